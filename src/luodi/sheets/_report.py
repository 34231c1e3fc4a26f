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
    """One cell that could not be used. `row` and `letter` are those that Excel shows; `column` is the heading.

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
    letter: str = ""

    @property
    def sentence(self) -> str:
        """表「房源」第 12 行 E 列「租金」的值「-18」不能是负数，请填 0 或正数；不清楚就留空。"""
        column = f"「{self.column}」" if self.column else ""
        column = f" {self.letter} 列{column}" if self.letter else f"{column}列" if column else ""
        value = f"的值「{_short(self.value)}」" if self.value else ""
        return f"表「{self.sheet}」第 {self.row} 行{column}{value}{self.reason}，{self.remedy}。"

    @property
    def sentence_en(self) -> str:
        """The same in English."""
        value = f"the value “{_short(self.value)}” " if self.value else "the cell "
        column = " ".join(part for part in (self.letter, f"“{self.column}”" if self.column else "") if part)
        column = f", column {column}" if column else ""
        return f"Sheet “{self.sheet}”, row {self.row}{column}: {value}{self.reason_en}; {self.remedy_en}."


def fault(
    sheet: str, row: int, column: str, value: object, why: Why, *, drops_row: bool = True, index: int | None = None
) -> Fault:
    """A fault with the sentences of `why`; `index` counts the columns of the sheet from 0."""
    letter = "" if index is None else letters(index)
    said = (why.reason, why.remedy, why.reason_en, why.remedy_en)
    return Fault(sheet, row, column, show(value), *said, drops_row, letter)


def letters(index: int) -> str:
    """The letters that Excel shows over a column: 0 is A, 26 is AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands in its file, as Excel counts rows. `is_named` tells whether the row states an id of its own;
    one that is made of sheet and row means nothing outside of this reading of this file."""

    sheet: str
    row: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class NotOnOffer:
    """A row whose place is let, sold, reserved or withdrawn, with the cell that says so. It is no listing and no fault.

    `id` is that of the row, "" without one; `value` are the words, `column` the heading that they stand under, "" when the
    name of the sheet, a section or a line through the row says it.
    """

    sheet: str
    row: int
    id: str
    column: str
    value: str


@dataclass(slots=True)
class Sheet:
    """A file that was read. `rows` counts the rows with content below the headings: used, left out or skipped.

    `origins` has the place of every record by its id. `not_on_offer` has the rows that say that their place is taken.

    `notes` say in Chinese what was passed over without harm: unknown columns, hidden rows, other sheets; `notes_en` are
    the same in English, one for one.
    """

    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    notes: list[str] = field(default_factory=list)
    notes_en: list[str] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    not_on_offer: list[NotOnOffer] = field(default_factory=list)

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
