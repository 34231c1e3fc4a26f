"""Maps one heading to a field or a role, with the unit and the area basis it names.

面积(㎡), 面积（亩）, 租金 (元/㎡/天), 日租金, 总价：万元, 租金单价_元/平方米*月, Clear height (ft) are read; brackets, width, case,
spaces, invisible characters and a star for "required" do not matter. The unit may decide the field: 售价(元/㎡) is a unit
price, 配电(kW) a load in kW, 面积(亩) land. A unit appended to a name counts only if the field has units of that kind: 产权方 is
the owner, not a deed in ㎡.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from luodi.fields import FIELDS, Field, Why, heading_keys
from luodi.measures import MU_M2
from luodi.sheets import _roles, _why
from luodi.sheets._invisible import visible
from luodi.sheets._units import SHOWN, Unit, factor, parse, stored

_BRACKETS = re.compile(r"[(\[【{<〔「](.*?)[)\]】}>〕」]")
_LOOKS_LIKE_UNIT = re.compile(r"[/元吨亩顷美$€°%]|^[a-z0-9]+$|^万|平方|^平$")
RENT, RENT_MAX = "rent_min_cny_m2_month", "rent_max_cny_m2_month"
_SALE = {"sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu", _roles.UNIT_PRICE}
_LOWER_ONLY = {RENT, "租金下限", "rentfrom", "rentmin", "起租价"}
_BUILDING = re.compile(r"建筑|套内|厂房|floor|building|sqft|sf$")
_RENT_PERIODS = {"日": "day", "年": "year", "月": "month"}
_BY_WEIGHT = {"has_crane": "crane_capacity_t", "has_freight_lift": "freight_lift_t"}
#: Names that are units or end in one: 亩数, sqft, Available SF.
_NAMED_UNIT = re.compile(r"(亩|sqft|sf|squarefeet)数?$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read. `unit` applies to bare numbers; None if every cell has to state its own.

    `is_lower_only`: 租金下限, which leaves the upper end open. `is_total`: a rent for the whole rather than per ㎡. `basis`:
    the area basis the heading names (gross or unit). `is_contrasted`: a status column in which other cells say 空置, so
    that a bare 出租 means let.
    """

    index: int
    title: str
    field: Field
    unit: Unit | None = None
    is_lower_only: bool = False
    is_total: bool = False
    basis: str = ""
    why: Why | None = None
    is_contrasted: bool = False


def squeezed(text: str) -> str:
    """A heading normalised for comparison: half width, lower case, no spaces, colons, invisible characters or outer stars."""
    text = unicodedata.normalize("NFKC", visible(text)).lower()
    return re.sub(r"[\s:]|必填|选填|^其中", "", text).strip("*")


def bracketed(title: str) -> list[str]:
    """The words in the brackets of a heading."""
    return [word for word in _BRACKETS.findall(squeezed(title)) if word]


@cache
def _keys() -> dict[str, str]:
    named = {**_roles.role_keys(), **heading_keys("listing")}
    return {squeezed(heading): key for heading, key in named.items()}


def _described(key: str) -> Field:
    return FIELDS[key] if key in FIELDS else _roles.ROLES[key]


def is_known(title: str) -> bool:
    """Whether a column with this title is read."""
    return bool(title) and _column(0, title, ()) is not None


def column(index: int, title: str, given: Sequence[str] = ()) -> Column | None:
    """The column of a title, None if unknown. `given` are the units named in the sheet's title."""
    return _column(index, title, tuple(given)) if title else None


@cache
def _column(index: int, title: str, given: tuple[str, ...]) -> Column | None:
    name, words = split_heading(squeezed(title), _keys(), _fits)
    if not name:
        return None
    field = _described(_keys()[name])
    named = _NAMED_UNIT.search(name)
    if named and not words and field.type == "number":
        words = [named[1]]
    if not any(map(parse, words)) and field.type == "number":
        words = [*words, *_given(field.key, given)]
    units = [u for u in map(parse, words) if u is not None]
    doubtful = [w for w in words if parse(w) is None and _LOOKS_LIKE_UNIT.search(w)]
    if len(units) > 1 or (doubtful and field.type == "number"):
        return _refused(index, title, field, "、".join(words))
    return _with_unit(index, title, name, field, units[0] if units else None, words)


def _given(key: str, units: Sequence[str]) -> list[str]:
    """The units in a sheet's title that fit a field. Given both 亩 and 平方米, land takes the one, floor area the other."""
    fitting = {each: unit for each in units if (unit := parse(each)) is not None and _fits(key, unit)}
    if len(fitting) == 2 and {unit.is_land for unit in fitting.values()} == {True, False}:
        return [each for each, unit in fitting.items() if unit.is_land is (key == "land_area_m2")]
    return list(fitting)


def _fits(key: str, unit: Unit) -> bool:
    """Whether a field's numbers can be in a unit."""
    field = _described(key)
    if key in _BY_WEIGHT:
        return unit.what == "mass"
    if key in (RENT, RENT_MAX):
        return unit.what == "money" and (unit.per_m2 is not None or unit.period is not None)
    if field.type != "number" or field.unit not in SHOWN:
        return False
    return factor(_field_of_unit(field, unit, "").unit, unit) is not None


