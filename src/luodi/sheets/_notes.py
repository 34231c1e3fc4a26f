"""The notes of a sheet: what was passed over, kept as text, or taken for granted. Nothing goes without one."""

from luodi.sheets._headings import Heading
from luodi.sheets._report import NotOnOffer, Sheet
from luodi.sheets._table import Table

_EXAMPLES = 5
_NAMED = 20


def unread(sheet: str, texts_of: dict[str, dict[str, None]], result: Sheet) -> None:
    """Words that were not understood, by heading."""
    for title, texts in texts_of.items():
        shown = "、".join(f"「{text}」" for text in list(texts)[:_EXAMPLES]) + ("等" if len(texts) > _EXAMPLES else "")
        result.note(
            f"表「{sheet}」「{title}」列有 {len(texts)} 种写法没有认出，只留原文或按空白处理：{shown}。",
            f"Sheet “{sheet}”, column “{title}”: {len(texts)} texts were not understood, kept as text or left blank: {shown}.",
        )


def reduced(sheet: str, rows: list[int], result: Sheet) -> None:
    """Rows whose area is what is left of the whole."""
    if rows:
        shown = "、".join(map(str, rows[:_NAMED])) + ("…" if len(rows) > _NAMED else "")
        result.note(
            f"表「{sheet}」第 {shown} 行的面积减去了已租、已售的面积，只算剩下的。",
            f"Sheet “{sheet}”, rows {shown}: the area is what is left once the area let or sold is taken off.",
        )


def columns(table: Table, heading: Heading, result: Sheet, *, is_first: bool) -> None:
    """Columns that are not read; of a second block, the row of its headings too."""
    where, where_en = f"表「{table.name}」", f"Sheet “{table.name}”"
    if not is_first:
        row = heading.first + table.first_row
        result.note(f"{where}从第 {row} 行起按另一组表头读取。", f"{where_en}: other headings from row {row} on.")
    if heading.unknown:
        result.note(
            f"{where}不认得的列没有读取：{'、'.join(heading.unknown)}。",
            f"{where_en}: unknown columns, not read: {', '.join(heading.unknown)}.",
        )
    for title, kept in heading.passed:
        result.note(
            f"{where}「{title}」列与「{kept}」列是同一项，只读了「{kept}」。",
            f"{where_en}: columns “{title}” and “{kept}” mean the same; only “{kept}” was read.",
        )


def hidden(table: Table, last: int, result: Sheet) -> None:
    """Hidden rows below the headings (whose last row is given), which are read like the others."""
    count = sum(row > last for row in table.probe.hidden_rows)
    if count:
        result.note(
            f"表「{table.name}」有 {count} 行是隐藏的，也已读入。",
            f"Sheet “{table.name}”: {count} hidden rows were read as well.",
        )


def not_on_offer(result: Sheet) -> None:
    """How many rows say that their place is taken, sheet by sheet, and which."""
    for sheet in dict.fromkeys(each.sheet for each in result.not_on_offer):
        rows = [each for each in result.not_on_offer if each.sheet == sheet]
        more = "…" if len(rows) > _NAMED else ""
        zh = "、".join(map(_named, rows[:_NAMED])) + more
        en = ", ".join(map(_named_en, rows[:_NAMED])) + more
        result.note(
            f"表「{sheet}」有 {len(rows)} 行不在租售，没有作为房源采用：{zh}。",
            f"Sheet “{sheet}”: {len(rows)} rows are not on offer and are no listings: {en}.",
        )


def _named(each: NotOnOffer) -> str:
    column = f"「{each.column}」列" if each.column else ""
    return f"第 {each.row} 行{f' {each.id} ' if each.id else ''}{column}「{each.value}」"


def _named_en(each: NotOnOffer) -> str:
    column = f" in “{each.column}”" if each.column else ""
    return f"row {each.row}{f' {each.id}' if each.id else ''}, “{each.value}”{column}"
