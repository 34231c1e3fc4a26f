"""Files of every kind that the trade sends: CSV with slips, Strict Open XML, OpenDocument, HTML and XML saved as .xls, JSON."""

import email.message
import json
import zipfile

import pytest

from luodi.sheets import FileTooLarge, UnknownFormat, read_listings

HEAD = "编号,类型,区域,面积,租金"
ROWS = ["W1,厂房,金坛区,2100,15", "W2,仓库,武进区,3200,14", "W3,厂房,新北区,4300,16"]
IDS = ["W1", "W2", "W3"]


def ids(sheet):
    return [record["id"] for record in sheet.records]


def faults(sheet):
    return [(fault.row, fault.refusal("zh").reason) for fault in sheet.faults]


# CSV -------------------------------------------------------------------------------------------------------------------

OPEN = "的引号没有成对，这一行没有采用"
LONG = "这一行的格数比表头多，没有采用"
SPLIT = "像是有一个数被逗号分成了两格（如 3,000），这一行没有采用"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('W2,仓库,"武进区,3200,14', OPEN),
        ('W2,"仓库,武进区,3200,14', OPEN),
        ("W2,仓库,武进区,3,200,14", LONG),
        ("W2,仓库,武进区,3,000", SPLIT),
        ("W2，仓库，武进区，3200，14", "没有按表头分成几格，这一行没有采用"),
    ],
)
def test_line_that_does_not_fit_is_a_fault_and_the_others_are_read(csv_file, broken, reason):
    sheet = read_listings(csv_file("\n".join([HEAD, ROWS[0], broken, ROWS[2]])))
    assert (ids(sheet), faults(sheet)) == (["W1", "W3"], [(3, reason)])


def test_quote_that_closes_at_the_next_quote_loses_one_line_only(csv_file):
    lines = [HEAD, 'W1,厂房,"金坛区,2100,15', 'W2,仓库,"武进区",3200,14', ROWS[2]]
    sheet = read_listings(csv_file("\n".join(lines)))
    assert (ids(sheet), faults(sheet)) == (["W2", "W3"], [(2, OPEN)])


def test_cell_of_several_lines_is_one_cell(csv_file):
    sheet = read_listings(csv_file('编号,类型,地址,面积\nW1,厂房,"一路1号\n东门",2100\nW2,厂房,"说""好""的路",900\n'))
    assert ([r["address"] for r in sheet.records], sheet.faults) == (["一路1号\n东门", '说"好"的路'], [])


def test_decimal_commas(csv_file):
    rows = ["编号;类型;面积;租金;楼层", "W1;厂房;1.250;18,5;1,2", "W2;厂房;2.100,50;16;3"]
    sheet = read_listings(csv_file("\n".join(rows)))
    assert [(r["area_m2"], r["rent_max_cny_m2_month"], r["floor_no"]) for r in sheet.records] == [
        (1250, 18.5, [1, 2]),
        (2100.5, 16, [3]),
    ]
    plain = read_listings(csv_file("编号;类型;净高\nW1;厂房;8.250\n"))
    assert plain.records[0]["clear_height_m"] == 8.25


# Workbooks -------------------------------------------------------------------------------------------------------------


