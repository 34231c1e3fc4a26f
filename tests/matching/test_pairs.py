"""The pairs of the corpus, worked out by hand: the meaning of matching. They live beside the repository."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import judge

SHARED = Path(os.environ.get("LUODI_SHARED", Path(__file__).parents[3] / "shared"))
PAIRS = SHARED / "corpus" / "dev" / "pairs-near.jsonl"
LINES = [json.loads(line) for line in PAIRS.read_text(encoding="utf8").splitlines()] if PAIRS.exists() else []


@pytest.mark.parametrize("pair", LINES, ids=[line["id"] for line in LINES])
def test_judge_pair_of_the_corpus_gives_the_expected_answer(pair: dict[str, Any]) -> None:
    as_of = dt.date.fromisoformat(pair["as_of"])
    assert judge(listing(pair["listing"]), requirement(pair["requirement"]), as_of).as_json() == pair["expected"]
