"""Lines through cells and units that only a number format shows."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from luodi.sheets import NotOnOffer, read_listings
from luodi.sheets._styles import unit_of

HEAD = ["编号", "交易方式", "类型", "区域", "面积", "租金"]
ROWS = [[f"S{n}", "出租", "厂房", "金坛区", 1000 * n, 10 + n] for n in range(1, 6)]
LINED = Font(strike=True)


def test_row_with_a_line_through_it_is_not_on_offer(book):
    def change(sheet):
        for cell in sheet[2]:
            cell.font = LINED
        sheet["A3"].font = LINED
        sheet["G6"].font = LINED

    sheet = read_listings(book([HEAD, *ROWS], change))
    assert [record["id"] for record in sheet.records] == ["S3", "S4", "S5"]
    assert sheet.not_on_offer == [NotOnOffer("房源", 2, "S1", "", "S1"), NotOnOffer("房源", 3, "S2", "", "S2")]
    assert sheet.faults == []


def test_cell_with_a_line_through_it_is_blank_and_said(book):
    def change(sheet):
        sheet["F2"].font = LINED

    sheet = read_listings(book([HEAD, *ROWS], change))
    assert len(sheet.records) == 5
    assert "rent_max_cny_m2_month" not in sheet.records[0]
    assert [(f.row, f.letter, f.column, f.value, f.drops_row) for f in sheet.faults] == [(2, "F", "租金", "11", False)]


@pytest.mark.parametrize("is_shared", [False, True])
def test_text_of_which_a_part_is_struck_out_keeps_the_rest(tmp_path, is_shared):
    workbook = openpyxl.Workbook()
    for row in [HEAD, *ROWS]:
        workbook.active.append(row)
    old = TextBlock(InlineFont(strike=True), "20")
    workbook.active["F2"] = CellRichText(old, TextBlock(InlineFont(), "17元/㎡/月"))
    workbook.active["A3"] = CellRichText(TextBlock(InlineFont(strike=True), "S2"))
    workbook.save(tmp_path / "a.xlsx")
    if is_shared:
        _share(tmp_path / "a.xlsx")
    sheet = read_listings(tmp_path / "a.xlsx")
    assert sheet.records[0]["rent_max_cny_m2_month"] == 17
    assert [record["id"] for record in sheet.records] == ["S1", "S3", "S4", "S5"]
    assert [o.row for o in sheet.not_on_offer] == [3]


def _share(path):
    """Moves the texts of the cells to the shared strings, where Excel keeps them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet, types, links = (parts[name] for name in (SHEET, "[Content_Types].xml", LINKS))
    texts = []

    def share(match):
        texts.append(match[2])
        return b'<c%s t="s"><v>%d</v></c>' % (match[1], len(texts) - 1)

    parts[SHEET] = re.sub(rb'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', share, sheet, flags=re.DOTALL)
    parts["[Content_Types].xml"] = types.replace(
        b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + TYPE + b'"/></Types>'
    )
    parts[LINKS] = links.replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="' + LINK + b'" Target="sharedStrings.xml"/></Relationships>',
    )
    items = b"".join(b"<si>" + text + b"</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="' + MAIN + b'">' + items + b"</sst>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


SHEET, LINKS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def test_unit_that_only_the_format_shows_counts(book):
    def change(sheet):
        sheet["E2"].number_format = '0.0"亩"'
        sheet["E3"].number_format = '#,##0"㎡"'
        sheet["F3"].number_format = '0.00"元/㎡/天"'

    rows = [["W1", "出租", "厂房", "金坛区", 12, 15], ["W2", "出租", "厂房", "金坛区", 900, 0.6]]
    first, second = read_listings(book([HEAD, *rows], change)).records
    assert (first["land_area_m2"], "area_m2" in first) == (8000, False)
    assert (second["area_m2"], second["rent_max_cny_m2_month"]) == (900, 18.25)


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ('0"亩"', "亩"),
        ('#,##0.00\\ "元/㎡/月"', "元/㎡/月"),
        ("0亩", "亩"),
        ("0!亩", "亩"),
        ('General"平方米"', "平方米"),
        ('0.00"亩";[Red]-0.00"亩"', "亩"),
        ('0!.0,"万"', ""),
        ('0.0,"千"', ""),
        ('yyyy"年"m"月"d"日"', ""),
        ("0.00%", ""),
        ('0"号"', ""),
        ("#,##0.00_);[Red](#,##0.00)", ""),
        ("General", ""),
        ("@", ""),
    ],
)
def test_unit_of_a_number_format(code, unit):
    assert unit_of(code) == unit


def test_excel_97_workbook_tells_errors_lines_and_units():
    """styles97.xls was written with xlwt, which is not a dependency: 0"亩" under 面积, a struck row, a hidden row, an error."""
    sheet = read_listings(Path(__file__).with_name("styles97.xls"))
    assert [(r["id"], r.get("land_area_m2")) for r in sheet.records] == [("X1", 8000), ("X3", None)]
    assert [(o.row, o.id) for o in sheet.not_on_offer] == [(3, "X2")]
    assert [(f.row, f.letter, f.value) for f in sheet.faults] == [(5, "C", "#REF!")]
