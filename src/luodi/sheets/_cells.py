"""One cell to the fields it fills: "0.8元/㎡/天", 2*630KVA, "18起", 丙类, 有,10吨.

`parser(column)` gives the function for a column: raw value to a dict of field values, {} for a blank, CellError for what
cannot stand. A cell may fill other fields than its own when it says so itself: "5亩" under 面积 is land, "315kW" under
配电 is a load, "10T" under 行车 is a tonnage. Keys that begin with "~" are for the row reader and never reach a record.
"""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from luodi.fields import FIELDS, BadValue, Field, clean
from luodi.measures import NUMERAL, number, plain
from luodi.sheets import _industries, _offer, _rents, _why, _words
from luodi.sheets._contacts import phone, wechat
from luodi.sheets._free import understood
from luodi.sheets._headings import is_on_offer
from luodi.sheets._invisible import visible
from luodi.sheets._titles import Column
from luodi.sheets._units import Unit, factor, parse, stored
from luodi.sheets._why import CellError

Values = dict[str, Any]
Parser = Callable[[Any], Values]

NEEDS_UNIT = "~needs_unit"
#: The words for which a row is not on offer.
OFF = "~off"
#: What nobody means by 0: it stands for "not known".
NOT_ZERO = frozenset(
    (
        *("area_m2", "min_area_m2", "land_area_m2", _rents.LOW, _rents.HIGH, _rents.TOTAL, "sale_price_cny"),
        *("sale_price_cny_m2", "land_price_cny_mu", "clear_height_m", "storey_height_m", "eaves_height_m", "height_m"),
    )
)

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
_HEIGHTS |= {"檐高": "eaves_height_m", "檐口": "eaves_height_m", "高": "height_m"}
_HEIGHT = re.compile(r"(净高|梁下|牛腿下|层高|檐高|檐口)[:为]?(?=[\d一二三四五六七八九十])")
_TONNES = re.compile(r"(\d+(?:\.\d+)?)(?:吨|t)")


#: Units whose first letter would read as part of the number (630千伏安), and ㎡ as half width writes it.
_SPELLINGS = {"千伏安": "kva", "千瓦": "kw", "千牛": "kn", "千克": "kg", "m2": "㎡"}
_SPELLED = re.compile("|".join(_SPELLINGS))


