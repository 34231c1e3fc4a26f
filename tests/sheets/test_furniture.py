"""Rows that are no places are passed over with a note; rows that only look like it are read."""

import pytest

from luodi.sheets import read_listings

HEAD = ["编号", "类型", "交易方式", "区域", "面积", "租金"]
GOOD = ["Q7", "仓库", "出租", "武进区", 2500, 15]


def notes(sheet, language="zh"):
    return [note.sentence(language) for note in sheet.notes]


def read(book, *rows):
    sheet = read_listings(book([HEAD, GOOD, *rows]))
    return [record["id"] for record in sheet.records], notes(sheet), sheet.faults


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["合计", None, None, None, 2500, None], "合计"),
        (["合 计：", None, None, None, 2500, None], "合计"),
        (["总计（1套）", None, None, None, 2500, None], "合计"),
        (["Grand Total", None, None, None, 2500, None], "合计"),
        ([None, None, "小计", None, 2500, 15], "合计"),
        (["武进小计", None, None, None, 2500, None], "合计"),
        (["共1处", None, None, None, 2500, None], "合计"),
        ([None, None, None, None, 2500, None], "只有编号或一个数"),
        ([None, None, None, None, 2500, 15], "只有编号或一个数"),
        (["Q8", None, None, None, None, None], "只有编号或一个数"),
        ([2, None, None, None, None, None], "只有编号或一个数"),
        (["备注：以上含税", None, None, None, None, None], "备注、说明"),
        ([None, None, None, None, "注：价格可谈", None], "备注、说明"),
        (["制表：李四", None, "审核：王五", None, None, None], "备注、说明"),
        (["联系电话：0519-80000000", None, None, None, None, None], "备注、说明"),
        (["二、武进片区", None, None, None, None, None], "分段标题"),
        (HEAD, "重复的表头"),
    ],
)
def test_row_that_is_no_place_is_passed_over_with_a_note(book, row, kind):
    ids, notes, faults = read(book, row)
    assert (ids, faults, len(notes)) == (["Q7"], [], 1)
    assert notes[0].startswith(f"表「房源」有 1 行不是房源，没有读取。{kind}：第 3 行")


@pytest.mark.parametrize(
    "name", ["Summit Road 9", "Total Logistics Park", "总计算中心", "Sumitomo works", "小计量厂", "合计路5号"]
)
def test_name_that_begins_like_a_total_is_a_place(book, name):
    rows = [["地址", "类型", "交易方式", "面积"], [name, "厂房", "出租", 3100]]
    sheet = read_listings(book(rows))
    assert ([r["address"] for r in sheet.records], notes(sheet)) == ([name], [])


def test_sums_below_numbers_alone_are_found_by_adding_up(book):
    rows = [
        ["面积", "占地面积", "地址"],
        [100, 300, "一路1号"],
        [200, 500, "二路2号"],
        [300, 800, None],
        [50, 60, None],
    ]
    sheet = read_listings(book(rows))
    assert [(r["area_m2"], r["land_area_m2"]) for r in sheet.records] == [(100, 300), (200, 500), (50, 60)]


def test_prefilled_numbers_below_the_list_are_no_places(book):
    rows = [["序号", *HEAD], [1, *GOOD], *([n] for n in range(2, 5))]
    sheet = read_listings(book(rows))
    assert ([r["id"] for r in sheet.records], sheet.rows) == (["Q7"], 1)
    assert notes(sheet)[-1] == "表「房源」有 3 行不是房源，没有读取。只有编号或一个数：第 3 行、第 4 行、第 5 行。"


def test_second_block_with_other_headings_is_read_by_them(book):
    rows = [
        ["编号", "类型", "面积", "占地面积"],
        ["A", "厂房", 3000, 5000],
        [],
        ["编号", "土地面积(亩)", "层高", "类型", "面积"],
        ["B", 9, 8, "厂房", 4000],
    ]
    sheet = read_listings(book(rows))
    assert sheet.records == [
        {"id": "A", "kind": ["factory"], "area_m2": 3000, "land_area_m2": 5000},
        {"id": "B", "land_area_m2": 6000, "storey_height_m": 8, "kind": ["factory"], "area_m2": 4000},
    ]
    assert notes(sheet) == ["表「房源」从第 4 行起按另一组表头读取。"]


def test_words_that_are_headings_and_values_begin_no_block(book):
    rows = [["编号", "交易方式", "类型", "区域"], ["A", "租售", "空地", "溧阳"], ["B", "租售", "土地", "溧阳"]]
    sheet = read_listings(book(rows))
    assert [(r["id"], r["kind"]) for r in sheet.records] == [("A", ["yard"]), ("B", ["land"])]


def test_cells_under_no_heading_are_named(book):
    head = ["编号", "交易方式", "", "类型", "区域", "面积"]
    rows = [["K1", "出租", "急", "厂房", "金坛区", 1000, "", "李总介绍", ""], ["K2", "出租", "", "厂房", "金坛区", 900]]
    sheet = read_listings(book([head, *rows]))
    assert [record["id"] for record in sheet.records] == ["K1", "K2"]
    assert [note.sentence("zh") for note in sheet.notes] == [
        "表「房源」C 列没有列名，有 1 格没有用：第 2 行「急」。",
        "表「房源」H 列没有列名，有 1 格没有用：第 2 行「李总介绍」。",
    ]
