"""What came of reading a file: the records, and a fault for every cell that could not be used."""

from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Why:
    """Why a value cannot stand, and what to write instead: half sentences in Chinese and in English."""

    reason: str
    remedy: str
    reason_en: str
    remedy_en: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that could not be used. `row` and `column` are those that Excel shows; `column` is the heading.

    `drops_row` tells whether the whole row is left out; a fault of a heading leaves out its column instead.
    """

    sheet: str
    row: int
    column: str
    value: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str
    drops_row: bool = True

    @property
    def sentence(self) -> str:
        """表「房源」第 12 行「租金」列的值「-18」不能是负数，请填 0 或正数；不清楚就留空。"""
        column = f"「{self.column}」列" if self.column else ""
        value = f"的值「{_short(self.value)}」" if self.value else ""
        return f"表「{self.sheet}」第 {self.row} 行{column}{value}{self.reason}，{self.remedy}。"

    @property
    def sentence_en(self) -> str:
        """The same in English."""
        value = f"the value “{_short(self.value)}” " if self.value else "the cell "
        column = f", column “{self.column}”" if self.column else ""
        return f"Sheet “{self.sheet}”, row {self.row}{column}: {value}{self.reason_en}; {self.remedy_en}."


def fault(sheet: str, row: int, column: str, value: object, why: Why, *, drops_row: bool = True) -> Fault:
    """A fault with the sentences of `why`."""
    return Fault(sheet, row, column, show(value), why.reason, why.remedy, why.reason_en, why.remedy_en, drops_row)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands in its file, as Excel counts rows. `is_named` tells whether the row states an id of its own;
    one that is made of sheet and row means nothing outside of this reading of this file."""

    sheet: str
    row: int
    is_named: bool


@dataclass(slots=True)
class Sheet:
    """A file that was read. `rows` counts the rows with content below the headings: used, left out or skipped.

    `origins` has the place of every record by its id.

    `notes` say in Chinese what was passed over without harm: unknown columns, hidden rows, other sheets; `notes_en` are
    the same in English, one for one.
    """

    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    notes_en: list[str] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)

    def note(self, zh: str, en: str) -> None:
        """Adds a note in both languages."""
        self.notes.append(zh)
        self.notes_en.append(en)


def show(value: object) -> str:
    """A cell as Excel shows it: 18 and not 18.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _short(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
