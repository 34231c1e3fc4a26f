"""The tree of divisions: province (2 digits), prefecture (4), county (6), township (9).

Provinces to counties are a small table loaded on first use. The 41,000 townships stay a single string, grouped by short
name and searched by code, so that nobody waits for an index they do not need.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from luodi.geography.errors import UnknownDivision

Kind = Literal["civil", "statistical", "zone"]
LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "township"}
_CHINESE_LEVELS = {2: "省级", 4: "地级", 6: "县级", 9: "乡级"}
_ZONE = re.compile(
    r"(开发区|高新区|园区|新区|产业园|工业园|工业区|保税区|经开区|科技园|科技城|港区|度假区|示范区|集中区)"
)


@dataclass(frozen=True, slots=True)
class Division:
    """One division; `short` is the name without its generic ending (溧阳市 → 溧阳).

    `kind` is `civil` for administrative divisions, `zone` for township rows that are development zones and the like,
    `statistical` for codes that only statistics use (苏州工业园区 320576; districts of Taiwan, Hong Kong and Macao,
    whose last four digits are this project's own).
    """

    code: str
    name: str
    short: str
    kind: Kind

    @property
    def level(self) -> str:
        return LEVELS[len(self.code)]


def data_text(name: str) -> str:
    """A data file without its heading line."""
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").partition("\n")[2]


@cache
def county_rows() -> dict[str, tuple[str, str, str, str, str]]:
    """Code to (name, short, kind letter, lon, lat) down to counties."""
    rows = {}
    for line in data_text("divisions.csv").splitlines():
        code, name, short, kind, lon, lat = line.split(",")
        rows[code] = (name, short, kind, lon, lat)
    return rows


@cache
def township_text() -> str:
    """Lines `key,codes`, each code glued to its ending (`上兴,320481109镇`); `=` ends a row's second name."""
    return "\n" + data_text("townships.csv")


def is_division(code: str) -> bool:
    return code in county_rows() or _township(code) is not None


@lru_cache(maxsize=65536)
def division(code: str) -> Division:
    """The division of a code of 2, 4, 6 or 9 digits; raises `UnknownDivision`."""
    if row := county_rows().get(code):
        return Division(code, row[0], row[1], "statistical" if row[2] else "civil")
    township = _township(code)
    if township is None:
        raise UnknownDivision(code)
    return township


@lru_cache(maxsize=65536)
def _township(code: str) -> Division | None:
    if len(code) != 9 or not code.isdigit():
        return None
    text, at = township_text(), -1
    while (at := text.find(code, at + 1)) >= 0:
        if text[at - 1] in ", " and text[at + 9] != "=":
            return _township_at(text, at)
    return None


def _township_at(text: str, at: int) -> Division:
    key = text[text.rfind("\n", 0, at) + 1 : text.find(",", text.rfind("\n", 0, at))]
    ending = re.match(r"[^ \n]*", text[at + 9 :])
    assert ending is not None  # the pattern matches the empty string too
    code, name = text[at : at + 9], key + ending[0]
    return Division(code, name, key, _township_kind(code, name))


def _township_kind(code: str, name: str) -> Kind:
    if _ZONE.search(name):
        return "zone"
    return "statistical" if code[6] in "45" else "civil"


def parent(code: str) -> str | None:
    """The next division above that exists: 320481109 → 320481 → 3204 → 32 → None; 110101 → 11."""
    division(code)
    return next((code[:n] for n in (6, 4, 2) if n < len(code) and code[:n] in county_rows()), None)


@lru_cache(maxsize=65536)
def ancestors(code: str) -> tuple[str, ...]:
    """The division and everything above it, highest first."""
    above = parent(code)
    return (*ancestors(above), code) if above else (code,)


@lru_cache(maxsize=4096)
def children(code: str) -> tuple[str, ...]:
    """Codes directly below, in order; empty for a township."""
    division(code)
    below = [each for each in county_rows() if each != code and each.startswith(code) and parent(each) == code]
    return tuple(sorted([*below, *(each for each in townships(code) if parent(each) == code)]))


def townships(prefix: str) -> Iterator[str]:
    """Codes of all townships below a prefix, in the order of their names."""
    pattern = rf"(?<=[, ]){prefix}\d{{{9 - len(prefix)}}}(?!=)" if len(prefix) < 9 else "(?!)"
    return (match[0] for match in re.finditer(pattern, township_text()))


def contains(code: str, other: str) -> bool:
    """Whether `other` is `code` itself or below it; by prefix, as in matching."""
    return other.startswith(code)


@lru_cache(maxsize=65536)
def full_name(code: str) -> str:
    """All names from the province down: 江苏省常州市溧阳市上兴镇."""
    return "".join(division(each).name for each in ancestors(code))


def level_name(code: str) -> str:
    """省级, 地级, 县级 or 乡级."""
    return _CHINESE_LEVELS[len(division(code).code)]
