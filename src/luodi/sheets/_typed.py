"""What somebody types into a form, read as the cells of a sheet are: 50亩, 120万, 2吨/㎡, with the same refusals."""

import datetime as dt
from collections.abc import Mapping, Sequence

from luodi.fields import FIELDS, Why
from luodi.sheets import _why
from luodi.sheets._headings import Heading
from luodi.sheets._report import Record
from luodi.sheets._rows import RowReader
from luodi.sheets._titles import Column, column, right_heading

_CONTACTS = ("phone", "wechat")


def read_typed(
    typed: Mapping[str, str], today: dt.date, beside: Record | None = None
) -> tuple[dict[str, Record], dict[str, tuple[str, Why]]]:
    """The facts that typed texts say, by the field under which each stands, and what is wrong: field to text and reason.

    A text may say another field than its own: 5亩 under 面积 is land, 18-22 under 租金下限 both ends. `beside` holds deal and
    kind, by which some are judged. Fields of words and choices are left out, because they say what they say. Nothing can
    have been true after `today`.
    """
    texts = {key: text.strip() for key, text in typed.items() if text.strip()}
    columns = [c for n, key in enumerate(texts) if (c := _column(n, key)) is not None]
    cells = list(texts.values())
    wrong: dict[str, Why] = {}
    for each in columns:
        wrong |= _faults([each], cells, today, beside or {})
    wrong |= _faults([c for c in columns if c.field.key not in wrong], cells, today, beside or {})
    values = {c.field.key: _value(c, cells, today) for c in columns if c.field.key not in wrong}
    return values, {key: (texts[key], why) for key, why in wrong.items()}


def _column(index: int, key: str) -> Column | None:
    """The column under the heading that leaves no doubt about its unit."""
    entry = FIELDS[key]
    if entry.type not in ("number", "date") and key not in _CONTACTS:
        return None
    typed = column(index, right_heading(entry))
    return typed if typed is not None and (typed.unit is not None or entry.type != "number") else None


def _faults(columns: Sequence[Column], cells: Sequence[str], today: dt.date, beside: Record) -> dict[str, Why]:
    """What is wrong with the texts of some columns as one row."""
    reader = _reader(columns, today)
    reader.read(1, cells, {}, beside=beside)
    keys = {c.title: c.field.key for c in columns}
    refused = {keys[each.column]: _why.ZERO if each.value == "0" else _why.NOT_NUMBER for each in reader.not_on_offer}
    return refused | {keys[each.column]: each.why for each in reader.faults}


def _value(of_key: Column, cells: Sequence[str], today: dt.date) -> Record:
    return _reader([of_key], today).read(1, cells, {}) or {}


def _reader(columns: Sequence[Column], today: dt.date) -> RowReader:
    titles = [""] * (max((c.index for c in columns), default=0) + 1)
    for each in columns:
        titles[each.index] = each.title
    return RowReader("", Heading(0, tuple(columns), (), titles=tuple(titles)), [], [], today.isoformat())
