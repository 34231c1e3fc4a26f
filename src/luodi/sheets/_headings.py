"""Finds the headings of a table and decides which of its columns are read.

Headings may follow titles, span two rows (基本参数 over 面积 and 租金, 租金 over 最低 and 最高), precede a row of units, and recur
further down with other columns. A title that names units (单位：亩、万元) applies to headings without one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from luodi.sheets import _roles, _why
from luodi.sheets._titles import RENT, Column, bracketed, column, is_known, squeezed
from luodi.sheets._units import parse

#: Headings are searched for in this many rows; titles, remarks and blank rows may precede them.
HEADING_ROWS = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """The last row of the headings (from 0) and the columns; columns with a `why` are refused.

    `passed` lists columns skipped in favour of a better one: (heading, heading that is read instead). `titles` are the
    headings of all columns, joined if they span two rows; `first` is the first row of them.
    """

    row: int
    columns: tuple[Column, ...]
    unknown: tuple[str, ...]
    passed: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    first: int = 0
    units: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns up to the last one with a heading."""
        return max((i for i, title in enumerate(self.titles) if title), default=-1) + 1


def find(rows: Sequence[Sequence[Any]]) -> Heading | None:
    """The headings among the first HEADING_ROWS: the first of the rows with the most known headings, at least two.

    A row with a number below known headings ends the search, because what follows is a block of its own.
    """
    best, most = None, 1
    for number, cells in enumerate(rows[:HEADING_ROWS]):
        if best is not None and any(_has_number(cell) for cell in cells):
            break
        known = len({c.field.key for c in map(column, range(len(cells)), map(_text, cells)) if c is not None})
        if known > most:
            best, most = number, known
    if best is None:
        return None
    units = _units_above(rows[:best])
    if best and (titles := _joined([_text(c) for c in rows[best - 1]], rows[best], best - 1)) is not None:
        return _below(rows, best, titles, best - 1, units)
    return at(rows, best, units)


def _has_number(cell: Any) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip()[:1].isdigit())


def at(rows: Sequence[Sequence[Any]], number: int, units: tuple[str, ...] = ()) -> Heading:
    """The headings that begin in a row, completed by the rows below it: names under a group, 最低 and 最高, units."""
    return _below(rows, number, [_text(c) for c in rows[number]], number, units)


def _below(
    rows: Sequence[Sequence[Any]], number: int, titles: list[str], first: int, units: tuple[str, ...]
) -> Heading:
    for _ in range(2):
        more = _joined(titles, rows[number + 1], first) if number + 1 < len(rows) else None
        if more is None:
            break
        number, titles = number + 1, more
    return _heading(number, titles, first, units)


_UNITS_NAMED = re.compile(r"(?:单位|units?)[:：为]?([^)）】\]]+)", re.IGNORECASE)


def _units_above(rows: Sequence[Sequence[Any]]) -> tuple[str, ...]:
    """The units that a title names: （单位：亩、万元）."""
    texts = [text for cells in rows for cell in cells if (text := _text(cell))]
    named = [
        squeezed(word)
        for text in texts
        for part in _UNITS_NAMED.findall(text)
        for word in re.split(r"[、,，;；和及]", part)
    ]
    return tuple(dict.fromkeys(word for word in named if parse(word) is not None))


# Two rows --------------------------------------------------------------------------------------------------------------

_ENDS = {
    **dict.fromkeys(("最低", "最小", "下限", "低", "起", "min"), "下限"),
    **dict.fromkeys(("最高", "最大", "上限", "高", "止", "max"), "上限"),
}
_NO_UNIT = frozenset(("", "-", "--", "/", "—", "单位", "文本", "无"))


def _joined(titles: list[str], below: Sequence[Any], first: int) -> list[str] | None:
    """Joins the headings of two rows; None if the row below is not a row of headings.

    Units may follow any heading, 最低 and 最高 a rent, and names a group without a meaning of its own. Any other pair is
    reported but not read, because half a heading would be misread.
    """
    words = [_text(cell) for cell in below]
    if not any(words) or any(cell not in ("", None) and not isinstance(cell, str) for cell in below):
        return None
    width = max(len(titles), len(words))
    titles, words = titles + [""] * (width - len(titles)), words + [""] * (width - len(words))
    if _is_unit_row(titles, words):
        return [_with_unit(title, word) for title, word in zip(_spread(titles, words), words, strict=True)]
    joined, parent, gained = [], "", 0
    for title, word in zip(titles, words, strict=True):
        parent = title or parent
        child = _child(title, parent, word) if word else title
        if child is None:
            return None
        gained += bool(word)
        joined.append(child)
    has_ends = all(squeezed(word) in _ENDS for word in words if word)
    return joined if has_ends or _count(joined) > max(_count(titles), _count(words)) else None


def _is_unit_row(titles: list[str], words: list[str]) -> bool:
    bare = [_bare_unit(word) for word in words]
    named = [word for word in bare if word not in _NO_UNIT]
    return bool(named) and all(parse(word) is not None for word in named) and any(titles)


def _bare_unit(word: str) -> str:
    return re.sub(r"^\(?(?:单位)?|\)$", "", squeezed(word))


def _spread(titles: list[str], words: list[str]) -> list[str]:
    """Repeats a heading over each of its units (面积 over ㎡ and 亩)."""
    spread, parent = [], ""
    for title, word in zip(titles, words, strict=True):
        parent = title or parent
        spread.append(parent if word else title)
    return spread


def _with_unit(title: str, word: str) -> str:
    unit = _bare_unit(word)
    return f"{title}({unit})" if title and unit not in _NO_UNIT else title


