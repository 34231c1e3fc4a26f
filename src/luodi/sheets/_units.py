"""Units in headings and after numbers: 元/㎡/天, 万元/亩, t/㎡, KVA, 个月.

`parse` turns text into a `Unit`; `factor` gives the multiplier from that unit to the stored unit of a field. Both are
exact; the sizes of areas, days and tonnes come from `luodi.measures`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from luodi.measures import AREA_UNITS, FOOT_M, FOREIGN_AREA_UNITS, KN_PER_TONNE, MAGNITUDES, MU_M2, monthly_rent

_PERIODS = {
    **dict.fromkeys(("小时", "hour", "hours", "h"), "hour"),
    **dict.fromkeys(("天", "日", "day", "d"), "day"),
    **dict.fromkeys(("月", "个月", "month", "months", "mo"), "month"),
    **dict.fromkeys(("季", "季度", "quarter"), "quarter"),
    **dict.fromkeys(("年", "year", "years", "y"), "year"),
}
_PLAIN = {
    **dict.fromkeys(("吨", "t", "ton", "tons"), ("mass", Fraction(1))),
    **dict.fromkeys(("kg", "公斤", "千克"), ("mass", Fraction(1, 1000))),
    **dict.fromkeys(
        ("标方", "标立方", "标立方米", "标准立方米", "立方", "立方米", "nm3", "nm³", "m3", "m³"),
        ("volume", Fraction(1)),
    ),
    **dict.fromkeys(("kn", "千牛"), ("force", Fraction(1))),
    **dict.fromkeys(("kva", "千伏安", "千伏·安"), ("kva", Fraction(1))),
    **dict.fromkeys(("mva", "兆伏安"), ("kva", Fraction(1000))),
    **dict.fromkeys(("kw", "千瓦"), ("kw", Fraction(1))),
    **dict.fromkeys(("mw", "兆瓦"), ("kw", Fraction(1000))),
    **dict.fromkeys(("米", "m", "metre", "metres", "meter"), ("length", Fraction(1))),
    **dict.fromkeys(("ft", "foot", "feet", "'", "英尺"), ("length", FOOT_M)),
    **dict.fromkeys(("cm", "厘米", "公分"), ("length", Fraction(1, 100))),
    **dict.fromkeys(("mm", "毫米"), ("length", Fraction(1, 1000))),
    **dict.fromkeys(("层", "楼", "f"), ("storeys", Fraction(1))),
    **dict.fromkeys(("°", "度"), ("degree", Fraction(1))),
}
_MONEY = re.compile(r"^(千亿|百亿|十亿|万亿|千万|百万|十万|亿|万|千|百|w|)(元|块钱|块|rmb|cny|yuan|人民币)?$")
_AREA_WORDS = {**AREA_UNITS, **FOREIGN_AREA_UNITS, "sqm": Fraction(1), "mu": MU_M2, "hectare": Fraction(10_000)}
_FLOOR_AREAS = {Fraction(1), FOREIGN_AREA_UNITS["sqft"], FOREIGN_AREA_UNITS["坪"]}
#: 元/平方米月, without a slash before the period, and the spellings of square feet.
_NO_STROKE = re.compile(r"(㎡|m2|平方米|平米|平)(?=(?:个?月|天|日|年)$)")
_SQUARE_FEET = re.compile(r"sq(?:uare)?\.?(?:ft|feet|foot)\.?|feet2|foot2")


@dataclass(frozen=True, slots=True)
class Unit:
    """`what`: money, area, land (an area in 亩, 公顷 or larger), mass, force, kva, kw, length, storeys, degree or period.
    `size`: one unit of it in yuan, ㎡, t … `per_m2`: the area in the denominator in ㎡ (None without one). `period`: the time
    in the denominator (day, month, quarter, year).
    """

    what: str
    size: Fraction
    per_m2: Fraction | None = None
    period: str | None = None

    @property
    def is_land(self) -> bool:
        """Whether it is a unit used for land only, such as 亩 or 公顷."""
        return self.what == "land"


@cache
def parse(text: str) -> Unit | None:
    """The unit of a half-width text, or None: parse("元/㎡/天") has per_m2 1 and period "day"."""
    text = _SQUARE_FEET.sub("sqft", re.sub(r"[\s^]", "", text.lower()))
    tokens = [t for t in re.split(r"[/·.*每_]+", _NO_STROKE.sub(r"\1/", text)) if t]
    if not tokens or len(tokens) > 3:
        return None
    head = _head(tokens[0])
    if head is None:
        return None
    per_m2, period = None, None
    for token in tokens[1:]:
        if token in _AREA_WORDS and per_m2 is None:
            per_m2 = _AREA_WORDS[token]
        elif token in _PERIODS and period is None:
            period = _PERIODS[token]
        else:
            return None
    if period == "hour" and head[0] not in ("mass", "volume"):
        return None
    return Unit(*head, per_m2, period)


def _head(token: str) -> tuple[str, Fraction] | None:
    if token.removeprefix("万") in _AREA_WORDS:
        size = _AREA_WORDS[token.removeprefix("万")]
        return "area" if size in _FLOOR_AREAS else "land", size * (10_000 if token[0] == "万" else 1)
    if token in _PLAIN:
        return _PLAIN[token]
    if token in _PERIODS:
        return f"period:{_PERIODS[token]}", Fraction(1)
    money = _MONEY.match(token)
    if money and (money[1] or money[2]):
        return "money", Fraction(MAGNITUDES[money[1]])
    return None


_MONTHS = {"period:month": Fraction(1), "period:year": Fraction(12), "period:quarter": Fraction(3)}
_MONTHS["period:day"] = 1 / monthly_rent(Fraction(1), "day")


def factor(stored: str, unit: Unit) -> Fraction | None:
    """The multiplier from `unit` to the stored unit of a field; None if they measure different things."""
    rule = _FACTORS.get(stored)
    return None if rule is None else rule(unit)


_Rule = Callable[["Unit"], Fraction | None]


def _simple(*what: str) -> _Rule:
    return lambda u: u.size if u.what in what and u.per_m2 is None and u.period is None else None


def _rent(u: Unit) -> Fraction | None:
    if u.what != "money" or u.per_m2 is None:
        return None
    return monthly_rent(u.size / u.per_m2, u.period or "month")


def _per_m2(u: Unit) -> Fraction | None:
    return u.size / u.per_m2 if u.what == "money" and u.per_m2 and u.period is None else None


def _per_mu(u: Unit) -> Fraction | None:
    return u.size / u.per_m2 * MU_M2 if u.what == "money" and u.per_m2 and u.period in (None, "year") else None


def _load(u: Unit) -> Fraction | None:
    sizes = {"mass": u.size * KN_PER_TONNE, "force": u.size}
    return sizes[u.what] / (u.per_m2 or 1) if u.what in sizes and u.period is None else None


def _flow(period: str, *what: str) -> _Rule:
    """An amount by the day or by the hour; a cubic metre of wastewater counts as a tonne."""
    return lambda u: u.size if u.what in what and u.per_m2 is None and u.period == period else None


_FACTORS: dict[str, _Rule] = {
    "t/d": _flow("day", "mass", "volume"),
    "t/h": _flow("hour", "mass"),
    "Nm3/h": _flow("hour", "volume"),
    "m2": _simple("area", "land"),
    "CNY": _simple("money"),
    "CNY/m2": _per_m2,
    "CNY/mu": _per_mu,
    "CNY/mu/year": _per_mu,
    "CNY/m2/month": _rent,
    "kN/m2": _load,
    "t": _simple("mass"),
    "kVA": _simple("kva"),
    "kW": _simple("kw"),
    "m": _simple("length"),
    "": _simple("storeys"),
    "degree": _simple("degree"),
    "months": lambda u: _MONTHS.get(u.what),
    "years": lambda u: _MONTHS[u.what] / 12 if u.what in _MONTHS else None,
}

#: The stored units as headings spell them.
SHOWN = {
    "m2": "㎡",
    "CNY": "元",
    "CNY/m2": "元/㎡",
    "CNY/mu": "元/亩",
    "CNY/mu/year": "元/亩/年",
    "CNY/m2/month": "元/㎡/月",
    "kN/m2": "kN/㎡",
    "t": "吨",
    "t/d": "吨/天",
    "t/h": "吨/小时",
    "Nm3/h": "标方/小时",
    "kVA": "kVA",
    "kW": "kW",
    "m": "米",
    "months": "月",
    "years": "年",
    "": "层",
    "degree": "°",
}


@cache
def stored(unit: str) -> Unit:
    """The `Unit` of a stored unit, which bare numbers have if the heading names none."""
    parsed = parse(SHOWN[unit])
    if parsed is None:
        raise KeyError(unit)
    return parsed
