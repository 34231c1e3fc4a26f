"""The score of the naive twin on hand-worked pairs: `python -m tests.naive PAIRS.jsonl`."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.naive.ranking import Ranker
from tests.naive.twin import judge

from luodi.industry import leaves
from luodi.matching import weightings


def is_right(pair: dict[str, Any]) -> bool:
    """Whether the twin gives every expected value of the pair."""
    got = judge(pair["listing"], pair["requirement"], pair["as_of"], leaves, Ranker(weightings()))
    return all(got[key] == value for key, value in pair["expected"].items())


def main(path: str) -> int:
    """Print the wrong pairs and the score; 1 when one is wrong."""
    pairs = [json.loads(line) for line in Path(path).read_text(encoding="utf8").splitlines()]
    wrong = [pair for pair in pairs if not is_right(pair)]
    for pair in wrong:
        sys.stdout.write(f"wrong {pair['id']}: {pair.get('note', '')}\n")
    right = len(pairs) - len(wrong)
    sys.stdout.write(f"naive twin: {right} of {len(pairs)} pairs right ({right / max(len(pairs), 1):.1%})\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.naive PAIRS.jsonl")
    sys.exit(main(sys.argv[1]))
