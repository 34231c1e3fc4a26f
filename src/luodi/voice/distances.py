"""How far an unmet ask is off, in words and numbers: 净高 8.5 m，要 9 m，差 0.5 m; 2027-01-20 可入驻，要 2026-12-31 前，晚 20 天.

Computed exactly from the stated values and shown in everyday units (亩, 吨/㎡, 万元/亩). Yes-or-no asks, letters, floors and
industries have no distance, and neither does a number whose counterpart is missing (no crane at all).
"""

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from luodi.fields import field
from luodi.measures import KN_PER_TONNE, MU_M2
from luodi.voice.judged_ask import JudgedAsk, Stated
from luodi.voice.language import Language
from luodi.voice.nouns import noun, phrase, short
from luodi.voice.numbers import NBSP, Style, amount
from luodi.voice.values import exact

_KEPT = 8192
#: Stored units shown in another one: the unit shown, and its size.
_SHOWN_UNITS = {"kN/m2": ("t/m2", KN_PER_TONNE)}
_LAND = ("m2", "mu", MU_M2)


class Distance(NamedTuple):
    """has: 净高 8.5 m. asked: 要 9 m. off: 差 0.5 m. sentence: all three. value, unit: 0.5 and m."""

    has: str
    asked: str
    off: str
    sentence: str
    value: Fraction
    unit: str


class MissedLimit(NamedTuple):
    """A fact and the limit it misses, in a unit. is_over: the limit is a maximum. is_bound: the fact is an upper bound, so the
    miss is at least the difference. asked: the thing asked for, if it differs from the noun of the fact."""

    noun: tuple[str, str]
    unit: str
    has: Fraction
    limit: Fraction
    is_over: bool = False
    is_bound: bool = False
    asked: tuple[str, str] | None = None


@lru_cache(_KEPT)
def distance(ask: JudgedAsk, language: Language, style: Style = "list") -> Distance | None:
    """How far an ask is off; None unless it is unmet and has a distance."""
    if ask.status != "unmet":
        return None
    asked, has = dict(ask.asked), dict(ask.has)
    if isinstance(next(iter(asked.values()), None), dt.date):
        return _late(asked, has, ask.is_hard, language)
    misses = list(_MISSES.get(ask.name, _plain_miss)(ask.name, asked, has))
    worst = max((one for one in misses if _off(one) > 0), key=lambda one: _off(one) / (one.limit or 1), default=None)
    return _worded(worst, ask.is_hard, language, style) if worst else None


def _off(miss: MissedLimit) -> Fraction:
    return miss.has - miss.limit if miss.is_over else miss.limit - miss.has


def _worded(miss: MissedLimit, is_hard: bool, language: Language, style: Style) -> Distance:
    numbers = (miss.has, miss.limit, _off(miss))
    has, limit, off = (_amount(each, miss.unit, language, style) for each in numbers)
    if has == limit or _amount(Fraction(), miss.unit, language, style) == off:
        has, limit, off = (_amount(each, miss.unit, language, "sentence") for each in numbers)
    if style == "list":
        has, off = _without_unit(has, limit), _without_unit(off, limit)
    kind = "over" if miss.is_over and miss.noun[1] in _SIZES else "dearer" if miss.is_over else "short"
    wanted = phrase(_wanted("most" if miss.is_over else "least", is_hard), language, value=limit)
    return _joined(
        phrase("stated", language, noun=short(*miss.noun, language), value=has),
        phrase("limit_of", language, noun=noun(*miss.asked, language), limit=wanted) if miss.asked else wanted,
        phrase("off_bound" if miss.is_bound else f"off_{kind}", language, amount=off),
        (_off(miss), miss.unit),
        language,
    )


def _without_unit(number: str, limit: str) -> str:
    """A number without a long unit that the limit beside it says: 租金 20.5，最多 20 元/㎡/月，高 0.5."""
    bare, _blank, unit = number.partition(NBSP)
    return bare if unit.count("/") > 1 and unit == limit.partition(NBSP)[2] else number


def _joined(has: str, asked: str, off: str, gap: tuple[Fraction, str], language: Language) -> Distance:
    return Distance(has, asked, off, phrase("distance", language, has=has, asked=asked, off=off), *gap)


def _wanted(end: str, is_hard: bool) -> str:
    return f"wanted_{end}" if is_hard else f"wished_{end}"


def _amount(value: Fraction, unit: str, language: Language, style: Style) -> str:
    shown, size = _SHOWN_UNITS.get(unit, (unit, Fraction(1)))
    return amount(value / size, shown, language, style)


def _late(asked: Stated, has: Stated, is_hard: bool, language: Language) -> Distance | None:
    """Days between the day needed and the day available."""
    needed, there = next(iter(asked.values())), next(iter(has.values()), None)
    if not isinstance(there, dt.date) or there <= needed:
        return None
    days = (there - needed).days
    return _joined(
        phrase("there_from", language, day=there.isoformat()),
        phrase(_wanted("by", is_hard), language, day=needed.isoformat()),
        phrase("off_day" if days == 1 else "off_days", language, days=days),
        (Fraction(days), "days"),
        language,
    )


