"""Patterns that are tried only where they can begin or end.

`re` finds a pattern fast when it sees how it begins: with a sign, a class, or words that each begin with a sign. Behind an
optional word, a look-behind or words of several shapes it sees nothing, and tries the whole pattern at every sign of a
text; and of a pattern that closes with $ it does not know that only the end of the text matters. `Pattern` reads from
the pattern the signs with which a match can begin and end, and looks for these first. Nothing is declared by hand, and
what is found is the same: tests/reading/test_pattern.py compares the two.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from typing import Any, NamedTuple

#: The parser behind `re`: the one module that knows what a pattern is made of.
_parser, _op = import_module("re._parser"), import_module("re._constants")
_CLASSES = {_op.CATEGORY_SPACE: r"\s", _op.CATEGORY_DIGIT: r"\d"}
#: A class with a wider range, or with more items, lets too many signs through to be a help.
_WIDEST, _MOST = 26, 100

_NO_ITEM: tuple[Any, Any] = (None, None)

#: The items of a character class; None where nearly any sign may stand.
Signs = frozenset[str]
_Search = Callable[..., re.Match[str] | None]


class Pattern:
    """A pattern of `re` that looks at the last sign of a text, or for its own first signs, before it looks at more.

    The methods are those of `re`; where a look is no help they are the very same.
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
    """The pattern, compiled; as a `Pattern` where a look at its first or last sign is a help."""
    made, parsed = re.compile(pattern), _parser.parse(pattern)
    edges = _NOTHING if made.flags & re.IGNORECASE else _sequence(parsed)
    places = None if edges.is_empty or _is_plain(parsed) else _places(edges.first)
    ends = None if edges.is_empty or edges.last is None or not _is_closed(parsed) else _Class(edges.last)
    return Pattern(made, places, ends) if places or ends else made


def _places(first: Signs | None) -> re.Pattern[str] | None:
    """Finds where a match can begin, if most signs of a text are no beginning."""
    if first is None or len(first) > _MOST or not first.isdisjoint(_CLASSES.values()):
        return None
    return re.compile(f"[{''.join(sorted(first))}]")


class _Class(dict[str, bool]):
    """Whether a text that ends with a sign may be one that ends with a class; each sign is looked at once.

    $ also matches before a line break that ends the text.
    """

    def __init__(self, signs: Signs) -> None:
        super().__init__({"\n": True})
        self._pattern = re.compile(f"[{''.join(sorted(signs))}]")

    def __missing__(self, sign: str) -> bool:
        self[sign] = is_one = self._pattern.match(sign) is not None
        return is_one


class _Edges(NamedTuple):
    """Of a part of a pattern: the signs it can begin and end with, and whether it may be empty."""

    first: Signs | None
    last: Signs | None
    is_empty: bool = False


_NOTHING = _Edges(frozenset(), frozenset(), True)


def _sequence(items: Iterable[Any]) -> _Edges:
    parts = [_part(op, value) for op, value in items]
    first, last = _to_solid(parts), _to_solid(parts[::-1])
    return _Edges(
        _union(part.first for part in first), _union(part.last for part in last), all(part.is_empty for part in parts)
    )


def _to_solid(parts: list[_Edges]) -> list[_Edges]:
    """Up to the first part that cannot be empty."""
    solid = next((place for place, part in enumerate(parts) if not part.is_empty), len(parts))
    return parts[: solid + 1]


def _union(sets: Iterable[Signs | None]) -> Signs | None:
    known: set[str] = set()
    for signs in sets:
        if signs is None:
            return None
        known |= signs
    return frozenset(known)


def _part(op: Any, value: Any) -> _Edges:
    if op in (_op.LITERAL, _op.IN):
        signs = _union(_item(*item) for item in ([(op, value)] if op is _op.LITERAL else value))
        return _Edges(signs, signs)
    if op in (_op.SUBPATTERN, _op.ATOMIC_GROUP):
        return _sequence(value[-1] if op is _op.SUBPATTERN else value)
    if op in (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT):
        return _sequence(value[2]) if value[0] else _sequence(value[2])._replace(is_empty=True)
    if op is _op.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        first, last = _union(b.first for b in branches), _union(b.last for b in branches)
        return _Edges(first, last, any(b.is_empty for b in branches))
    if op in (_op.ASSERT, _op.ASSERT_NOT, _op.AT):
        return _NOTHING
    return _Edges(None, None, op not in (_op.ANY, _op.NOT_LITERAL))


def _item(op: Any, value: Any) -> Signs | None:
    """An item of a class as it is written in one."""
    if op is _op.LITERAL:
        return frozenset((re.escape(chr(value)),))
    if op is _op.RANGE and value[1] - value[0] < _WIDEST:
        return frozenset((f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}",))
    return frozenset((_CLASSES[value],)) if op is _op.CATEGORY and value in _CLASSES else None


def _is_closed(items: Any) -> bool:
    """Whether every match ends where the text ends."""
    op, value = items[-1] if len(items) else _NO_ITEM
    if op is _op.SUBPATTERN:
        return _is_closed(value[-1])
    if op is _op.BRANCH:
        return all(map(_is_closed, value[1]))
    return op is _op.AT and value is _op.AT_END


def _is_plain(items: Any) -> bool:
    """Whether the pattern itself says at once how it begins: with a sign, a class, words that each begin with a sign, a look."""
    op, value = items[0] if len(items) else _NO_ITEM
    if op is _op.SUBPATTERN:
        return _is_plain(value[-1])
    if op is _op.BRANCH:
        return all(len(branch) and branch[0][0] is _op.LITERAL for branch in value[1])
    return op in (_op.LITERAL, _op.IN, _op.AT, _op.ASSERT)
