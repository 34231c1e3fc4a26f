"""Finds the numbers of a text once, and makes a shadow of it in which every number is a single symbol.

Quantity rules read the shadow: `净高\x01` means 净高 followed by a number in whatever style, so that all spellings of a
number take the same path. Lookalikes (phones, dates, codes, rooms) are claimed first and become another symbol, which no
quantity rule can match.
"""

import re
from bisect import bisect_left
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from luodi.measures import NUMERAL, number_range
from luodi.reading._claims import Claim, claims
from luodi.reading._door import Text

#: In the shadow: the first character of a number, its remaining characters, a character of a claimed span.
FIRST, REST, CLAIMED = "\x01", "\x02", "\x03"
#: The pattern of a number in the shadow (no capturing group).
N = f"(?:{FIRST}{REST}*+)"

_SOFT = "来多余几"
_NUMBER = re.compile(
    r"(?=[0-9零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬])"
    rf"{NUMERAL}(?:[{_SOFT}]?个?[百千万亿]+|(?<=\d) [万亿](?![达科能]))?"
)
_DIGITS = frozenset("一二三四五六七八九两")
_KILO = frozenset("瓦伏付克牛帕")
_CLASSIFIER = re.compile(r"个?(?:平|方|天|日|年|月|季|亩|度|吨|米|层|楼)")
#: 二十二万一亩, 八千一年: after a round number, 一 and one of these form the denominator.
_EACH = re.compile(r"亩|年(?!半)|天")
#: 层高8,120平 and 租金15,300平起租 hold two numbers each: no hall is eight thousand metres high.
_LOW_LABEL = re.compile(r"[高车吊][:为约达是 ]{0,2}$")
_OTHER_LABEL = re.compile(r"(?:租金|单价|租价|[载重梯])[:为约达是 ]{0,2}$")
_SIZE = re.compile(r" ?(?:平|㎡|[mM]2|亩|[kK][vV][aA])")
#: No amount in this trade is written with more characters; longer runs are noise.
_LONGEST = 24
_LINKS = frozenset("-~—–至到")
_BETWEEN = re.compile(
    r"(个?(?:平方米|平方|平米|平|方|㎡|m2|亩|米|m|元|块钱|块|吨|[kK][vV][aA]|千瓦)?)\s*(?:-{1,2}|~|—+|–|至|到)\s*$"
)