def test_strict_open_xml_is_read(book):
    path = book([row.split(",") for row in [HEAD, *ROWS]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    spellings = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            for plain, strict in spellings.items():
                data = data.replace(plain, strict)
            archive.writestr(name, data)
    assert ids(read_listings(path)) == IDS


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>
 <style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>
 </office:automatic-styles><office:body><office:spreadsheet><table:table table:name="房源">{}</table:table></office:spreadsheet></office:body></office:document-content>"""
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tmp_path, rows, extra=""):
    def cell(value, style=""):
        style = f' table:style-name="{style}"' if style else ""
        if isinstance(value, int):
            return f'<table:table-cell{style} office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if value.startswith("#"):
            return f'<table:table-cell calcext:value-type="error" office:value-type="string" table:formula="of:=1/0"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell{style} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join(
        f"<table:table-row>{''.join(cell(*c) if isinstance(c, tuple) else cell(c) for c in row)}</table:table-row>"
        for row in rows
    )
    path = tmp_path / "房源.ods"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS.format(body + extra))
    return path


BLANKS = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def test_opendocument_is_read_with_its_errors_and_struck_rows(tmp_path):
    rows = [
        ["编号", "类型", "面积", "租金"],
        ["W1", "厂房", 2100, 15],
        ["W2", "仓库", "#DIV/0!", 14],
        [("W3", "gone"), ("厂房", "gone"), (900, "gone"), (12, "gone")],
    ]
    sheet = read_listings(ods(tmp_path, rows, BLANKS))
    assert (ids(sheet), faults(sheet)) == (["W1"], [(3, "是 Excel 的出错值")])
    assert [o.row for o in sheet.not_on_offer] == [4]


def test_opendocument_that_repeats_a_cell_a_billion_times_is_refused(tmp_path):
    bomb = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"><text:p>1</text:p></table:table-cell></table:table-row>'
    with pytest.raises(FileTooLarge):
        read_listings(ods(tmp_path, [["编号", "面积"]], bomb))


# Pages and XML that are called workbooks -------------------------------------------------------------------------------

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><table>
<tr><th colspan=5>闲置厂房</th></tr><tr><th>编号</th><th>类型</th><th>区域</th><th>面积</th><th>租金</th></tr>
<tr><td>W1</td><td>厂房</td><td rowspan=2>金坛区</td><td>2100</td><td>15</td></tr>
<tr><td>W2</td><td>仓库</td><td>3200</td><td>14</td></tr>
<tr style="text-decoration:line-through"><td>W3</td><td>厂房</td><td>新北区</td><td>4300</td><td>16</td></tr>
<tr><td>W4</td><td>厂房</td><td>新北区</td><td><s>4300</s></td><td>16</td></tr></table></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_html_saved_as_xls_is_read(tmp_path, charset):
    path = tmp_path / "导出.xls"
    path.write_bytes(PAGE.format(charset).encode(charset))
    sheet = read_listings(path)
    assert [(r["id"], r["region_code"], r["area_m2"]) for r in sheet.records] == [
        ("W1", "320413", 2100),
        ("W2", "320413", 3200),
    ]
    assert [o.row for o in sheet.not_on_offer] == [5, 6]


def test_page_saved_with_its_parts_is_read(tmp_path):
    message = email.message.EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE.format("utf-8"), subtype="html", cte="quoted-printable")
    path = tmp_path / "导出.xls"
    path.write_bytes(message.as_bytes())
    assert ids(read_listings(path)) == ["W1", "W2"]


def test_page_without_a_table_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "a.xls"
    path.write_text("<html><body><p>招商简报</p></body></html>", "utf-8")
    with pytest.raises(UnknownFormat, match=r"请用 Excel 或 WPS 打开后另存为 \.xlsx"):
        read_listings(path)


def test_xml_table_of_excel_2003_is_read(tmp_path):
    def row(cells):
        data = "".join(
            f'<Cell><Data ss:Type="{"Number" if c.isdigit() else "String"}">{c}</Data></Cell>' for c in cells
        )
        return f"<Row>{data}</Row>"

    error = '<Row ss:Index="6"><Cell><Data ss:Type="String">W9</Data></Cell><Cell ss:Index="4"><Data ss:Type="Error">#N/A</Data></Cell></Row>'
    rows = "".join(row(line.split(",")) for line in [HEAD, *ROWS]) + error
    ns = "urn:schemas-microsoft-com:office:spreadsheet"
    text = f'<?xml version="1.0"?><Workbook xmlns="{ns}" xmlns:ss="{ns}"><Worksheet ss:Name="房源"><Table>{rows}</Table></Worksheet></Workbook>'
    path = tmp_path / "a.xls"
    path.write_text(text, "utf-8")
    sheet = read_listings(path)
    assert (ids(sheet), faults(sheet)) == (IDS, [(6, "是 Excel 的出错值")])


# JSON ------------------------------------------------------------------------------------------------------------------

OBJECTS = [dict(zip(HEAD.split(","), row.split(","), strict=True)) for row in ROWS]


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"code": 0, "data": {"total": 3, "list": rows}}])
def test_json_with_chinese_keys_is_read(tmp_path, wrap):
    path = tmp_path / "导出.json"
    path.write_text(
        json.dumps(wrap([*OBJECTS, {**OBJECTS[0], "编号": "W4", "面积": "很大"}]), ensure_ascii=False), "utf-8"
    )
    sheet = read_listings(path)
    assert (ids(sheet), faults(sheet)) == (IDS, [(4, "不是数字")])


def test_json_lines_with_chinese_keys_are_read_and_numbered_by_line(tmp_path):
    path = tmp_path / "导出.jsonl"
    lines = [json.dumps(OBJECTS[0]), "", "not json", json.dumps(OBJECTS[1] | {"状态": "已租"}), json.dumps(OBJECTS[2])]
    path.write_text("\n".join(lines), "utf-8")
    sheet = read_listings(path)
    assert (ids(sheet), faults(sheet)) == (["W1", "W3"], [(3, "不是 JSON")])
    assert [(o.row, o.id) for o in sheet.not_on_offer] == [(4, "W2")]
