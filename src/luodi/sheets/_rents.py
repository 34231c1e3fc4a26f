"""Rents in cells: 18, 18-22, 18起, 面议, 0.8元/㎡/天, 5万元/年 with the area of the row.

A plain number sets both ends, 起 only the lower one. A rent for the whole place is converted to one per ㎡ once the row is
complete (`spread`). `check` refuses a rent that is implausible for its period; it never guesses another.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from luodi.fields import FIELDS, Why, clean
from luodi.measures import DAYS_PER_MONTH, NUMERAL, monthly_rent, number, plain
from luodi.sheets import _why
from luodi.sheets._report import Record, show
from luodi.sheets._titles import Column
from luodi.sheets._units import Unit, factor, parse
from luodi.sheets._why import CellError

LOW, HIGH = "rent_min_cny_m2_month", "rent_max_cny_m2_month"
TOTAL = "~rent_total"
PERIOD = "~rent_period"
NEEDS_UNIT = "~needs_unit"

#: A monthly rent for a building below this is probably a daily one (yuan per ㎡). Open ground can be cheaper.
MONTHLY_FLOOR = 2
#: A daily rent above this is probably a monthly one. True: production, storage and land; False: everything else.
DAILY_CEILING = {True: 4, False: 15}
#: A monthly rent above this is probably a total or a yearly one.
MONTHLY_CEILING = {True: 120, False: 600}

_INDUSTRIAL = {"factory", "warehouse", "yard", "land"}
_OPEN_GROUND = {"yard", "land"}
_TALK = r"价格|租金|可|电话|电|再|当|见|具体|面|细|详|商|谈|议"
_NEGOTIABLE = re.compile(r"(?:面议|电议|面谈|可议|详谈|另议|可谈|电联|议价|再议|面洽|洽谈)")
_RENT = re.compile(rf"(-?{NUMERAL})([^\d~—–至到-]*?)(?:[-~—–至到]+({NUMERAL})([^\d起]*?))?(起|以上)?")
_BEFORE = re.compile(r"^(?:约|大约|¥|人民币|单价|月租金|租金|月租|均价)+")
_ASIDE = re.compile(r"\([^\d()]*\)|左右|上下")
_MOST = re.compile(r"^(?:最高|不超过|≤|<=)|(?:以内|以下|封顶)$")


#: 每年17万, 年租金17万, 一年17万元, 17万一年
_PERIOD_BEFORE = re.compile(
    rf"(?:整租|租金|总租金?)?(?:[每一]个?)?([年月])(?:租金?|总租金?)?[:为]?({NUMERAL}(?:元|块)?)"
)
_PERIOD_BEHIND = re.compile(rf"(?:整租|租金|总租金?)?({NUMERAL}(?:元|块)?)(?:[每一]个?|/1?个?)([年月])")


def by_period(text: str) -> str:
    """Rewrites a total with its period in words (每年17万) as 17万/年; returns any other text unchanged."""
    before, behind = _PERIOD_BEFORE.fullmatch(text), _PERIOD_BEHIND.fullmatch(text)
    if before:
        return f"{before[2]}/{before[1]}"
    return f"{behind[1]}/{behind[2]}" if behind else text


def rent(column: Column, raw: Any, text: str) -> Record:
    """The rent fields of a cell, in yuan per ㎡ and month."""
    if isinstance(raw, bool):
        raise CellError(_why.NOT_RENT)
    talk = bool(_NEGOTIABLE.search(text))
    text = re.sub(rf"[(,]?(?:{_TALK})*{_NEGOTIABLE.pattern}(?:{_TALK})*[)]?", "", text) if talk else text
    text = _BEFORE.sub("", by_period(_ASIDE.sub("", text).rstrip(",;。")))
    values = _numbers(column, text) if text or not talk else {}
    return {**values, "is_rent_negotiable": True} if talk else values


def _numbers(column: Column, text: str) -> Record:
    is_most = bool(_MOST.search(text))
    match = _RENT.fullmatch(_MOST.sub("", text))
    if match is None:
        raise CellError(_why.NOT_RENT)
    low, high = match[1], match[3] or match[1]
    written = match[4] or match[2] or ""
    if not written and column.unit is None:
        return {NEEDS_UNIT: True}
    unit = _unit(column, written)
    ends = [_per_month(end, unit) for end in (low, high)]
    if ends[0] > ends[1]:
        raise CellError(_why.NOT_RENT)
    if ends[0] > MONTHLY_CEILING[False] and _names_period_alone(written):
        unit = replace(unit, per_m2=None)
    return _filled(column, unit, ends, lower_only=bool(match[5]), upper_only=is_most)


def _names_period_alone(written: str) -> bool:
    """Whether a cell's own unit has a period but no area: 17万/年 is a total, being far beyond any rent per ㎡."""
    found = parse(f"元{written}" if written.startswith("/") else written) if written else None
    return found is not None and found.period is not None and found.per_m2 is None