class Number(NamedTuple):
    """One numeral or range: `low` equals `high` for a single number; `is_soft` marks 三百来万, 50多亿."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    text: str
    is_soft: bool = False

    @property
    def is_range(self) -> bool:
        return self.low is not self.high and self.low != self.high

    @property
    def is_arabic(self) -> bool:
        return self.text[0].isascii()


class Scan(NamedTuple):
    """A text with its numbers (by start offset), its claims, and its shadow (as long as `clean`).

    signs: the set of characters in the shadow, to skip rules that need others. starts: offsets where numbers begin.
    """

    clean: str
    shadow: str
    numbers: dict[int, Number]
    claims: tuple[Claim, ...]
    signs: frozenset[str]
    starts: list[int]

    def starts_between(self, start: int, end: int) -> list[int]:
        """The start offsets of the numbers that begin in a span, in order."""
        starts = self.starts
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def between(self, start: int, end: int) -> list[Number]:
        """The numbers that begin in a span, in order."""
        return [self.numbers[s] for s in self.starts_between(start, end)]


@lru_cache(maxsize=8)
def scan(text: Text) -> Scan:
    """The scan of a text. The last few are cached, because every dimension asks for it."""
    clean = text.clean
    claimed = claims(clean)
    numbers = _joined(clean, _numbers(clean, claimed))
    signs = list(clean)
    for claim in claimed:
        signs[claim.start : claim.end] = CLAIMED * (claim.end - claim.start)
    for number in numbers:
        signs[number.start : number.end] = FIRST + REST * (number.end - number.start - 1)
    starts = [n.start for n in numbers]
    return Scan(clean, "".join(signs), dict(zip(starts, numbers, strict=True)), claimed, frozenset(signs), starts)


def _numbers(clean: str, claimed: tuple[Claim, ...]) -> list[Number]:
    numbers, ends, at = [], [(c.start, c.end) for c in claimed], 0
    match = _NUMBER.search(clean)
    while match:
        start, end = match.span()
        while at < len(ends) and ends[at][1] <= start:
            at += 1
        if at < len(ends) and ends[at][0] < end:
            if ends[at][0] > start:
                numbers += _number(clean, start, ends[at][0] - (clean[ends[at][0] - 1] == ","))
            end = max(end, ends[at][1])
        else:
            own = _trimmed(clean, start, end)
            numbers += _number(clean, start, own)
            end = own if own < end and (clean[own] == "," or _DIGITS.issuperset(clean[own:end])) else end
        match = _NUMBER.search(clean, end)
    return numbers


def _is_break(clean: str, start: int, end: int) -> bool:
    """Whether the comma in 8,120 separates two numbers, judged by the words before and after."""
    before = clean[max(0, start - 4) : start]
    return bool(_LOW_LABEL.search(before) or (_OTHER_LABEL.search(before) and _SIZE.match(clean, end)))


def _trimmed(clean: str, start: int, end: int) -> int:
    """The end of the numeral proper: without the 一 of 一百九十五一平一年, the 千 of 八百千伏安, or digits after a separating comma."""
    comma = clean.find(",", start, end)
    if comma > 0 and _is_break(clean, start, end):
        return comma
    last = clean[end - 1]
    if last.isascii():
        return end
    if end - start > 1 and last == "千" and clean[end : end + 1] in _KILO:
        return end - 2 if clean[end - 2] == "个" else end - 1
    if end - start > 1 and start and clean[start - 1] in "块米" and _DIGITS.issuperset(clean[start:end]):
        return start + 1
    if end - start > 1 and last == "一":
        if clean[end - 2] in _DIGITS and _CLASSIFIER.match(clean, end):
            return end - 1
        if clean[end - 2] in "千万" and _EACH.match(clean, end):
            return end - 1
        if clean[end - 2] not in "十拾" and clean.startswith(("个月", "个季", "个平"), end):
            return end - 1
    return end


def _number(clean: str, start: int, end: int) -> list[Number]:
    text = clean[start:end]
    bare = text if text.isascii() else "".join([c for c in text if c not in _SOFT and c != "个"])
    if start and text[0] == "2" and clean[start - 1] in "mM" and text == "2":  # the 2 of m2
        return []
    ends = _ends(bare) if len(bare) <= _LONGEST else None
    if ends is None:
        return []
    return [Number(start, end, *ends, bare, bare is not text and len(bare) < len(text.replace("个", "")))]


@lru_cache(maxsize=4096)
def _ends(numeral: str) -> tuple[Fraction, Fraction] | None:
    return number_range(numeral)


def _joined(clean: str, numbers: list[Number]) -> list[Number]:
    """2000-3000 and 3000平-5000平 become one number with two ends."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        both = last and _range(clean, last, number)
        if both:
            joined[-1] = both
        else:
            joined.append(number)
    return joined


def _range(clean: str, first: Number, second: Number) -> Number | None:
    between = clean[first.end : second.start]
    link = _BETWEEN.fullmatch(between) if len(between) <= 8 and not _LINKS.isdisjoint(between) else None
    if link is None or first.is_range or second.is_range:
        return None
    if link[1] and not clean.startswith(link[1], second.end):
        return None
    ends = number_range(f"{first.text}-{second.text}")
    if ends is None or ends[0] * 100 < ends[1]:
        return None
    return Number(first.start, second.end, *ends, f"{first.text}-{second.text}", first.is_soft or second.is_soft)