def split_heading(
    text: str, keys: Collection[str] | dict[str, str], fits: Callable[[str, Unit], bool] | None = None
) -> tuple[str, list[str]]:
    """The known name in a squeezed heading ("" if none), and the words in brackets or after it."""
    words = [w for w in _BRACKETS.findall(text) if w]
    bare = _BRACKETS.sub("", text)
    for name in (text, bare, re.sub(r"[()\[\]]", "", text)):
        if name in keys:
            return name, words
    for end in range(len(bare) - 1, 0, -1):
        if bare[:end] in keys:
            behind = bare[end:].lstrip("/,-_")
            unit = parse(behind)
            if unit is not None and (fits is None or not isinstance(keys, dict) or fits(keys[bare[:end]], unit)):
                return bare[:end], [behind, *words]
    return _of_two_languages(bare, keys), words


_BILINGUAL = re.compile(r"([^a-z]+)([a-z][a-z./]*)|([a-z][a-z./]*)([^a-z]+)")


def _of_two_languages(text: str, keys: Collection[str]) -> str:
    """The known half of a bilingual name (面积area), Chinese if both are known; "" if the English is not: 租金usd."""
    match = _BILINGUAL.fullmatch(text)
    if match is None:
        return ""
    zh, en = (half.strip("./-,") for half in (match[1] or match[4], match[2] or match[3]))
    return "" if en not in keys else zh if zh in keys else en


def _refused(index: int, title: str, field: Field, unit: str) -> Column:
    why = _why.filled(_why.HEADING_UNIT, unit=unit, right=right_heading(field))
    return Column(index, title, field, why=why)


def right_heading(field: Field) -> str:
    """The unambiguous heading of a field: 楼面荷载(kN/㎡)."""
    return f"{field.zh}({SHOWN[field.unit]})" if SHOWN.get(field.unit) and field.type == "number" else field.zh


def _with_unit(index: int, title: str, name: str, field: Field, unit: Unit | None, words: list[str]) -> Column | None:
    field = _field_of_unit(field, unit, name)
    if field.key in (RENT, RENT_MAX):
        return _rent_column(index, title, name, field, unit)
    if field.key in (_roles.UNIT_PRICE, _roles.PRICE) or field.type != "number" or field.unit not in SHOWN:
        return Column(index, title, field, unit)
    if unit is not None and factor(field.unit, unit) is None:
        return _refused(index, title, field, words[0] if words else "")
    if unit is None and field.unit == "kN/m2" and name != field.key:
        return Column(index, title, field)
    return Column(index, title, field, unit or stored(field.unit), basis=_basis(field, title))


def _field_of_unit(field: Field, unit: Unit | None, name: str) -> Field:
    if unit is None:
        return field
    if field.key in _BY_WEIGHT and unit.what == "mass":
        return FIELDS[_BY_WEIGHT[field.key]]
    if field.key == "power_capacity_kva" and unit.what == "kw":
        return FIELDS["power_demand_kw"]
    if field.key == "area_m2" and unit.is_land and not _BUILDING.search(name):
        return FIELDS["land_area_m2"]
    if field.key in _SALE and unit.what == "money":
        return _price_field(field, unit)
    if field.key == _roles.PRICE and unit.what == "money" and (unit.period or unit.per_m2 is None):
        return _price_field(field, unit)
    return field


def _price_field(field: Field, unit: Unit) -> Field:
    if (unit.period is not None and field.key == _roles.UNIT_PRICE) or unit.period in ("day", "month"):
        return FIELDS[RENT]
    if unit.per_m2 is None:
        return field if field.key == _roles.UNIT_PRICE else FIELDS["sale_price_cny"]
    if unit.per_m2 >= MU_M2:
        return FIELDS["land_price_cny_mu"]
    return field if field.key == _roles.UNIT_PRICE else FIELDS["sale_price_cny_m2"]


def _rent_column(index: int, title: str, name: str, field: Field, unit: Unit | None) -> Column:
    period = _RENT_PERIODS.get(name[0]) if "租金" in name else None
    if unit is None:
        if period == "year":
            return Column(index, title, field)
        return _rent(index, title, name, field, Unit("money", stored("CNY").size, stored("m2").size, period or "month"))
    if unit.what != "money" or (unit.per_m2 is None and unit.period is None and period is None):
        return _refused(index, title, field, title)
    return _rent(index, title, name, field, Unit("money", unit.size, unit.per_m2, unit.period or period or "month"))


def _rent(index: int, title: str, name: str, field: Field, unit: Unit) -> Column:
    return Column(index, title, field, unit, name in _LOWER_ONLY, is_total=unit.per_m2 is None)


def _basis(field: Field, title: str) -> str:
    if field.key != "area_m2":
        return ""
    return "unit" if "套内" in title else "gross" if "建筑" in title else ""
