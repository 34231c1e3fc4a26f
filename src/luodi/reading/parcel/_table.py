"""Tables in text: joined by bars (Markdown too), tabs, commas, semicolons or runs of spaces.

A table may lie (a line a parcel, under one or two lines of headings) or stand (a column a parcel), or put names and values
side by side.
"""

import itertools

from luodi.reading._door import Text
from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Line, Named, Row, Structure, kept_signs
from luodi.reading.parcel._labels import Heading, heading

_BARS = "|｜│┃¦"
_MOST_WORDS = 400
_MOST_HEADING = 40


def from_table(text: Text) -> Structure | None:
    kept = kept_signs(text)
    lines = [(m.start(), m.end()) for m in compiled(r"[^\n\r\u2028\u2029]+").finditer(kept)]
    for splitter in _SPLITTERS:
        found = _Table(text, [splitter(text, kept, *line) for line in lines], lines).read()
        if found and len(found.broken) <= len(found.rows):
            return found
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
    """Commas outside quotes."""
    return _cut(text, kept, start, end, r"[,，]")


def _by_grouped_commas(text: Text, kept: str, start: int, end: int) -> Line:
    """The same where 1,200.5 is one number."""
    return _cut(text, kept, start, end, r"[,，](?!\d{3}(?!\d))")


def _by_semicolons(text: Text, kept: str, start: int, end: int) -> Line:
    return _cut(text, kept, start, end, "[;；]")


def _by_wide_gaps(text: Text, kept: str, start: int, end: int) -> Line:
    return _by_gaps(text, kept, start, end, r"[ \u00a0]{2,}|[\u3000\t]+")


