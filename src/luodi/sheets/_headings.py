"""Which column means what: heading text to field key, with the unit that the heading names.

面积(㎡), 面积（亩）, 租金 (元/㎡/天), 日租金, 总价：万元, Clear height (m) are read; brackets, width, case, spaces and a
star for "required" do not matter. The unit may choose the field: 售价(元/㎡) is a unit price, 配电(kW) is a load in kW,
面积(亩) is land.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from luodi.fields import FIELDS, Field, heading_keys
from luodi.measures import MU_M2
from luodi.sheets import _why
from luodi.sheets._report import Why
from luodi.sheets._units import SHOWN, Unit, factor, parse, stored

#: The headings are looked for in this many rows; titles, remarks and blank rows may stand above them.
HEADING_ROWS = 10

_BRACKETS = re.compile(r"[(\[【{<〔「](.*?)[)\]】}>〕」]")
_LOOKS_LIKE_UNIT = re.compile(r"[/元吨亩顷美$€°%]|^[a-z0-9]+$|^万|平方|^平$")
_RENT, _RENT_MAX = "rent_min_cny_m2_month", "rent_max_cny_m2_month"
_SALE = {"sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu"}
_LOWER_ONLY = {_RENT, "租金下限", "rentfrom", "rentmin", "起租价"}
_BUILDING = re.compile(r"建筑|套内|厂房|floor")
_RENT_PERIODS = {"日": "day", "年": "year", "月": "month"}
_BY_WEIGHT = {"has_crane": "crane_capacity_t", "has_freight_lift": "freight_lift_t"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column that is read. `unit` is that of its bare numbers, None when only a written unit can tell.

    `is_lower_only` marks 租金下限, which leaves the upper end open; `is_total` a rent for the whole and not per ㎡;
    `basis` the basis of the area that the heading names (gross or unit).
    """

    index: int
    title: str
    field: Field
    unit: Unit | None = None
    is_lower_only: bool = False
    is_total: bool = False
    basis: str = ""
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of the headings (counted from 0) and its columns; columns with a `why` are refused.

    `passed` names columns that are not read because another one says the same better: (heading, heading that is read).
    """

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    passed: tuple[tuple[str, str], ...] = ()


def find(rows: Sequence[Sequence[Any]]) -> Heading | None:
    """The heading row among the first HEADING_ROWS: the first with the most known headings, at least two."""
    best, most = None, 1
    for number, cells in enumerate(rows[:HEADING_ROWS]):
        known = len({c.field.key for c in map(_column, range(len(cells)), map(_text, cells)) if c is not None})
        if known > most:
            best, most = number, known
    if best is None:
        return None
    titles = [_text(c) for c in rows[best]]
    two = _two_rows(titles, rows[best + 1]) if best + 1 < len(rows) else None
    return _heading(best, titles) if two is None else _heading(best + 1, two)


_ENDS = {
    **dict.fromkeys(("最低", "最小", "下限", "低", "起", "min"), "下限"),
    **dict.fromkeys(("最高", "最大", "上限", "高", "止", "max"), "上限"),
}


def _two_rows(titles: list[str], below: Sequence[Any]) -> list[str] | None:
    """The headings of two rows (租金 over 最低 and 最高) as one, None when the row below is not such a row.

    Only the ends of a rent are known; what else is split in two is not read, because half of it would be wrong.
    """
    words = [squeezed(_text(cell)) for cell in below]
    filled = [word for cell, word in zip(below, words, strict=True) if cell not in ("", None)]
    if not filled or not set(filled) <= set(_ENDS):
        return None
    found, parent = [], ""
    for title, word in zip(titles, words, strict=False):
        parent = title or parent
        if not word:
            found.append(title)
        elif parent.startswith("租金"):
            found.append(parent.replace("租金", f"租金{_ENDS[word]}", 1))
        else:
            found.append(f"{parent}·{word}")
    return found


def _heading(row: int, titles: list[str]) -> Heading:
    columns = [_column(i, title) for i, title in enumerate(titles)]
    unknown = tuple(title for title, column in zip(titles, columns, strict=True) if title and column is None)
    by_key: dict[str, list[Column]] = {}
    for column in columns:
        if column is not None:
            by_key.setdefault(column.field.key, []).append(column)
    kept = [column for group in by_key.values() for column in _of_one_meaning(group)]
    passed = [(c, group) for group in by_key.values() for c in group if c.index not in {k.index for k in kept}]
    return Heading(
        row,
        tuple(sorted(kept, key=lambda column: column.index)),
        unknown,
        tuple((column.title, min(group, key=_rank).title) for column, group in passed),
    )


def _of_one_meaning(columns: list[Column]) -> list[Column]:
    """The columns of one field that are read: all texts (they are joined), else the best, or none when two are as good."""
    if len(columns) == 1 or (columns[0].field.type == "text" and columns[0].field.key != "id"):
        return columns
    best = min(map(_rank, columns))
    winners = [column for column in columns if _rank(column) == best]
    return winners if len(winners) == 1 else [_doubled(column, columns) for column in columns]


_ON_OFFER = re.compile(r"可租|可售|出租面积")
_PERIODS = ("month", "day", "quarter", "year")


def _rank(column: Column) -> int:
    """0 for the heading that says best what the field means: 可租面积 before 面积, 总面积, 套内面积; 月租金 before 日租金, 年租金."""
    if column.field.key == "area_m2":
        return (
            0 if _ON_OFFER.search(column.title) else 3 if column.basis == "unit" else 2 if "总" in column.title else 1
        )
    if column.field.key == _RENT:
        if column.unit is None:
            return 9
        return _PERIODS.index(column.unit.period or "month") + 4 * column.is_total
    return 0


def _doubled(column: Column, columns: list[Column]) -> Column:
    other = next(c for c in columns if c is not column)
    why = _why.filled(_why.SAME_KEY, other=other.title, zh=column.field.zh, en=column.field.en)
    return Column(column.index, column.title, column.field, why=why)


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def squeezed(text: str) -> str:
    """Half width, lower case, without spaces, stars and colons: how headings are compared."""
    return re.sub(r"[\s*:]|必填|选填", "", unicodedata.normalize("NFKC", text).lower())


@cache
def _keys() -> dict[str, str]:
    return {squeezed(heading): key for heading, key in heading_keys("listing").items()}


def _column(index: int, title: str) -> Column | None:
    name, words = split_heading(squeezed(title), _keys())
    if not name:
        return None
    units = [u for u in map(parse, words) if u is not None]
    doubtful = [w for w in words if parse(w) is None and _LOOKS_LIKE_UNIT.search(w)]
    field = FIELDS[_keys()[name]]
    if len(units) > 1 or (doubtful and field.type == "number"):
        return _refused(index, title, field, "、".join(words))
    return _with_unit(index, title, name, field, units[0] if units else None, words)


def split_heading(text: str, keys: Collection[str]) -> tuple[str, list[str]]:
    """The known name in a squeezed heading ("" without one) and the words in its brackets or behind it."""
    words = [w for w in _BRACKETS.findall(text) if w]
    bare = _BRACKETS.sub("", text)
    for name in (text, bare, re.sub(r"[()\[\]]", "", text)):
        if name in keys:
            return name, words
    for end in range(len(bare) - 1, 0, -1):
        if bare[:end] in keys and parse(bare[end:].lstrip("/,-_")) is not None:
            return bare[:end], [bare[end:].lstrip("/,-_"), *words]
    return "", []


def _refused(index: int, title: str, field: Field, unit: str) -> Column:
    why = _why.filled(_why.HEADING_UNIT, unit=unit, right=right_heading(field))
    return Column(index, title, field, why=why)


def right_heading(field: Field) -> str:
    """The heading that leaves no doubt: 楼面荷载(kN/㎡)."""
    return f"{field.zh}({SHOWN[field.unit]})" if SHOWN.get(field.unit) and field.type == "number" else field.zh


def _with_unit(index: int, title: str, name: str, field: Field, unit: Unit | None, words: list[str]) -> Column | None:
    field = _field_of_unit(field, unit, name)
    if field.key in (_RENT, _RENT_MAX):
        return _rent_column(index, title, name, field, unit)
    if field.type != "number" or field.unit not in SHOWN:
        return Column(index, title, field)
    if unit is not None and factor(field.unit, unit) is None:
        return _refused(index, title, field, words[0])
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
    return field


def _price_field(field: Field, unit: Unit) -> Field:
    if unit.period in ("day", "month"):
        return FIELDS[_RENT]
    if unit.per_m2 is None:
        return FIELDS["sale_price_cny"]
    return FIELDS["land_price_cny_mu" if unit.per_m2 >= MU_M2 else "sale_price_cny_m2"]


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
