"""The headings of a horizontal table: their line, a second line below it, an unnamed first column."""

import itertools

from luodi.reading._rule import compiled
from luodi.reading.parcel._cells import Cell, Line, Named
from luodi.reading.parcel._labels import FactHeading, heading

_MOST_WORDS = 400
MOST_HEADING = 40
#: The heading assumed for an unnamed first column.
_NAMELESS = "地块名称"
_SUM = r"(?:[合总小共]计|总和|累计|平均值?)[:)）]?(?:\d|$|[(（]|地块|面积)"
_UNIT = r"(?:[十百千万亿]?元(?:/(?:亩|公顷|㎡|平方米|m2|宗))?|平方米|㎡|m2|公顷|亩|米|m|年|%)"
_NOTHING = r"[-—–/无\s]*"
_SIGN = r"[≥≤<>=]+"


def under(written: str, cell: Cell, unit: str = "") -> Named:
    """A cell with its heading; unnamed if the words are too long for a value or a name."""
    cell = cell if len(cell.words) <= _MOST_WORDS else Cell("", "", cell.start, cell.end)
    if len(written) > MOST_HEADING:
        return Named(written, FactHeading(""), cell)
    named = f"{written}({unit})" if unit and not heading(written).unit else written
    return Named(written, heading(named), cell)


def parts(written: str, cell: Cell) -> list[Named]:
    """A cell with its heading; 容积率/建筑密度 over ≥1.2/≥40% gives two, and over anything else none."""
    names = written.partition("(")[0].split("/")
    known = [heading(name).name for name in names]
    if len(names) == 1 or len(set(known)) == 1 or not all(known) or "limit" in known:
        return [under(written, cell)]
    words = list(compiled(r"[^/]+").finditer(cell.words))
    if len(words) != len(names):
        return [Named(written, FactHeading(""), cell)]
    unit = heading(written).unit
    cells = [Cell(m[0].strip(), m[0].strip(), cell.start + m.start(), cell.start + m.end()) for m in words]
    return [under(name, part, unit) for name, part in zip(names, cells, strict=True)]


def is_border(cell: Cell) -> bool:
    """Whether a cell is empty, or the rule under Markdown headings or of a drawn box."""
    return compiled(r"[:\-=─━┄┈┌┬┐├┼┤└┴┘+\s]*").fullmatch(cell.words) is not None


def is_sum(cell: Cell) -> bool:
    """合计, 小计: a line that totals the parcels."""
    return compiled(_SUM).match(compiled(r"\s+").sub("", cell.words)) is not None


def trimmed(line: Line, header: Line) -> Line:
    """The line without the empty cells outside the bars of a Markdown table."""
    if header and not header[0].words and len(line) > 2 and not line[0].words:
        line = line[1:-1] if not line[-1].words and not header[-1].words else line[1:]
    return line


def is_header(line: Line) -> bool:
    """Whether a line has several known headings and hardly a digit; titles and sentences do not count."""
    cells = [c for c in line if c.words]
    if len(cells) < 2 or any(len(c.words) > MOST_HEADING for c in cells):
        return False
    known = sum(heading(c.words).name not in ("", "limit") for c in cells)
    digits = sum(
        bool(compiled(r"\d{2}|^[\d.]+$").search(compiled(r"[mM]2|㎡|\([^()]*\)").sub("", c.words))) for c in cells
    )
    is_labelled = any(c.words.endswith(":") or ":" in c.words[:-1] for c in cells)
    facts = sum(heading(c.words).is_known for c in cells)
    is_enough = facts >= 2 and (known * 2 >= len(cells) or known >= 4)
    return is_enough and not digits and not is_labelled and not is_paired(line)


def header(lines: list[Line], at: int) -> tuple[list[str], Line, int]:
    """The headings starting at line `at`, the line by which cells are trimmed, and the number of lines they fill."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else []
    size = 1
    if _is_lower(below, line):
        size = 2
    first = _first_column(lines, at, size)
    heads = [c.words for c in trimmed(first, first)]
    lower = [c.words for c in trimmed(below, first)]
    if size == 2 and len(below) == len(line):
        heads = _merged(heads, lower)
    elif size == 2:
        spliced = _spliced(heads, lower, len(lines[at + 2]) if at + 2 < len(lines) else 0)
        heads, size = (spliced, 2) if spliced else (heads, 1)
    return heads, first, size


def _first_column(lines: list[Line], at: int, size: int) -> Line:
    """The headings; a blank first one over cells with words names the parcels, if no other heading does."""
    line = lines[at]
    below = [b for b in lines[at + size : at + size + 3] if len(b) == len(line)]
    if line[0].words or not any(b[0].words and not is_border(b[0]) for b in below):
        return line
    has_names = any(heading(c.words).name == "parcel_no" for c in line)
    cell = line[0]
    return [Cell(" " if has_names else _NAMELESS, "", cell.start, cell.end), *line[1:]]


def _is_lower(below: Line, line: Line) -> bool:
    """A second line of headings: names, units or ends without a number, under a name that spans them or has no unit."""
    cells = [c for c in below if c.words and not compiled(_NOTHING).fullmatch(c.words)]
    if not cells or any(compiled(r"\d").search(compiled(r"[mM]2").sub("", c.words)) for c in cells):
        return False
    known = sum(_is_end(c.words) or heading(c.words).name != "" for c in cells)
    is_aligned = len(below) == len(line)
    return known * 2 > len(cells) if is_aligned and known > 1 else known == len(cells)


def _is_end(words: str) -> bool:
    """Whether the words are less than a name: a unit, an operator, 下限."""
    return heading(words).name == "limit" or compiled(rf"{_UNIT}|{_SIGN}").fullmatch(words) is not None


def _merged(upper: list[str], lower: list[str]) -> list[str]:
    """容积率 over 下限 and 上限, 规划指标 over 容积率 and 绿地率: the lower name together with the upper one."""
    merged, last = [], ""
    for above, written in itertools.zip_longest(upper, lower, fillvalue=""):
        below = "" if compiled(_NOTHING).fullmatch(written) else written
        last = above or last
        if compiled(_UNIT).fullmatch(below):
            merged.append(f"{last}({below})")
        else:
            merged.append(f"{last}{below}" if below and _is_end(below) else below or above)
    return merged


def _spliced(upper: list[str], lower: list[str], width: int) -> list[str]:
    """Spreads spanning names over all lower ones, where the line has no blank cells for them."""
    spans = [i for i, words in enumerate(upper) if _is_group(words)]
    spans = spans or [i for i, words in enumerate(upper) if heading(words).name == ""]
    is_run = bool(spans) and spans[-1] - spans[0] == len(spans) - 1
    if not is_run or len(upper) - len(spans) + len(lower) != width:
        return []
    under_it = [f"{upper[spans[0]]}{words}" if _is_end(words) else words for words in lower]
    return [*upper[: spans[0]], *under_it, *upper[spans[-1] + 1 :]]


def _is_group(words: str) -> bool:
    return compiled(r"(?:指标|条件|要求|参数|容积率|建筑密度|绿地率)$").search(words) is not None


def is_paired(line: Line) -> bool:
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
