"""Cells that hold an amount: "0.8元/㎡/天", 2*630KVA, 800-1000㎡, 押二付三.

The number and the unit of a cell, completed by the unit of its column, to the exact value of the field that the unit says:
"5亩" under 面积 is land, "315kW" under 配电 is a load. Each function of a cell takes column and raw value, as in `_cells.py`.
"""

import math
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from typing import Any

from luodi.fields import FIELDS, Field, clean
from luodi.measures import NUMERAL, number, plain
from luodi.sheets import _industries, _why, _words
from luodi.sheets._asides import LARGEST
from luodi.sheets._free import understood
from luodi.sheets._invisible import visible
from luodi.sheets._titles import Column
from luodi.sheets._units import Unit, factor, parse, stored
from luodi.sheets._why import CellError

Values = dict[str, Any]
NEEDS_UNIT = "~needs_unit"
_BEFORE = re.compile(r"^(?:约|大约|大概|不低于|不少于|至少|最低|最高|最大|≥|>=|>|¥|人民币|共|各|单层|总|近)+")
_AFTER = re.compile(r"(?:左右|上下|及?以上|以内|起租|起分|起|多|余|\+)+$")
_ONE = re.compile(rf"(-?)({NUMERAL})(.*)", re.DOTALL)
_RANGE = re.compile(rf"({NUMERAL})([^\d~—–至到-]*)[-~—–至到]+({NUMERAL})(.*)")
_HAS_MAGNITUDE = re.compile(r"[万亿wW]$")
_POWER_TERM = re.compile(r"(?:(\d+)[*×x台])?(\d+(?:\.\d+)?)(kva|千伏安|kw|千瓦)?(?:[*×x](\d+)台?)?")
#: What is still to be agreed is not known; it is not wrong either.
_OPEN = re.compile(
    r"按需.*|可?另议|可增容?|可申请|(?:可|价格|电话|当面)*(?:面议|面谈|协商|详谈|商议|电议)|满足.*|充足|足够"
)
_HEIGHTS = {"净高": "clear_height_m", "梁下": "clear_height_m", "牛腿下": "clear_height_m", "层高": "storey_height_m"}
_HEIGHTS |= {"檐高": "eaves_height_m", "檐口": "eaves_height_m", "滴水": "eaves_height_m", "高": "height_m"}
_HEIGHT = re.compile(r"(净高|梁下|牛腿下|层高|檐高|檐口|滴水)[:为]?(?=[\d一二三四五六七八九十])")
#: 10吨, 16/3.2t, 20+10吨, and 20+10 where nothing else can be meant.
_TONNES = re.compile(r"((?:\d+(?:\.\d+)?(?:吨|t)?[+/、和及~—–-])*\d+(?:\.\d+)?)(?:吨|t)")
_BARE_TONNES = re.compile(r"\d+(?:\.\d+)?(?:[+/、]\d+(?:\.\d+)?)+")
#: Below this a bare 2+1 may be a count.
_SURELY_TONNES = 5
#: Units whose first letter would read as part of the number (630千伏安), and ㎡ as half width writes it.
_SPELLINGS = {"千伏安": "kva", "千瓦": "kw", "千牛": "kn", "千克": "kg", "m2": "㎡"}
_SPELLED = re.compile("|".join(_SPELLINGS))


