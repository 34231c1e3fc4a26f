"""One cell to the fields it fills: "0.8元/㎡/天", 2*630KVA, "18起", 丙类, 有,10吨.

`parser(column)` gives the function for a column: raw value to a dict of field values, {} for a blank, CellError for what
cannot stand. A cell may fill other fields than its own when it says so itself: "5亩" under 面积 is land, "315kW" under
配电 is a load, "10T" under 行车 is a tonnage. Keys that begin with "~" are for the row reader and never reach a record.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from luodi.fields import BadValue, clean
from luodi.measures import number
from luodi.sheets import _industries, _offer, _rents, _why, _words
from luodi.sheets._asides import FIRE_ITEM
from luodi.sheets._contacts import phone, wechat
from luodi.sheets._headings import is_on_offer
from luodi.sheets._invisible import visible
from luodi.sheets._quantities import (
    Values,
    of_area,
    of_deposit,
    of_number,
    of_power,
    of_tonnage,
    of_weights,
    squeeze,
    weights_of,
)
from luodi.sheets._titles import Column
from luodi.sheets._why import CellError

Parser = Callable[[Any], Values]
#: The words for which a row is not on offer.
OFF = "~off"
#: What nobody means by 0: it stands for "not known".
NOT_ZERO = frozenset(
    (
        *("area_m2", "min_area_m2", "land_area_m2", _rents.LOW, _rents.HIGH, _rents.TOTAL, "sale_price_cny"),
        *("sale_price_cny_m2", "land_price_cny_mu", "clear_height_m", "storey_height_m", "eaves_height_m", "height_m"),
    )
)


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


_WEIGHT_OF = {"has_crane": "crane_capacity_t", "has_freight_lift": "freight_lift_t"}
_ROOM = re.compile(r"\d+(?:\.\d+)?(?:㎡|平方米|平米|平方|平|间|层|栋|个|台|部|座|吨|t|口).*")
#: 2, 两部, 共3台
_COUNT = re.compile(r"(?:共|各|约)?(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(?:个|台|部|座|间|套|处|门|条|道)?")


#: A deed of the ground alone says nothing of the building.
_LAND_DEED = re.compile(r"(?:只|仅)?有?(?:集体)?土地(?:使用)?(?:权)?证")


def _bool(column: Column, raw: Any) -> Values:
    """Yes or no. A weight or a count says yes and, for cranes and lifts, how much: 有,10吨 or 2台."""
    key = column.field.key
    if isinstance(raw, bool):
        return {key: raw}
    if isinstance(raw, int | float) and key.startswith("has_") and raw >= 0:
        return {key: raw > 0}
    text = squeeze(raw)
    if key in _WEIGHT_OF and (weights := weights_of(text, is_counted=bool(re.search("[数量台]", column.title)))):
        return {key: True, **of_weights(_WEIGHT_OF[key], weights, raw)}
    head = re.split(r"[,，(;。]", text, maxsplit=1)[0]
    if _ROOM.fullmatch(head) and (number_of := re.match(r"[\d.]+", head)):
        return {key: float(number_of[0]) > 0}
    if key.startswith("has_") and (counted := _COUNT.fullmatch(head)) and (count := number(counted[1])) is not None:
        return {key: count > 0}
    found = None if key == "has_title_deed" and _LAND_DEED.fullmatch(head) else _words.yes_or_no(head)
    return {_industries.UNREAD: str(raw).strip()} if found is None else {key: found}


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
    if _words.is_fire_rating(letter):
        return {**values, _industries.UNREAD: str(raw).strip()}
    if _words.leaves_item_open(letter):
        values[FIRE_ITEM] = str(raw).strip()
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
    return of_number(column, raw)


def _date(column: Column, raw: Any) -> Values:
    if isinstance(raw, str | float) and _words.is_vague_date(str(raw)):
        return {_industries.UNREAD: str(raw).strip()}
    return {column.field.key: _words.date(column.field, raw)}


_SCIENCE = re.compile(r"\d(?:\.\d+)?e\+?\d+")
_GUARDED = re.compile(r"'[=+\-@\t\r\d]")  # how exports keep a spreadsheet program from running a text


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
    "number": of_number,
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
    "area_m2": of_area,
    "region_code": _division,
    "rent_min_cny_m2_month": _rent,
    "rent_max_cny_m2_month": _rent,
    "power_capacity_kva": of_power,
    "crane_capacity_t": of_tonnage,
    "freight_lift_t": of_tonnage,
    "is_fire_accepted": _fire,
    "phone": _phone,
    "wechat": _wechat,
    "floor_no": _floors,
    "floors_total": _storeys,
    "deposit_months": of_deposit,
    "industries_admitted": _industry,
    "industries_excluded": _industry,
}
