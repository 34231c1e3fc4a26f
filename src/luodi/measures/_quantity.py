"""A quantity as stated in a text: a value or a range, with hedge, unit and span.

The hedge rules of design section 5 are implemented here, so that text and spreadsheets turn "2000平左右" into the same interval.
"""

import re
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Hedge(StrEnum):
    """How firmly a number is stated."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


_AFTER = {
    Hedge.ABOUT: r"左右|上下|出头|来|多|余|几",
    Hedge.AT_LEAST: r"(?:及|或|或者)?(?:以上|之上|往上|朝上|起租|起分|起步|起)|或更[大高多]|打底|朝上|\+(?=\s|[,。;、)|]|$)",
    Hedge.AT_MOST: r"(?:及|或|或者)?(?:以内|之内|以下|之下|往下|封顶)|内(?![墙部外])|打住",
}
_BEFORE = {
    Hedge.ABOUT: r"大约|大概|约|近|将近|接近|差不多|估计|左右|几乎",
    Hedge.AT_LEAST: r"不低于|不少于|不小于|不得低于|不得少于|至少|起码|最少|最低|最小|大于等于|大于|高于|超过|超|逾|突破|多于|>=|≥|>|>",
    Hedge.AT_MOST: r"不超过|不多于|不得多于|不高于|不大于|不得超过|不得高于|不要超过|别超过|至多|最多|最高|最大|顶多|小于等于|小于|低于|控制在|<=|≤|<",
}
_AFTER_RE = {hedge: re.compile(rf"\s*(?:{p})") for hedge, p in _AFTER.items()}
_BEFORE_RE = {hedge: re.compile(rf"(?:{p})\s*(?:是|为|有|在|要|个)?\s*$") for hedge, p in _BEFORE.items()}
_ANY_AFTER = re.compile(rf"\s*(?:{'|'.join(_AFTER.values())})")
_ANY_BEFORE = re.compile(rf"(?:{'|'.join(_BEFORE.values())})\s*(?:是|为|有|在|要|个)?\s*$")
#: Last characters of hedges before a number; most numbers have none, and checking one character is cheap.
_ENDS_BEFORE = frozenset("是为有在要个").union(word[-1] for words in _BEFORE.values() for word in words.split("|"))


class Quantity(NamedTuple):
    """low..high in `unit` (equal for one number), the hedge, and the span in the clean text."""

    low: Fraction
    high: Fraction
    unit: str
    hedge: Hedge = Hedge.EXACT
    start: int = 0
    end: int = 0

    @property
    def is_range(self) -> bool:
        return self.low is not self.high and self.low != self.high


def hedge_of(before: str, after: str) -> Hedge:
    """The hedge around a number: hedge_of("不低于", "") is at_least, hedge_of("", "左右") is about.

    A bound wins over "about" (约3000平以上 is at least), and a longer word over one it contains (不超过 over 超过).
    """
    behind = _ANY_AFTER.match(after)
    ahead = _ANY_BEFORE.search(before) if before.rstrip()[-1:] in _ENDS_BEFORE else None
    if not behind and not ahead:
        return Hedge.EXACT
    each = ((h, behind and _AFTER_RE[h].match(after), ahead and _BEFORE_RE[h].search(before)) for h in _AFTER)
    hedges = [(h, m) for h, *both in each for m in both if m]
    return max(hedges, key=lambda hit: (hit[0] is not Hedge.ABOUT, len(hit[1][0])), default=(Hedge.EXACT,))[0]


_ABOUT_LOW, _ABOUT_HIGH = Fraction(9, 10), Fraction(11, 10)
_BARE_LOW, _BARE_HIGH = Fraction(9, 10), Fraction(12, 10)


def area_bounds(quantity: Quantity) -> tuple[Fraction | None, Fraction | None]:
    """The interval meant by a required area: bare −10 % / +20 %, about ±10 %, bounds open on one side.

    A range keeps its ends; "about" does not widen it, because the two ends already show how loose it is.
    """
    if quantity.hedge is Hedge.AT_LEAST:
        return quantity.low, None
    if quantity.hedge is Hedge.AT_MOST:
        return None if not quantity.is_range else quantity.low, quantity.high
    if quantity.is_range:
        return quantity.low, quantity.high
    if quantity.hedge is Hedge.ABOUT:
        return quantity.low * _ABOUT_LOW, quantity.high * _ABOUT_HIGH
    return quantity.low * _BARE_LOW, quantity.high * _BARE_HIGH


def plain(value: Fraction, digits: int = 4) -> int | float:
    """A fraction as stored in records: int if whole, else a float rounded to `digits` decimals."""
    if value.denominator == 1:
        return value.numerator
    rounded = round(value, digits)
    return int(rounded) if rounded.denominator == 1 else float(rounded)
