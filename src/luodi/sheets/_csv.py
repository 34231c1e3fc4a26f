"""Reads CSV files into rows: encodings, delimiters, unclosed quotes, rows that do not fit their headings.

An unclosed quotation mark would swallow the lines below it. Here such a line is a fault and reading resumes with the next
one, so that a slip costs a single row.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from luodi.fields import Why
from luodi.sheets import _headings, _why
from luodi.sheets._headings import Heading
from luodi.sheets._report import Fault, fault
from luodi.sheets.errors import FileBroken

_Rows = list[list[Any]]


def delimited(path: Path, data: bytes, known: Callable[[_Rows], int]) -> tuple[_Rows, list[Fault], str]:
    """Rows, faults and delimiter of a CSV file. The delimiter is the one that yields the most known headings, else a comma."""
    text = decode(path, data)
    best, most = ",", 0
    for delimiter in ",;\t|":
        head = "".join(text.splitlines(keepends=True)[: _headings.HEADING_ROWS])
        titles = known(_split(path, head, delimiter)[0])
        if titles > most:
            best, most = delimiter, titles
    return *_split(path, text, best), best


def _split(path: Path, text: str, delimiter: str) -> tuple[_Rows, list[Fault]]:
    lines = list(io.StringIO(text, newline=""))
    if '"' not in text:
        return _plain(path, lines, delimiter), []
    width = Counter(line.count(delimiter) for line in lines if line.strip()).most_common(1)
    rows, faults = _quoted(path, lines, delimiter, width[0][0] if width else 0)
    return _bared(rows), faults


#: ="0519" is how exports keep a spreadsheet program from turning a text into a number.
_FORMULA_TEXT = re.compile(r'="([^"]*)"')


def _bared(rows: _Rows) -> _Rows:
    return [[m[1] if type(c) is str and (m := _FORMULA_TEXT.fullmatch(c.strip())) else c for c in row] for row in rows]


def _plain(path: Path, lines: list[str], delimiter: str) -> _Rows:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        raise FileBroken(path.name) from None


def _quoted(path: Path, lines: list[str], delimiter: str, most: int) -> tuple[_Rows, list[Fault]]:
    """Reads rows one by one. If a row spans several lines and one of them looks like a row, its quote was left open."""
    rows: _Rows = []
    faults: list[Fault] = []
    at = 0
    while at < len(lines):
        end, row = _next(lines, at, delimiter)
        if row is None or (end > at + 1 and _is_open(lines[at:end], delimiter, most)):
            faults.append(fault(path.stem, len(rows) + 1, "", lines[at].strip(), _why.OPEN_QUOTE))
            row, end = [], at + 1
        rows.append(row)
        at = end
    return rows, faults


def _next(lines: list[str], at: int, delimiter: str) -> tuple[int, list[Any] | None]:
    """The index after the row that begins at line `at`, and the row; None in place of a malformed row."""
    if lines[at].count('"') % 2 == 0:
        try:
            return at + 1, next(csv.reader([lines[at]], delimiter=delimiter), [])
        except csv.Error:
            return at + 1, None
    reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter)
    try:
        row = next(reader)
    except (csv.Error, StopIteration):
        return at + 1, None
    return at + reader.line_num, row


def _is_open(span: list[str], delimiter: str, most: int) -> bool:
    if sum(line.count('"') for line in span) % 2:
        return True
    return most >= 2 and any(line.count(delimiter) == most and line.count('"') % 2 == 0 for line in span[1:])


def decode(path: Path, data: bytes) -> str:
    """Decodes UTF-8, UTF-16 with a byte order mark, or GB 18030, the encodings Excel saves in."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileBroken(path.name)


# Rows and headings -----------------------------------------------------------------------------------------------------


def misfit(cells: Sequence[Any], heading: Heading) -> Why | None:
    """Why the cells of a line cannot belong to the headings; None if they can."""
    if any(cell for cell in cells[heading.width :]):
        return _why.TOO_MANY_CELLS
    for before, cell in pairwise(cells):
        if type(cell) is not str or type(before) is not str:
            continue
        if cell[:1] == "0" and len(cell) == 3 and cell.isdigit() and before.strip().isdigit() and len(before) <= 3:
            return _why.SPLIT_NUMBER
    filled = [cell for cell in cells if cell]
    if (
        len(filled) == 1
        and len(heading.columns) > 2
        and len(_SEPARATORS.findall(filled[0])) >= len(heading.columns) - 1
    ):
        return _why.NOT_SPLIT
    return None


_SEPARATORS = re.compile(r"[,，;；、\t|]")
_COMMA = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}(?!\d)\D*")
_GROUPED = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d.,])(\D*)")


def turn_commas(rows: _Rows, heading: Heading, end: int) -> None:
    """Rewrites a block's numbers in place if the file uses decimal commas (18,5), where 1.250 means 1250."""
    columns = [c.index for c in heading.columns if c.field.type == "number"]
    body = rows[heading.row + 1 : end]
    if not any(_COMMA.fullmatch(row[i].strip()) for row in body for i in columns if i < len(row)):
        return
    for row in body:
        for i in columns:
            match = _GROUPED.fullmatch(row[i].strip()) if i < len(row) else None
            if match:
                row[i] = match[1] + match[2].replace(".", "") + (match[3] or "").replace(",", ".") + match[4]
