"""Units stated once above or below a table: 单位：万元、亩; 面积单位：公顷.

They apply to columns of that kind whose headings state none.
"""

from dataclasses import dataclass, replace

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Named, Row
from luodi.reading.parcel._units import AREA_UNIT

_LINE = r"(?:计量|面积|金额|货币|价格|计价)?单位[:为\s][^\n]{1,40}"
_MONEY = r"(?<![/每])(?:[十百千万亿]{1,2})?元(?!\s*/)"
_SUMS = ("start_price", "deposit", "deal_price")


@dataclass(frozen=True, slots=True)
class Units:
    """The unit of areas and of sums; "" if none or several are stated."""

    area: str = ""
    money: str = ""


def stated(text: Text, rest: list[tuple[int, int]]) -> Units:
    """The units that the lines outside the table state for all its columns."""
    lines = [m[0] for start, end in rest for m in compiled(_LINE).finditer(text.clean, start, end)]
    areas = {m[0] for line in lines for m in compiled(rf"(?<![/每]){AREA_UNIT}").finditer(line)}
    sums = {m[0] for line in lines for m in compiled(_MONEY).finditer(line)}
    return Units(areas.pop() if len(areas) == 1 else "", sums.pop() if len(sums) == 1 else "")


def with_units(row: Row, units: Units) -> Row:
    """The row with the stated units added to headings that have none."""
    return [_with_unit(named, units) for named in row] if units != Units() else row


def _with_unit(named: Named, units: Units) -> Named:
    head = named.heading
    unit = units.area if head.name == "land_area" else units.money if head.name in _SUMS else ""
    return named if head.unit or not unit else replace(named, heading=replace(head, unit=unit))
