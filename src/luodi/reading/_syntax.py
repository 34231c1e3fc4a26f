"""The syntax of a pattern, as far as `_pattern` needs it: which parts it has, not what they match.

Covers what rules are written with: signs, classes, groups, looks, alternatives, repeats, ends. `parse` gives None for a pattern
with anything else (flags, references to groups, conditions); such a pattern is searched as `re` does it.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, NamedTuple


class Kind(Enum):
    """What a part of a pattern is."""

    SIGN = auto()  # value: the sign
    CLASS = auto()  # value: its items as they are written in a class, or None where nearly any sign may stand
    ANY = auto()  # the point
    GROUP = auto()  # value: how a group that is captured or tried without going back opens, and its parts
    CHOICE = auto()  # value: the parts of each alternative
    REPEAT = auto()  # value: the least number of times, and the parts that are repeated
    LOOK = auto()  # value: whether the words are demanded (True) or forbidden, and the words
    START = auto()  # ^, \A, \b and \B
    END = auto()  # $


class Part(NamedTuple):
    """One part of a pattern."""

    kind: Kind
    value: Any = None


Parts = list[Part]

#: A class with a wider range lets too many signs through to be a help.
_WIDEST = 26
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "0": "\0"}
_CODE = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})")
_OPENING = re.compile(r"\(\?(?:(?P<plain>:)|(?P<kept>>|P<\w+>)|(?P<look>=|<=)|(?P<bar>!|<!))")
_TIMES = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?:,(?:\d*))?\})[+?]?")
_LEAST = {"*": 0, "?": 0, "+": 1}


class _Unknown(Exception):
    """Something that patterns of rules do not use."""


def parse(pattern: str) -> Parts | None:
    """The parts of a pattern that `re` compiles; None when it has a part of another kind."""
    try:
        parts, end = _choice(pattern, 0)
    except (_Unknown, IndexError):
        return None
    return parts if end == len(pattern) else None


def _choice(pattern: str, at: int) -> tuple[Parts, int]:
    """Alternatives up to the end of their group."""
    branches: list[Parts] = []
    while True:
        branch, at = _sequence(pattern, at)
        branches.append(branch)
        if pattern[at : at + 1] != "|":
            return _joined(branches), at
        at += 1


def _joined(branches: list[Parts]) -> Parts:
    """Alternatives as `re` sees them: what all begin with stands before them, and single signs are one class."""
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
    """Parts one behind the other, up to | or the end of the group."""
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
    """What stands behind a backslash: "=" and a sign, or a class with its backslash, or None for one that is wide."""
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
    """A class up to its bracket."""
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
    """A sign or a class as the items of a class; None where nearly any sign may stand."""
    items: frozenset[str] | None = frozenset((re.escape(part.value),)) if part.kind is Kind.SIGN else part.value
    return items


def union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """All items of several classes; None if one of them is open to nearly any sign."""
    known: set[str] = set()
    for signs in sets:
        if signs is None:
            return None
        known |= signs
    return frozenset(known)
