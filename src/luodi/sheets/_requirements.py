"""`read_requirements`: reads a file of requirements, in words and in columns, into records and faults.

A row may state its requirement in a free-text column (需求), in columns of the dictionary (租金上限, 需货梯), or in both, where a
column wins over the text. Columns known only as listing headings (面积, 层高) are read as part of the text, which handles
hedges. Names and phone numbers are never read.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from luodi import voice
from luodi.fields import FIELDS, BadValue, Field, Why, clean, for_record, heading_keys
from luodi.sheets import _places, _why, _words
from luodi.sheets._cells import parser
from luodi.sheets._csv import decode, delimited
from luodi.sheets._files import load, tables
from luodi.sheets._headings import HEADING_ROWS
from luodi.sheets._quantities import merged, quantity, rounded, squeeze
from luodi.sheets._read import Progress
from luodi.sheets._report import Record, Sheet, fault
from luodi.sheets._table import Table
from luodi.sheets._titles import Column, split_heading, squeezed
from luodi.sheets._units import SHOWN, Unit, factor, parse, stored
from luodi.sheets._why import CellError
from luodi.sheets.errors import FileEmpty, NoNeeds

#: Turns text into a requirement record, {} if nothing is understood; passed in, because sheets may not import reading.
Understand = Callable[[str], Mapping[str, Any]]

WORDS = "~words"
_WORDS = (
    "需求",
    "需求描述",
    "客户需求",
    "选址需求",
    "原文",
    "原话",
    "内容",
    "描述",
    "备注",
    "其他要求",
    "text",
    "words",
    "requirement",
)
#: Never imported: who asks, which is private, and text kept only for people to read, which cannot be matched.
_UNREAD = {"company", "contact_name", "phone", "wechat", "employees", "power_demand_kw"}
#: Columns that reading understands better than a look-up does, and the words put before the cell.
_SPOKEN = {"industry_raw": "行业"}
_WANTED = {**dict.fromkeys(("要", "需要", "必须", "必须有"), True), **dict.fromkeys(("不要", "不需要", "不用"), False)}
_DEALS = {"求租": "出租", "租用": "出租", "求购": "出售", "购买": "出售", "买": "出售"}
_STEP = 200
_Cell = Callable[[Any], Record]


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    title: str
    read: _Cell


def read_requirements(path: str | Path, understand: Understand, progress: Progress | None = None) -> Sheet:
    """The requirements of an .xlsx, .xls, .csv or .jsonl file, as records for intake, each with an id.

    A row with an unusable cell is a `Fault` and left out, because half a requirement would match too much; so is a row that
    asks for nothing. Raises a `SheetError` if the file as a whole is unusable.
    """
    path = Path(path)
    data = load(path)
    result = Sheet()
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        rows = _of_lines(path, data, result)
    else:
        pages = tables(path, data)
        if len(pages) == 1 and not data.startswith((b"PK", b"\xd0\xcf")):
            rows_of, faults, _ = delimited(path, data, lambda rows: len((_heading(rows) or (0, ()))[1]))
            result.faults += faults
            pages = [Table(path.stem, rows_of)]
        rows = _of_tables(path, pages, result)
    _keep(list(rows), understand, result, progress)
    if not result.rows:
        raise FileEmpty(path.name)
    return result


@dataclass(slots=True)
class _Row:
    """One row: its position, its record, its faults."""

    sheet: str
    number: int
    record: Record
    wrong: list[tuple[str, object, Why]]


def _keep(rows: list[_Row], understand: Understand, result: Sheet, progress: Progress | None) -> None:
    known: dict[str, _Row] = {}
    for done, row in enumerate(rows, 1):
        result.rows += 1
        record = _understood(row, understand) if not row.wrong else {}
        twin = known.setdefault(record["id"], row) if record else row
        if twin is not row:
            why = _why.filled(_why.DUPLICATE_NEED, sheet=twin.sheet, row=twin.number)
            row.wrong.append(("编号", record["id"], why))
        if row.wrong:
            result.faults += [fault(row.sheet, row.number, *each) for each in row.wrong]
        else:
            result.records.append(record)
        if progress is not None and (done % _STEP == 0 or done == len(rows)):
            progress(done, len(rows))


def _understood(row: _Row, understand: Understand) -> Record:
    """The record of a row, completed from its text; adds a fault if intake would refuse it."""
    # imported here because most tables never need intake
    from luodi.intake import IntakeError, requirement

    words, stated = row.record.pop(WORDS, ""), {k: v for k, v in row.record.items() if k != "id"}
    facts = {key: value for key, value in understand(words).items() if key in _keys()} if words else {}
    record = {**facts, **stated}
    try:
        requirement(record)
    except IntakeError as error:
        row.wrong.append((voice.field_name(error.field, "zh"), error.value, error.why))
    if not row.wrong and not record.keys() - {"wishes"}:
        row.wrong.append(("需求", words, _why.NOTHING_WANTED))
    return {"id": row.record.get("id") or f"{row.sheet}-{row.number}", **record}


@cache
def _keys() -> frozenset[str]:
    """The keys a record for matching may hold."""
    return frozenset(f.key for f in for_record("requirement") if f.key not in _UNREAD) - {"id"} | {"branches"}


# Tables ----------------------------------------------------------------------------------------------------------------


def _of_tables(path: Path, sheets: Sequence[Table], result: Sheet) -> Iterator[_Row]:
    headed = [(table, heading) for table in sheets if (heading := _heading(table.rows)) is not None]
    if not headed:
        raise NoNeeds(path.name, rows=str(HEADING_ROWS))
    for table, (at, columns) in headed:
        unknown = _unknown(table.rows[at], columns)
        if unknown:
            result.note("note_unknown_columns", sheet=table.name, names=tuple(unknown))
        for number, cells in enumerate(table.rows[at + 1 :], at + 2):
            if any(cell not in (None, "") and str(cell).strip() for cell in cells):
                yield _row(table.name, number, cells, columns)


def _heading(rows: Sequence[Sequence[Any]]) -> tuple[int, list[_Column]] | None:
    """The row with the most headings among the first ones, and its columns."""
    best: tuple[int, list[_Column]] | None = None
    for number, cells in enumerate(rows[:HEADING_ROWS]):
        columns = [column for index, cell in enumerate(cells) if (column := _column(index, cell)) is not None]
        if columns and len(columns) > (len(best[1]) if best else 0):
            best = number, columns
    return best


def _unknown(titles: Sequence[Any], columns: Sequence[_Column]) -> list[str]:
    read = {column.index for column in columns}
    return [str(title).strip() for index, title in enumerate(titles) if index not in read and str(title or "").strip()]


def _row(sheet: str, number: int, cells: Sequence[Any], columns: Sequence[_Column]) -> _Row:
    row = _Row(sheet, number, {}, [])
    for column in columns:
        raw = cells[column.index] if column.index < len(cells) else None
        if raw is None or (isinstance(raw, str) and (not raw.strip() or squeeze(raw) in _words.UNKNOWN)):
            continue
        try:
            _add(row.record, column.read(raw))
        except CellError as error:
            row.wrong.append((column.title, raw, error.why))
        except BadValue as bad:
            row.wrong.append((column.title, raw, _why.of_bad_value(bad)))
    return row


def _add(record: Record, values: Record) -> None:
    """Adds values to a record; the text of several columns is joined."""
    words = [part for part in (record.get(WORDS), values.get(WORDS)) if part]
    record.update(values)
    if words:
        record[WORDS] = "，".join(words)


# Columns ---------------------------------------------------------------------------------------------------------------


@cache
def _headings(record: str) -> dict[str, str]:
    return {squeezed(heading): key for heading, key in heading_keys(record).items()}


def _column(index: int, title: Any) -> _Column | None:
    """The meaning of a column: free text, a requirement field, or a listing field turned into text."""
    if not isinstance(title, str) or not title.strip():
        return None
    if squeezed(title) in _WORDS:
        return _Column(index, title.strip(), lambda raw: {WORDS: str(raw).strip()})
    name, brackets = split_heading(squeezed(title), _headings("requirement"))
    unit = next((unit for unit in map(parse, brackets) if unit is not None), None)
    if name:
        field = FIELDS[_headings("requirement")[name]]
        return None if field.key in _UNREAD else _Column(index, title.strip(), _reader(index, title, field, unit))
    name, brackets = split_heading(squeezed(title), _headings("listing"))
    field = FIELDS[_headings("listing")[name]] if name else FIELDS["id"]
    if field.type != "number" or not field.criterion:
        return None
    return _Column(index, title.strip(), _saying(field.zh, brackets[0] if brackets else SHOWN.get(field.unit, "")))


def _saying(lead: str, unit: str) -> _Cell:
    """A cell reader that words the value as people do: 面积 3000㎡."""

    def read(raw: Any) -> Record:
        text = squeeze(raw)
        return {WORDS: f"{lead}{text}{unit if text.replace('.', '').replace('-', '').isdigit() else ''}"}

    return read


def _reader(index: int, title: str, field: Field, unit: Unit | None) -> _Cell:
    """The cell reader of a field."""
    if field.key in _SPOKEN:
        return lambda raw: {WORDS: f"{_SPOKEN[field.key]}{raw}"}
    if field.key in _READERS:
        return _READERS[field.key]
    if field.type == "number":
        return lambda raw: {field.key: _number(field, raw, unit)}
    if field.type == "bool":
        return _yes_or_no(parser(Column(index, title, field)), field.key)
    return parser(Column(index, title, field))


def _number(field: Field, raw: Any, unit: Unit | None) -> int | float:
    """A number in the unit of the cell, else of the heading, else of the dictionary. Floor areas in mu are refused."""
    value, own_unit = quantity(squeeze(raw))
    if field.unit == "CNY/year" or field.unit not in SHOWN:
        return rounded(field, value * _money(own_unit, unit))
    own = stored(field.unit)
    used = merged(own_unit, merged(unit, own))
    times = factor(field.unit, used)
    if times is None or (used.is_land and field.criterion == "area"):
        raise CellError(_why.OTHER_UNIT)
    return rounded(field, value * times)


def _money(own: Unit | None, unit: Unit | None) -> Fraction:
    """The multiplier to yuan: 800万 carries its own, 800 under 年税收(万元) takes the heading's."""
    if own is None:
        return unit.size if unit and unit.what == "money" else Fraction(1)
    return own.size if own.what == "money" else Fraction(1)


