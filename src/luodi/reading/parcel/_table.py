"""Tables in plain text, delimited by bars (as in Markdown), tabs, commas, semicolons or runs of spaces.

A table may be horizontal (a line per parcel, under one or two lines of headings), vertical (a column per parcel), or alternate
names and values.
"""

import itertools

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Line, Row, Structure, kept_signs
from luodi.reading.parcel._heads import header, is_border, is_header, is_sum, parts, trimmed
from luodi.reading.parcel._html import from_html
from luodi.reading.parcel._upright import upright

_BARS = "|｜│┃¦"


def from_table(text: Text) -> Structure | None:
    html = from_html(text)
    if html:
        return _Table(text, *html).read()
    kept = kept_signs(text)
    lines = [(m.start(), m.end()) for m in compiled(r"[^\n\r\u2028\u2029]+").finditer(kept)]
    for splitter in _SPLITTERS:
        structure = _Table(text, [splitter(text, kept, *line) for line in lines], lines).read()
        if structure and len(structure.broken) <= len(structure.rows):
            return structure
    return None


def _cell(text: Text, start: int, end: int) -> Cell:
    words = text.clean[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        start, words = start + 1, words[1:-1]
    return Cell(words, text.words(start, start + len(words)), start, start + len(words))


def _cut(text: Text, kept: str, start: int, end: int, pattern: str) -> Line:
    parts = compiled(rf'"[^"\n]{{0,80}}"|(?P<border>{pattern})').finditer(kept, start, end)
    borders = [m.span() for m in parts if m["border"]]
    edges = [start, *itertools.chain.from_iterable(borders), end]
    return [_cell(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _by_bars(text: Text, kept: str, start: int, end: int) -> Line:
    return _cut(text, kept, start, end, f"[{_BARS}]")


def _by_tabs(text: Text, kept: str, start: int, end: int) -> Line:
    return _cut(text, kept, start, end, "\t")


def _by_commas(text: Text, kept: str, start: int, end: int) -> Line:
    """Splits at commas outside quotes."""
    return _cut(text, kept, start, end, r"[,，]")


def _by_grouped_commas(text: Text, kept: str, start: int, end: int) -> Line:
    """The same, keeping 1,200.5 as one number."""
    return _cut(text, kept, start, end, r"[,，](?!\d{3}(?!\d))")


def _by_semicolons(text: Text, kept: str, start: int, end: int) -> Line:
    return _cut(text, kept, start, end, "[;；]")


def _by_wide_gaps(text: Text, kept: str, start: int, end: int) -> Line:
    return _by_gaps(text, kept, start, end, r"[ \u00a0]{2,}|[\u3000\t]+")


def _by_gaps(text: Text, kept: str, start: int, end: int, gap: str = r"[ \u3000\u00a0\t]+") -> Line:
    inner = kept[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    return _cut(text, kept, start, end, gap)


#: In the order tried; the first that gives rows wins.
_SPLITTERS = (_by_bars, _by_tabs, _by_commas, _by_grouped_commas, _by_semicolons, _by_wide_gaps, _by_gaps)


class _Table:
    """Finds the line of headings and assigns the cells of every line after it."""

    def __init__(self, text: Text, lines: list[Line], spans: list[tuple[int, int]]) -> None:
        self.text, self.lines, self.spans = text, lines, spans
        self.rows: list[Row] = []
        self.broken: list[tuple[int, int]] = []
        self.taken: set[int] = set()
        self.header: Line = []

    def read(self) -> Structure | None:
        heads, at = list[str](), 0
        while at < len(self.lines):
            line = self.lines[at]
            if is_header(line):
                heads, self.header, size = header(self.lines, at)
                self.taken.update(range(at, at + size))
                at += size
                continue
            if heads and len(line) > 1:
                self._row(heads, at)
            elif heads and line[0].words and not self._goes_on(at):
                heads = []
            at += 1
        if not self.rows:
            self._standing()
        return Structure(self.rows, self._rest(), self.broken) if self.rows else None

    def _goes_on(self, at: int) -> bool:
        """Whether the table continues: a line between two rows is a note."""
        behind = self.lines[at + 1] if at + 1 < len(self.lines) else []
        return bool(self.rows) and len(behind) == len(self.header) > 2 and not is_header(behind)

    def _row(self, heads: list[str], at: int) -> None:
        line = trimmed(self.lines[at], self.header)
        if all(is_border(c) for c in line):
            self.taken.add(at)
            return
        if len(line) > len(heads) and not any(c.words for c in line[len(heads) :]):
            line = line[: len(heads)]
        if len(line) != len(heads) and not self._is_short(line, heads):
            if sum(any(ch.isdigit() for ch in c.words) for c in line) > 1:
                self.broken.append(self.spans[at])
                self.taken.add(at)
            return
        self.taken.add(at)
        if not any(is_sum(c) for c in line[:3]):
            self.rows.append([n for h, c in zip(heads, line, strict=False) for n in parts(h, c)])

    def _is_short(self, line: Line, heads: list[str]) -> bool:
        """A line with missing last cells, if the bars show that they are the last."""
        cut = self.text.clean[line[0].end : line[1].start]
        return len(heads) > len(line) >= max(2, len(heads) - 6) and ("|" in cut) and len(line) * 2 > len(heads)

    def _standing(self) -> None:
        """Names down the first column with a parcel per further column; or names and values side by side."""
        rows, covered = upright(self.lines)
        self.rows += rows
        self.taken |= covered

    def _rest(self) -> list[tuple[int, int]]:
        return [span for i, span in enumerate(self.spans) if i not in self.taken]
