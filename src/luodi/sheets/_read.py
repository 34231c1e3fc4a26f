"""`read_listings`: a file of listings to records and faults."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from luodi.fields import code_key
from luodi.sheets import _headings, _lines, _why
from luodi.sheets._example import is_example
from luodi.sheets._files import Table, load, tables
from luodi.sheets._headings import Heading
from luodi.sheets._merges import spread
from luodi.sheets._report import Origin, Record, Sheet, Why, fault
from luodi.sheets._rows import RowReader, is_total
from luodi.sheets.errors import FileEmpty, NoHeadings

#: Called with the rows done and the rows in all.
Progress = Callable[[int, int], None]

_STEP = 1000


def read_listings(path: str | Path, progress: Progress | None = None) -> Sheet:
    """The listings of an .xlsx, .xls, .csv or .jsonl file, as records keyed by field.

    A row with a cell that cannot stand is left out, and each such cell of it is a `Fault`; the other rows are used.
    A row without an id gets one from its sheet and row ("房源-12"). Raises a `SheetError` when the file as a whole
    cannot be used. `progress` is called every thousand rows.
    """
    path = Path(path)
    data = load(path)
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return _lines.read(path, data, progress)
    return _of_tables(path, tables(path, data), progress)


def _of_tables(path: Path, found: list[Table], progress: Progress | None) -> Sheet:
    result = Sheet()
    headings = [(table, _headings.find(table.rows)) for table in found]
    usable = [(table, heading) for table, heading in headings if heading is not None]
    if not usable:
        if not any(any(map(_is_filled, table.rows)) for table in found):
            raise FileEmpty(path.name)
        raise NoHeadings(path.name, rows=str(_headings.HEADING_ROWS))
    total = sum(len(table.rows) for table, _ in usable)
    ids: dict[str, Origin] = {}
    for table, heading in headings:
        if heading is None:
            result.note(*_passed_over(table))
        else:
            _read_table(table, heading, result, ids, _counter(progress, result, total))
    if progress is not None:
        progress(total, total)
    return result


def _passed_over(table: Table) -> tuple[str, str]:
    zh, en = ("是隐藏的工作表", "is hidden") if table.is_hidden else ("里没有房源表头", "has no headings of listings")
    return f"表「{table.name}」{zh}，没有读取。", f"Sheet “{table.name}” {en} and was not read."


def _counter(progress: Progress | None, result: Sheet, total: int) -> Callable[[], None]:
    def count() -> None:
        result.rows += 1
        if progress is not None and result.rows % _STEP == 0:
            progress(result.rows, total)

    return count


def _read_table(
    table: Table, heading: Heading, result: Sheet, ids: dict[str, Origin], count: Callable[[], None]
) -> None:
    _note_unused(table, heading, result)
    spread(table, heading, result)
    reader = RowReader(table.name, heading, result.faults)
    bad = _bad_cells(table)
    for index, cells in _content(table, heading):
        count()
        record = reader.read(index + 1, cells, bad.get(index, {}))
        if record is not None:
            _keep(record, table, heading, index, result, ids)
    _note_unread(table.name, reader.unread, result)


def _content(table: Table, heading: Heading) -> Iterator[tuple[int, Any]]:
    """The rows below the heading that say something: not blank, not the heading again, not a sum, not the example."""
    titles = [c.title for c in heading.columns]
    uncomputed = {row for row, _ in table.probe.uncomputed}
    for index in range(heading.row + 1, len(table.rows)):
        cells = table.rows[index]
        if not _is_filled(cells) and index not in uncomputed:
            continue
        if [cells[c.index] for c in heading.columns if c.index < len(cells)] == titles:
            continue
        if not is_total(cells) and not is_example(cells):
            yield index, cells


def _is_filled(cells: Any) -> bool:
    return any(c is not None and c != "" and not (isinstance(c, str) and c.isspace()) for c in cells)


def _keep(record: Record, table: Table, heading: Heading, index: int, result: Sheet, ids: dict[str, Origin]) -> None:
    """Keeps a record under its id; two spellings of one id (A-1, Ａ－１) are one."""
    origin = Origin(table.name, index + 1, is_named="id" in record)
    identity = record.setdefault("id", f"{table.name}-{index + 1}")
    if code_key(identity) in ids:
        column = next((c.title for c in heading.columns if c.field.key == "id"), "编号")
        why = _duplicate(ids[code_key(identity)])
        result.faults.append(fault(table.name, index + 1, column, identity, why))
        return
    ids[code_key(identity)] = result.origins[identity] = origin
    result.records.append({"id": identity, **record})


_EXAMPLES = 5


def _note_unread(sheet: str, unread: dict[str, dict[str, None]], result: Sheet) -> None:
    for title, texts in unread.items():
        shown = "、".join(f"「{text}」" for text in list(texts)[:_EXAMPLES]) + ("等" if len(texts) > _EXAMPLES else "")
        result.note(
            f"表「{sheet}」「{title}」列有 {len(texts)} 种写法没有认出，只留原文或按空白处理：{shown}。",
            f"Sheet “{sheet}”, column “{title}”: {len(texts)} texts were not understood, kept as text or left blank: {shown}.",
        )


def _duplicate(first: Origin) -> Why:
    zh, en = f"表「{first.sheet}」第 {first.row} 行", f"sheet “{first.sheet}”, row {first.row}"
    return _why.filled(_why.DUPLICATE_ID, where=zh, where_en=en)


def _bad_cells(table: Table) -> dict[int, dict[int, tuple[str, Why]]]:
    found: dict[int, dict[int, tuple[str, Why]]] = {}
    for (row, column), shown in table.probe.errors.items():
        found.setdefault(row, {})[column] = (shown, _why.ERROR_CELL)
    for row, column in table.probe.uncomputed:
        found.setdefault(row, {})[column] = ("", _why.NO_RESULT)
    return found


def _note_unused(table: Table, heading: Heading, result: Sheet) -> None:
    if heading.unknown:
        result.note(
            f"表「{table.name}」不认得的列没有读取：{'、'.join(heading.unknown)}。",
            f"Sheet “{table.name}”: unknown columns, not read: {', '.join(heading.unknown)}.",
        )
    for title, kept in heading.passed:
        result.note(
            f"表「{table.name}」「{title}」列与「{kept}」列是同一项，只读了「{kept}」。",
            f"Sheet “{table.name}”: columns “{title}” and “{kept}” mean the same; only “{kept}” was read.",
        )
    hidden = sum(row > heading.row for row in table.probe.hidden_rows)
    if hidden:
        result.note(
            f"表「{table.name}」有 {hidden} 行是隐藏的，也已读入。",
            f"Sheet “{table.name}”: {hidden} hidden rows were read as well.",
        )