def _yes_or_no(cell: _Cell, key: str) -> _Cell:
    """Accepts 要 and 不要 in addition to the words of listings."""

    def read(raw: Any) -> Record:
        wanted = _WANTED.get(raw.strip() if isinstance(raw, str) else "")
        return cell(raw) if wanted is None else {key: wanted}

    return read


def _deal(raw: Any) -> Record:
    """Accepts 求租 and 求购 in addition to the words of listings."""
    text = squeeze(raw)
    for word, deal in _DEALS.items():
        text = text.replace(word, deal)
    return {"deal": _words.deals(text)}


def _place(raw: Any) -> Record:
    return {"region_codes": _regions(raw)}


def _regions(raw: Any) -> list[str]:
    """Region codes as written, names by geography. An unknown name is refused: it would match the whole country."""
    texts = [
        text for text in str(raw).replace("，", "、").replace(",", "、").replace("/", "、").split("、") if text.strip()
    ]
    codes = [squeeze(text) if squeeze(text).isdigit() else _places.code(text.strip(), "") for text in texts]
    known = [code for code in codes if code is not None]
    if not known or len(known) < len(codes):
        raise CellError(_why.NOT_PLACE)
    return known


def _listed(key: str) -> _Cell:
    return lambda raw: {key: clean(FIELDS[key], squeeze(raw))}


