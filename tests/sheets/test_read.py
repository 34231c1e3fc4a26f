"""Whole files: headings below titles, units, several sheets, and everything that a broker can do to a workbook."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from luodi.fields import FIELDS, BadValue, clean
from luodi.sheets import read_listings
from luodi.sheets._why import of_bad_value
from luodi.voice import refusal

HEAD = ["编号", "交易方式", "类型", "面积", "租金"]
GOOD = ["A1", "出租", "厂房", 3000, 18]
RECORD = {
    "id": "A1",
    "deal": ["rent"],
    "kind": ["factory"],
    "area_m2": 3000,
    "rent_min_cny_m2_month": 18,
    "rent_max_cny_m2_month": 18,
}


def notes(sheet, language="zh"):
    return [note.sentence(language) for note in sheet.notes]


def sentences(sheet):
    return [fault.sentence("zh") for fault in sheet.faults]


def test_headings_below_a_merged_title_and_blank_rows_are_found(book):
    path = book([["常州房源 2026"], [], HEAD, GOOD], lambda s: s.merge_cells("A1:E1"))
    assert read_listings(path).records == [RECORD]


def test_bad_cell_leaves_its_row_out_and_names_every_bad_cell(book):
    sheet = read_listings(book([HEAD, GOOD, ["A2", "出租", "厂房", "很大", -18], ["A3", "出租", "厂房", 100, 20]]))
    assert [r["id"] for r in sheet.records] == ["A1", "A3"]
    assert sentences(sheet) == [
        "表「房源」第 3 行 D 列「面积」的值「很大」不是数字，请只填数字，单位写在表头；不清楚就留空。",
        "表「房源」第 3 行 E 列「租金」的值「-18」不能是负数，请填 0 或正数；不清楚就留空。",
    ]
    assert sheet.faults[1].sentence("en") == (
        "Sheet “房源”, row 3, column E “租金”: the value “-18” cannot be negative; "
        "write 0 or more, or leave it blank if unknown."
    )


def test_daily_rent_under_monthly_heading_is_refused(book):
    sheet = read_listings(book([HEAD, ["A1", "出租", "厂房", 3000, 0.8]]))
    assert (sheet.records, [(f.column, f.value, f.refusal("zh").reason) for f in sheet.faults]) == (
        [],
        [("租金", "0.8", "低得像是按天的单价")],
    )


def test_monthly_rent_under_daily_heading_is_refused(book):
    sheet = read_listings(book([[*HEAD[:4], "租金(元/㎡/天)"], GOOD]))
    assert (sheet.records, [f.refusal("zh").reason for f in sheet.faults]) == ([], ["高得像是按月的单价"])


def test_low_rent_of_open_ground_is_kept(book):
    sheet = read_listings(book([HEAD, ["A1", "出租", "场地", 3000, 1.5]]))
    assert sheet.records[0]["rent_min_cny_m2_month"] == 1.5


def test_rent_headings_of_two_rows_give_both_ends(book):
    head = [["编号", "租金(元/㎡/月)", None, "净高", None, "租售"], [None, "最低", "最高", "最低", "最高", None]]
    sheet = read_listings(book([*head, ["A1", 15, 18, 8, 9, "租"]], lambda s: s.merge_cells("B1:C1")))
    assert sheet.records == [{"id": "A1", "rent_min_cny_m2_month": 15, "rent_max_cny_m2_month": 18, "deal": ["rent"]}]
    assert notes(sheet) == ["表「房源」不认得的列没有读取：净高·最低、净高·最高。"]


def test_total_rent_is_spread_over_the_area(book):
    path = book([[*HEAD[:4], "年租金(万元)"], ["A1", "出租", "厂房", 3000, 64.8], ["A2", "出租", "厂房", None, 64.8]])
    sheet = read_listings(path)
    assert (sheet.records, [f.refusal("zh").reason for f in sheet.faults]) == ([RECORD], ["是总额而这一行没有面积"])


def test_area_of_land_goes_to_land_area(book):
    sheet = read_listings(book([HEAD, ["A1", "出售", "土地", 20000, None]]))
    assert sheet.records == [{"id": "A1", "deal": ["sale"], "kind": ["land"], "land_area_m2": 20000}]


def test_bare_price_that_looks_like_ten_thousands_is_refused(book):
    sheet = read_listings(book([["编号", "总价"], ["A1", 1200]]))
    assert (sheet.records, [f.refusal("zh").reason for f in sheet.faults]) == ([], ["小得像是以万元为单位"])


def test_two_columns_of_one_meaning_are_both_refused_by_name(book):
    sheet = read_listings(book([["编号", "净高", "净空"], ["A1", 8, 9]]))
    assert sheet.records == [{"id": "A1"}]
    assert [(f.row, f.column, f.drops_row) for f in sheet.faults] == [(1, "净高", False), (1, "净空", False)]


@pytest.mark.parametrize(
    ("worse", "better", "values", "expected"),
    [
        ("建筑面积", "可租面积", (9000, 3000), {"area_m2": 3000}),
        ("总建筑面积", "面积", (9000, 3000), {"area_m2": 3000}),
        ("套内面积", "建筑面积", (2400, 3000), {"area_m2": 3000, "area_basis": "gross"}),
        ("日租金", "月租金", (0.6, 18), {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
    ],
)
def test_column_that_says_it_best_is_read_and_the_other_noted(book, worse, better, values, expected):
    sheet = read_listings(book([["编号", worse, better, "租售"], ["A1", *values, "租"]]))
    assert (sheet.records, sheet.faults) == ([{"id": "A1", **expected, "deal": ["rent"]}], [])
    assert notes(sheet) == [f"表「房源」「{worse}」列与「{better}」列是同一项，只读了「{better}」。"]


def test_heading_without_a_needed_unit_is_reported_once_and_rows_are_used(book):
    sheet = read_listings(book([["编号", "面积", "承重"], ["A1", 100, 2], ["A2", 100, 2], ["A3", 100, "2吨/㎡"]]))
    assert [r.get("floor_load_kn_m2") for r in sheet.records] == [None, None, 19.62]
    assert [(f.row, f.column, f.drops_row) for f in sheet.faults] == [(1, "承重", False)]


def test_number_beyond_all_reason_is_a_fault_and_not_an_error_of_the_matcher(book):
    sheet = read_listings(book([HEAD, ["A1", "出租", "厂房", 10**10, 18], ["A2", *GOOD[1:]]]))
    assert [(f.column, f.refusal("zh").reason) for f in sheet.faults] == [("面积", "大得不合理")]
    assert [r["id"] for r in sheet.records] == ["A2"]


def test_heading_with_a_foreign_unit_loses_its_column_only(book):
    sheet = read_listings(book([["编号", "面积", "净高(吨)"], ["A1", 100, 8]]))
    assert (sheet.records, [f.column for f in sheet.faults]) == ([{"id": "A1", "area_m2": 100}], ["净高(吨)"])


def test_unknown_heading_is_a_note(book):
    sheet = read_listings(book([[*HEAD, "心情"], [*GOOD, "好"]]))
    assert (sheet.records, sheet.faults, notes(sheet)) == ([RECORD], [], ["表「房源」不认得的列没有读取：心情。"])


def test_duplicate_id_names_both_rows_and_keeps_the_first(book):
    sheet = read_listings(book([HEAD, GOOD, ["A1", "出租", "厂房", 50, 20]]))
    assert sheet.records == [RECORD]
    assert sentences(sheet) == [
        "表「房源」第 3 行 A 列「编号」的值「A1」与表「房源」第 2 行重复，这一行没有采用，请给每条房源不同的编号，或删去一行。"
    ]


def test_rows_without_id_are_named_by_sheet_and_row(book):
    sheet = read_listings(book([HEAD, [None, *GOOD[1:]], [], [None, *GOOD[1:]]]))
    assert [r["id"] for r in sheet.records] == ["房源-2", "房源-4"]


def test_error_cells_and_formulas_without_result_are_reported(book):
    def change(sheet):
        sheet["D2"] = "#REF!"
        sheet["D2"].data_type = "e"
        sheet["E3"] = "=D3/2"

    sheet = read_listings(book([HEAD, GOOD, ["A2", "出租", "厂房", 50, None]], change))
    assert sentences(sheet) == [
        "表「房源」第 2 行 D 列「面积」的值「#REF!」是 Excel 的出错值，请改正公式或直接填数。",
        "表「房源」第 3 行 E 列「租金」是公式，但文件里没有算好的结果，请用 Excel 打开并保存一次，或把公式粘贴为数值。",
    ]


def test_merged_words_fill_down_and_merged_amounts_stay_blank(book):
    def change(sheet):
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:C3")

    sheet = read_listings(book([["编号", "区域", "面积"], ["A1", "溧阳", 5000], ["A2", None, None]], change))
    assert [(r["id"], r["region_raw"], r.get("area_m2")) for r in sheet.records] == [
        ("A1", "溧阳", None),
        ("A2", "溧阳", None),
    ]
    assert notes(sheet) == ["表「房源」第 2–3 行「面积」合并在一起，看不出是合计还是各自的数，这几行按空白处理。"]


def test_hidden_rows_are_read_and_noted(book):
    def change(sheet):
        sheet.row_dimensions[2].hidden = True

    sheet = read_listings(book([HEAD, GOOD], change))
    assert (sheet.records, notes(sheet)) == ([RECORD], ["表「房源」有 1 行是隐藏的，也已读入。"])


def test_repeated_headings_and_sums_are_passed_over(book):
    sheet = read_listings(book([HEAD, GOOD, HEAD, ["合计", None, None, 3000, None]]))
    assert (sheet.records, sheet.faults, sheet.rows) == ([RECORD], [], 1)


def test_every_sheet_with_headings_is_read_and_ids_are_unique_across_them(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "一期"
    second, third, hidden = (workbook.create_sheet(name) for name in ("二期", "说明", "旧"))
    for sheet in (workbook.active, second, hidden):
        sheet.append(HEAD)
        sheet.append(GOOD)
    third.append(["只是说明"])
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    read = read_listings(tmp_path / "a.xlsx")
    assert read.records == [RECORD]
    assert [f.refusal("zh").reason for f in read.faults] == ["与表「一期」第 2 行重复，这一行没有采用"]
    assert notes(read) == ["表「说明」里没有房源表头，没有读取。", "表「旧」是隐藏的工作表，没有读取。"]
    assert notes(read, "en") == [
        "Sheet “说明” has no headings of listings and was not read.",
        "Sheet “旧” is hidden and was not read.",
    ]


def test_excel_dates_and_numeric_phones_are_read(book):
    sheet = read_listings(book([["编号", "可入驻日", "电话"], ["A1", dt.date(2026, 12, 1), 13812345678]]))
    assert sheet.records == [{"id": "A1", "available_from": "2026-12-01", "phone": "13812345678"}]


def test_columns_of_one_text_are_joined(book):
    sheet = read_listings(
        book([["编号", "区县", "板块", "手机", "微信"], ["A1", "溧阳", "上兴", "13800000138", "lu_abc"]])
    )
    assert sheet.records == [
        {"id": "A1", "region_raw": "溧阳 上兴", "phone": "13800000138", "wechat": "lu_abc", "region_code": "320481109"}
    ]


@pytest.mark.parametrize(
    ("region", "address", "code"),
    [
        ("溧阳", "", "320481"),
        ("溧阳", "上兴镇永兴大道 8 号", "320481109"),
        ("", "江苏省常州市金坛区示例路 8 号", "320413"),
        ("武进/新北", "", "3204"),
        ("新区", "", None),
    ],
)
def test_region_and_address_give_one_code(book, region, address, code):
    sheet = read_listings(book([["编号", "区域", "地址"], ["A1", region, address]]))
    assert sheet.records[0].get("region_code") == code
    assert [("没有认出" in note) for note in notes(sheet)] == ([True] if code is None else [])


def test_industry_words_become_codes_only_when_all_are_known(book):
    head = ["编号", "准入行业", "限制行业"]
    sheet = read_listings(book([head, ["A1", "仅限汽车零部件、电子", "化工、电镀"], ["A2", "电子、甲乙丙丁", "不限"]]))
    assert sheet.records == [
        {
            "id": "A1",
            "industries_admitted": ["3670", "39"],
            "is_admission_exclusive": True,
            "industry_raw": "准入：仅限汽车零部件、电子；限制：化工、电镀",
            "industries_excluded": ["26", "336"],
        },
        {"id": "A2", "industry_raw": "准入：电子、甲乙丙丁"},
    ]
    assert notes(sheet) == ["表「房源」「准入行业」列有 1 种写法没有认出，只留原文或按空白处理：「电子、甲乙丙丁」。"]


def test_region_code_that_is_none_is_refused(book):
    sheet = read_listings(book([["编号", "区划代码"], ["A1", 320481], ["A2", "溧阳"]]))
    assert (sheet.records, [f.refusal("zh").reason for f in sheet.faults]) == (
        [{"id": "A1", "region_code": "320481"}],
        ["不是行政区划代码"],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_encoding_and_delimiter_is_read(csv_file, encoding, delimiter):
    text = "\r\n".join(delimiter.join(map(str, row)) for row in (HEAD, GOOD))
    assert read_listings(csv_file(text, encoding)).records == [RECORD]


def test_json_lines_of_records_and_of_read_are_read(csv_file):
    plain = {key: value for key, value in RECORD.items() if key != "id"}
    lines = [RECORD, {"id": "B", "record": plain}, {"id": "C", "records": [plain, {"area_m2": 5}]}]
    sheet = read_listings(csv_file("\n".join(map(json.dumps, lines)), name="a.jsonl"))
    assert sheet.records == [RECORD, {"id": "B", **plain}, {"id": "C", **plain}, {"id": "C#2", "area_m2": 5}]


def test_json_lines_that_cannot_be_used_are_reported(csv_file):
    lines = ["not json", "[1]", '{"id": "A", "area_m2": -1}', '{"id": "B", "area_m2": "12"}', '{"id": "C", "x": 1}']
    sheet = read_listings(csv_file("\n".join([*lines, '{"id": "C"}']), name="a.jsonl"))
    assert [(f.row, f.column, f.refusal("zh").reason) for f in sheet.faults] == [
        (1, "", "不是 JSON"),
        (2, "", "不是一条房源记录"),
        (3, "area_m2", "不能是负数"),
        (4, "area_m2", "的类型不对"),
        (6, "id", "与表「a」第 5 行重复，这一行没有采用"),
    ]
    assert (sheet.records, notes(sheet)) == ([{"id": "C"}], ["不认得的字段没有读取：x。"])
    assert sheet.faults[0].sentence("zh") == "表「a」第 1 行的值「not json」不是 JSON，每行请写一个 JSON 对象。"


def test_five_hundred_planted_faults_are_all_found_and_no_other(csv_file):
    rows = [["编号", "类型", "面积", "租金", "净高", "环评", "交付时间"]]
    plants = {0: (2, "-5"), 1: (3, "0.5"), 2: (4, "800"), 3: (5, "蓝"), 4: (6, "某天")}
    planted = set()
    for i in range(10_000):
        cells = [f"A{i}", "厂房", str(100 + i), str(10 + i % 20), "8", "可", "2026-12-01"]
        if i % 20 == 7:
            column, value = plants[i // 20 % 5]
            cells[column] = value
            planted.add((i + 2, rows[0][column], value))
        rows.append(cells)
    sheet = read_listings(csv_file("\n".join(map(",".join, rows))))
    assert {(f.row, f.column, f.value) for f in sheet.faults} == planted
    assert (len(sheet.faults), len(sheet.records), sheet.rows) == (500, 9500, 10_000)


def test_styled_empty_cells_far_below_do_not_count(book):
    def change(sheet):
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            sheet[f"{letter}1048576"].number_format = "@"

    assert read_listings(book([HEAD, GOOD], change)).records == [RECORD]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("area_m2", "x"),
        ("area_m2", "inf"),
        ("area_m2", -1),
        ("area_m2", 1e16),
        ("has_gas", "x"),
        ("available_from", "x"),
        ("kind", "x"),
        ("fire_hazard_category", "x"),
        ("floor_no", "x"),
    ],
)
def test_every_reason_of_the_dictionary_has_an_english_twin(key, value):
    with pytest.raises(BadValue) as caught:
        clean(FIELDS[key], value)
    why = of_bad_value(caught.value)
    assert refusal(why.code, "en", **why.values).reason != refusal(why.code, "zh", **why.values).reason


def test_progress_is_called_to_the_end(csv_file):
    text = "编号,面积\n" + "\n".join(f"A{i},100" for i in range(2500))
    calls = []
    read_listings(csv_file(text), progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1000, 2501), (2000, 2501), (2501, 2501)]


def test_excel_97_workbook_is_read():
    """excel97.xls was written with xlwt, which is not a dependency: a title, headings, two rows, one fault."""
    sheet = read_listings(Path(__file__).with_name("excel97.xls"))
    assert sheet.records[0] == RECORD | {"available_from": "2026-12-01"}
    assert sentences(sheet) == ["表「房源」第 4 行 D 列「面积(㎡)」的值「-5」不能是负数，请填 0 或正数；不清楚就留空。"]
