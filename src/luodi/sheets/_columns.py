"""The columns of the files Luodi writes: key, heading with its unit, and the display of values.

The template and the export share them, so that an export can be edited by hand and imported again. Sums are shown in 万元,
as is customary; every other unit is the stored one, so that nothing is rounded.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from luodi.fields import Field, for_record
from luodi.sheets._units import SHOWN

_TEN_THOUSANDS = {
    "sale_price_cny": "万元",
    "land_price_cny_mu": "万元/亩",
    "tax_per_mu_min_cny": "万元/亩",
    "investment_per_mu_min_cny": "万元/亩",
    "output_per_mu_min_cny": "万元/亩",
}
_NAMES = {"rent": "出租", "sale": "出售"}
_NAMES |= {"factory": "厂房", "warehouse": "仓库", "yard": "场地", "land": "土地"}
_NAMES |= {"office": "办公", "lab": "研发", "park": "园区"}
_NAMES |= {"A": "甲", "B": "乙", "C": "丙", "D": "丁", "E": "戊", "gross": "建筑面积", "unit": "套内面积"}


@dataclass(frozen=True, slots=True)
class Written:
    """One column of a written file."""

    field: Field
    heading: str
    is_ten_thousands: bool = False

    def show(self, value: Any) -> str | int | float | None:
        """A record's value as a cell of this column."""
        if value is None:
            return None
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, list | tuple):
            return "、".join(_NAMES.get(str(v), str(v)) for v in value)
        if self.is_ten_thousands:
            return _plain(Decimal(str(value)) / 10_000)
        shown: str | int | float = _NAMES.get(value, value) if self.field.type in ("letter", "enum") else value
        return shown

    @property
    def choices(self) -> tuple[str, ...]:
        """The options of this column's drop-down; empty if it has none."""
        if self.field.type == "bool":
            return ("是", "否")
        if self.field.key == "deal":
            return ("出租", "出售", "租售")
        return tuple(_NAMES[c] for c in self.field.choices)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@cache
def columns() -> tuple[Written, ...]:
    """Every field of a listing as a column, in the order of the dictionary."""
    return tuple(_written(field) for field in for_record("listing"))


def _written(field: Field) -> Written:
    unit = _TEN_THOUSANDS.get(field.key) or (SHOWN.get(field.unit, "") if field.type == "number" else "")
    return Written(field, f"{field.zh}({unit})" if unit else field.zh, field.key in _TEN_THOUSANDS)
