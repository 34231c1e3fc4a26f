"""The classification GB/T 4754-2017 as a tree: section, division, group, class.

Read once, on first use, from data/gbt4754.txt; `import luodi.industry` itself opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from luodi.industry.errors import UnknownIndustryCode

Level = Literal["section", "division", "group", "class"]
Language = Literal["zh", "en"]

_LEVELS: dict[int, Level] = {2: "division", 3: "group", 4: "class"}


@dataclass(frozen=True, slots=True)
class Industry:
    """One entry of the classification; `parent` is empty for a section, `name_en` below the divisions."""

    code: str
    name: str
    level: Level
    parent: str
    name_en: str = ""


def read_data(name: str) -> Iterator[str]:
    """The lines of a data file of this package, without comments and blank lines."""
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def table() -> dict[str, Industry]:
    """Every entry by code, in the order of the classification."""
    entries: dict[str, Industry] = {}
    section = ""
    for line in read_data("gbt4754.txt"):
        for entry in _entries_of_line(line, section):
            entries[entry.code] = entry
            if entry.level == "section":
                section = entry.code
    return entries


def _entries_of_line(line: str, section: str) -> Iterator[Industry]:
    code, rest = line.split(" ", 1)
    if " | " in rest:
        name_zh, name_en = rest.split(" | ")
        if code.isalpha():
            yield Industry(code, name_zh, "section", "", name_en)
        else:
            yield Industry(code, name_zh, "division", section, name_en)
        return
    group_name, classes = rest.split(" = ")
    yield Industry(code, group_name, "group", code[:2])
    for part in classes.split("; "):
        digit, _, class_name = part.partition(" ")
        yield Industry(code + digit, class_name or group_name, "class", code)


@cache
def _children() -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {}
    for entry in table().values():
        below.setdefault(entry.parent, []).append(entry.code)
    return {parent: tuple(codes) for parent, codes in below.items()}


def normalise(code: str) -> str:
    """`c3841` and `C3841` become 3841; the letter of another section is kept, so that the code stays unknown."""
    plain = code.strip().upper()
    letter, digits = plain[:1], plain[1:]
    if letter.isalpha() and digits:
        division = table().get(digits[:2])
        return digits if division is not None and division.parent == letter else plain
    return plain


def industry(code: str) -> Industry:
    """The entry of a section letter or of 2 to 4 digits; raises UnknownIndustryCode."""
    entry = table().get(normalise(code))
    if entry is None:
        raise UnknownIndustryCode(code)
    return entry


def children(code: str) -> tuple[Industry, ...]:
    """The entries one level below, in order; none below a class. Raises UnknownIndustryCode."""
    return tuple(table()[child] for child in _children().get(industry(code).code, ()))


@lru_cache(maxsize=4096)
def leaves(code: str) -> frozenset[str]:
    """The 4-digit classes at or below a code; a code without any is its own leaf."""
    plain = normalise(code)
    classes = {entry.code for entry in table().values() if entry.level == "class" and covers(plain, entry.code)}
    return frozenset(classes or {plain})


def covers(prefix: str, code: str) -> bool:
    """Whether `code` is `prefix` or below it; a section letter covers its divisions."""
    wide, narrow = normalise(prefix), normalise(code)
    if wide.isalpha() and narrow[:2].isdigit():
        division = table().get(narrow[:2])
        return division is not None and division.parent == wide
    return bool(wide) and narrow.startswith(wide)


def entries(codes: Iterable[str]) -> list[str]:
    """The given codes that the classification knows, normalised, each once and in order."""
    return sorted({normalise(code) for code in codes} & table().keys())


@lru_cache(maxsize=4096)
def overlapping(code: str) -> frozenset[str]:
    """The codes of 2 to 4 digits above or below a code, and the code itself: its division and group, and everything below it.
    A section is too broad to count as naming one of its industries."""
    plain = normalise(code)
    divided = (entry.code for entry in table().values() if entry.level != "section")
    return frozenset(other for other in divided if covers(other, plain) or covers(plain, other))


def name(code: str, lang: Language = "zh") -> str:
    """The official name; in English that of the division above. An unknown code is its own name."""
    entry = table().get(normalise(code))
    if entry is None:
        return code
    if lang == "zh":
        return entry.name
    return entry.name_en or table()[entry.code[:2]].name_en