def _by_gaps(text: Text, kept: str, start: int, end: int, gap: str = r"[ \u3000\u00a0\t]+") -> Line:
    inner = kept[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    return _cut(text, kept, start, end, gap)


#: In the order in which they are tried; the first that gives rows wins.
_SPLITTERS = (_by_bars, _by_tabs, _by_commas, _by_grouped_commas, _by_semicolons, _by_wide_gaps, _by_gaps)


class _Table:
    """Finds the line of headings and gives every line behind it its cells."""

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
            if _is_header(line):
                heads, size = self._header(at)
                self.taken.update(range(at, at + size))
                self.header = line
                at += size
                continue
            if heads and len(line) > 1:
                self._row(heads, at)
            elif heads and line[0].words:
                heads = []
            at += 1
        if not self.rows:
            self._standing()
        return Structure(self.rows, self._rest(), self.broken) if self.rows else None

    def _header(self, at: int) -> tuple[list[str], int]:
        """The headings of a line, and of the line below it where the first one spans several columns."""
        line = self.lines[at]
        heads = [c.words for c in _trimmed(line, line)]
        below = self.lines[at + 1] if at + 1 < len(self.lines) else []
        if len(below) == len(line) and _is_lower_header(below):
            lower = [c.words for c in _trimmed(below, line)]
            return _merged(heads, lower), 2
        return heads, 1

    def _row(self, heads: list[str], at: int) -> None:
        line = _trimmed(self.lines[at], self.header)
        if all(compiled(r"[:\-=\s]*").fullmatch(c.words) for c in line):
            self.taken.add(at)
            return
        if len(line) > len(heads) and not any(c.words for c in line[len(heads) :]):
            line = line[: len(heads)]
        is_sum = compiled(r"合计|总计|小计").match(line[0].words) is not None
        if len(line) != len(heads) and not self._is_short(line, heads):
            if sum(any(ch.isdigit() for ch in c.words) for c in line) > 1:
                self.broken.append(self.spans[at])
                self.taken.add(at)
            return
        self.taken.add(at)
        if not is_sum:
            self.rows.append([_under(h, c) for h, c in zip(heads, line, strict=False)])

    def _is_short(self, line: Line, heads: list[str]) -> bool:
        """A line whose last cells are missing, where the bars show that they are the last."""
        cut = self.text.clean[line[0].end : line[1].start]
        return len(heads) > len(line) >= max(2, len(heads) - 6) and ("|" in cut) and len(line) * 2 > len(heads)

    def _standing(self) -> None:
        """Names down the first column, a parcel in each further one; or names and values side by side."""
        named = [(i, _trimmed(line, line)) for i, line in enumerate(self.lines) if len(line) > 1]
        paired = [(i, line) for i, line in named if _is_paired(line)]
        pairs = [_under(line[k].words, line[k + 1]) for _, line in paired for k in range(0, len(line) - 1, 2)]
        if sum(p.heading.is_known and bool(p.cell.words) for p in pairs) >= 3:
            self.taken.update(i for i, _ in paired)
            self.rows.extend(_parted(pairs))
            return
        for width, run in itertools.groupby(named, key=lambda item: len(item[1])):
            if width > 1:
                self._block(list(run), width)

    def _block(self, block: list[tuple[int, Line]], width: int) -> None:
        lines = [(i, line) for i, line in block if _is_side_head(line[0])]
        if len(lines) < 3:
            return
        self.taken.update(i for i, _ in lines)
        names = [line for i, line in block if i < lines[0][0] and _is_corner(line[0])][-1:]
        for k in range(1, width):
            number = [Named("地块", Heading("parcel_no"), line[k]) for line in names]
            self.rows.append([*number, *(_under(line[0].words, line[k]) for _, line in lines)])

    def _rest(self) -> list[tuple[int, int]]:
        return [span for i, span in enumerate(self.spans) if i not in self.taken]


def _under(written: str, cell: Cell) -> Named:
    cell = cell if len(cell.words) <= _MOST_WORDS else Cell("", "", cell.start, cell.end)
    return Named(written, heading(written) if len(written) <= _MOST_HEADING else Heading(""), cell)


def _trimmed(line: Line, header: Line) -> Line:
    """Without the empty cells outside the bars of a Markdown table."""
    if header and not header[0].words and len(line) > 2 and not line[0].words:
        line = line[1:-1] if not line[-1].words and not header[-1].words else line[1:]
    return line


def _is_header(line: Line) -> bool:
    """Several known headings, hardly a digit; a title or a sentence is none."""
    cells = [c for c in line if c.words]
    if len(cells) < 2 or any(len(c.words) > _MOST_HEADING for c in cells):
        return False
    known = sum(heading(c.words).name not in ("", "limit") for c in cells)
    digits = sum(
        bool(compiled(r"\d{2}|^[\d.]+$").search(compiled(r"[mM]2|㎡|\([^()]*\)").sub("", c.words))) for c in cells
    )
    is_labelled = any(c.words.endswith(":") or ":" in c.words[:-1] for c in cells)
    return known >= 2 and known * 2 >= len(cells) and not digits and not is_labelled and not _is_paired(line)


def _is_lower_header(line: Line) -> bool:
    cells = [c for c in line if c.words]
    return bool(cells) and all(heading(c.words).name != "" and not compiled(r"\d").search(c.words) for c in cells)


def _merged(upper: list[str], lower: list[str]) -> list[str]:
    """容积率 over 下限 and 上限, 规划指标 over 容积率 and 绿地率: the lower name, with the upper one that it lies under."""
    merged, last = [], ""
    for above, below in itertools.zip_longest(upper, lower, fillvalue=""):
        last = above or last
        is_end = heading(below).name == "limit" if below else False
        merged.append(f"{last}{below}" if is_end else below or above)
    return merged


def _is_side_head(cell: Cell) -> bool:
    return bool(cell.words) and len(cell.words) <= _MOST_HEADING and heading(cell.words.rstrip(":")).name != ""


def _is_corner(cell: Cell) -> bool:
    """The cell over the names of a standing table: beside it stand the parcels."""
    return compiled(r"(?:指标|项目|名称|内容|事项|要素|参数|条件)?(?:名称)?").fullmatch(cell.words) is not None


def _is_paired(line: Line) -> bool:
    """宗地编号 | G07 | 宗地面积 | 20010平方米: every other cell is a name."""
    if len(line) < 2 or len(line) % 2:
        return False
    names = [c.words.rstrip(":") for c in line[::2]]
    values = [c.words.rstrip(":") for c in line[1::2]]
    if any(values) and any(v and heading(v).is_known for v in values):
        return False
    return (
        all(not n or heading(n).name != "" for n in names)
        and any(names)
        and any(compiled(r"\d").search(v) or len(v) > 3 for v in values)
    )


def _parted(pairs: Row) -> list[Row]:
    """Several parcels one below the other: a new one begins where the first name stands again."""
    first = next((p.heading.name for p in pairs if p.heading.name == "parcel_no"), "")
    rows: list[Row] = [[]]
    for pair in pairs:
        if first and pair.heading.name == first and any(p.heading.name == first for p in rows[-1]):
            rows.append([])
        rows[-1].append(pair)
    return rows
