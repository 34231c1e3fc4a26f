"""Patterns that are tried only where a match can begin or end.

`re` searches fast if it can tell how a pattern begins: with a literal, a class, or alternatives that begin with literals.
After an optional part, a look-behind or a mixed alternation it cannot, and tries the whole pattern at every position; nor
does it use the fact that a pattern anchored by $ can only match at the end. `Pattern` derives from the pattern the
characters a match can begin and end with, and looks for those first. Nothing is declared by hand, and the matches are the
same: tests/reading/test_pattern.py compares the two.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from luodi.reading._syntax import Kind, Part, Parts, items_of, parse, union

#: Classes too wide to narrow a search, and the number of items above which any class is.
_WIDE, _MOST = (r"\s", r"\d"), 100
_NO_PART = Part(Kind.ANY)

#: The items of a character class; None where nearly any character may match.
Signs = frozenset[str]
_Search = Callable[..., re.Match[str] | None]


class Pattern:
    """A regular expression that first checks the last character of the text, or searches for its possible first characters.

    The methods are those of `re.Pattern`, and are exactly those where such a check does not help.
    """

    __slots__ = ("findall", "finditer", "fullmatch", "groupindex", "match", "search", "split", "sub")

    def __init__(self, pattern: re.Pattern[str], places: re.Pattern[str] | None, ends: "_Class | None") -> None:
        self.findall, self.fullmatch, self.match = pattern.findall, pattern.fullmatch, pattern.match
        self.split, self.sub, self.groupindex = pattern.split, pattern.sub, pattern.groupindex
        self.finditer = partial(_from_places, pattern, places) if places else pattern.finditer
        self.search = partial(_first, pattern, places) if places else pattern.search
        if ends:
            self.search = partial(_at_end, self.search, ends)


def _from_places(
    pattern: re.Pattern[str], places: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    for place in places.finditer(text, start, end):
        if place.start() >= start:
            match = pattern.match(text, place.start(), end)
            if match:
                start = match.end()
                yield match


def _first(
    pattern: re.Pattern[str], places: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> re.Match[str] | None:
    for place in places.finditer(text, start, end):
        match = pattern.match(text, place.start(), end)
        if match:
            return match
    return None


def _at_end(search: _Search, ends: "_Class", text: str, *span: int) -> re.Match[str] | None:
    last = text[slice(*span)][-1:] if span else text[-1:]
    return search(text, *span) if last and ends[last] else None


def compile_pattern(pattern: str) -> re.Pattern[str] | Pattern:
    """The compiled pattern; a `Pattern` if a check of its first or last character helps."""
    regex, parts = re.compile(pattern), parse(pattern)
    if parts is None or regex.flags & re.IGNORECASE:
        return regex
    edges = _sequence(parts)
    places = None if edges.is_empty or _is_plain(parts) else _places(edges.first)
    ends = None if edges.is_empty or edges.last is None or not _is_closed(parts) else _Class(edges.last)
    return Pattern(regex, places, ends) if places or ends else regex


def _places(first: Signs | None) -> re.Pattern[str] | None:
    """A class for the positions where a match can begin; None if that would not exclude most of them."""
    if first is None or len(first) > _MOST or not first.isdisjoint(_WIDE):
        return None
    return re.compile(f"[{''.join(sorted(first))}]")


class _Class(dict[str, bool]):
    """Per last character of a text, whether the text may end with a class; computed once per character.

    $ also matches before a final line break.
    """

    def __init__(self, signs: Signs) -> None:
        super().__init__({"\n": True})
        self._pattern = re.compile(f"[{''.join(sorted(signs))}]")

    def __missing__(self, sign: str) -> bool:
        self[sign] = is_one = self._pattern.match(sign) is not None
        return is_one


class _Edges(NamedTuple):
    """The characters a part of a pattern can begin and end with, and whether it can be empty."""

    first: Signs | None
    last: Signs | None
    is_empty: bool = False


_NOTHING = _Edges(frozenset(), frozenset(), True)


def _sequence(parts: Parts) -> _Edges:
    edges = [_edges(part) for part in parts]
    first, last = _to_solid(edges), _to_solid(edges[::-1])
    return _Edges(union(one.first for one in first), union(one.last for one in last), all(e.is_empty for e in edges))


def _to_solid(edges: list[_Edges]) -> list[_Edges]:
    """The parts up to and including the first that cannot be empty."""
    solid = next((place for place, one in enumerate(edges) if not one.is_empty), len(edges))
    return edges[: solid + 1]


def _edges(part: Part) -> _Edges:
    if part.kind in (Kind.SIGN, Kind.CLASS):
        signs = items_of(part)
        return _Edges(signs, signs)
    if part.kind is Kind.GROUP:
        return _sequence(part.value[-1])
    if part.kind is Kind.REPEAT:
        least, repeated = part.value
        return _sequence(repeated) if least else _sequence(repeated)._replace(is_empty=True)
    if part.kind is Kind.CHOICE:
        branches = [_sequence(branch) for branch in part.value]
        first, last = union(b.first for b in branches), union(b.last for b in branches)
        return _Edges(first, last, any(b.is_empty for b in branches))
    return _Edges(None, None) if part.kind is Kind.ANY else _NOTHING


def _is_closed(parts: Parts) -> bool:
    """Whether every match ends at the end of the text."""
    last = parts[-1] if parts else _NO_PART
    if last.kind is Kind.GROUP:
        return _is_closed(last.value[-1])
    if last.kind is Kind.CHOICE:
        return all(map(_is_closed, last.value))
    return last.kind is Kind.END


def _is_plain(parts: Parts) -> bool:
    """Whether `re` itself can tell how the pattern begins: a literal, a class, alternatives of literals, a look-around."""
    first = parts[0] if parts else _NO_PART
    if first.kind is Kind.GROUP:
        return _is_plain(first.value[-1])
    if first.kind is Kind.CHOICE:
        return all(branch and branch[0].kind is Kind.SIGN for branch in first.value)
    return first.kind in (Kind.SIGN, Kind.CLASS, Kind.START, Kind.END) or (first.kind is Kind.LOOK and first.value[0])
