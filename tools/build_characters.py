"""Writes src/luodi/reading/characters.tsv: traditional character, simplified character.

    python tools/build_characters.py PATH/TO/opencc/dictionary/TSCharacters.txt > src/luodi/reading/characters.tsv

Source: the table TSCharacters of OpenCC (Apache-2.0) as carried by the PyPI package opencc-python-reimplemented 0.1.7.
Kept are the rows whose first alternative is a single, different character; characters that simplified texts use with a
meaning of their own (乾 in names, 瞭, 麽 …) are left as they are.
"""

import sys
from pathlib import Path

KEEP = set("乾瞭麽於夥藉著徵甚")


def rows(lines: list[str]) -> list[str]:
    """Tab-separated pairs, sorted by the traditional character."""
    pairs = {}
    for line in lines:
        traditional, _, alternatives = line.strip().partition("\t")
        simplified = alternatives.split(" ")[0]
        if len(traditional) == len(simplified) == 1 and traditional != simplified and traditional not in KEEP:
            pairs[traditional] = simplified
    return [f"{t}\t{s}" for t, s in sorted(pairs.items())]


if __name__ == "__main__":
    sys.stdout.write("\n".join(rows(Path(sys.argv[1]).read_text(encoding="utf8").splitlines())) + "\n")
