"""What files of park offices, bureaus and brokers look like besides: grouped areas, two languages, dates without a day."""

import datetime as dt

import pytest

from luodi.sheets import read_listings

DAY = dt.date(2026, 11, 30)


def notes(sheet):
    return [note.sentence("zh") for note in sheet.notes]


@pytest.mark.parametrize(("unit", "size"), [("", 1), ("（㎡）", 1), ("（万㎡）", 10_000)])
def test_area_over_whole_and_rentable_is_read_by_its_names_with_its_unit(book, unit, size):
    head = [["序号", "楼栋", "楼层", f"面积{unit}", None, "层高"], [None, None, None, "建筑面积", "可租面积", None]]
    rows = [[1, "1#厂房", "1F", 3200, 1600, 8], [2, "2#厂房", "1F", 3200, 0, 8]]
    sheet = read_listings(book([*head, *rows], lambda s: s.merge_cells("D1:E1")), today=DAY)
    assert ([record["area_m2"] for record in sheet.records], sheet.faults) == ([1600 * size], [])
    assert [(each.row, each.column[:4], each.value) for each in sheet.not_on_offer] == [(4, "可租面积", "0")]


def test_units_of_a_title_go_to_the_columns_that_can_have_them(book):
    title = ["上兴镇闲置厂房摸底表（单位：亩、平方米、万元）"]
    head = [
        "序号",
        "镇区",
        "地块位置",
        "土地面积",
        "建筑面积",
        "其中：闲置面积",
        "处置意向",
        "意向价格",
        "联系人及电话",
    ]
    row = [1, "溧阳上兴镇", "永兴大道28号", 3, 12000, 6000, "转让", "1800万", "张三 13800000001"]
    (record,) = read_listings(book([title, head, row]), today=DAY).records
    assert (record["land_area_m2"], record["area_m2"], record["address"]) == (2000, 6000, "永兴大道28号")
    assert (record["deal"], record["sale_price_cny"], record["phone"]) == (["sale"], 18_000_000, "张三 13800000001")


def test_headings_in_two_languages_are_known_by_either(book):
    head = ["编号 No.", "位置 Location", "面积 Area (sqm)", "租金 Rent (RMB/sqm/month)", "交付 Available", "租金USD"]
    sheet = read_listings(book([head, ["C9", "一路东", 900, 18, "2027-03-01", 3]]), today=DAY)
    (record,) = sheet.records
    assert (record["id"], record["address"], record["area_m2"]) == ("C9", "一路东", 900)
    assert (record["rent_min_cny_m2_month"], record["available_from"]) == (18, "2027-03-01")
    assert "表「房源」不认得的列没有读取：租金USD。" in notes(sheet)


@pytest.mark.parametrize("day", ["2026.3", 2026.3, "2026-03", "10月8日"])
def test_date_without_a_day_or_a_year_is_noted_and_the_row_used(book, day):
    sheet = read_listings(book([["编号", "面积", "更新时间"], ["C9", 900, day]]), today=DAY)
    assert (sheet.records, sheet.faults) == ([{"id": "C9", "area_m2": 900}], [])
    assert notes(sheet) == [f"表「房源」「更新时间」列有 1 种写法没有认出，只留原文或按空白处理：「{day}」。"]


def test_texts_that_exports_guard_against_spreadsheet_programs_are_bared(csv_file):
    path = csv_file('编号,面积,电话\n="007",900,="13900001111"\n008,900,\'13900001111\n', "gb18030")
    assert [(r["id"], r["phone"]) for r in read_listings(path, today=DAY).records] == [
        ("007", "13900001111"),
        ("008", "13900001111"),
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "facts"),
    [
        ("面积", "5亩带2800平", {"area_m2": 2800, "land_area_m2": 3333.33}),
        ("高度", "滴水7米", {"eaves_height_m": 7}),
        ("产证", "双证齐全", {"has_title_deed": True}),
        ("产证", "有土地证", {}),
        ("处置意向", "出租", {"deal": ["rent"]}),
        ("合同面积", 900, {"area_m2": 900}),
    ],
)
def test_words_of_the_trade(book, heading, cell, facts):
    sheet = read_listings(book([["编号", "类型", heading], ["C9", "厂房", cell]]), today=DAY)
    assert (sheet.records, sheet.faults) == ([{"id": "C9", "kind": ["factory"], **facts}], [])


@pytest.mark.parametrize("remark", ["2026.3租给某机械", "租给某公司"])
def test_remark_that_names_whom_it_was_let_to_takes_the_place_off(book, remark):
    sheet = read_listings(book([["编号", "面积", "备注"], ["C9", 900, remark]]), today=DAY)
    assert (sheet.records, len(sheet.not_on_offer)) == ([], 1)


@pytest.mark.parametrize(
    ("name", "address", "code"),
    [
        ("溧阳", "城西独院", "320481"),
        ("金坛厂房出租", "一路东", "320413"),
        ("金坛", "溧阳城南路8号", "320481"),
        ("常州", "一路东", None),
        ("房源", "一路东", None),
    ],
)
def test_sheet_named_after_a_county_says_where_its_rows_lie(book, name, address, code):
    def named(sheet):
        sheet.title = name

    sheet = read_listings(book([["编号", "地址", "面积"], ["C9", address, 900]], named), today=DAY)
    assert [record.get("region_code") for record in sheet.records] == [code]
    assert any("按表名所写的区县算" in note for note in notes(sheet)) is (
        code is not None and address != "溧阳城南路8号"
    )
