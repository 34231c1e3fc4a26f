"""HTML tables: the cells of each <tr>, with column and row spans expanded to a grid.

Offsets refer to the text as given; tags within a cell are blanked, so that its words keep their offsets.
"""

import re
from collections.abc import Iterator

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Line

_CELL = r"(?is)<t[dh](?P<marks>\b[^<>]*)>(?P<words>.*?)(?=</?t[dhr]\b|</table|</?tbody|$)"
_ROW = r"(?is)<tr\b[^<>]*>(?P<cells>.*?)(?=<tr\b|</table|$)"
_TABLE = r"(?is)<table\b.*?(?:</table\s*>|$)"
_TAG = r"<[^<>]{0,2000}>|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);"
_MOST_SPAN = 12


def from_html(text: Text) -> tuple[list[Line], list[tuple[int, int]]] | None:
    """Rows of cells with their spans, text outside tables as single-cell rows; None without a table."""
    clean = text.clean
    if compiled(r"(?i)<td\b").search(clean) is None:
        return None
    lines: list[Line] = []
    at = 0
    for table in compiled(_TABLE).finditer(clean):
        lines += _outside(text, at, table.start())
        lines += _grid(text, table)
        at = table.end()
    lines += _outside(text, at, len(clean))
    return lines, [(line[0].start, max(line[-1].end, line[0].start)) for line in lines]


def _outside(text: Text, start: int, end: int) -> list[Line]:
    parts = compiled(r"(?:[^<\n]|<(?![/a-zA-Z!]))+").finditer(_blanked(text.clean[start:end]))
    return [[_cell(text, start + m.start(), start + m.end())] for m in parts if m[0].strip()]


def _blanked(words: str) -> str:
    """Replaces tags by spaces, or by line breaks for those that end a line, at equal length."""
    ends = r"(?i)</?(?:p|div|h\d|li|ul|br|section|article|title|body|html|head)\b"
    return compiled(_TAG).sub(lambda m: ("\n" if compiled(ends).match(m[0]) else " ") + " " * (len(m[0]) - 1), words)


def _grid(text: Text, table: re.Match[str]) -> Iterator[Line]:
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in compiled(_ROW).finditer(text.clean, table.start(), table.end()):
        line: Line = []
        new: dict[int, tuple[int, Cell]] = {}
        for match in compiled(_CELL).finditer(text.clean, *row.span("cells")):
            _hang(line, hanging)
            cell = _cell(text, *match.span("words"))
            wide, deep = _span(match["marks"], "colspan"), _span(match["marks"], "rowspan")
            for k in range(wide):
                part = cell if k == 0 else Cell("", "", cell.start, cell.start)
                if deep > 1:
                    new[len(line)] = (deep - 1, part)
                line.append(part)
        _hang(line, hanging)
        hanging.update(new)
        if line:
            yield line


def _hang(line: Line, hanging: dict[int, tuple[int, Cell]]) -> None:
    """Inserts cells that span down from rows above."""
    while len(line) in hanging:
        at = len(line)
        left, cell = hanging[at]
        line.append(cell)
        if left > 1:
            hanging[at] = (left - 1, cell)
        else:
            del hanging[at]


def _span(marks: str, name: str) -> int:
    match = compiled(rf"(?i)\b{name}\s*=\s*[\"']?(\d{{1,3}})").search(marks)
    return min(max(int(match[1]), 1), _MOST_SPAN) if match else 1


def _cell(text: Text, start: int, end: int) -> Cell:
    words = compiled(r"\s").sub(" ", compiled(_TAG).sub(lambda m: " " * len(m[0]), text.clean[start:end]))
    start += len(words) - len(words.lstrip())
    words = words.strip()
    raw = text.words(start, start + len(words))
    return Cell(words, words if "<" in raw else raw, start, start + len(words))
