"""One row of cells to one record, with the checks that need the whole row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from luodi.fields import FIELDS
from luodi.sheets import _places, _rents, _why
from luodi.sheets._cells import NEEDS_UNIT, Parser, parser, squeeze
from luodi.sheets._gate import has_large, refusal
from luodi.sheets._headings import Column, Heading, right_heading
from luodi.sheets._industries import UNREAD
from luodi.sheets._report import Fault, Record, Why, fault
from luodi.sheets._why import CellError

#: A bare number below this is taken for 万元: yuan for a whole building, yuan per mu, yuan per mu and year.
_SMALLEST = {
    "sale_price_cny": 50_000,
    "land_price_cny_mu": 5_000,
    "tax_per_mu_min_cny": 1_000,
    "investment_per_mu_min_cny": 10_000,
    "output_per_mu_min_cny": 10_000,
}
_LARGEST: dict[str, tuple[float, Why]] = {
    "sale_price_cny_m2": (200_000, _why.TOO_LARGE),
    **dict.fromkeys(("clear_height_m", "storey_height_m", "eaves_height_m", "height_m"), (60, _why.NOT_METRES)),
}
_TOTALS = ("合计", "总计", "小计", "total", "sum")
_JOINED = {"region_raw": " ", "address": " ", "industry_raw": "；"}


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one sheet. Column parsers are chosen once; `faults` collects what went wrong."""

    sheet: str
    heading: Heading
    faults: list[Fault]
    _parsers: list[tuple[Column, Parser]] = field(init=False)
    #: Words that are kept as they are because they were not understood, by heading.
    unread: dict[str, dict[str, None]] = field(init=False, default_factory=dict)
    _is_spoilt: bool = field(init=False, default=False)
    _without_unit: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self._parsers = [(c, parser(c)) for c in self.heading.columns if c.why is None]
        for column in self.heading.columns:
            if column.why is not None:
                self._of_heading(column, column.why)

    def read(self, row: int, cells: Sequence[Any], bad: dict[int, tuple[str, Why]]) -> Record | None:
        """The record of a row (`row` as Excel counts), or None when a cell is at fault.

        `bad` names cells that the file itself marks as unusable, by column index: error values, formulas without result.
        """
        record: Record = {}
        origin: dict[str, tuple[Column, Any]] = {}
        self._is_spoilt = False
        for column, parse_cell in self._parsers:
            raw = cells[column.index] if column.index < len(cells) else ""
            if column.index in bad:
                self._report(row, column, *bad[column.index])
            elif raw is not None and raw != "":
                self._take(row, column, raw, parse_cell, record, origin)
        self._finish(row, record, origin)
        return None if self._is_spoilt else record

    def _take(
        self,
        row: int,
        column: Column,
        raw: Any,
        parse_cell: Parser,
        record: Record,
        origin: dict[str, tuple[Column, Any]],
    ) -> None:
        try:
            values = parse_cell(raw)
        except CellError as error:
            self._report(row, column, raw, error.why)
            return
        if NEEDS_UNIT in values:
            self._name_unit(column)
            return
        if column.basis and values:
            record["area_basis"] = column.basis
        for key, value in values.items():
            _put(record, key, value, column)
            origin.setdefault(key, (column, raw))

    def _finish(self, row: int, record: Record, origin: dict[str, tuple[Column, Any]]) -> None:
        _move_land(record)
        self._locate(record, origin)
        for key in [key for key in record if key == UNREAD]:
            self.unread.setdefault(origin[key][0].title, {})[record.pop(key)] = None
        total = record.pop(_rents.TOTAL, None)
        if total is not None:
            self._spread(row, total, record, origin)
        period = record.pop(_rents.PERIOD, "month")
        rent = origin.get(_rents.LOW) or origin.get(_rents.HIGH)
        why = _rents.check(record, period, rent[1]) if rent else None
        if rent and why:
            self._report(row, *rent, why)
        self._check_sizes(row, record, origin)
        self._check_ends(row, record, origin)
        refused = refusal(record) if has_large(record) and not self._is_spoilt else None
        if refused:
            key, value, reason = refused
            column = origin[key][0] if key in origin else self.heading.columns[0]
            self._report(row, column, value, reason)

    def _locate(self, record: Record, origin: dict[str, tuple[Column, Any]]) -> None:
        """Gives the row its division code, when a column does not."""
        region, address = record.get("region_raw", ""), record.get("address", "")
        if "region_code" in record or not (region or address):
            return
        code = _places.code(region, address)
        if code is not None:
            record["region_code"] = code
        elif region:
            self.unread.setdefault(origin["region_raw"][0].title, {})[region] = None

    def _spread(self, row: int, total: Any, record: Record, origin: dict[str, tuple[Column, Any]]) -> None:
        try:
            record.update(_rents.spread(total, record))
            origin[_rents.LOW] = origin[_rents.TOTAL]
        except CellError as error:
            self._report(row, *origin[_rents.TOTAL], error.why)

    def _check_sizes(self, row: int, record: Record, origin: dict[str, tuple[Column, Any]]) -> None:
        for key, (column, raw) in origin.items():
            value = record.get(key)
            if key in _SMALLEST and value and value < _SMALLEST[key]:
                self._report(row, column, raw, _why.filled(_why.ROUGH_UNIT, heading=column.field.zh))
            elif key in _LARGEST and value is not None and value > _LARGEST[key][0]:
                self._report(row, column, raw, _LARGEST[key][1])

    def _check_ends(self, row: int, record: Record, origin: dict[str, tuple[Column, Any]]) -> None:
        for low, high, why in (
            (_rents.LOW, _rents.HIGH, _why.RANGE_REVERSED),
            ("min_area_m2", "area_m2", _why.PART_ABOVE_WHOLE),
        ):
            if low in record and high in record and record[low] > record[high]:
                self._report(row, *origin.get(low, origin[high]), why)

    def _name_unit(self, column: Column) -> None:
        if column.index not in self._without_unit:
            self._without_unit.add(column.index)
            self._of_heading(column, _why.filled(_why.NEEDS_UNIT, right=right_heading(column.field)))

    def _of_heading(self, column: Column, why: Why) -> None:
        self.faults.append(fault(self.sheet, self.heading.row + 1, column.title, "", why, drops_row=False))

    def _report(self, row: int, column: Column, raw: Any, why: Why) -> None:
        self.faults.append(fault(self.sheet, row, column.title, raw, why))
        self._is_spoilt = True


def _put(record: Record, key: str, value: Any, column: Column) -> None:
    """Adds a value; the column of a field wins over a side value, texts of one key are joined."""
    is_text = FIELDS[key].type == "text" if key in FIELDS else False
    if key not in record or (key == column.field.key and not is_text):
        record[key] = value
    elif is_text and value not in record[key]:
        record[key] = f"{record[key]}{_JOINED.get(key, ' / ')}{value}"


def _move_land(record: Record) -> None:
    """The 面积 of a listing of land is its land area."""
    if record.get("kind") == ["land"] and "area_m2" in record:
        area = record.pop("area_m2")
        record.setdefault("land_area_m2", area)
        record.pop("area_basis", None)


def is_total(cells: Sequence[Any]) -> bool:
    """A row of sums: its first filled cell says 合计."""
    first = next((c for c in cells if c not in ("", None)), "")
    return isinstance(first, str) and squeeze(first).startswith(_TOTALS)
