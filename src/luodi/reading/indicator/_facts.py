"""A fact under construction, and the merging of a headline with the sentence that states it exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from luodi.measures import Hedge
from luodi.reading._mention import Mention
from luodi.reading._reading import Draft
from luodi.reading._rule import compiled
from luodi.reading.indicator._subjects import Subject
from luodi.reading.indicator._values import Rank, Value

_SIZES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
#: How far the exact value may lie above a headline's hedge (超6成, 破千亿), and how far from it (近700亿).
_ABOVE, _NEAR = Fraction(5, 4), Fraction(6, 100)
_SHARED = Fraction(6, 10)


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """Words of the record with their position (offsets into `Text.clean`)."""

    words: str
    start: int
    end: int


@dataclass(slots=True)
class Fact:
    """An indicator of a subject with its values; `rule` names how it was read."""

    name: PlacedWords
    rule: str
    subject: Subject | None = None
    value: Value | None = None
    period: PlacedWords | None = None
    yoy: Value | None = None
    rank: Rank | None = None
    is_target: bool = False

    def draft(self) -> Draft:
        """The record with the spans behind its keys."""
        draft = Draft()
        if self.subject:
            draft.put("subject", self.subject.name, self._says("subject", self.subject.name, self.subject))
        draft.put("indicator", self.name.words, self._says("indicator", self.name.words, self.name))
        if self.value:
            draft.put("value", self.value.value, self._counts("value", self.value))
            draft.put("unit", self.value.unit, self._counts("unit", self.value))
        if self.period:
            draft.put("period", self.period.words, self._says("period", self.period.words, self.period))
        if self.yoy:
            draft.put("yoy_pct", self.yoy.value, self._counts("yoy_pct", self.yoy))
        if self.rank:
            draft.put("rank", self.rank.rank, self._says("rank", self.rank.rank, self.rank))
            draft.put("rank_scope", self.rank.scope or None, self._says("rank_scope", self.rank.scope, self.rank))
        if self.is_target:
            draft.put("is_target", True, self._says("is_target", True, self.value or self.name))
        return draft

    def _says(self, key: str, value: object, place: Subject | PlacedWords | Rank | Value) -> Mention:
        return Mention(key, value, place.start, place.end, self.rule)

    def _counts(self, key: str, value: Value) -> Mention:
        stored = value.unit if key == "unit" else value.value
        return Mention(key, stored, value.start, value.end, self.rule, hedge=value.hedge)


def without_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """Drops facts that a neighbour states as well and more exactly: the headline 近700亿元 beside 692.7亿元 in the text."""
    kept = list(facts)
    by_start = sorted(kept, key=lambda f: f.name.start)
    gone: set[int] = set()
    for i, fact in enumerate(by_start):
        near = by_start[max(0, i - _REACH) : i + _REACH + 1]
        if any(o is not fact and id(o) not in gone and _says_as_well(fact, o) for o in near):
            gone.add(id(fact))
    return [f for f in kept if id(f) not in gone]


#: Repeats are close together (headline, summary). Looking further would not be linear.
_REACH = 8


def _says_as_well(fact: Fact, other: Fact) -> bool:
    """Whether `other` states everything `fact` does."""
    if not (_is_same_subject(fact, other) and _is_like(fact.name.words, other.name.words)):
        return False
    is_inside = _is_inside(fact.name.words, other.name.words)
    if fact.value:
        if other.value is None or not _covers(fact.value, other.value) or _weight(fact) > _weight(other):
            return False
        return is_inside or not _covers(other.value, fact.value)
    values = [(fact.yoy, other.yoy)] if fact.yoy else []
    if fact.yoy and not all(b is not None and _covers(a, b) for a, b in values):
        return False
    if fact.rank and (other.rank is None or other.rank.rank != fact.rank.rank):
        return False
    if other.value is not None or fact.name.words == other.name.words:
        return _weight(fact) <= _weight(other) + 1
    return is_inside and _weight(fact) < _weight(other)


def _weight(fact: Fact) -> int:
    return sum(x is not None for x in (fact.value, fact.yoy, fact.rank, fact.period, fact.subject))


def _is_same_subject(fact: Fact, other: Fact) -> bool:
    if fact.subject is None or other.subject is None:
        return True
    return fact.subject.name in other.subject.name or other.subject.name in fact.subject.name


def _is_inside(first: str, second: str) -> bool:
    return first in second or second in first


def _is_like(first: str, second: str) -> bool:
    signs = [set(compiled(r"\w").findall(name)) for name in (first, second)]
    shorter = min(len(s) for s in signs)
    return shorter > 1 and len(signs[0] & signs[1]) >= _SHARED * shorter


def _covers(loose: Value, exact: Value) -> bool:
    """Whether a value equals an exact one or includes it: 近700亿元 and 692.7亿元."""
    (a, unit), (b, same) = _amount(loose), _amount(exact)
    if unit != same and unit and same:
        return False
    if a != b and exact.hedge is not Hedge.EXACT:
        return False
    if loose.hedge is Hedge.AT_LEAST:
        return a <= b <= a * _ABOVE
    if loose.hedge is Hedge.ABOUT:
        return abs(a - b) <= abs(a) * _NEAR
    return a == b


def _amount(value: Value) -> tuple[Fraction, str]:
    for word, size in _SIZES.items():
        if value.unit.startswith(word):
            return Fraction(str(value.value)) * size, value.unit[len(word) :]
    return Fraction(str(value.value)), value.unit
