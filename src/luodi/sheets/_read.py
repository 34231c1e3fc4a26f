"""`read_listings`: reads a file of listings into records and faults."""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from luodi.fields import Why, code_key
from luodi.sheets import _csv, _headings, _json, _lines, _notes, _offer, _roles, _why
from luodi.sheets._files import load, tables
from luodi.sheets._furniture import Furniture
from luodi.sheets._headings import Heading
from luodi.sheets._merges import spread
from luodi.sheets._report import Origin, Record, Sheet, fault
from luodi.sheets._rows import RowReader
from luodi.sheets._table import Table
from luodi.sheets.errors import FileEmpty, NoHeadings

#: Called with the number of rows done and the total.
Progress = Callable[[int, int], None]

_STEP = 1000


def read_listings(path: str | Path, progress: Progress | None = None, today: dt.date | None = None) -> Sheet:
    """Reads a file of listings, in any format `_files` opens or JSON, into records keyed by field.

    A row with an unusable cell is left out, and each such cell becomes a `Fault`; the other rows are used. Rows whose place
    is taken go to `not_on_offer`; rows that are not listings are noted. A row without an id gets one from its sheet and
    row ("房源-12"). Raises a `SheetError` if the file as a whole is unusable. `progress` is called every thousand rows.
    `today` (default: the current date) is the latest date a row's information may bear.
    """
    path = Path(path)
    data = load(path)
    last = ((today or dt.date.today()) + _TIME_ZONES).isoformat()
    if path.suffix.lower() in (".jsonl", ".ndjson") and _json.is_keyed_by_field(path, data):
        return _lines.read(path, data, last, progress)
    return _of_tables(path, tables(path, data), last, progress)


#: Somewhere it is already tomorrow.
_TIME_ZONES = dt.timedelta(days=1)


@dataclass(slots=True)
class _State:
    """State shared by the blocks of all sheets of a file."""

    result: Sheet
    today: str
    count: Callable[[], None]
    ids: dict[str, Origin]


def _of_tables(path: Path, found: list[Table], today: str, progress: Progress | None) -> Sheet:
    result = Sheet()
    headings = [(table, _headings.find(table.rows)) for table in found]
    usable = [(table, heading) for table, heading in headings if heading is not None]
    if not usable:
        if not any(any(map(_is_filled, table.rows)) for table in found):
            raise FileEmpty(path.name)
        raise NoHeadings(path.name, rows=str(_headings.HEADING_ROWS))
    total = sum(len(table.rows) for table, _ in usable)
    state = _State(result, today, _counter(progress, result, total), {})
    for table, heading in headings:
        if heading is None:
            result.note("note_hidden_sheet" if table.is_hidden else "note_no_headings", sheet=table.name)
        else:
            _read_table(table, heading, state)
    _contradict(result)
    _notes.not_on_offer(result)
    if progress is not None:
        progress(total, total)
    return result


def _contradict(result: Sheet) -> None:
    """Turns a listing into a fault if another row with its id says the place is taken: it must not be offered."""
    taken = {code_key(each.id): each for each in result.not_on_offer if each.id}
    if not taken:
        return
    both = [each for each in result.records if code_key(each["id"]) in taken]
    for record in both:
        origin, said = result.origins.pop(record["id"]), taken[code_key(record["id"])]
        why = _why.filled(_why.TAKEN_ELSEWHERE, sheet=said.sheet, row=said.row, words=said.value)
        result.faults.append(fault(origin.sheet, origin.row, "", record["id"], why))
    result.records = [each for each in result.records if each not in both]


def _counter(progress: Progress | None, result: Sheet, total: int) -> Callable[[], None]:
    def count() -> None:
        result.rows += 1
        if progress is not None and result.rows % _STEP == 0:
            progress(result.rows, total)

    return count


def _read_table(table: Table, heading: Heading, state: _State) -> None:
    result = state.result
    result.faults += table.faults
    bad, struck = _bad_cells(table), _by_row(table.probe.struck)
    taken = table.name if _offer.sheet_says_taken(table.name) else _title_says_taken(table, heading)
    _notes.hidden(table, heading.row, result)
    blocks = list(_blocks(table, heading))
    for block, end in blocks:
        block = _contrasted(table, block, end)
        _notes.columns(table, block, result, is_first=block.row == heading.row)
        spread(table, block, end, result)
        if table.has_commas:
            _csv.turn_commas(table.rows, block, end)
        deal = _offer.sheet_deal(table.name)
        reader = RowReader(table.name, block, result.faults, result.not_on_offer, state.today, table.first_row, deal)
        furniture = Furniture(table.name, block, table.first_row)
        _read_block(table, reader, furniture, end, bad, struck, taken, state)
        _notes.asides(table.name, reader.asides, result)
        furniture.tell(result)


