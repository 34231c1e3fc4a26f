"""Cells merged across several rows.

A merged 区域, 地址, 联系人, 租金 or 层高 applies to every row it spans, so it is filled down. A merged amount (面积, 总价,
配电容量 …) may be a sum or be shared, and a merged id would make rows identical: both are left blank in all rows, with a note.
A total for several buildings is not divided among them.
"""

from luodi.sheets._headings import Heading
from luodi.sheets._report import Sheet
from luodi.sheets._table import Table
from luodi.sheets._titles import Column

_AMOUNTS = {
    "id",
    "area_m2",
    "min_area_m2",
    "land_area_m2",
    "yard_m2",
    "sale_price_cny",
    "power_capacity_kva",
    "power_demand_kw",
}


def spread(table: Table, heading: Heading, end: int, result: Sheet) -> None:
    """Fills merged cells down, in place, in the rows between the headings and `end`; notes name those left blank."""
    columns = {c.index: c for c in heading.columns}
    for (top, left), (bottom, right) in sorted(table.merges):
        if heading.row < top < end:
            for column in (columns[i] for i in range(left, right + 1) if i in columns):
                _fill(table, column, top, bottom, result)


def _fill(table: Table, column: Column, top: int, bottom: int, result: Sheet) -> None:
    rows = [row for row in table.rows[top : bottom + 1] if column.index < len(row)]
    is_amount = column.field.key in _AMOUNTS or column.is_total
    value = "" if is_amount or not rows else rows[0][column.index]
    for row in rows:
        row[column.index] = value
    if is_amount:
        span = f"{top + 1}–{bottom + 1}"
        result.note("note_merged", sheet=table.name, rows=span, column=column.title)
