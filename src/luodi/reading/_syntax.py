"""Parses the syntax of regular expressions as far as `_pattern` needs it: the parts of a pattern, not their semantics.

Covers the constructs rules use: literals, classes, groups, look-arounds, alternatives, repeats, anchors. `parse` returns
None for a pattern with anything else (flags, back-references, conditionals), which is then left to `re`.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, NamedTuple


class Kind(Enum):
    """The kind of a part of a pattern."""

    SIGN = auto()  # value: the character
    CLASS = auto()  # value: its items as written, or None if nearly any character matches
    ANY = auto()  # the dot
    GROUP = auto()  # a capturing or atomic group; value: how it opens, and its parts
    CHOICE = auto()  # value: the parts of each alternative
    REPEAT = auto()  # value: the minimum count, and the repeated parts
    LOOK = auto()  # value: whether it is positive (True) or negative, and its parts
    START = auto()  # ^, \A, \b and \B
    END = auto()  # $


class Part(NamedTuple):
    """One part of a pattern."""

    kind: Kind
    value: Any = None


Parts = list[Part]

#: A class with a wider range is too permissive to narrow a search.
_WIDEST = 26
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_CODE = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})")
_OPENING = re.compile(r"\(\?(?:(?P<plain>:)|(?P<kept>>|P<\w+>)|(?P<look>=|<=)|(?P<bar>!|<!))")
_TIMES = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,(?:\d*))?\})[+?]?")
_LEAST = {"*": 0, "?": 0, "+": 1}


class _Unknown(Exception):
    """A construct that rules do not use."""


def parse(pattern: str) -> Parts | None:
    """The parts of a valid pattern; None if it uses an unsupported construct."""
    try:
        parts, end = _choice(pattern, 0)
    except (_Unknown, IndexError):
        return None
    return parts if end == len(pattern) else None


def _choice(pattern: str, at: int) -> tuple[Parts, int]:
    """Parses alternatives up to the end of their group."""
    branches: list[Parts] = []
    while True:
        branch, at = _sequence(pattern, at)
        branches.append(branch)
        if pattern[at : at + 1] != "|":
            return _joined(branches), at
        at += 1


def _joined(branches: list[Parts]) -> Parts:
    """Alternatives as `re` optimises them: a common prefix is factored out, and single characters become one class."""
    if len(branches) == 1:
        return branches[0]
    shared: Parts = []
    while all(branches) and all(branch[0] == branches[0][0] for branch in branches):
        shared.append(branches[0][0])
        branches = [branch[1:] for branch in branches]
    if all(len(branch) == 1 and branch[0].kind in (Kind.SIGN, Kind.CLASS) for branch in branches):
        return [*shared, Part(Kind.CLASS, union(items_of(branch[0]) for branch in branches))]
    return [*shared, Part(Kind.CHOICE, branches)]


def _sequence(pattern: str, at: int) -> tuple[Parts, int]:
    """Parses consecutive parts up to | or the end of the group."""
    parts: Parts = []
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        times = _TIMES.match(pattern, at)
        if times:
            least = _LEAST.get(times[0][0])
            item, at = [Part(Kind.REPEAT, (int(times["least"] or 0) if least is None else least, item))], times.end()
        parts += item
    return parts, at


def _item(pattern: str, at: int) -> tuple[Parts, int]:
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at)
    if sign == "[":
        signs, end = _class(pattern, at + 1)
        return [signs], end
    if sign == "\\":
        return _escape(pattern, at + 1)
    simple = {".": Kind.ANY, "^": Kind.START, "$": Kind.END}.get(sign)
    return [Part(simple) if simple else Part(Kind.SIGN, sign)], at + 1


def _group(pattern: str, at: int) -> tuple[Parts, int]:
    opening = _OPENING.match(pattern, at)
    if opening is None and pattern.startswith("(?", at):
        raise _Unknown
    inside, end = _choice(pattern, opening.end() if opening else at + 1)
    if pattern[end] != ")":
        raise _Unknown
    if opening and opening["plain"]:
        return inside, end + 1
    if opening and (opening["look"] or opening["bar"]):
        return [Part(Kind.LOOK, (bool(opening["look"]), pattern[at:end]))], end + 1
    return [Part(Kind.GROUP, (opening[0] if opening else str(at), inside))], end + 1


def _escape(pattern: str, at: int) -> tuple[Parts, int]:
    if pattern[at] in "AbB":
        return [Part(Kind.START)], at + 1
    if pattern[at] in "123456789Z":
        raise _Unknown
    item, end = _escaped(pattern, at)
    return [Part(Kind.SIGN, item[1]) if item and item[0] != "\\" else _class_of(item)], end


def _class_of(item: str | None) -> Part:
    return Part(Kind.CLASS, None if item is None else frozenset((item,)))


def _escaped(pattern: str, at: int) -> tuple[str | None, int]:
    """Parses what follows a backslash: "=" and a character, or a class with its backslash, or None for a wide class."""
    letter = pattern[at]
    if letter in "ds":
        return "\\" + letter, at + 1
    if letter in "DSwW":
        return None, at + 1
    code = _CODE.match(pattern, at)
    if code:
        return "=" + chr(int(code[1] or code[2] or code[3], 16)), code.end()
    if letter in _CONTROLS:
        return "=" + _CONTROLS[letter], at + 1
    if letter.isalnum() and letter.isascii():
        raise _Unknown
    return "=" + letter, at + 1


def _class(pattern: str, at: int) -> tuple[Part, int]:
    """Parses a class up to its closing bracket."""
    is_other, items, first, single = pattern[at] == "^", list[str | None](), True, None
    at += is_other
    while first or pattern[at] != "]":
        first = False
        item, at = _class_item(pattern, at)
        if pattern[at] == "-" and pattern[at + 1] != "]":
            last, at = _class_item(pattern, at + 1)
            item = _range(item, last)
        single = item[1] if item and item[0] == "=" else None
        items.append(item if single is None else re.escape(single))
    if is_other or None in items:
        return Part(Kind.CLASS, None), at + 1
    if len(items) == 1 and single is not None:
        return Part(Kind.SIGN, single), at + 1
    return Part(Kind.CLASS, frozenset(item for item in items if item is not None)), at + 1


def _class_item(pattern: str, at: int) -> tuple[str | None, int]:
    return _escaped(pattern, at + 1) if pattern[at] == "\\" else ("=" + pattern[at], at + 1)


def _range(first: str | None, last: str | None) -> str | None:
    if not (first and last and first[0] == last[0] == "="):
        raise _Unknown
    if ord(last[1]) - ord(first[1]) >= _WIDEST:
        return None
    return f"{re.escape(first[1])}-{re.escape(last[1])}"


def items_of(part: Part) -> frozenset[str] | None:
    """A literal or a class as class items; None if nearly any character matches."""
    items: frozenset[str] | None = frozenset((re.escape(part.value),)) if part.kind is Kind.SIGN else part.value
    return items


def union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """The items of several classes together; None if one of them matches nearly any character."""
    known: set[str] = set()
    for signs in sets:
        if signs is None:
            return None
        known |= signs
    return frozenset(known)
