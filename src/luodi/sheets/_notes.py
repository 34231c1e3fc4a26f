"""Notes on a sheet: whatever was skipped, kept as text, or assumed. Nothing is dropped without one."""

from functools import partial

from luodi import voice
from luodi.sheets._asides import Asides
from luodi.sheets._headings import Heading
from luodi.sheets._report import NotOnOffer, Sheet, letters
from luodi.sheets._table import Table
from luodi.voice import Language

_EXAMPLES = 5
_NAMED = 20


def asides(sheet: str, of_block: Asides, result: Sheet) -> None:
    """Notes what the rows of a block say beyond the values read."""
    for (code, title), texts in of_block.words.items():
        shown = "、".join(f"「{text}」" for text in list(texts)[:_EXAMPLES]) + ("等" if len(texts) > _EXAMPLES else "")
        result.note(code, sheet=sheet, column=title, n=len(texts), texts=shown)
    for title, rows in of_block.filled.items():
        said = (*(partial(_filled, *each) for each in rows[:_NAMED]), *(("…",) if len(rows) > _NAMED else ()))
        result.note("note_remark_filled", sheet=sheet, column=title, n=len(rows), rows=said)
    for code, numbers in of_block.assumed.items():
        listed = "、".join(map(str, numbers[:_NAMED])) + ("…" if len(numbers) > _NAMED else "")
        result.note(code, sheet=sheet, n=len(numbers), rows=listed)
    untitled(sheet, of_block.untitled, result)


def _filled(row: int, keys: tuple[str, ...], language: Language) -> str:
    fields = voice.phrase("and", language).join(voice.field_name(key, language) for key in keys)
    return voice.phrase("remark_filled_row", language, row=row, fields=fields)


def untitled(sheet: str, cells: list[tuple[int, int, str]], result: Sheet) -> None:
    """Notes cells without a heading, column by column."""
    for index in sorted({index for index, _, _ in cells}):
        said = [partial(_cell_said, row, words) for at, row, words in cells if at == index]
        shown = (*said[:_EXAMPLES], *(("…",) if len(said) > _EXAMPLES else ()))
        result.note("note_untitled", sheet=sheet, letter=letters(index), n=len(said), cells=shown)


def _cell_said(row: int, words: str, language: Language) -> str:
    return voice.phrase("untitled_cell", language, row=row, value=voice.shortened(words))


def columns(table: Table, heading: Heading, result: Sheet, *, is_first: bool) -> None:
    """Notes columns that are not read and, for a second block, the row of its headings."""
    if not is_first:
        row = heading.first + table.first_row
        result.note("note_other_headings", sheet=table.name, row=row)
    if heading.unknown:
        result.note("note_unknown_columns", sheet=table.name, names=tuple(heading.unknown))
    for title, kept in heading.passed:
        result.note("note_same_column", sheet=table.name, column=title, other=kept)


def hidden(table: Table, last: int, result: Sheet) -> None:
    """Notes hidden rows below the headings (which end at row `last`); they are read like the others."""
    count = sum(row > last for row in table.probe.hidden_rows)
    if count:
        result.note("note_hidden_rows", sheet=table.name, n=count)


def not_on_offer(result: Sheet) -> None:
    """Notes, per sheet, how many and which rows say that their place is taken."""
    for sheet in dict.fromkeys(each.sheet for each in result.not_on_offer):
        rows = [each for each in result.not_on_offer if each.sheet == sheet]
        named = (*(partial(_named, each) for each in rows[:_NAMED]), *(("…",) if len(rows) > _NAMED else ()))
        result.note("note_not_on_offer", sheet=sheet, n=len(rows), rows=named)


def _named(each: NotOnOffer, language: Language) -> str:
    column = voice.phrase("taken_column", language, column=each.column) if each.column else ""
    identity = f" {each.id}{' ' if language == 'zh' else ''}" if each.id else ""
    return voice.phrase("taken_row", language, row=each.row, id=identity, column=column, value=each.value)