Misses = Iterator[MissedLimit]
_SIZES = ("area", "land_area")


def _plain_miss(name: str, asked: Stated, has: Stated) -> Misses:
    """One number of one side against one limit of the other."""
    for (key, limit), (fact, value) in zip(asked.items(), has.items(), strict=False):
        if field(key).type == field(fact).type == "number":
            yield MissedLimit(("ask", name), field(key).unit, exact(fact, value), exact(key, limit), "_max_" in key)


def _crane_miss(name: str, asked: Stated, has: Stated) -> Misses:
    if has.get("crane_capacity_t", 0) > 0 and "crane_min_t" in asked:
        tonnes, least = exact("crane_capacity_t", has["crane_capacity_t"]), exact("crane_min_t", asked["crane_min_t"])
        yield MissedLimit(("ask", name), "t", tonnes, least)


def _size_miss(name: str, asked: Stated, has: Stated) -> Misses:
    """The whole too small, or the smallest part too large."""
    key, (unit, shown, size) = f"{name}_m2", _LAND if name == "land_area" else ("m2", "m2", Fraction(1))
    if key not in has:
        return
    part = key if has.get("is_divisible") is False or "min_area_m2" not in has else "min_area_m2"
    for end, fact, is_over in ((f"{name}_min_{unit}", key, False), (f"{name}_max_{unit}", part, True)):
        if end in asked:
            yield MissedLimit(
                ("ask", name), shown, exact(fact, has[fact]) / size, exact(end, asked[end]) / size, is_over
            )


def _rent_miss(name: str, asked: Stated, has: Stated) -> Misses:
    low, most = "rent_min_cny_m2_month", "rent_max_cny_m2_month"
    if low in has and most in asked:
        yield MissedLimit(("ask", name), field(low).unit, exact(low, has[low]), exact(most, asked[most]), is_over=True)


def _price_miss(name: str, asked: Stated, has: Stated) -> Misses:
    """A unit price, or a total over its size."""
    unit, most, size = {
        "sale_price": ("sale_price_cny_m2", "sale_price_max_cny_m2", "area_m2"),
        "land_price": ("land_price_cny_mu", "land_price_max_cny_mu", "land_area_m2"),
    }[name]
    if unit in has:
        price = exact(unit, has[unit])
    elif has.get(size) and "sale_price_cny" in has:
        measure = exact(size, has[size]) / (MU_M2 if name == "land_price" else 1)
        price = exact("sale_price_cny", has["sale_price_cny"]) / measure
    else:
        return
    yield MissedLimit(("ask", name), field(most).unit, price, exact(most, asked[most]), is_over=True)


#: The facts that decide or bound a height of a kind, in this order.
_DECIDES = {
    "clear_height_min_m": (("clear_height_m",), ("storey_height_m", "eaves_height_m", "height_m")),
    "storey_height_min_m": (("storey_height_m", "height_m", "eaves_height_m"), ()),
    "height_min_m": (("clear_height_m", "height_m"), ("storey_height_m", "eaves_height_m")),
}


def _height_miss(_: str, asked: Stated, has: Stated) -> Misses:
    """Each height asked, against the fact that decides it; against an upper bound the miss is at least the difference."""
    for key, limit in asked.items():
        decides, bounds = _DECIDES[key]
        known = next((fact for fact in decides if fact in has), None)
        fact = known or min((fact for fact in bounds if fact in has), key=lambda bound: has[bound], default=None)
        if fact is not None:
            named, wanted = fact.removesuffix("_m"), key.removesuffix("_min_m")
            yield MissedLimit(
                ("height", named),
                "m",
                exact(fact, has[fact]),
                exact(key, limit),
                is_bound=known is None,
                asked=None if named == wanted or wanted == "height" else ("height", wanted),
            )


def _per_mu_miss(name: str, asked: Stated, has: Stated) -> Misses:
    """The company's figure over the land in mu."""
    total = next((key for key in has if "land_area" not in key), None)
    land = next((key for key in ("land_area_min_m2", "land_area_m2") if has.get(key)), None)
    least = next(iter(asked))
    if total is not None and land is not None:
        per_mu = exact(total, has[total]) / (exact(land, has[land]) / MU_M2)
        yield MissedLimit(("ask", name), field(least).unit, per_mu, exact(least, asked[least]))


_MISSES: dict[str, Callable[[str, Stated, Stated], Misses]] = {
    "area": _size_miss,
    "land_area": _size_miss,
    "rent": _rent_miss,
    "sale_price": _price_miss,
    "land_price": _price_miss,
    "height": _height_miss,
    "crane": _crane_miss,
    **dict.fromkeys(("tax_per_mu", "investment_per_mu", "output_per_mu"), _per_mu_miss),
}
