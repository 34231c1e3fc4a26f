"""Writes the rows of a batch of matches: streamed to hidden files, which replace the requested ones when complete.

A workbook has sheets for pairs, summary and faults; the other formats write the summary to a second file. Ctrl-C, a full disk
or an error leaves existing files untouched, and memory does not grow with the number of pairs.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from luodi.cli._language import language, say
from luodi.cli._match_table import FAULTS, PAIRS, SUMMARY, Row
from luodi.cli._phrases import Twin
from luodi.cli._words import phrase
from luodi.cli.errors import TooManyPairs
from luodi.voice import nouns

Columns = dict[str, Twin]
#: The row limit of an Excel sheet.
_SHEET_ROWS = 1_048_576
#: Characters a workbook cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: Column widths in characters.
_WIDTH = 12
_WIDTHS = {
    "requirement_id": 18,
    "listing_id": 18,
    "offered_by": 24,
    "value": 24,
    "sentence": 60,
    "hardest": 18,
    "best": 18,
}
_WIDTHS |= {"unmet": 48, "questions": 48, "counterfactual": 40, "to_confirm": 32}
#: Rows kept as Python objects before they are converted to Parquet columns.
_FRAME_ROWS = 20_000
_NUMBERS = {
    **dict.fromkeys(("score", "score_low", "score_high"), "Float64"),
    **dict.fromkeys(("rank", "scope", "fits", "may_fit", "near_miss", "no"), "Int64"),
}


class Writer(Protocol):
    """One table of rows."""

    def add(self, rows: Iterable[Row]) -> None:
        """Adds rows."""

    def close(self) -> None:
        """Writes any remaining rows."""


class Tables(NamedTuple):
    """The two tables of a batch."""

    pairs: Writer
    summary: Writer


def files_of(path: Path) -> list[Path]:
    """The files of a table written to `path`."""
    if path.suffix.lower() == ".xlsx":
        return [path]
    return [path, path.with_name(f"{path.stem}-{say('汇总', 'summary')}{path.suffix}")]


@contextmanager
def tables(path: Path, is_offered: bool, faults: Sequence[Row]) -> Iterator[Tables]:
    """Opens tables in the format of the extension of `path`; TooManyPairs beyond Excel's limit.

    is_offered: whether listings have a known owner. faults: unusable cells, for a workbook.
    """
    columns = {key: twin for key, twin in PAIRS.items() if key != "offered_by" or is_offered}
    places = {target: target.with_name(f".{target.name}.part") for target in files_of(path)}
    try:
        parts = list(places.values())
        is_book = path.suffix.lower() == ".xlsx"
        with (
            _workbook(parts[0], columns, faults)
            if is_book
            else _beside(_FORMS[path.suffix.lower()], parts, columns) as both
        ):
            yield both
        for target, part in places.items():
            part.replace(target)
    finally:
        for part in places.values():
            part.unlink(missing_ok=True)


@contextmanager
def _workbook(part: Path, columns: Columns, faults: Sequence[Row]) -> Iterator[Tables]:
    """Streams pairs into their sheet; the summary is written once that is complete."""
    # imported here because it is slow to load and rarely needed
    import openpyxl

    part.touch()
    book, summary = openpyxl.Workbook(write_only=True), Kept([])
    try:
        yield Tables(_Sheet(book, "pairs", columns), summary)
        for name, keys, rows in (("summary", SUMMARY, summary.rows), ("unused", FAULTS, faults)):
            _Sheet(book, name, keys).add(rows)
        book.save(part)
    finally:
        for sheet in book.worksheets:  # what is not saved waits in a file of its own
            if not sheet.closed:
                sheet.close()


@contextmanager
def _beside(form: Callable[[Path, Columns], Writer], parts: Sequence[Path], columns: Columns) -> Iterator[Tables]:
    opened = Tables(form(parts[0], columns), form(parts[1], SUMMARY))
    try:
        yield opened
    finally:
        for writer in opened:
            writer.close()


class Kept(NamedTuple):
    """A table kept in memory."""

    rows: list[Row]

    def add(self, rows: Iterable[Row]) -> None:
        self.rows.extend(rows)

    def close(self) -> None:
        """Nothing to do."""


class _Sheet:
    """A sheet of a workbook with bold, frozen headings. Text stays text even if it looks like a formula."""

    def __init__(self, book: Any, name: str, columns: Columns) -> None:
        # imported here because it is slow to load and rarely needed
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self.sheet, self.shown, self.count = book.create_sheet(phrase(f"sheet_{name}")), _shown(columns), 1
        self.text = partial(WriteOnlyCell, self.sheet)
        self.sheet.freeze_panes = "B2"
        for number, key in enumerate(columns, 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(key, _WIDTH)
        headings = [self.text(say(*twin)) for twin in columns.values()]
        for cell in headings:
            cell.font = Font(bold=True)
        self.sheet.append(headings)

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.sheet.append([self._cell(value) for value in self.shown(row)])
            self.count += 1
        if self.count > _SHEET_ROWS:
            raise TooManyPairs(most=f"{_SHEET_ROWS - 1:,}")

    def _cell(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        kept = _CONTROL.sub("", value)
        if not kept.startswith(("=", "#")):
            return kept
        cell = self.text(kept)
        cell.data_type = "s"
        return cell

    def close(self) -> None:
        """Nothing to do: the workbook saves its sheets."""


class _Csv:
    """CSV as spreadsheet programs expect it, with headings for people."""

    def __init__(self, path: Path, columns: Columns) -> None:
        # imported here so that other commands start faster
        from luodi.sheets import harmless

        self.stream, self.shown, self.safe = path.open("w", encoding="utf-8-sig", newline=""), _shown(columns), harmless
        self.writer = csv.writer(self.stream)
        self.writer.writerow([say(*twin) for twin in columns.values()])

    def add(self, rows: Iterable[Row]) -> None:
        self.writer.writerows([self.safe(value) for value in self.shown(row)] for row in rows)

    def close(self) -> None:
        self.stream.close()


class _Jsonl:
    """JSON Lines by key."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self.stream, self.columns = path.open("w", encoding="utf-8"), columns

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.stream.write(json.dumps({key: row[key] for key in self.columns}, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self.stream.close()


class _Parquet:
    """Parquet by key. Rows are converted to columns in batches and written at the end."""

    def __init__(self, path: Path, columns: Columns) -> None:
        path.touch()
        self.path, self.columns, self.rows, self.frames = path, columns, list[Row](), list[Any]()

    def add(self, rows: Iterable[Row]) -> None:
        self.rows += rows
        if len(self.rows) >= _FRAME_ROWS:
            self._gather()

    def _gather(self) -> None:
        # imported here because it is slow to load and rarely needed
        import polars

        schema = {key: getattr(polars, _NUMBERS.get(key, "String")) for key in self.columns}
        self.frames.append(polars.DataFrame({key: [row[key] for row in self.rows] for key in schema}, schema=schema))
        self.rows = []

    def close(self) -> None:
        # imported here because it is slow to load and rarely needed
        import polars

        self._gather()
        polars.concat(self.frames).write_parquet(self.path)


_FORMS: dict[str, Callable[[Path, Columns], Writer]] = {".csv": _Csv, ".jsonl": _Jsonl, ".parquet": _Parquet}
TYPES = (".xlsx", *_FORMS)


def _shown(columns: Columns) -> Callable[[Row], list[Any]]:
    """Formats the cells of a row for people, in the language chosen when the table was opened."""
    verdicts = nouns("verdict", language())
    return lambda row: [verdicts[row[key]].name if key == "verdict" and row[key] else row[key] for key in columns]
