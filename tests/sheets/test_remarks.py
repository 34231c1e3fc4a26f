"""Words under 备注: what fills blanks, what contradicts a column, what takes a place off the market, what is not used."""

import datetime as dt

import pytest

from luodi.sheets import read_listings

DAY = dt.date(2026, 11, 30)
HEAD = ["编号", "类型", "亩数", "面积", "租金", "层高", "行车", "电话", "备注"]


def read(book, remark, **cells):
    row = {"编号": "C9", "类型": "厂房", "备注": remark} | cells
    return read_listings(book([HEAD, [row.get(title) for title in HEAD]]), today=DAY)


def told(sheet):
    return [note.sentence("zh") for note in sheet.notes if "交易方式" not in note.sentence("zh")]


@pytest.mark.parametrize(
    ("remark", "cells", "filled"),
    [
        ("带5000平厂房", {"亩数": 20}, {"area_m2": 5000}),
        ("占地20亩", {"面积": 5000}, {"land_area_m2": 13333.33}),
        ("不可环评", {}, {"is_eia_possible": False}),
        ("可分割，500平起租", {"面积": 3000}, {"is_divisible": True, "min_area_m2": 500}),
        ("可喷漆", {}, {"industry_raw": "喷漆"}),
        ("净高7米", {"层高": 8}, {"clear_height_m": 7}),
        ("10吨行车两部", {"行车": "有"}, {"crane_capacity_t": 10}),
        ("钢结构", {}, {"structure": "钢结构"}),
        ("没法做环评", {}, {"is_eia_possible": False}),
        ("院子2000平", {}, {"yard_m2": 2000}),
        ("独门独院5000平", {}, {"area_m2": 5000, "has_own_yard": True}),
        ("3000平带办公", {}, {"area_m2": 3000}),
    ],
)
def test_what_the_reader_understands_fills_blanks_and_a_note_names_them(book, remark, cells, filled):
    sheet, without = read(book, remark, **cells), read(book, None, **cells)
    (record,), (bare,) = sheet.records, without.records
    assert {key: value for key, value in record.items() if key not in bare} == filled
    assert {key: record[key] for key in bare} == bare
    assert sheet.faults == []
    assert told(sheet)[0].startswith("表「房源」「备注」列的话补上了 1 行的空格：第 2 行")


@pytest.mark.parametrize(
    ("remark", "cells", "sentence"),
    [
        ("带5000平厂房", {"面积": 3000}, "「备注」的值「带5000平厂房」与「面积」列的「3000」不一致，没有采用"),
        ("层高8米", {"层高": 6}, "「备注」的值「层高8米」与「层高」列的「6」不一致，没有采用"),
        ("租金15元/平/月", {"面积": 900, "租金": 18}, "「备注」的值「租金15元/平/月」与「租金」列的「18」不一致"),
        ("有10吨行车", {"行车": "无"}, "「备注」的值「有10吨行车」与「行车」列的「无」不一致"),
    ],
)
def test_contradiction_leaves_the_column_and_names_both(book, remark, cells, sentence):
    sheet = read(book, remark, **cells)
    assert sheet.records == read(book, None, **cells).records
    (fault,) = sheet.faults
    assert (fault.drops_row, fault.why.code) == (False, "remark_differs")
    assert sentence in fault.sentence("zh")


@pytest.mark.parametrize(
    ("remark", "cells"),
    [("约3000平", {"面积": 3012}), ("层高8米", {"层高": 8}), ("有行车", {"行车": "10吨"}), ("租金18元", {"租金": 18})],
)
def test_remark_that_agrees_is_no_matter(book, remark, cells):
    sheet = read(book, remark, **cells)
    assert (sheet.faults, told(sheet)) == ([], [])


@pytest.mark.parametrize(
    ("remark", "unread"),
    [
        ("含税", "「含税」"),
        ("可环评，年底到期", "「年底到期」"),
        ("隔壁5000平厂房", "「隔壁5000平厂房」"),
        ("园区占地200亩，可环评", "「园区占地200亩」"),
        ("另有办公楼800平，可环评", "「另有办公楼800平」"),
        ("面议，可环评", "「面议」"),
        ("一楼可租，二楼已租", "「一楼可租，二楼已租」"),
    ],
)
def test_clause_without_a_use_is_named(book, remark, unread):
    sheet = read(book, remark, 面积=3000, 租金=18)
    assert sheet.faults == []
    assert [f"列有 1 种写法没有认出，只留原文或按空白处理：{unread}。" in note for note in told(sheet)].count(True) == 1


@pytest.mark.parametrize(
    "remark",
    [
        "已租",
        "已租，可环评",
        "已出租给某某公司",
        "2026.3已租",
        "已售",
        "停租",
        "下架",
        "租掉了",
        "房子已租",
        "已被某公司租用",
        "业主不租了",
        "暂不出租",
        "客户已付定金",
        "已签合同",
        "看中的抓紧，卖掉了",
    ],
)
def test_remark_that_withdraws_takes_the_place_off(book, remark):
    sheet = read(book, remark, 面积=3000)
    assert (sheet.records, [each.value for each in sheet.not_on_offer]) == ([], [remark])


@pytest.mark.parametrize(
    "remark",
    [
        "整租",
        "出租",
        "只租不卖",
        "隔壁已租",
        "二楼已租",
        "原租户已退租",
        "可定制",
        "租约可签三年",
        "随时可签约",
        "不租给化工",
        "不出租给小作坊",
    ],
)
def test_remark_about_something_else_takes_nothing_off(book, remark):
    assert len(read(book, remark, 面积=3000).records) == 1


@pytest.mark.parametrize("remark", ["带办公楼400平", "宿舍600㎡", "送雨棚300平", "空地2000平", "夹层500平"])
def test_area_of_a_part_is_not_that_of_the_place(book, remark):
    sheet = read(book, remark)
    assert [record.get("area_m2") for record in sheet.records] == [None]
    assert f"「{remark}」" in " ".join(told(sheet))


def test_each_of_two_columns_of_remarks_is_heard(book):
    head = ["编号", "类型", "面积", "备注", "说明"]
    sheet = read_listings(book([head, ["C9", "厂房", 900, "可环评，含税", "带5吨行车，精装修"]]), today=DAY)
    (record,) = sheet.records
    assert (record["is_eia_possible"], record["crane_capacity_t"]) == (True, 5)
    assert "「含税」" in " ".join(told(sheet))
    assert "「精装修」" in " ".join(told(sheet))
