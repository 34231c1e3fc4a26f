"""Rules about numbers: like `_rule.Rule`, but over the shadow of a scan, so that patterns write N for a number.

A production receives a `Hit`: the match, the number of each N, and the surrounding words.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from luodi.measures import Hedge, Quantity, hedge_of
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import Number, Scan

_AROUND = 8
#: 不小于每平方米三吨: the denominator comes between the hedge and the number.
_PER_BEFORE = r"(?:每个?(?:平方米|平方|平米|平|方|㎡)|每[年月天])+$"
#: 不超18, 别超18: short for 不超过.
_NOT_OVER = r"[不别]超(?!过)"
#: Hedges that stand between a number and its unit: 6000多平, 2000左右平方.
_INSIDE = frozenset("来多余几左上")


class Hit(NamedTuple):
    """One match of a rule. `number("n")` is the number whose N the group n of the pattern matched."""

    scan: Scan
    match: re.Match[str]
    rule: str

    def number(self, group: str = "n") -> Number:
        return self.scan.numbers[self.match.start(group)]

    def numbers(self, group: str) -> list[Number]:
        """All numbers in a group, in order."""
        return self.scan.between(*self.match.span(group))

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it matched."""
        return group in self.match.re.groupindex and bool(self.match[group])

    def word(self, group: str) -> str:
        """The text of a group, "" if it did not match."""
        return self.scan.clean[slice(*self.match.span(group))] if self.has(group) else ""

    def before(self, group: str = "n", width: int = _AROUND) -> str:
        start = self.match.start(group)
        return self.scan.clean[max(0, start - width) : start]

    def after(self, width: int = _AROUND) -> str:
        return self.scan.clean[self.match.end() : self.match.end() + width]

    def hedge(self, group: str = "n") -> Hedge:
        """The hedge of a number: before it, between it and its unit, or after the match."""
        clean, match, number = self.scan.clean, self.match, self.number(group)
        before, after = (
            clean[max(0, number.start - 12) : number.start],
            clean[match.end() : match.end() + _AROUND].partition("\n")[0],
        )
        if "超" in before or "每" in before:
            before = compiled(_NOT_OVER).sub("不超过", compiled(_PER_BEFORE).sub("", before))
        kind = hedge_of(before, _next_words(after) if after[:1].isspace() else after)
        if kind is Hedge.EXACT and clean[number.end : number.end + 1] in _INSIDE:
            kind = hedge_of("", clean[number.end : number.end + 2])
        return Hedge.ABOUT if kind is Hedge.EXACT and number.is_soft else kind

    def quantity(
        self, unit: str, factor: Fraction | int = 1, group: str = "n", *, plus: Fraction | int = 0
    ) -> Quantity:
        """The number times `factor` (and `plus` more, for 九米五) in `unit`, with its hedge and its span."""
        number = self.number(group)
        low, high = number.low, number.high
        if plus or factor != 1:  # fractions are exact and slow
            low, high = (low + plus) * factor, (high + plus) * factor
        return Quantity(low, high, unit, self.hedge(group), number.start, number.end)

    def says(self, key: str, value: Any, **more: Any) -> tuple[Mention, ...]:
        """One mention on the span of the match, with the hedge of its quantity, if it has one."""
        if isinstance(value, Quantity):
            more.setdefault("hedge", value.hedge)
        return (Mention(key, value, *self.match.span(), self.rule, **more),)


def _next_words(after: str) -> str:
    """The words after the gap that follows a number, so far as they can hedge it: 起租 there starts something new."""
    return "" if after.lstrip()[:1] in ("起", "内", "多", "来", "余", "几") else after


Production = Callable[[Hit], Iterable[Mention]]


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A rule over the shadow. `words`: the pattern is tried only on texts that contain one of them."""

    name: str
    pattern: str
    produce: Production
    words: tuple[str, ...] = ()
    signs: frozenset[str] = field(init=False)
    longer: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signs", frozenset(word[0] for word in self.words))
        object.__setattr__(self, "longer", self.words if max(map(len, self.words), default=0) > 1 else ())


def apply(rules: Iterable[NumberRule], scan: Scan) -> list[Mention]:
    """The mentions of all rules, in rule order; overlaps are left to `settle`."""
    signs, shadow, mentions = scan.signs, scan.shadow, list[Mention]()
    for rule in rules:
        if rule.words and rule.signs.isdisjoint(signs):
            continue
        if rule.longer and not _has_word(rule.longer, shadow):
            continue
        for match in compiled(rule.pattern).finditer(shadow):
            mentions.extend(rule.produce(Hit(scan, match, rule.name)))
    return mentions


def _has_word(words: tuple[str, ...], shadow: str) -> bool:
    for word in words:  # noqa: SIM110 - a generator costs more than the search
        if word in shadow:
            return True
    return False


def none(hit: Hit) -> tuple[Mention, ...]:
    """The production of a quantity no field holds; it still claims its span."""
    return hit.says("other", hit.match[0])