def squeeze(value: Any) -> str:
    """A cell as text in half width and lower case, without spaces; whole floats lose their ".0", m2 becomes ㎡."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", visible(str(value))).lower())
    return _SPELLED.sub(lambda m: _SPELLINGS[m[0]], text)


def rounded(field: Field, value: Fraction) -> int | float:
    """A fraction as the field stores it, checked: not negative, not beyond all reason."""
    checked: int | float = clean(field, plain(value, len(str(field.scale or 10_000)) - 1))
    return checked


def of_number(column: Column, raw: Any) -> Values:
    """One number with its unit; CellError for a range and for what is none."""
    if isinstance(raw, bool) or (isinstance(raw, float) and not math.isfinite(raw)):
        raise CellError(_why.NOT_NUMBER)
    if isinstance(raw, int | float):
        return _bare(column, Fraction(str(raw)))
    text = squeeze(raw)
    if text in ("无", "没有", "否") or _OPEN.fullmatch(text):
        return {}
    named = _HEIGHT.match(text) if column.field.key in _HEIGHTS.values() else None
    if named:
        column, text = replace(column, field=FIELDS[_HEIGHTS[named[1]]]), text[named.end() :]
    if _RANGE.fullmatch(text):
        raise CellError(_why.RANGE)
    return of_unit(column, *quantity(text))


def _bare(column: Column, value: Fraction) -> Values:
    if column.unit is None:
        return {NEEDS_UNIT: True}
    return of_unit(column, value, None)


def quantity(text: str) -> tuple[Fraction, Unit | None]:
    """The number and the unit of a squeezed text; CellError when it is not one number with a known unit."""
    match = _ONE.fullmatch(_AFTER.sub("", _BEFORE.sub("", text)))
    value = number(match[2]) if match else None
    if match is None or value is None:
        raise CellError(_why.NOT_NUMBER)
    rest = _AFTER.sub("", match[3])
    unit = parse(f"元{rest}" if rest[0] == "/" else rest) if rest else None
    if rest and unit is None:
        raise CellError(_why.NOT_NUMBER)
    if unit is None and _HAS_MAGNITUDE.search(match[2]):
        unit = Unit("any", Fraction(1))
    return (-value if match[1] else value), unit


def of_unit(column: Column, value: Fraction, unit: Unit | None) -> Values:
    if unit is None and column.unit is None:
        return {NEEDS_UNIT: True}
    field = column.field
    used = merged(unit, column.unit or stored(field.unit))
    if field.key == "area_m2" and used.is_land and used is not column.unit:
        field = FIELDS["land_area_m2"]
    if field.key == "power_capacity_kva" and used.what == "kw":
        field = FIELDS["power_demand_kw"]
    times = factor(field.unit, used)
    if times is None:
        raise CellError(_why.OTHER_UNIT)
    return {field.key: rounded(field, value * times)}


def merged(unit: Unit | None, column: Unit) -> Unit:
    """The unit of a cell completed by that of its column: bare 元 or 万 takes the column's area and time."""
    if unit is None:
        return column
    if unit.what == "any":  # 1200万: the magnitude is in the number, so the column's own magnitude does not apply
        unit = Unit(column.what, Fraction(1) if column.what == "money" else column.size)
    if unit.what == "money" and column.what == "money":
        return Unit("money", unit.size, unit.per_m2 or column.per_m2, unit.period or column.period)
    return unit


def of_area(column: Column, raw: Any) -> Values:
    """A range is a place that is let in parts: 800-1000㎡ has a smallest part of 800."""
    match = _RANGE.fullmatch(_AFTER.sub("", _BEFORE.sub("", squeeze(raw)))) if isinstance(raw, str) else None
    if match is None:
        try:
            return of_number(column, raw)
        except CellError as error:
            if error.why != _why.NOT_NUMBER or not isinstance(raw, str):
                raise
            return _area_words(raw)
    low, high = (of_number(column, n + (u or match[4])) for n, u in ((match[1], match[2]), (match[3], match[4])))
    if "area_m2" not in low or "area_m2" not in high:
        raise CellError(_why.RANGE)
    return {"area_m2": high["area_m2"], "min_area_m2": low["area_m2"], "is_divisible": True}


def _area_words(raw: str) -> Values:
    """Land and building in one cell: 5亩带2800平. CellError unless the words say both."""
    said = understood(raw)
    found: Values = {key: said[key] for key in ("area_m2", "land_area_m2") if key in said}
    if len(found) < 2:
        raise CellError(_why.NOT_NUMBER)
    return found


