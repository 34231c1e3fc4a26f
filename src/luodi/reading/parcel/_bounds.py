"""Limits as planners write them: ≥1.5, 大于或等于1并且小于或等于2, 1.5≤R≤2.5, 40%~60%, 1.2以上, 不高于24米.

`bounds` reads the words after (or around) the name of an index and returns its lower and upper end. A number without an
operator is `bare`: the index decides whether it is a minimum or a maximum, or it becomes a question.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from luodi.measures import NUMERAL, number
from luodi.reading._rule import compiled

LEAST = r"≥|≮|≧|⩾|>=|=>|>|不\s?(?:得|能|应|可|宜|允许)?(?:低|小|少)于|大于(?:或者?)?(?:等于)?|高于(?:或等于)?|多于|超过|至少|最低|最小|最少|下限"
MOST = (
    r"≤|≯|≦|⩽|<=|=<|<|不\s?(?:得|能|应|可|宜|允许|要)?(?:(?:高|大|多)于|超过?(?:于)?)|小于(?:或者?)?(?:等于)?|低于(?:或等于)?|少于|"
    r"至多|最高|最大|最多|上限|控制在(?=[^,;。\n]{1,12}以[内下])"
)
_AFTER_LEAST = r"(?:\(含[^()]{0,6}\))?(?:及|或)?(?:以上|之上|起(?!始|拍|价|叫))|\(含\)以上"
_AFTER_MOST = r"(?:\(含[^()]{0,6}\))?(?:及|或)?(?:以下|之下|以内|之内|封顶)"
_LINK = r"-{1,2}|~|—{1,2}|–|至|到|/(?=\d)"
_FILL = (
    r"可做到|可达到?|可做|做到|可建|不小于且|必须|应当?|须|需|要求|规划|设计|指标|控制|约定|原则上|一般|均|的|为|是|在|其中|介于|之间|且|并且?|同时|而|和|与|及|或|以及|含|约|值|率|"
    r"(?i:FAR)|[RSFMHDGXVKr](?![a-zA-Z0-9])|[:=()\"'【】\[\]|\s、]"
)
#: After a number, these show that it counts something else.
_NOT = r"(?![\d.]*\d|[零〇一二三四五六七八九十百千万亿两])(?!\s*(?:[亩万亿元年月日天号㎡吨家个宗块栋层t]|平方|公顷|公里|千米|小时|#))"
_UNIT = r"\s*(?P<unit>%|‰|米|[mM](?![²2\w]))?"
_TOKEN = (
    rf"(?P<most>{MOST})|(?P<least>{LEAST})|(?P<share>百分之)|(?P<n>{NUMERAL}){_NOT}{_UNIT}|(?P<after_least>{_AFTER_LEAST})|"
    rf"(?P<after_most>{_AFTER_MOST})|(?P<link>{_LINK})|(?P<comma>[,;])|(?P<label>\x00+)|(?P<fill>{_FILL})"
)
#: The longest limit in characters.
WIDTH = 60


@dataclass(frozen=True, slots=True)
class End:
    """One number of a limit, with its position and whether it was in per cent."""

    value: Fraction
    start: int
    end: int
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of a limit; `bare` is a number without an operator."""

    low: End | None = None
    high: End | None = None
    bare: End | None = None

    @property
    def ends(self) -> tuple[End, ...]:
        return tuple(e for e in (self.low, self.high, self.bare) if e)


def bounds(words: str) -> Bounds:
    """The limits at the beginning of some words, up to the first word that cannot belong to a limit."""
    return _Reader(words[:WIDTH]).read()


class _Reader:
    """Walks the tokens and remembers the operator until its number comes."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.low: End | None = None
        self.high: End | None = None
        self.bare: End | None = None
        self.operator = ""
        self.is_share = False
        self.is_over = False
        self.is_apart = False

    def read(self) -> Bounds:
        lead = compiled(rf"[:\s]*[一-龥]{{1,6}}?(?={LEAST}|{MOST})").match(self.words)  # 建筑高度:生产性≤40米
        at = lead.end() if lead and compiled(_TOKEN).match(self.words.lstrip(": ")) is None else 0
        while at < len(self.words) and not self.is_over:
            match = compiled(_TOKEN).match(self.words, at)
            if match is None or match.end() == at:
                break
            self._take(match)
            at = match.end()
        return Bounds(self.low, self.high, self.bare)

    def _take(self, match: re.Match[str]) -> None:
        kind = "n" if match["n"] else match.lastgroup or ""
        if kind == "n":
            self._number(match)
        elif kind in ("least", "most"):
            self._operator(kind, compiled(rf"[:\s为是]*{NUMERAL}").match(self.words, match.end()) is not None)
        elif kind in ("after_least", "after_most"):
            self._turned("low" if kind == "after_least" else "high")
        elif kind == "share":
            self.is_share = True
        elif kind == "link":
            self.operator = "link" if self.bare else self.operator
        elif kind == "comma":
            self.is_apart = True

    def _operator(self, kind: str, has_number: bool) -> None:
        if self.bare and not self.operator and not has_number:  # 1.5≤R≤2.5: the sign looks back at the number
            self._turned("low" if kind == "most" else "high")
        else:
            self.operator = kind

    def _turned(self, side: str) -> None:
        """Turns a bare number into an end; 以上 after a number that already has an operator adds nothing."""
        if self.bare:
            self._put(side, self.bare)
            self.bare = None

    def _put(self, side: str, end: End) -> None:
        if getattr(self, side) is None:
            setattr(self, side, end)

    def _number(self, match: re.Match[str]) -> None:
        value = number(match["n"])
        has_word = compiled(rf"\s*(?:{_AFTER_MOST}|{_AFTER_LEAST})").match(self.words, match.end()) is not None
        if value is None or (self.is_apart and not self.operator and not has_word and self._has_any()):
            self.is_over = True
            return
        end = End(value, match.start("n"), match.end(), self.is_share or match["unit"] == "%")
        self.is_share = False
        if self.operator == "link" and self.bare:
            self._range(self.bare, end)
        elif self.operator in ("least", "most"):
            self._put("low" if self.operator == "least" else "high", end)
        elif self.bare or self._has_any():
            self.is_over = not self._between(match, end)
        else:
            self.bare = end
        self.operator = ""

    def _has_any(self) -> bool:
        return bool(self.low or self.high or self.bare)

    def _between(self, match: re.Match[str], end: End) -> bool:
        """介于1.2和2.0之间, or the upper end of 1.2以上2.0以下."""
        behind = self.words[match.end() : match.end() + 6]
        if self.bare and compiled(r"\s*之间").match(behind):
            self._range(self.bare, end)
        elif self.bare is None and compiled(rf"\s*(?:{_AFTER_MOST}|{_AFTER_LEAST})").match(behind):
            self.bare = end
        else:
            return False
        return True

    def _range(self, low: End, high: End) -> None:
        if low.value <= high.value:
            self.low, self.high, self.bare = low, high, None
        else:
            self.is_over = True