def squeeze(value: Any) -> str:
    """A cell as text in half width and lower case, without spaces; whole floats lose their ".0", m2 becomes ㎡."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", visible(str(value))).lower())
    return _SPELLED.sub(lambda m: _SPELLINGS[m[0]], text)


def parser(column: Column, roles: Mapping[str, Callable[[Column, Any], Values]] = MappingProxyType({})) -> Parser:
    """The parser of a column; results are remembered, because most columns repeat a few values.

    `roles` has the parsers of the columns that are no fields.
    """
    parse_cell = roles.get(column.field.key) or _PARSERS.get(column.field.key) or _BY_TYPE[column.field.type]
    known: dict[Any, Values] = {}

    def remembered(raw: Any) -> Values:
        key = (raw, type(raw))
        if key not in known:
            if len(known) > 50_000:
                known.clear()
            known[key] = _checked(parse_cell, column, raw)
        return known[key]

    return remembered


def _checked(parse_cell: Callable[[Column, Any], Values], column: Column, raw: Any) -> Values:
    if isinstance(raw, str) and (not raw.strip() or squeeze(raw) in _words.UNKNOWN):
        return {}
    try:
        values = {key: value for key, value in parse_cell(column, raw).items() if value is not None}
    except (BadValue, CellError) as bad:
        if isinstance(raw, str) and column.field.type != "bool" and _offer.standing(squeeze(raw)) is False:
            return {OFF: raw}  # 已租 where a rent or an area should stand
        if isinstance(bad, CellError):
            raise
        raise CellError(_why.of_bad_value(bad)) from None
    if not NOT_ZERO.isdisjoint(values) and any(key in NOT_ZERO and _is_zero(v) for key, v in values.items()):
        if column.field.key == "area_m2" and is_on_offer(column.title):
            return {OFF: raw}
        raise CellError(_why.ZERO)
    return values


def _is_zero(value: Any) -> bool:
    return value == 0 or (isinstance(value, tuple) and 0 in value)


def rounded(field: Field, value: Fraction) -> int | float:
    """A fraction as the field stores it, checked: not negative, not beyond all reason."""
    checked: int | float = clean(field, plain(value, len(str(field.scale or 10_000)) - 1))
    return checked


def _number(column: Column, raw: Any) -> Values:
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


def _area(column: Column, raw: Any) -> Values:
    """A range is a place that is let in parts: 800-1000㎡ has a smallest part of 800."""
    match = _RANGE.fullmatch(_AFTER.sub("", _BEFORE.sub("", squeeze(raw)))) if isinstance(raw, str) else None
    if match is None:
        return _number(column, raw)
    low, high = (_number(column, n + (u or match[4])) for n, u in ((match[1], match[2]), (match[3], match[4])))
    if "area_m2" not in low or "area_m2" not in high:
        raise CellError(_why.RANGE)
    return {"area_m2": high["area_m2"], "min_area_m2": low["area_m2"], "is_divisible": True}


def _power(column: Column, raw: Any) -> Values:
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
        return _number(column, raw)
    except CellError:
        said = understood(raw) if isinstance(raw, str) else {}
        found: Values = {key: said[key] for key in ("power_capacity_kva", "power_demand_kw") if key in said}
        if found:
            return found
        if isinstance(raw, str) and not re.search(r"\d", _VOLTS.sub("", squeeze(raw))):
            return {_industries.UNREAD: raw.strip()}
        raise


def _tonnage(column: Column, raw: Any) -> Values:
    """The largest of several cranes: 5t×2+10t is 10; 无 is none at all, 有 is one of unstated size."""
    text = squeeze(raw)
    has = "has_crane" if column.field.key == "crane_capacity_t" else "has_freight_lift"
    if not isinstance(raw, str):
        return _number(column, raw)
    weights = [Fraction(t) for t in _TONNES.findall(text)]
    if len(weights) > 1 or (weights and not re.fullmatch(r"[\d.]+(?:吨|t)", text)):
        return {has: True, column.field.key: rounded(column.field, max(weights))}
    try:
        return _number(column, raw) or {has: False}
    except CellError:
        return {has: _words.yes_or_no(text)}


_WEIGHT_OF = {"has_crane": "crane_capacity_t", "has_freight_lift": "freight_lift_t"}
_ROOM = re.compile(r"\d+(?:\.\d+)?(?:㎡|平方米|平米|平方|平|间|层|栋|个|台|部|座|吨|t|口).*")


#: 2, 两部, 共3台
_COUNT = re.compile(r"(?:共|各|约)?(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:个|台|部|座|间|套|处|门|条|道)?")


def _bool(column: Column, raw: Any) -> Values:
    """Yes or no. A weight or a count says yes and, for cranes and lifts, how much: 有,10吨 or 2台."""
    key = column.field.key
    if isinstance(raw, bool):
        return {key: raw}
    if isinstance(raw, int | float) and key.startswith("has_") and raw >= 0:
        return {key: raw > 0}
    text = squeeze(raw)
    weights = [Fraction(t) for t in _TONNES.findall(text)]
    if weights and key in _WEIGHT_OF:
        return {key: True, _WEIGHT_OF[key]: rounded(FIELDS[_WEIGHT_OF[key]], max(weights))}
    head = re.split(r"[,，(;。]", text, maxsplit=1)[0]
    if _ROOM.fullmatch(head) and (number_of := re.match(r"[\d.]+", head)):
        return {key: float(number_of[0]) > 0}
    if key.startswith("has_") and (counted := _COUNT.fullmatch(head)) and (count := number(counted[1])) is not None:
        return {key: count > 0}
    return {key: _words.yes_or_no(head)}


def _fire(column: Column, raw: Any) -> Values:
    """消防 columns hold a category, an acceptance or both: 丙类, 已验收, 丙类已验收."""
    if isinstance(raw, bool):
        return {"is_fire_accepted": raw}
    text = squeeze(raw)
    accepted = re.search(r"[,(]?(已|未|通过|待)?验收(?:合格|通过)?\)?|合格", text)
    letter = text.replace(accepted[0], "") if accepted else text
    values: Values = {}
    if accepted:
        values["is_fire_accepted"] = _words.yes_or_no(accepted[0].strip(",()"))
    if not letter:
        return values
    try:
        return {**values, "fire_hazard_category": _words.fire_category(letter)}
    except CellError:
        if column.field.key != "is_fire_accepted":
            raise
        return _bool(column, raw)


def _deal(column: Column, raw: Any) -> Values:
    found = _words.deals(squeeze(raw))
    return {"deal": found} if found else {OFF: raw}


def _kind(column: Column, raw: Any) -> Values:
    text = squeeze(raw)
    single = {"is_single_storey": "单层" in text} if re.search("单层|多层", text) else {}
    return {"kind": _words.kinds(text), **single}


def _floors(column: Column, raw: Any) -> Values:
    if isinstance(raw, dt.date):
        raise CellError(_why.DATE_FOR_FLOORS)
    text = squeeze(raw)
    of_total = _words.floors_of_total(text)
    if of_total:
        return {"floor_no": of_total[0], "floors_total": of_total[1]}
    if re.fullmatch(r"整栋|全部|独栋|单层", text):
        return {"is_single_storey": True} if text == "单层" else {}
    return {"floor_no": _words.floors(text)}


def _storeys(column: Column, raw: Any) -> Values:
    if squeeze(raw) == "单层":
        return {"floors_total": 1, "is_single_storey": True}
    if isinstance(raw, str) and "/" in raw:
        return _floors(column, raw)
    return _number(column, raw)


def _date(column: Column, raw: Any) -> Values:
    if isinstance(raw, str) and _words.is_vague_date(raw):
        return {_industries.UNREAD: raw.strip()}
    return {column.field.key: _words.date(column.field, raw)}


_SCIENCE = re.compile(r"\d(?:\.\d+)?e\+?\d+")
_GUARDED = re.compile(r"'[=+\-@\t\r]")  # how exports keep a spreadsheet program from running a text
_DEPOSIT = re.compile(r"押(.)付.|押?(.+?)个?月")


def _text(column: Column, raw: Any) -> Values:
    if column.field.is_personal and isinstance(raw, str) and _SCIENCE.fullmatch(squeeze(raw)):
        raise CellError(_why.SCIENTIFIC)
    if isinstance(raw, str):
        raw = visible(raw[1:] if _GUARDED.match(raw) else raw)
    values: Values = {column.field.key: clean(column.field, raw)}
    if column.field.key in _NAMES and isinstance(raw, str) and _offer.name_says_taken(raw):
        values[OFF] = raw
    return values


_NAMES = ("id", "address", "region_raw")


def _phone(column: Column, raw: Any) -> Values:
    """A number that can be rung, a mail address, or a WeChat id, which has a field of its own."""
    values = _text(column, raw)
    return phone(squeeze(raw), values["phone"])


def _wechat(column: Column, raw: Any) -> Values:
    values = _text(column, raw)
    return wechat(squeeze(raw), values["wechat"])


def _deposit(column: Column, raw: Any) -> Values:
    """押二付三 is 2."""
    match = _DEPOSIT.fullmatch(squeeze(raw)) if isinstance(raw, str) else None
    value = number(match[1] or match[2]) if match else None
    if value is not None:
        return {column.field.key: rounded(column.field, value)}
    if _is_sum(raw):
        return {SUM: raw}
    return _number(column, raw)


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


_DIVISION = re.compile(r"[1-8]\d(\d{2}(\d{2}(\d{3}){0,2})?)?")


def _division(column: Column, raw: Any) -> Values:
    text = squeeze(raw)
    if _DIVISION.fullmatch(text) is None:
        raise CellError(_why.NOT_DIVISION)
    return {column.field.key: text}


_BASES = {"建筑": "gross", "套内": "unit", "gross": "gross", "unit": "unit", "使用": "unit"}


def _basis(column: Column, raw: Any) -> Values:
    found = {basis for word, basis in _BASES.items() if word in squeeze(raw)}
    if len(found) != 1:
        raise CellError(_why.NOT_CHOICE)
    return {column.field.key: found.pop()}


def _rent(column: Column, raw: Any) -> Values:
    return _rents.rent(column, raw, squeeze(raw))


def _industry(column: Column, raw: Any) -> Values:
    text = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw)
    return _industries.codes(column.field.key, unicodedata.normalize("NFKC", text))


_BY_TYPE: dict[str, Callable[[Column, Any], Values]] = {
    "number": _number,
    "bool": _bool,
    "date": _date,
    "text": _text,
    "set": _text,
    "list": _text,
    "letter": _fire,
    "enum": _basis,
}
_PARSERS: dict[str, Callable[[Column, Any], Values]] = {
    "deal": _deal,
    "kind": _kind,
    "area_m2": _area,
    "region_code": _division,
    "rent_min_cny_m2_month": _rent,
    "rent_max_cny_m2_month": _rent,
    "power_capacity_kva": _power,
    "crane_capacity_t": _tonnage,
    "freight_lift_t": _tonnage,
    "is_fire_accepted": _fire,
    "phone": _phone,
    "wechat": _wechat,
    "floor_no": _floors,
    "floors_total": _storeys,
    "deposit_months": _deposit,
    "industries_admitted": _industry,
    "industries_excluded": _industry,
}
