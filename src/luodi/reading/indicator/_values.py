"""Values of number tokens: value and unit as written with magnitude, year-on-year growth, rank, and their hedges."""

import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction

from luodi.measures import Hedge, number, plain
from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.indicator._names import MEASURE
from luodi.reading.indicator._tokens import SCOPE, Token

Number = int | float

#: The last of these words before a number is its hedge; a name ending in one loses it.
_HEDGES = {
    Hedge.AT_LEAST: r"超过了?|超出|超|突破了?|破|逾|高达|多达|不少于|不低于|至少|大于|站上|跨过|迈上|迈过|跨越|过",
    Hedge.ABOUT: r"大约|约为?|约|接近|将近|近|大概|左右",
    Hedge.AT_MOST: r"不超过|不到|不足|低于|少于|控制在",
}
_BEFORE = "|".join(f"(?P<{hedge.name}>{words})" for hedge, words in _HEDGES.items())
_MAGNITUDE = r"^(.*?)(万亿|亿|万)$"
#: Units that come only in whole numbers, unlike the 0.2个 of 0.2个和0.6个百分点.
_WHOLE = frozenset(("个", "家", "户", "项", "座", "所", "名", "件", "辆", "台", "次"))
_NAMED_ONLY = frozenset("百千万亿")


@dataclass(frozen=True, slots=True)
class Value:
    """A number as records hold it, with its hedge and position (offsets into `Text.clean`)."""

    value: Number
    unit: str
    hedge: Hedge
    start: int
    end: int

    @property
    def is_share(self) -> bool:
        return self.unit in ("%", "‰", "成")

    def percent(self, sign: int) -> "Value | None":
        """The value as growth in per cent, if its unit is % or 倍; None otherwise."""
        size = {"%": 1, "倍": 100}.get(self.unit)
        exact = Fraction(str(self.value))
        return None if size is None else replace(self, value=plain(sign * size * exact), unit="%")


def amount(token: Token, lead: str) -> Value | None:
    """The value of an amount token; `lead` is the text before it in its clause. None if it measures nothing."""
    if token.group("below"):
        return _fraction(token, lead)
    numeral, unit = token.group("n"), token.group("size") + (token.group("unit") or token.group("bare"))
    split = compiled(_MAGNITUDE).match(numeral)
    if split:
        numeral, unit = split[1], split[2] + unit
    value = number(numeral.replace(",", "")) if numeral else Fraction(1)
    hedge = _hedge(lead, token.group("after"), bool(token.match["soft"] or token.match["soft2"]))
    if value is None or (value.denominator > 1 and unit in _WHOLE):
        return None
    if unit == "成":
        value, unit = value * 10, "%"
    return Value(plain(value), unit, hedge, token.start, token.end)


def _fraction(token: Token, lead: str) -> Value | None:
    """近三分之一 is about 33.33 %, 百分之六点五 is 6.5 %."""
    below, above = number(token.group("below")), number(token.group("above"))
    if not below or above is None or above >= below:
        return None
    return Value(plain(100 * above / below, 2), "%", _hedge(lead, "", False), token.start, token.end)


def is_vague(token: Token, lead: str) -> bool:
    """一家, 一倍, 两个 are figures of speech; 百家 and 千亿 are amounts only after 超, 近, 破, 达; a bare 5000 may be anything."""
    numeral = token.group("n")
    if not numeral:
        return False
    if not token.group("unit"):
        if compiled(r"(?:指数|得分|评分)(?:达到?|为|升至|提升至|突破|超过?|约|是|[:\s])*$").search(lead):
            return False
        return not (token.group("size") or numeral[-1] in "亿")
    if numeral in ("一", "两") and not token.group("size"):
        return True
    if numeral[0] not in _NAMED_ONLY or _hedge(lead, token.group("after"), False) is not Hedge.EXACT:
        return False
    return not lead.endswith(("达", "达到", "上", "是", "为", *"个家条"))


def _hedge(lead: str, after: str, is_soft: bool) -> Hedge:
    if after.endswith(("以上", "多")) or is_soft:
        return Hedge.AT_LEAST
    if after.endswith(("以下", "以内")):
        return Hedge.AT_MOST
    match = compiled(rf"(?:{_BEFORE})\s*$").search(lead[-6:])
    return Hedge.ABOUT if after == "左右" else Hedge[str(match.lastgroup)] if match else Hedge.EXACT


def growth(token: Token) -> Value | None:
    """Growth in per cent, negative for a fall: 增长超6成 is at least 60, 翻一番 is 100. None for points or without a number."""
    if token.group("digits") or token.group("gunit") == "个百分点":
        return None
    value = number((token.group("g") or token.group("late")).replace(",", ""))
    if value is None:
        return None
    percent = _percent(value, token.group("gunit") or "%")
    hedge = _hedge(token.group("fill"), token.group("gafter") or token.group("lafter"), bool(token.match["gsoft"]))
    return Value(plain(-percent if token.is_fall else percent), "%", hedge, token.start, token.end)


def _percent(value: Fraction, unit: str) -> Fraction:
    if unit == "番":
        return Fraction(100 * (2 ** min(int(value), 6) - 1))
    return value * {"%": 1, "成": 10, "倍": 100}[unit]


def is_yearly(token: Token) -> bool:
    """Whether growth is year on year: 环比, 年均 and 较2015年 are not."""
    return not compiled(r"环比|年均|平均|20\d\d年|19\d\d年|年初|上月").search(token.group("base"))


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank and its scope; `rank` is None for 前列 and 前三. `name`: what was ranked, if it follows the scope."""

    rank: int | None
    scope: str
    start: int
    end: int
    name: str = ""


def rank(token: Token, text: Text) -> Rank:
    """The rank of a rank token; 第①, which the door turns into a break, is looked up in the original."""
    scope, name = _scope(token)
    if token.group("front"):
        return Rank(None, scope, token.start, token.end, name)
    ordinal = token.group("r")[1:]
    value = Fraction(1) if not ordinal else number(ordinal) if ordinal != "\n" else _circled(token, text)
    return Rank(None if value is None else int(value), scope, token.start, token.end, name)


def _scope(token: Token) -> tuple[str, str]:
    """The scope of a rank, and what was ranked if both are in one phrase: 全省重点项目考核排名第7位."""
    words = (token.group("scope") or token.group("wide")).strip(' "的')
    words = compiled(r"^(?:在|到|了|至|于)|(?:稳?居|排名|位[列居]|[排列])+$").sub("", words).strip("的中 ")
    named = compiled(rf"^({SCOPE})([^,;]{{2,}}{MEASURE})$").match(words)
    if named:
        return named[1], named[2].strip("的")
    return ("", words) if compiled(r"(?:考评|考核|评价|测评|评比|评估)$").search(words) else (words, "")


def _circled(token: Token, text: Text) -> Fraction | None:
    at = text.span(token.match.end("r") - 1, token.match.end("r"))[0]
    digit = unicodedata.numeric(text.original[at], None)
    return None if digit is None else Fraction(int(digit))
