"""Writes `data/latin.csv` of geography: the own part of each English name in small letters, with the codes that have it.

Run after a change of divisions or readings: `python tools/latin_names.py`. Making the names takes seconds, reading them none.
"""

import re
from pathlib import Path

from luodi import geography
from luodi.geography import english_name
from luodi.geography._divisions import county_rows
from luodi.geography._latin_places import ENDINGS


def latin_names() -> dict[str, list[str]]:
    """Spelling to codes: wujin to 320412; of Xi'an both xi'an and xian. Names of several words are left out."""
    found: dict[str, list[str]] = {}
    for code in county_rows():
        own = re.sub(rf" {ENDINGS}$", "", english_name(code)).lower()
        for spelling in sorted({own, own.replace("'", "")}) if " " not in own else ():
            found.setdefault(spelling, []).append(code)
    return found


def lines() -> list[str]:
    """The file's lines, heading first."""
    return ["name,codes", *(f"{name},{' '.join(codes)}" for name, codes in sorted(latin_names().items()))]


if __name__ == "__main__":
    path = Path(geography.__file__).parent / "data" / "latin.csv"
    path.write_text("\n".join(lines()) + "\n", encoding="utf-8")