def _read_block(
    table: Table,
    reader: RowReader,
    furniture: Furniture,
    end: int,
    bad: dict[int, dict[int, tuple[str, Why]]],
    struck: dict[int, set[int]],
    taken: str,
    state: _State,
) -> None:
    heading, of_section = reader.heading, ""
    for index in range(heading.row + 1, end):
        cells = table.rows[index]
        if not _is_filled(cells) and index not in bad:
            continue
        misfit = _csv.misfit(cells, heading) if table.is_text else None
        if misfit is not None:
            state.count()
            text = "，".join(str(cell) for cell in cells if cell)
            state.result.faults.append(fault(table.name, index + table.first_row, "", text, misfit))
            continue
        kind = furniture.kind_of(cells) if index not in bad else ""
        if not kind and _headings.is_again(cells, heading):
            kind = "heading"
        if kind == "section":
            text = next(str(c).strip() for c in cells if c not in (None, ""))
            of_section = text if _offer.sheet_says_taken(text) else ""
        if kind:
            furniture.put(kind, index, cells)
            continue
        faults = len(reader.faults)
        record = reader.read(
            index + table.first_row, cells, bad.get(index, {}), struck.get(index, ()), taken or of_section
        )
        if record is not None and index not in bad and furniture.is_bare(record, cells):
            del reader.faults[faults:]
            furniture.put("bare", index, cells)
            continue
        state.count()
        if record is not None:
            reader.state_deal(index + table.first_row, record)
            reader.state_place(index + table.first_row, record)
            _keep(record, table, heading, index, state)


def _blocks(table: Table, first: Heading) -> Iterator[tuple[Heading, int]]:
    """The blocks of a table as (heading, end row); new headings further down begin a new block."""
    heading, index = first, first.row + 1
    while index < len(table.rows):
        if _headings.is_again(table.rows[index], heading):
            other = _headings.at(table.rows, index, heading.units)
            if other.titles[: other.width] != heading.titles[: heading.width]:
                yield heading, index
                heading, index = other, other.row
        index += 1
    yield heading, len(table.rows)


def _contrasted(table: Table, heading: Heading, end: int) -> Heading:
    """Marks a status column in which some cells say 空置, so that a bare 出租 means let."""
    columns = [
        replace(
            c, is_contrasted=any(_offer.standing(str(v)) is True for v in _values(table, c.index, heading.row, end))
        )
        if c.field.key == _roles.STATUS
        else c
        for c in heading.columns
    ]
    return replace(heading, columns=tuple(columns))


def _values(table: Table, index: int, first: int, end: int) -> set[Any]:
    return {cell for row in table.rows[first + 1 : end] if index < len(row) and isinstance(cell := row[index], str)}


def _title_says_taken(table: Table, heading: Heading) -> str:
    """The title above the headings if it says that the listings below are taken (已出租厂房一览表), else ""."""
    texts = [c.strip() for row in table.rows[: heading.first] for c in row if isinstance(c, str) and c.strip()]
    return next((text for text in texts if len(text) < 40 and _TITLE_TAKEN.search(text)), "")


_TITLE_TAKEN = re.compile(
    r"(?<![未没])已(?:经)?(?:出)?(?:租|售)(?:出|赁)?(?:的)?(?:厂房|房源|仓库|载体|物业|资产|面积|情况|一览|明细|清单|台账|列表|表)"
)


def _by_row(cells: Collection[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for row, column in cells:
        found.setdefault(row, set()).add(column)
    return found


def _is_filled(cells: Any) -> bool:
    return any(c is not None and c != "" and not (isinstance(c, str) and c.isspace()) for c in cells)


def _keep(record: Record, table: Table, heading: Heading, index: int, state: _State) -> None:
    """Keeps a record under its id. Spellings of an id (A-1, Ａ－１, a-1) are treated as equal."""
    row, result = index + table.first_row, state.result
    origin = Origin(table.name, row, is_named="id" in record)
    identity = record.setdefault("id", f"{table.name}-{row}")
    key = code_key(identity)
    if key in state.ids:
        column = next((c for c in heading.columns if c.field.key == "id"), heading.columns[0])
        why = _duplicate(state.ids[key])
        result.faults.append(fault(table.name, row, column.title, identity, why, index=column.index))
        return
    state.ids[key] = result.origins[identity] = origin
    result.records.append({"id": identity, **record})


def _duplicate(first: Origin) -> Why:
    return _why.filled(_why.DUPLICATE_ID, sheet=first.sheet, row=first.row)


def _bad_cells(table: Table) -> dict[int, dict[int, tuple[str, Why]]]:
    found: dict[int, dict[int, tuple[str, Why]]] = {}
    for (row, column), shown in table.probe.errors.items():
        found.setdefault(row, {})[column] = (shown, _why.ERROR_CELL)
    for row, column in table.probe.uncomputed:
        found.setdefault(row, {})[column] = ("", _why.NO_RESULT)
    return found
