"""`write_template`: an empty workbook to fill in, with comments, drop-downs, a made-up example and instructions."""

from pathlib import Path
from typing import Any

from luodi.sheets._columns import Written, columns
from luodi.sheets._example import EXAMPLE, EXAMPLE_ID

#: The last row with drop-downs and formats.
_ROWS = 5000

#: Fields people fill in with another unit than the stored one. An export keeps the stored unit, as it must not round.
_IN_USE = {"floor_load_kn_m2": "楼面荷载(吨/㎡)", "land_area_m2": "土地面积(亩)"}

_GATES_NOTE = "发布前必填 / needed before publishing"
_HELP = [
    ("怎么填", "How to fill it in"),
    (
        "每行一条房源，表头不要改；列可以删，也可以换顺序。",
        "One listing a row; keep the headings, drop or move columns.",
    ),
    (
        "不清楚的格子留空，不要猜：空着会列为“待确认”，填错会误导客户。",
        "Leave blank what you do not know; do not guess.",
    ),
    ("数字只填数字，单位看表头；也认得 3000平、5亩、630KVA、0.8元/㎡/天。", "Numbers in the unit of the heading."),
    ("租金按元/㎡/月；按天的请写成 0.8元/㎡/天，面谈的把“租金面议”选“是”。", "Rent is CNY per ㎡ and month."),
    ("土地的面积填在“土地面积(亩)”，按平方米的写成 20000㎡。", "The area of land goes to 土地面积, in mu."),
    (
        "净高是地面到最低障碍，层高是楼板到楼板，两个不要混。",
        "净高 is clear height, 层高 floor to floor: not the same.",
    ),
    ("编号在一个文件里不能重复；不填会按行号自动编号。", "Ids are unique in a file; without one the row names it."),
    ("第一行示例是虚构的，导入时会跳过，可以删掉。", "The example row is made up and skipped on import."),
    ("导入时有问题的格子会逐个列出：表、行、列、值、原因、怎么改；其余的行照常导入。", "Each faulty cell is reported."),
]


def write_template(path: str | Path) -> None:
    """Writes the import template: sheet 房源 with headings, comments and drop-downs, sheet 填写说明 with instructions."""
    # imported here because it is slow to load and rarely needed
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "房源"
    for index, column in enumerate(columns(), 1):
        _fill_column(sheet, index, column)
    sheet.freeze_panes = "B2"
    _instructions(book.create_sheet("填写说明"))
    book.save(Path(path))


def _fill_column(sheet: Any, index: int, column: Written) -> None:
    # imported here because it is slow to load and rarely needed
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(index)
    head = sheet.cell(1, index, heading(column))
    head.font = Font(bold=True)
    head.alignment = Alignment(wrap_text=True, vertical="center")
    head.fill = PatternFill("solid", fgColor="FFE8A3" if column.field.gate else "E8EEF4")
    head.comment = Comment(note(column), "Luodi 落地", width=280, height=120)
    example = sheet.cell(2, index, EXAMPLE.get(column.field.key))
    example.font = Font(italic=True, color="888888")
    sheet.column_dimensions[letter].width = max(10, 2 + 2 * len(column.heading), 26 if column.field.key == "id" else 0)
    if column.field.type == "text":
        for row in range(2, 202):
            sheet.cell(row, index).number_format = "@"
    if column.choices:
        _offer(sheet, letter, column)


def heading(column: Written) -> str:
    """The heading of a template column."""
    return _IN_USE.get(column.field.key, column.heading)


def note(column: Written) -> str:
    """The comment on a heading: English name, meaning, an example, and whether publishing requires it."""
    field = column.field
    lines = [f"{field.zh} / {field.en}", field.meaning, "、".join(column.choices), _GATES_NOTE if field.gate else ""]
    return "\n".join(line for line in lines if line)


def _offer(sheet: Any, letter: str, column: Written) -> None:
    # imported here because it is slow to load and rarely needed
    from openpyxl.worksheet.datavalidation import DataValidation

    offer = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    offer.errorStyle = "warning"  # only a warning, because 厂房、仓库 and 有,10吨 are accepted too
    offer.error = "请从列表里选；多项用顿号隔开。"
    sheet.add_data_validation(offer)
    offer.add(f"{letter}2:{letter}{_ROWS}")


def _instructions(sheet: Any) -> None:
    # imported here because it is slow to load and rarely needed
    from openpyxl.styles import Alignment, Font

    for row in _HELP:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True, size=14)
    for letter in "AB":
        sheet.column_dimensions[letter].width = 60
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append([f"示例行的编号：{EXAMPLE_ID}", f"Id of the example row: {EXAMPLE_ID}"])
