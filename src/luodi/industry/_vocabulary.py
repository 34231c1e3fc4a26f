"""The words for industries in one look-up table: our own everyday words, then the official names.

Loaded on the first text. A word of data/words.tsv wins over an official name with the same spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from luodi.industry._classification import Industry, read_data, table

Kind = Literal["word", "process", "weak", "cue", "mask"]

# Folds width and case one character for one, so that offsets hold.
FOLD = {
    **{ord(upper): ord(upper.lower()) for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{code: ord(chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F)},
}

# Sections whose official names always denote an industry; the others contain everyday words (医院, 机场, 保险).
_NAMED_SECTIONS = frozenset("BCD")
_ENDING = re.compile(r"(?:制造|加工|生产|冶炼|制作)?业?$")
_GROUP = re.compile(r"^(.*?)\((.*?)\)(.*)$")
_SHORTEST_OFFICIAL = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its codes, best first, and adjacent strings that cancel its meaning."""

    text: str
    codes: tuple[str, ...]
    kind: Kind
    never_after: tuple[str, ...] = ()
    never_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by spelling, and for each pair of first characters the lengths to try, longest first.

    `beginning` matches a first character followed by a second one, a quick check that few positions pass.
    """

    words: dict[str, Word]
    lengths: dict[str, tuple[int, ...]]
    beginning: re.Pattern[str]


@cache
def vocabulary() -> Vocabulary:
    """Both sources together."""
    words = {word.text: word for word in chain(_official_words(), everyday_words())}
    lengths: dict[str, set[int]] = {}
    for text in words:
        lengths.setdefault(text[:2], set()).add(len(text))
    longest_first = {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}
    first, second = (re.escape("".join({pair[place] for pair in lengths})) for place in (0, 1))
    return Vocabulary(words, longest_first, re.compile(f"[{first}](?=[{second}])"))


def everyday_words() -> Iterator[Word]:
    """The rows of data/words.tsv, one Word per spelling."""
    for line in read_data("words.tsv"):
        yield from _words_of_row(line.split("\t"))


def _words_of_row(cells: list[str]) -> Iterator[Word]:
    kind, codes, spellings, never_after, never_before, *_note = [*cells, "", "", ""]
    rest = (_codes(codes), _KINDS[kind], _alternatives(never_after), _alternatives(never_before))
    for pattern in spellings.translate(FOLD).split():
        yield from (Word(text, *rest) for text in spelled_out(pattern))


_KINDS: dict[str, Kind] = {"word": "word", "process": "process", "weak": "weak", "cue": "cue", "mask": "mask"}


def _codes(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split(","))


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def spelled_out(pattern: str) -> Iterable[str]:
    """`食品(机械|设备)` expands to 食品机械 and 食品设备; an empty alternative omits the part."""
    group = _GROUP.match(pattern) if "(" in pattern else None
    if group is None:
        return [pattern]
    head, inside, tail = group.groups()
    return chain.from_iterable(spelled_out(head + choice + tail) for choice in inside.split("|"))


def _official_words() -> Iterator[Word]:
    """Names from the divisions down, so that the most exact code wins: 汽车零部件及配件制造 is 3670."""
    entries = [entry for entry in table().values() if _section(entry) in _NAMED_SECTIONS]
    for entry in sorted(entries, key=lambda entry: len(entry.code)):
        yield from (Word(text, (entry.code,), "word") for text in _official_spellings(entry))


def _section(entry: Industry) -> str:
    return table()[entry.code[:2]].parent if entry.code.isdigit() else ""


def _official_spellings(entry: Industry) -> Iterator[str]:
    """汽车制造业 is also written 汽车制造; only a long name yields a bare noun: 汽车零部件及配件."""
    whole = entry.name.translate(FOLD)
    bare = _ENDING.sub("", whole)
    spellings = {whole, whole.removesuffix("业")}
    if not whole.startswith("其他") and len(bare) > _SHORTEST_OFFICIAL:
        spellings.add(bare)
    return (text for text in spellings if len(text) >= _SHORTEST_OFFICIAL)
