"""`write_listings`: writes records to .xlsx, .csv or .jsonl such that `read_listings` reads them back unchanged."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from luodi.sheets._columns import Written, columns
from luodi.sheets._report import Record
from luodi.sheets.errors import UnknownFormat

#: A spreadsheet program would run a cell that begins with one of these as a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_listings(path: str | Path, records: Iterable[Record]) -> None:
    """Writes records to a file in the format of its extension. UnknownFormat for any other extension.

    Workbooks and CSV files have the columns that at least one record fills, and always id, deal, kind, region and area.
    """
    path = Path(path)
    writers = {".xlsx": _workbook, ".csv": _csv, ".jsonl": _lines}
    if path.suffix.lower() not in writers:
        raise UnknownFormat(path.name, found=path.suffix or "no_ending")
    writers[path.suffix.lower()](path, list(records))


_ALWAYS = ("id", "deal", "kind", "region_code", "area_m2")


def used_columns(records: list[Record]) -> list[Written]:
    """The columns that records fill, in dictionary order."""
    filled = {key for record in records for key, value in record.items() if value is not None}
    return [c for c in columns() if c.field.key in filled or c.field.key in _ALWAYS]


def rows(records: list[Record], used: list[Written]) -> Iterator[list[Any]]:
    """The cells of each record."""
    for record in records:
        yield [c.show(record.get(c.field.key)) for c in used]


def _workbook(path: Path, records: list[Record]) -> None:
    # imported here because it is slow to load and rarely needed
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("房源")
    sheet.freeze_panes = "B2"
    used = used_columns(records)
    sheet.append([c.heading for c in used])
    for row in rows(records, used):
        sheet.append([_cell(WriteOnlyCell(sheet, value)) for value in row])
    book.save(path)


def _cell(cell: Any) -> Any:
    """A cell that keeps text as text, even if it begins with "="."""
    if cell.data_type == "f":
        cell.data_type = "s"
    return cell


def _csv(path: Path, records: list[Record]) -> None:
    used = used_columns(records)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([c.heading for c in used])
        writer.writerows([harmless(value) for value in row] for row in rows(records, used))


def harmless(value: Any) -> Any:
    """A value for a CSV file: text that a spreadsheet program would run as a formula gets a leading apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _lines(path: Path, records: list[Record]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
