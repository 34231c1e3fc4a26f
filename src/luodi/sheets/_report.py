"""The result of reading a file: the records, and a fault for every cell that could not be used."""

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
    """One cell that could not be used. `row` and `letter` are as in Excel; `column` is the heading.

    `why` is the reason, by code. `drops_row`: the whole row is left out. A fault of a heading leaves out its column.
    """

    sheet: str
    row: int
    column: str
    value: str
    why: Why
    drops_row: bool = True
    letter: str = ""

    def refusal(self, language: Language) -> voice.Refusal:
        """The reason and the remedy."""
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
        """The parts by name, the code of the reason, and the sentence in one language."""
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
    """A fault of a cell with its original value; `index` is the column of the sheet, from 0."""
    return Fault(sheet, row, column, show(value), why, drops_row, "" if index is None else letters(index))


def letters(index: int) -> str:
    """Excel's letters of a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Note:
    """Something skipped without harm: unknown columns, hidden rows, other sheets. A tuple among the values is worded as a
    list; a function is called with the language."""

    code: str
    values: Mapping[str, Any]

    def sentence(self, language: Language) -> str:
        """The note in one language."""
        return voice.phrase(self.code, language, **{k: _shown_value(v, language) for k, v in self.values.items()})


def _shown_value(value: Any, language: Language) -> Any:
    if isinstance(value, tuple):
        return voice.phrase("and", language).join(str(_shown_value(each, language)) for each in value)
    return value(language) if callable(value) else value


@dataclass(frozen=True, slots=True)
class Origin:
    """The sheet and row (as in Excel) of a record. `is_named`: the row states its own id. An id made from sheet and row has
    no meaning beyond this one import."""

    sheet: str
    row: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class NotOnOffer:
    """A row whose place is let, sold, reserved or withdrawn, with the cell that says so. Neither a listing nor a fault.

    `id` is the row's, "" if it has none. `value` holds the words and `column` their heading, "" if a sheet's name, a
    section heading or a strikethrough says it. `facts` are the row's other facts about the place.
    """

    sheet: str
    row: int
    id: str
    column: str
    value: str
    facts: Record = field(default_factory=dict, compare=False)

    @property
    def reason(self) -> str:
        """The column and the words, for an audit trail that outlives the file. A tenant's name is left out."""
        words = f"「{self.column}」列{taken_word(self.value)}" if self.column else f"「{self.value}」"
        return f"表「{self.sheet}」第 {self.row} 行{words}"


@dataclass(slots=True)
class Sheet:
    """The result of reading a file. `rows` counts the rows with content below the headings: used, left out or skipped.

    `origins` has the position of every record by id, `not_on_offer` the rows whose place is taken, `notes` whatever was
    skipped without harm.
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
    """A cell as Excel displays it: 18, not 18.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