def _unit(column: Column, text: str) -> Unit:
    found = parse(f"元{text}" if text.startswith("/") else text) if text else None
    if text and (found is None or found.what != "money"):
        raise CellError(_why.NOT_RENT)
    if found is None:
        return column.unit or Unit("money", Fraction(1), Fraction(1), "month")
    if column.unit is None:
        return found
    return Unit("money", found.size, found.per_m2 or column.unit.per_m2, found.period or column.unit.period)


def _per_month(text: str, unit: Unit) -> Fraction:
    value = number(text.lstrip("-"))
    if value is None:
        raise CellError(_why.NOT_RENT)
    if text.startswith("-"):
        raise CellError(_why.NEGATIVE)
    times = factor("CNY/m2/month", unit)
    return value * (times if times is not None else monthly_rent(unit.size, unit.period or "month"))


def _filled(column: Column, unit: Unit, ends: list[Fraction], *, lower_only: bool, upper_only: bool) -> Record:
    if unit.per_m2 is None:
        return {TOTAL: tuple(ends)}
    low, high = (_stored(end) for end in ends)
    period = {PERIOD: unit.period or "month"}
    if upper_only or column.field.key == HIGH:
        return {HIGH: high, **period}
    if lower_only or (column.is_lower_only and low == high):
        return {LOW: low, **period}
    return {LOW: low, HIGH: high, **period}


def _stored(value: Fraction) -> int | float:
    checked: int | float = clean(FIELDS[LOW], plain(value, 4))
    return checked


def spread(total: tuple[Fraction, Fraction], record: Record) -> Record:
    """Divides a monthly total by the row's area; CellError if it has none."""
    area = record.get("area_m2") or record.get("land_area_m2")
    if not area:
        raise CellError(_why.TOTAL_WITHOUT_AREA)
    low, high = (_stored(end / Fraction(str(area))) for end in total)
    return {LOW: low, HIGH: high, PERIOD: "total"}


def check(record: Record, period: str, raw: Any) -> Why | None:
    """Why a rent is implausible under its heading, or None."""
    kinds = set(record.get("kind", ()))
    ends = [record[key] for key in (LOW, HIGH) if key in record]
    if not ends or min(ends) == 0:
        return None
    return _too_high(max(ends), period, raw, kinds) or _too_low(min(ends), period, raw, kinds)


def _too_high(rent: float, period: str, raw: Any, kinds: Iterable[str]) -> Why | None:
    is_industrial = bool(kinds) and set(kinds) <= _INDUSTRIAL
    if period == "day" and rent > DAILY_CEILING[is_industrial] * DAYS_PER_MONTH:
        return _why.filled(_why.MONTHLY_UNDER_DAY, value=show(raw))
    return _why.RENT_TOTAL if rent > MONTHLY_CEILING[is_industrial] else None


def _too_low(rent: float, period: str, raw: Any, kinds: Iterable[str]) -> Why | None:
    if rent >= MONTHLY_FLOOR or (kinds and set(kinds) <= _OPEN_GROUND):
        return None
    return _why.filled(_why.DAILY_UNDER_MONTH, value=show(raw)) if period == "month" else _why.RENT_LOW
