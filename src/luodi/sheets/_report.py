"""What came of reading a file: the records, and a fault for every cell that could not be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from luodi import voice
from luodi.fields import Why
from luodi.sheets._offer import taken_word
from luodi.voice import Language

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that could not be used. `row` and `letter` are those that Excel shows; `column` is the heading.

    `why` is the reason by its code. `drops_row` tells whether the whole row is left out; a fault of a heading leaves out
    its column instead.
    """

    sheet: str
    row: int
    column: str
    value: str
    why: Why
    drops_row: bool = True
    letter: str = ""

    def refusal(self, language: Language) -> voice.Refusal:
        """What is wrong with the cell, and what to write instead."""
        return voice.refusal(self.why.code, language, **self.why.values)

    def sentence(self, language: Language) -> str:
        """表「房源」第 12 行 E 列「租金」的值「-18」不能是负数，请填 0 或正数；不清楚就留空。"""
        column = (
            "lettered_"
            if self.letter and self.column
            else "letter_"
            if self.letter
            else "column_"
            if self.column
            else ""
        )
        code = f"fault_{column}{'value' if self.value else 'cell'}"
        place = {"sheet": self.sheet, "row": self.row, "column": self.column, "letter": self.letter}
        place["value"] = voice.shortened(self.value)
        reason, remedy = self.refusal(language)
        return voice.sentence(f"{voice.phrase(code, language, **place)}{reason}", remedy, language)

    def as_json(self, language: Language) -> dict[str, Any]:
        """For programs: the parts by name, the code of the reason, and the words in one language."""
        reason, remedy = self.refusal(language)
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "letter": self.letter,
            "value": self.value,
            "code": self.why.code,
            "reason": reason,
            "remedy": remedy,
            "drops_row": self.drops_row,
            "sentence": self.sentence(language),
        }


def fault(
    sheet: str, row: int, column: str, value: object, why: Why, *, drops_row: bool = True, index: int | None = None
) -> Fault:
    """A fault of a value as its cell holds it; `index` counts the columns of the sheet from 0."""
    return Fault(sheet, row, column, show(value), why, drops_row, "" if index is None else letters(index))


def letters(index: int) -> str:
    """The letters that Excel shows over a column: 0 is A, 26 is AA."""
    found = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(65 + rest) + found
    return found


@dataclass(frozen=True, slots=True)
class Note:
    """What was passed over without harm: unknown columns, hidden rows, other sheets. A value that is a tuple is
    said as a list, a function of the language by what it gives."""

    code: str
    values: Mapping[str, Any]

    def sentence(self, language: Language) -> str:
        """The note in the language shown."""
        return voice.phrase(self.code, language, **{k: _said(v, language) for k, v in self.values.items()})


def _said(value: Any, language: Language) -> Any:
    if isinstance(value, tuple):
        return voice.phrase("and", language).join(str(_said(each, language)) for each in value)
    return value(language) if callable(value) else value


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
    name of the sheet, a section or a line through the row says it. `facts` are what the row says of the place besides.
    """

    sheet: str
    row: int
    id: str
    column: str
    value: str
    facts: Record = field(default_factory=dict, compare=False)

    @property
    def reason(self) -> str:
        """Where it says so and in which words, for a trail that outlives the file: a cell may hold a tenant's name, which
        is left out."""
        said = f"「{self.column}」列{taken_word(self.value)}" if self.column else f"「{self.value}」"
        return f"表「{self.sheet}」第 {self.row} 行{said}"


@dataclass(slots=True)
class Sheet:
    """A file that was read. `rows` counts the rows with content below the headings: used, left out or skipped.

    `origins` has the place of every record by its id. `not_on_offer` has the rows that say that their place is taken.

    `notes` are what was passed over without harm.
    """

    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    rows: int = 0
    notes: list[Note] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    not_on_offer: list[NotOnOffer] = field(default_factory=list)

    def note(self, code: str, **values: Any) -> None:
        """Adds a note."""
        self.notes.append(Note(code, values))


def show(value: object) -> str:
    """A cell as Excel shows it: 18 and not 18.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