_READERS: dict[str, _Cell] = {
    "deal": _deal,
    "id": lambda raw: {"id": str(clean(FIELDS["id"], raw))},
    "region_codes": _place,
    "regions_excluded": lambda raw: {"regions_excluded": _regions(raw)},
    "region_raw": _place,
    "address": _place,
    "hazard_category": lambda raw: {"hazard_category": _words.fire_category(squeeze(raw))},
    "floors_excluded": lambda raw: {"floors_excluded": _words.floors(squeeze(raw))},
    "industry_codes": _listed("industry_codes"),
    "wishes": _listed("wishes"),
    "needed_by": lambda raw: {"needed_by": _words.date(FIELDS["needed_by"], raw)},
}


# Lines -----------------------------------------------------------------------------------------------------------------


def _of_lines(path: Path, data: bytes, result: Sheet) -> Iterator[_Row]:
    """Rows from JSON Lines: records, {"id", "text"}, or the output of `luodi read --jsonl`."""
    unknown: dict[str, None] = {}
    for number, line in enumerate(decode(path, data).splitlines(), 1):
        if line.strip():
            yield _of_line(path.stem, number, line, unknown)
    if unknown:
        names = list(unknown)
        result.note("note_unknown_fields", names=tuple(names))


def _of_line(name: str, number: int, line: str, unknown: dict[str, None]) -> _Row:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return _Row(name, number, {}, [("", line, _why.NOT_JSON)])
    record = value.get("record", value) if isinstance(value, dict) else None
    if not isinstance(record, dict):
        return _Row(name, number, {}, [("", line, _why.NOT_RECORD)])
    fields = {key: one for key, one in record.items() if key in _keys() and one not in (None, "", [])}
    unknown.update(dict.fromkeys(key for key in record if key not in _keys() | _UNREAD | {"id", *_WORDS}))
    identity = value.get("id") or record.get("id")
    words = "，".join(str(record[key]) for key in _WORDS if record.get(key))
    return _Row(name, number, {**({"id": str(identity)} if identity else {}), WORDS: words, **fields}, [])