def of_power(column: Column, raw: Any) -> Values:
    """Transformers on offer are added: 2*630KVA is 1260; kW stays kW."""
    terms = [_POWER_TERM.fullmatch(t) for t in re.split(r"[+、]", squeeze(raw))]
    if len(terms) == 1 and (terms[0] is None or not (terms[0][1] or terms[0][4])):
        return _power_words(column, raw)
    total, units = Fraction(0), set[Unit]()
    for term in terms:
        if term is None or (term[1] and term[4]):
            raise CellError(_why.NOT_NUMBER)
        total += Fraction(term[2]) * int(term[1] or term[4] or 1)
        units.add(merged(parse(term[3] or ""), column.unit or stored(column.field.unit)))
    if len(units) > 1:  # 630kVA+315kW, and 630+315kW under a heading in kVA
        raise CellError(_why.OTHER_UNIT)
    return of_unit(column, total, units.pop())


_VOLTS = re.compile(r"\d+(?:v|伏|kv|千伏)|动力电|照明电|工业电|市电|民用电|[三两单]相电?|有|已?通电?|是|可|足|够用?")


def _power_words(column: Column, raw: Any) -> Values:
    """Words about power: a transformer of 630kVA says how much, 380V动力电 does not, and is kept as it is."""
    try:
        return of_number(column, raw)
    except CellError:
        said = understood(raw) if isinstance(raw, str) else {}
        found: Values = {key: said[key] for key in ("power_capacity_kva", "power_demand_kw") if key in said}
        if found:
            return found
        if isinstance(raw, str) and not re.search(r"\d", _VOLTS.sub("", squeeze(raw))):
            return {_industries.UNREAD: raw.strip()}
        raise


def weights_of(text: str, *, is_counted: bool = False) -> list[Fraction]:
    """The tonnages of the cranes or lifts a squeezed text names, but for those that could be put in (可增10吨).

    Bare numbers count only as a list (20+10), and not where the heading asks how many.
    """
    there = ",".join(clause for clause in re.split(r"[,，;；。()]", text) if not _words.is_pending(clause))
    found = [Fraction(n) for part in _TONNES.findall(there) for n in re.findall(r"\d+(?:\.\d+)?", part)]
    if not found and not is_counted and _BARE_TONNES.fullmatch(there):
        bare = [Fraction(n) for n in re.findall(r"\d+(?:\.\d+)?", there)]
        return bare if max(bare) >= _SURELY_TONNES else []
    return found


def of_weights(key: str, weights: list[Fraction], raw: Any) -> Values:
    """The largest of the tonnages; the words of a cell that names several are kept in a note."""
    values: Values = {key: rounded(FIELDS[key], max(weights))}
    return {**values, LARGEST: str(raw).strip()} if len(set(weights)) > 1 else values


def of_tonnage(column: Column, raw: Any) -> Values:
    """The largest of several cranes: 5t×2+10t is 10; 无 is none at all, 有 is one of unstated size."""
    text = squeeze(raw)
    has = "has_crane" if column.field.key == "crane_capacity_t" else "has_freight_lift"
    if not isinstance(raw, str):
        return of_number(column, raw)
    weights = weights_of(text)
    if len(weights) > 1 or (weights and not re.fullmatch(r"[\d.]+(?:吨|t)", text)):
        return {has: True, **of_weights(column.field.key, weights, raw)}
    try:
        return of_number(column, raw) or {has: False}
    except CellError:
        found = _words.yes_or_no(text)
        return {_industries.UNREAD: str(raw).strip()} if found is None else {has: found}


_DEPOSIT = re.compile(r"押(.)付.|押?(.+?)个?月")


def of_deposit(column: Column, raw: Any) -> Values:
    """押二付三 is 2."""
    match = _DEPOSIT.fullmatch(squeeze(raw)) if isinstance(raw, str) else None
    value = number(match[1] or match[2]) if match else None
    if value is not None:
        return {column.field.key: rounded(column.field, value)}
    if _is_sum(raw):
        return {SUM: raw}
    return of_number(column, raw)


SUM = "~sum"
_MOST_MONTHS = 36


def _is_sum(raw: Any) -> bool:
    """Whether a deposit is money and not months: 5万, 20000元, 50000."""
    if not isinstance(raw, str):
        return isinstance(raw, int | float) and raw > _MOST_MONTHS
    try:
        value, unit = quantity(squeeze(raw))
    except CellError:
        return False
    return unit.what in ("money", "any") if unit else value > _MOST_MONTHS
