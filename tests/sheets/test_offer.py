"""What is let, sold, reserved or withdrawn is named and never offered, wherever the sheet says so."""

import openpyxl
import pytest

from luodi.sheets import NotOnOffer, read_listings
from luodi.sheets._offer import deals, name_says_taken, says_taken, sheet_says_taken, standing

HEAD = ["编号", "交易方式", "类型", "区域", "面积", "租金"]


def notes(sheet, language="zh"):
    return [note.sentence(language) for note in sheet.notes]


def row(number, deal="出租", *more):
    return [f"K{number}", deal, "厂房", "金坛区", 1000 + number, 17, *more]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("只租不售", ["rent"]),
        ("可售不可租", ["sale"]),
        ("租售皆可", ["rent", "sale"]),
        ("待租", ["rent"]),
        ("未出租", ["rent"]),
        ("已租待售", ["sale"]),
        ("带租约出售", ["sale"]),
        ("forlease", ["rent"]),
        *(
            (words, [])
            for words in ("已出租", "不出租", "停租", "暂不出售", "非卖品", "租罄", "已预订", "leased", "notforsale")
        ),
        ("出租(已下架)", []),
    ],
)
def test_deal_cell_says_what_is_offered(words, offered):
    assert deals(words) == (offered, not offered)


def test_what_is_wanted_is_no_offer():
    assert [deals(words) for words in ("求租", "求购")] == [([], False), ([], False)]


TAKEN = "已租 已租出 已售罄 自用 已预定 预留 在租 使用中 已签约 成交 已下架 停租 不租 封盘 满租 已入驻 leased underoffer unavailable withdrawn let"
FREE = "未租 尚未出租 空置 待租 可租 部分出租 剩余800平 已退租 已腾空 可入驻 招租中 available vacant unlet notlet"
UNTOLD = "毛坯 在建 洽谈中 正常 产证在办 无"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((words, False) for words in TAKEN.split()),
        *((words, True) for words in FREE.split()),
        *((words, None) for words in UNTOLD.split()),
    ],
)
def test_state_says_whether_a_place_is_on_offer(words, expected):
    assert standing(words) is expected


@pytest.mark.parametrize(
    "heading", ["状态", "房源状态", "使用情况", "招商状态", "Status", "是否空置", "是否已租", "承租方", "出租率"]
)
def test_column_of_states_takes_rows_off_the_market(book, heading):
    taken = {"是否空置": "否", "是否已租": "是", "承租方": "某某精密机械有限公司", "出租率": "100%"}.get(
        heading, "已租"
    )
    free = {"是否空置": "是", "是否已租": "否", "承租方": "无", "出租率": "40%"}.get(heading, "空置")
    sheet = read_listings(book([[*HEAD, heading], row(1, "出租", taken), row(2, "出租", free)]))
    assert [record["id"] for record in sheet.records] == ["K2"]
    assert [(o.row, o.id, o.column) for o in sheet.not_on_offer] == [(2, "K1", heading)]
    assert (sheet.faults, sheet.rows) == ([], 2)


def test_rows_not_on_offer_are_counted_and_named_in_both_languages(book):
    sheet = read_listings(book([HEAD, row(1, "已出租"), row(2), row(3, "已售")]))
    assert [record["id"] for record in sheet.records] == ["K2"]
    assert sheet.not_on_offer == [
        NotOnOffer("房源", 2, "K1", "交易方式", "已出租"),
        NotOnOffer("房源", 4, "K3", "交易方式", "已售"),
    ]
    assert notes(sheet) == [
        "表「房源」有 2 行不在租售，没有作为房源采用：第 2 行 K1 「交易方式」列「已出租」、第 4 行 K3 「交易方式」列「已售」。"
    ]
    assert notes(sheet, "en") == [
        "Sheet “房源”: 2 rows are not on offer and are no listings: row 2 K1, “已出租” in “交易方式”, row 4 K3, “已售” in “交易方式”."
    ]


def test_bare_deal_among_vacant_states_means_let(book):
    sheet = read_listings(book([[*HEAD, "状态"], row(1, "出租", "出租"), row(2, "出租", "空置")]))
    assert [record["id"] for record in sheet.records] == ["K2"]
    alone = read_listings(book([[*HEAD, "状态"], row(1, "出租", "出租"), row(2, "出租", "出租")]))
    assert [record["id"] for record in alone.records] == ["K1", "K2"]


def test_words_where_a_number_should_stand_and_in_names(book):
    rows = [
        [*HEAD, "地址", "备注"],
        ["K1", "出租", "厂房", "金坛区", "已租", 17, "", ""],
        ["K2", "出租", "厂房", "金坛区", 900, "已签约", "", ""],
        ["K3（已租）", "出租", "厂房", "金坛区", 900, 17, "", ""],
        ["K4", "出租", "厂房", "金坛区", 900, 17, "北环路8号【已成交】", ""],
        ["K5", "出租", "厂房", "金坛区", 900, 17, "", "2026年9月已租出"],
        ["K6", "出租", "厂房", "金坛区", 900, 17, "", "隔壁已租，随时看房"],
        ["K7", "出租", "厂房", "金坛区", 900, 17, "", "二楼已租"],
    ]
    sheet = read_listings(book(rows))
    assert [record["id"] for record in sheet.records] == ["K6", "K7"]
    assert [o.row for o in sheet.not_on_offer] == [2, 3, 4, 5, 6]


