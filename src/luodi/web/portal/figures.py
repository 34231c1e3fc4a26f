"""Numbers, units and dates as people read them, in Chinese and English.

A number and its unit are joined by a no-break space; thousands are parted from five digits on; a blank is written out
(未填, 面议, 不适用) and 0 is 0. Everything here takes what records hold: the dictionary's units, dates as dates.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, gettext, ngettext, pgettext

from luodi.fields import FIELDS
from luodi.industry import IndustryError, industry
from luodi.industry import name as industry_name

NBSP = "\u00a0"
MU_M2 = Fraction(2000, 3)
_WAN = 10_000
_FROM_FIVE_DIGITS = 10_000
#: Dictionary unit to what is written behind the number, in Chinese and English.
_UNITS = {
    "m2": ("㎡", "m²"),
    "m": ("m", "m"),
    "t": ("t", "t"),
    "kVA": ("kVA", "kVA"),
    "kW": ("kW", "kW"),
    "kN/m2": ("kN/㎡", "kN/m²"),
    "CNY/m2/month": ("元/㎡/月", "yuan/m²/month"),
    "CNY/m2": ("元/㎡", "yuan/m²"),
    "months": ("个月", "months"),
    "years": ("年", "years"),
    "%": ("%", "%"),
}
#: Sums of yuan are read in 万元 in Chinese, in yuan in English.
_SUMS = {
    "CNY": ("万元", "yuan"),
    "CNY/mu": ("万元/亩", "yuan/mu"),
    "CNY/mu/year": ("万元/亩/年", "yuan/mu/year"),
    "CNY/year": ("万元/年", "yuan/year"),
}


def is_english() -> bool:
    """Whether the reader reads English."""
    return (get_language() or "").startswith("en")


def number(value: Any, digits: int = 2) -> str:
    """3200, 12,600, 10.5, 0: at most `digits` decimals, none that are zero."""
    exact = Decimal(str(value)) if not isinstance(value, Fraction) else Decimal(value.numerator) / value.denominator
    rounded = round(exact, digits) + 0
    text = f"{rounded:,f}" if abs(rounded) >= _FROM_FIVE_DIGITS else f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_name(unit: str) -> str:
    """The unit of a dictionary field as it is written beside a number."""
    return (_UNITS.get(unit) or _SUMS.get(unit) or (unit, unit))[is_english()]


def in_unit(value: Any, unit: str) -> str:
    """The number alone, in the unit that `unit_name` names: sums of yuan become 万元 in Chinese."""
    return number(Fraction(str(value)) / _WAN) if unit in _SUMS and not is_english() else number(value)


def amount(value: Any, unit: str) -> str:
    """A number of a dictionary unit with its unit: 3200 ㎡."""
    return with_unit(in_unit(value, unit), unit_name(unit))


def with_unit(text: str, unit: str) -> str:
    """A number and a unit that are never parted at the end of a line."""
    return f"{text}{NBSP}{unit}" if unit else text


def span(low: Any, high: Any, unit: str) -> str:
    """18–20 元/㎡/月; 18 元/㎡/月 起 with only the lower end, 至多 with only the upper."""
    if low is not None and high is not None and low != high:
        return with_unit(f"{in_unit(low, unit)}–{in_unit(high, unit)}", unit_name(unit))
    if low is not None and high is not None:
        return amount(low, unit)
    if low is not None:
        return gettext("%(amount)s 起") % {"amount": amount(low, unit)}
    return gettext("至多 %(amount)s") % {"amount": amount(high, unit)}


def mu(area_m2: Any) -> str:
    """Land in mu, one decimal."""
    return with_unit(number(Fraction(str(area_m2)) / MU_M2, 1), gettext("亩"))


def wan_m2(area_m2: Any) -> str:
    """An area in 万㎡ (English: thousand m²), one decimal, without the unit."""
    return number(Fraction(str(area_m2 or 0)) / (1000 if is_english() else _WAN), 1)


def day(value: dt.date, today: dt.date | None = None) -> str:
    """今天, 昨天, 11-21 within the year, 2025-11-21 otherwise."""
    if today is not None and value == today:
        return gettext("今天")
    if today is not None and value == today - dt.timedelta(days=1):
        return gettext("昨天")
    return f"{value:%m-%d}" if today is not None and value.year == today.year else f"{value:%Y-%m-%d}"


def blank() -> str:
    """What stands where nothing is stated."""
    return gettext("未填")


def floors(numbers: Sequence[int]) -> str:
    """1 层, 2、3 层."""
    listed = gettext("、").join(str(n) for n in numbers)
    return ngettext("%(floors)s 层", "%(floors)s 层", len(numbers)) % {"floors": listed}


def industries(codes: Sequence[str]) -> str:
    """C36 汽车制造业、…: codes with their names, in the reader's language."""
    return gettext("、").join(industry_label(code) for code in codes)


def industry_label(code: str) -> str:
    """Letter, code and name of an industry; the bare code where the classification has none."""
    try:
        section = industry(code[:2]).parent
        return f"{section}{code}{NBSP}{industry_name(code, 'en' if is_english() else 'zh')}"
    except IndustryError:
        return code


def label(key: str) -> str:
    """The name of a dictionary field in the reader's language."""
    entry = FIELDS[key]
    return f"{entry.en[:1].upper()}{entry.en[1:]}" if is_english() else entry.zh


def yes_or_no(key: str, value: bool) -> str:
    """A boolean in the words that fit its field."""
    words = {
        "is_divisible": (gettext("可分"), gettext("不分")),
        "is_eia_possible": (gettext("可做"), gettext("做不了")),
        "is_fire_accepted": (gettext("已通过"), gettext("未通过")),
        "is_single_storey": (gettext("是"), gettext("不是")),
        "has_own_yard": (gettext("是"), gettext("不是")),
        "is_admission_exclusive": (gettext("只接纳所列"), gettext("所列优先，不限")),
    }
    return words.get(key, (pgettext("yes", "有"), pgettext("no", "没有")))[0 if value else 1]


def hazard(letter: str) -> str:
    """可做丙类及以下."""
    names = dict(zip("ABCDE", gettext("甲 乙 丙 丁 戊").split(), strict=True))
    return gettext("可做%(category)s类及以下") % {"category": names[letter]}
