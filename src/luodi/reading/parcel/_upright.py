"""Vertical tables: names down the first column and a parcel per further one, or names and values side by side.

A list of indices (序号, 指标, 单位, 数值) is one parcel whose units have a column of their own.
"""

import itertools

from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Line, Named, Row
from luodi.reading.parcel._heads import MOST_HEADING, is_paired, trimmed, under
from luodi.reading.parcel._labels import FactHeading, heading

_CORNER = r"(?:序号|(?:控制)?指标|项目|内容|事项|要素|参数|条件|类别)?(?:名称)?|[一-龥]{2,6}[\\\\/][一-龥]{2,6}"
_NAMES = r"(?:控制性?|约束性?|准入)?指标(?:名称|内容|项)?|项目|名称|内容|事项|控制内容|参数|出让条件"
_VALUES = r"(?:指标|控制|具体|标准|出让)?(?:数?值|要求|标准|参数|数据|内容|条件|限值)|指标"
_UNITS = r"(?:计量)?单位"
_SIGNS = r"符号|关系|控制(?:方式|类型)|运算符|限制"
_INDEX = r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])?[.、]?\s*"
_LEAST_LINES = 3
Numbered = tuple[int, Line]


def upright(lines: list[Line]) -> tuple[list[Row], set[int]]:
    """The rows of a vertical table and the lines they cover; empty if there is none."""
    named = [(i, trimmed(line, line)) for i, line in enumerate(lines) if len(line) > 1]
    listed = _listed(named) or _side_by_side(named)
    if listed:
        return listed
    rows: list[Row] = []
    covered_lines: set[int] = set()
    for width, run in itertools.groupby(named, key=lambda item: len(item[1])):
        more, covered = _block(_without_index(list(run)), width)
        rows += more
        covered_lines |= covered
    return rows, covered_lines


def _listed(named: list[Numbered]) -> tuple[list[Row], set[int]] | None:
    """Lines of name, unit, sign and value, under headings that say so."""
    for k, (at, line) in enumerate(named):
        name, value = _column(line, _NAMES), _column(line, _VALUES, last=True)
        if name is None or value is None or value <= name:
            continue
        unit, sign = _column(line, _UNITS), _column(line, _SIGNS)
        block = [(i, other) for i, other in named[k + 1 :] if len(other) == len(line)]
        row = [_indexed(other, name, value, unit, sign) for _, other in block]
        if sum(n.heading.is_known for n in row) >= _LEAST_LINES:
            return [row], {at, *(i for i, _ in block)}
    return None


def _column(line: Line, words: str, *, last: bool = False) -> int | None:
    columns = [i for i, cell in enumerate(line) if compiled(words).fullmatch(cell.words)]
    return None if not columns else columns[-1] if last else columns[0]


def _indexed(line: Line, name: int, value: int, unit: int | None, sign: int | None) -> Named:
    written = line[unit].words if unit is not None else ""
    named = under(line[name].words, line[value], written if compiled(r"[^\s\-—/]").search(written) else "")
    side = heading(f"容积率{line[sign].words}").side if sign is not None else ""
    return Named(named.key, FactHeading(named.heading.name, named.heading.unit, side), named.cell) if side else named


def _side_by_side(named: list[Numbered]) -> tuple[list[Row], set[int]] | None:
    paired = [(i, line) for i, line in named if is_paired(line)]
    pairs = [under(line[k].words, line[k + 1]) for _, line in paired for k in range(0, len(line) - 1, 2)]
    if sum(p.heading.is_known and bool(p.cell.words) for p in pairs) < _LEAST_LINES:
        return None
    return _parted(pairs), {i for i, _ in paired}


def _parted(pairs: Row) -> list[Row]:
    """Several parcels one below the other: a new one starts where the first name recurs."""
    first = next((p.heading.name for p in pairs if p.heading.name == "parcel_no"), "")
    rows: list[Row] = [[]]
    for pair in pairs:
        if first and pair.heading.name == first and any(p.heading.name == first for p in rows[-1]):
            rows.append([])
        rows[-1].append(pair)
    return rows


def _without_index(block: list[Numbered]) -> list[Numbered]:
    """The lines without a first column that merely numbers them."""
    first = [line[0].words for _, line in block]
    is_index = len(block) >= _LEAST_LINES and all(compiled(rf"{_INDEX}|序号").fullmatch(w) for w in first)
    return [(i, line[1:]) for i, line in block] if is_index and any(first) else block


def _block(block: list[Numbered], width: int) -> tuple[list[Row], set[int]]:
    """A record for each column beside the names; a column of units belongs to the names."""
    width = min(width, len(block[0][1]))
    corners = [(i, line) for i, line in block[:1] if compiled(_CORNER).fullmatch(line[0].words)]
    lines = [(i, line) for i, line in block if (i, line) not in corners and _is_side_head(line[0])]
    if len(lines) < _LEAST_LINES or width < 2:
        return [], set()
    unit = next((k for _, line in corners for k in range(1, width) if compiled(_UNITS).fullmatch(line[k].words)), None)
    rows: list[Row] = []
    for k in (k for k in range(1, width) if k != unit):
        number = [Named("地块", FactHeading("parcel_no"), line[k]) for _, line in corners if _is_name(line[k])]
        rows.append([*number, *(under(line[0].words, line[k], line[unit].words if unit else "") for _, line in lines)])
    return rows, {i for i, _ in (*corners, *lines)}


def _is_side_head(cell: Cell) -> bool:
    return bool(cell.words) and len(cell.words) <= MOST_HEADING and heading(cell.words.rstrip(":")).name != ""


def _is_name(cell: Cell) -> bool:
    """Whether the words over a column of values name a parcel, rather than label the values."""
    return compiled(rf"{_VALUES}|要求|内容").fullmatch(cell.words) is None