def test_name_of_a_sheet_takes_all_of_its_rows_off(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "在租售"
    for sheet in (workbook.active, workbook.create_sheet("已成交")):
        sheet.append(HEAD)
        sheet.append(row(1 if sheet.title == "在租售" else 2))
    workbook.save(tmp_path / "a.xlsx")
    read = read_listings(tmp_path / "a.xlsx")
    assert [record["id"] for record in read.records] == ["K1"]
    assert read.not_on_offer == [NotOnOffer("已成交", 2, "K2", "", "已成交")]


def test_words_over_a_section_hold_until_the_next(book):
    sheet = read_listings(book([HEAD, ["待租房源"], row(1), ["已租房源"], row(2), ["二期"], row(3)]))
    assert [record["id"] for record in sheet.records] == ["K1", "K3"]
    assert [o.value for o in sheet.not_on_offer] == ["已租房源"]


def test_taken_area_is_taken_off_the_whole(book):
    rows = [
        ["编号", "类型", "建筑面积", "已租面积"],
        ["K1", "厂房", 8000, 5000],
        ["K2", "厂房", 800, 800],
        ["K3", "厂房", 700, None],
    ]
    sheet = read_listings(book(rows))
    assert [(r["id"], r["area_m2"]) for r in sheet.records] == [("K1", 3000), ("K3", 700)]
    assert [o.id for o in sheet.not_on_offer] == ["K2"]
    assert notes(sheet)[0] == "表「房源」第 2 行的面积减去了已租、已售的面积，只算剩下的。"


def test_vacant_area_is_what_is_on_offer(book):
    rows = [
        ["载体名称", "载体地址", "总建筑面积", "空置面积"],
        ["甲", "金坛区一路1号", 9000, 1200],
        ["乙", "金坛区二路2号", 9000, 0],
    ]
    sheet = read_listings(book(rows))
    assert [(r["address"], r["area_m2"]) for r in sheet.records] == [("甲 金坛区一路1号", 1200)]
    assert [(o.row, o.column) for o in sheet.not_on_offer] == [(3, "空置面积")]


def test_names_that_only_sound_like_it_say_nothing():
    for words in ("城南已售路", "未租", "原租户已退租", "已租房客素质好", "出租城南路"):
        assert not name_says_taken(words), words
    assert not any(map(says_taken, ("二楼已租，一楼空", "部分已租", "隔壁已租")))
    assert [
        sheet_says_taken(name) for name in ("已售", "Sold", "自用", "未租", "在售", "Sheet1", "停车场", "出租中")
    ] == [
        *(True, True, True),
        *(False,) * 5,
    ]


def test_row_on_offer_that_another_row_calls_taken_is_at_fault(book):
    sheet = read_listings(book([HEAD, row(1), row(2), ["Ｋ1", "已租", "厂房", "金坛区", 1001, 17]]))
    assert [record["id"] for record in sheet.records] == ["K2"]
    assert [fault.sentence("zh") for fault in sheet.faults] == [
        "表「房源」第 2 行的值「K1」在表「房源」第 4 行写着「已租」，这一行没有当作在租售采用，请只留对的那一行。"
    ]


def test_row_that_is_taken_keeps_what_it_says_of_its_place(book):
    sheet = read_listings(book([HEAD, row(1, "已租")]))
    facts = sheet.not_on_offer[0].facts
    assert (facts["id"], facts["kind"], facts["area_m2"], facts["region_code"]) == ("K1", ["factory"], 1001, "320413")


@pytest.mark.parametrize(
    ("name", "deals"),
    [
        ("厂房出租", [["rent"], ["rent"]]),
        ("可租房源", [["rent"], ["rent"]]),
        ("出售", [["sale"]]),
        ("租售", [None]),
        ("出租中", [None]),
        ("求租", [None]),
        ("房源", [None]),
    ],
)
def test_name_of_a_sheet_states_the_deal_of_rows_that_state_none(book, name, deals):
    rows = [["编号", "面积(㎡)", "价格"], ["A1", 3000, "18"], ["A2", 2000, "面议"], ["合计", 5000, ""]]
    sheet = read_listings(book(rows, lambda one: setattr(one, "title", name)))
    assert [record.get("deal") for record in sheet.records] == deals
    assert [note.code for note in sheet.notes if note.code.startswith("note_deal_of")] == (
        [f"note_deal_of_{deals[0][0]}"] if deals[0] else []
    )