def _child(title: str, parent: str, word: str) -> str | None:
    """The joined heading: 租金 over 最低 is 租金下限, 土地 over 面积 is 土地面积, 基本参数 over 面积 is 面积."""
    end = _ENDS.get(squeezed(word))
    if end is not None and parent:
        return parent.replace("租金", f"租金{end}", 1) if parent.startswith("租金") else f"{parent}·{word}"
    if parent and parse(_bare_unit(word)) is not None:
        return _with_unit(parent, word)
    for both in (f"{word}{parent}", f"{parent}{word}") if parent else ():
        if is_known(both):
            return both
    narrowed = _narrowed(parent, word)
    if narrowed:
        return narrowed
    if title and is_known(title):
        return None
    if is_known(word):
        return word
    return f"{parent}·{word}" if parent else word


def _narrowed(parent: str, word: str) -> str:
    """The heading below one of the same field, with the unit that the upper one names: 面积(亩) over 可租面积."""
    upper, lower = (column(0, text) for text in (parent, word))
    if upper is None or lower is None or upper.why or lower.why or upper.field.key != lower.field.key:
        return ""
    units = [unit for unit in bracketed(parent) if parse(unit) is not None]
    has_own = any(parse(unit) is not None for unit in bracketed(word))
    return _with_unit(word, units[0]) if units and not has_own else word


def _count(titles: Sequence[str]) -> int:
    return sum(map(is_known, titles))


def is_again(cells: Sequence[Any], heading: Heading) -> bool:
    """Whether a row below the headings is itself one, repeated or of a second block.

    A row with a number is none; that is checked first, because every row comes through here.
    """
    filled = [cell for cell in cells if cell is not None and cell != ""]
    for cell in filled:
        if type(cell) is not str or cell[:1].isdigit():
            return False
    if len(filled) < 2:
        return False
    texts = [text for cell in filled if (text := _text(cell))]
    if tuple(_text(cell) for cell in cells)[: heading.width] == heading.titles[: heading.width]:
        return True
    known = {c.field.key for c in map(column, range(len(texts)), texts) if c is not None}
    return len(known) >= max(2, (len(texts) + 1) // 2, 3 if len(texts) > 3 else 2) and not _are_values(cells, heading)


def _are_values(cells: Sequence[Any], heading: Heading) -> bool:
    """Whether words that can also be headings (租售, 空地, 土地) are values of their columns here."""
    choices = {c.index for c in heading.columns if c.field.key in ("deal", "kind", _roles.STATUS, _roles.NATURE)}
    values = {"租售", "出租/出售", "租/售", "空地", "场地", "土地", "办公", "仓库", "厂房", "type"}
    return any(i < len(cells) and squeezed(_text(cells[i])) in values for i in choices)


# One row ---------------------------------------------------------------------------------------------------------------


def _heading(row: int, titles: list[str], first: int, units: tuple[str, ...]) -> Heading:
    columns = [column(i, title, units) for i, title in enumerate(titles)]
    unknown = tuple(title for title, match in zip(titles, columns, strict=True) if title and match is None)
    by_key: dict[str, list[Column]] = {}
    for each in columns:
        if each is not None:
            by_key.setdefault(each.field.key, []).append(each)
    kept = [each for group in by_key.values() for each in _of_one_meaning(group)]
    passed = [(c, group) for group in by_key.values() for c in group if c.index not in {k.index for k in kept}]
    return Heading(
        row,
        tuple(sorted(kept, key=lambda each: each.index)),
        unknown,
        tuple((each.title, min(group, key=_rank).title) for each, group in passed),
        tuple(titles),
        first,
        units,
    )


def _of_one_meaning(columns: list[Column]) -> list[Column]:
    """The columns of one field to read: all of a text field (joined), else the best one, or none if two are equally good."""
    if len(columns) == 1 or (columns[0].field.type == "text" and columns[0].field.key != "id"):
        return columns
    best = min(map(_rank, columns))
    winners = [each for each in columns if _rank(each) == best]
    return winners if len(winners) == 1 else [_doubled(each, columns) for each in columns]


_VACANT_AREA = re.compile(r"空置|闲置|剩余|待租|待售|未租")
_ON_OFFER = re.compile(r"可[租售招出]|招租|出租面积|招商|available|rentable", re.IGNORECASE)
_PERIODS = ("month", "day", "quarter", "year")
#: Headings of the day a row was true, the most reliable first.
_DATES = (
    re.compile(r"信息|截至|核验|as.?of|verified"),
    re.compile(r"更新|修改|updat"),
    re.compile(r"发布|登记|录入|publish"),
)


def is_on_offer(title: str) -> bool:
    """Whether a heading means the area on offer, so that 0 means nothing is left."""
    return bool(_VACANT_AREA.search(title) or _ON_OFFER.search(title))


def _rank(each: Column) -> int:
    """Lower is better: 空置面积 before 可租面积, 面积, 总面积, 套内面积; 月租金 before 日租金."""
    if each.field.key == "area_m2":
        if _VACANT_AREA.search(each.title):
            return 0
        if _ON_OFFER.search(each.title):
            return 1
        return 4 if each.basis == "unit" else 3 if "总" in each.title else 2
    if each.field.key == RENT:
        if each.unit is None:
            return 9
        return _PERIODS.index(each.unit.period or "month") + 4 * each.is_total
    if each.field.key == "as_of":
        return next((i for i, date in enumerate(_DATES) if date.search(each.title.lower())), len(_DATES))
    return 0


def _doubled(each: Column, columns: list[Column]) -> Column:
    other = next(c for c in columns if c is not each)
    why = _why.filled(_why.SAME_KEY, other=other.title, field=each.field.key)
    return Column(each.index, each.title, each.field, why=why)


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""
