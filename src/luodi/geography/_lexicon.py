"""All spellings of places, and which of them are also ordinary words.

There are two dictionaries: names down to counties with zones, groups and former names (small, parsed at once), and
townships (29,000 lines, parsed when one is met).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from luodi.geography._divisions import county_rows, data_text, township_text
from luodi.geography._groups import groups

COUNTY_ENDINGS = ("市", "县", "区")
TOWNSHIP_ENDINGS = ("镇", "街道", "乡")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One meaning of a spelling: its codes, the official ending, and its own name if it has one.

    `rank` orders by level: digits of the code, or 1 for zones, groups and former names, which are never ordinary words.
    """

    codes: tuple[str, ...]
    ending: str
    rank: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Spellings that are not enough by themselves: `hard` need their ending, `soft` a parent; `stop` are never places."""

    hard: frozenset[str]
    soft: frozenset[str]
    stop: frozenset[str]


@cache
def words() -> Words:
    pairs = [line.split(",") for line in data_text("words.csv").splitlines()]
    hard, soft, stop = (frozenset(word for word, is_a in pairs if is_a == kind) for kind in ("hard", "soft", "stop"))
    return Words(hard, soft, stop)


@cache
def ordinary() -> frozenset[str]:
    """Township names that are everyday words; a bare one counts only right after its parent."""
    return frozenset(data_text("ordinary.csv").split())


@cache
def names() -> dict[str, list[Candidate]]:
    """Spelling to meanings, counties and above, zones, groups, former names and stop words."""
    meanings: dict[str, list[Candidate]] = {}
    for key, meaning in (*_divisions(), *_named("zones.csv"), *_former(), *_grouped()):
        known = meanings.setdefault(key, [])
        if meaning.rank == 1:
            known.clear()
        if not any(each.rank == 1 for each in known):
            known.append(meaning)
    return {word: [] for word in words().stop} | meanings


def _divisions() -> Iterator[tuple[str, Candidate]]:
    for code, (name, short, *_) in county_rows().items():
        yield short, Candidate((code,), name[len(short) :], len(code))


def _named(table: str) -> Iterator[tuple[str, Candidate]]:
    for line in data_text(table).splitlines():
        name, codes, aliases = line.split(",")
        meaning = Candidate(tuple(codes.split()), "", 1, name)
        for key in (name, *aliases.split()):
            yield key, meaning


def _former() -> Iterator[tuple[str, Candidate]]:
    for line in data_text("aliases.csv").splitlines():
        name, codes, _ = line.split(",", 2)
        yield name, Candidate(tuple(codes.split()), "", 1)


def _grouped() -> Iterator[tuple[str, Candidate]]:
    for group in groups():
        for key in (group.chinese, *group.aliases):
            yield key, Candidate(group.codes, "", 1, group.chinese)


@cache
def township_lines() -> dict[str, str]:
    """Spelling to the unparsed rest of its line."""
    lines = township_text().split("\n")
    return dict(line.split(",", 1) for line in lines if line)


@lru_cache(maxsize=16384)
def meanings(key: str) -> tuple[Candidate, ...]:
    """All meanings of a spelling, divisions above townships first."""
    parts = (part for part in township_lines().get(key, "").split(" ") if part)
    towns = (Candidate((part[:9],), part[9:].rstrip("="), 9) for part in parts)
    return (*names().get(key, ()), *towns)


@cache
def heads() -> dict[str, int]:
    """First two characters, with the length of the longest spelling that starts with them."""
    longest: dict[str, int] = {}
    for key in chain(township_lines(), names()):
        head, length = key[:2], len(key)
        if longest.get(head, 0) < length:
            longest[head] = length
    return longest
