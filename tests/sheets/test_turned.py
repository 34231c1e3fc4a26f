"""Comparisons of the sheets, each held from both sides: what is exactly at the limit, and what is just beyond it."""

import datetime as dt
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font

from luodi.sheets import Sheet, _csv, _furniture, _notes, read_listings
from luodi.sheets._asides import Asides
from luodi.sheets._csv import misfit
from luodi.sheets._furniture import Furniture
from luodi.sheets._headings import Heading, at, find, is_again
from luodi.sheets._merges import spread
from luodi.sheets._places import code
from luodi.sheets._read import _title_says_taken
from luodi.sheets._table import Table
from luodi.sheets._titles import column

DAY = dt.date(2026, 11, 30)
HEAD = ["编号", "类型", "交易方式", "区域", "面积", "租金"]


def heading(*titles: str) -> Heading:
    found = find([list(titles)])
    assert found is not None
    return found


# Units and prices ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("单价(元/㎡/年)", "rent_min_cny_m2_month"),
        ("单价(元/月)", "rent_min_cny_m2_month"),
        ("价格(元/月)", "rent_min_cny_m2_month"),
        ("单价(元/㎡)", "~unit_price"),
        ("单价(万元)", "~unit_price"),
        ("价格(元/㎡)", "~price"),
        ("价格(kW)", "~price"),
        ("价格(万元)", "sale_price_cny"),
        ("售价(万元)", "sale_price_cny"),
        ("售价(元/㎡)", "sale_price_cny_m2"),
        ("单价(万元/亩)", "land_price_cny_mu"),
        ("行车吨", "crane_capacity_t"),
        ("行车(kg)", "crane_capacity_t"),
    ],
)
def test_unit_in_a_heading_chooses_the_field(title: str, key: str) -> None:
    found = column(0, title)
    assert found is not None
    assert (found.field.key, found.why) == (key, None)


@pytest.mark.parametrize("title", ["价格(元/㎡/年)", "价格(元/年)"])
def test_price_by_the_year_is_neither_a_rent_nor_a_sale_price(title: str) -> None:
    found = column(0, title)
    assert found is not None
    assert found.why is not None


@pytest.mark.parametrize(
    ("deal", "price", "expected"),
    [
        ("出售", 100_000, {"sale_price_cny": 100_000}),
        ("租售", "面议", {}),
        ("出租", "面议", {"is_rent_negotiable": True}),
    ],
)
def test_price_without_a_unit(book: Any, deal: str, price: Any, expected: dict[str, Any]) -> None:
    sheet = read_listings(book([["编号", "交易方式", "面积", "价格"], ["a", deal, 3000, price]]))
    (record,) = sheet.records
    assert {key: value for key, value in record.items() if "price" in key or "rent_" in key} == expected
    assert sheet.faults == []


@pytest.mark.parametrize(("deal", "price"), [("出售", 99_999), ("租售", "18-22")])
def test_price_that_could_be_either_is_a_fault(book: Any, deal: str, price: Any) -> None:
    sheet = read_listings(book([["编号", "交易方式", "面积", "价格"], ["a", deal, 3000, price]]))
    assert (sheet.records, len(sheet.faults)) == ([], 1)


# Rows ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cell", "is_full"), [(0, True), ("0%", True), (0.01, False), ("1%", False)])
def test_vacancy_of_nothing_leaves_nothing_on_offer(book: Any, cell: Any, is_full: bool) -> None:
    sheet = read_listings(book([["编号", "面积", "空置率"], ["a", 3000, cell]]))
    assert [record["id"] for record in sheet.records] == ([] if is_full else ["a"])


@pytest.mark.parametrize(("day", "is_used"), [(DAY + dt.timedelta(days=1), True), (DAY + dt.timedelta(days=2), False)])
def test_row_may_be_true_where_it_is_already_tomorrow_and_no_later(
    book: Any, tmp_path: Path, day: dt.date, is_used: bool
) -> None:
    sheet = read_listings(book([["编号", "面积", "信息日期"], ["a", 3000, day]]), today=DAY)
    assert [record["id"] for record in sheet.records] == (["a"] if is_used else [])
    lines = tmp_path / "a.jsonl"
    lines.write_text(f'{{"id": "a", "area_m2": 3000, "as_of": "{day}"}}', encoding="utf8")
    assert [record["id"] for record in read_listings(lines, today=DAY).records] == (["a"] if is_used else [])


@pytest.mark.parametrize(("struck", "ids"), [("CD", []), ("C", ["a"])])
def test_line_through_half_of_a_row_strikes_it_out(book: Any, struck: str, ids: list[str]) -> None:
    def strike(sheet: Any) -> None:
        for letter in struck:
            font = copy(sheet[f"{letter}2"].font)
            sheet[f"{letter}2"].font = Font(name=font.name, strike=True)

    sheet = read_listings(book([["编号", "面积", "净高(米)", "配电(KVA)"], ["a", 3000, 8, 630]], strike))
    assert [record["id"] for record in sheet.records] == ids


@pytest.mark.parametrize("row", ["a,,,,3000", "b", "a,仓库", "a,仓库,出租,武进", "武进片区", ",,,,3000", "3000"])
def test_row_that_ends_early_is_read_as_one_with_blanks(csv_file: Any, row: str) -> None:
    head = ",".join(HEAD)
    short, padded = (
        read_listings(csv_file(f"{head}\nq,仓库,出租,武进,2500,15\n{line}\nz,仓库,出租,武进,2500,15\n"))
        for line in (row, row + "," * (len(HEAD) - 1 - row.count(",")))
    )
    assert (short.records, short.faults) == (padded.records, padded.faults)
    assert [note.sentence("zh") for note in short.notes] == [note.sentence("zh") for note in padded.notes]


# Totals and footers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["武进小计", 3, None, None, 2500, 15], "total"),
        (["合计", "仓库", None, None, 2500, None], "total"),
        (["武进小计", None, None, None, None, None], "section"),
        (["以上价格含税", None, None, None, None, None], "footer"),
        (["二" * 20, None, None, None, None, None], "section"),
        (["二" * 21, None, None, None, None, None], "footer"),
    ],
)
def test_kind_of_a_row_that_is_no_place(cells: list[Any], kind: str) -> None:
    assert Furniture("房源", heading(*HEAD)).kind_of(cells) == kind


def test_signatures_leave_a_cell_free() -> None:
    narrow = Furniture("房源", heading("编号", "面积", "地址"))
    assert [narrow.kind_of(cells) for cells in (["甲：1", "乙：2", None], ["甲：1", "乙：2", "丙：3"])] == [
        "footer",
        "",
    ]


def test_sum_of_a_group_may_fill_half_of_a_wide_row() -> None:
    wide = Furniture("房源", heading(*HEAD, "净高(米)", "层高(米)", "配电(KVA)", "土地面积(亩)"))
    assert wide.kind_of(["武进小计", 3, None, None, 2500, 15, None, None, 630, None]) == "total"
    assert wide.kind_of(["武进小计", 3, None, None, 2500, 15, 8, None, 630, None]) == ""


@pytest.mark.parametrize(("area", "is_sum"), [(1009, True), (1010, False)])
def test_row_of_numbers_a_hundredth_from_the_sum_is_a_place(area: int, is_sum: bool) -> None:
    furniture = Furniture("房源", heading("面积", "净高(米)", "地址"))
    assert not furniture.is_bare({"address": "一路1号"}, [1000, 8, "一路1号"])
    assert furniture.is_bare({}, [area, 9, None]) is is_sum


def test_row_may_end_before_the_column_of_a_sum() -> None:
    furniture = Furniture("房源", heading("其他甲", "净高(米)", "面积", "地址"))
    assert not furniture.is_bare({"address": "一路1号"}, ["", 8, 1000, "一路1号"])
    assert not furniture.is_bare({"address": "二路2号"}, ["", 8])
    assert furniture.is_bare({}, ["", 9])
    assert furniture.kind_of(["武进片区"]) == "section"


def test_notes_name_as_many_as_they_may_before_they_leave_off() -> None:
    assert (_furniture._short("字" * 16), _furniture._short("字" * 17)) == ("字" * 16, "字" * 15 + "…")
    rows = [(number, "") for number in range(11)]
    assert [_furniture._rows(rows[:count], "zh")[-1] for count in (10, 11)] == ["行", "…"]
    for count, ending in ((20, False), (21, True)):
        sheet = Sheet()
        _notes.asides("房源", Asides(assumed={"note_reduced": list(range(count))}), sheet)
        assert ("…" in sheet.notes[0].sentence("zh")) is ending
    for count, ending in ((5, False), (6, True)):
        sheet = Sheet()
        words = {("note_not_understood", "净高"): dict.fromkeys(map(str, range(count)))}
        _notes.asides("房源", Asides(words=words), sheet)
        assert ("等" in sheet.notes[0].sentence("zh")) is ending


# Headings --------------------------------------------------------------------------------------------------------------


def test_heading_needs_two_columns_and_is_the_first_of_equals() -> None:
    assert find([["面积"], ["备注"]]) is None
    found = find([["编号", "面积"], ["编号", "面积"], ["a", 5]])
    assert found is not None
    assert found.row == 0


def test_word_under_an_unknown_heading_makes_no_second_row_of_headings() -> None:
    assert at([["编号", "面积", "其他甲"], ["", "", "某某"]], 0).row == 0


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["编号", "面积"], True),
        (["地址", "净高"], True),
        (["地址", "净高", "某某"], True),
        (["地址", "净高", "某某", "某某"], False),
        (["地址", "某某"], False),
    ],
)
def test_row_is_a_heading_again_when_enough_of_it_is_known(cells: list[str], expected: bool) -> None:
    assert is_again(cells, heading("编号", "面积")) is expected


def test_heading_again_may_end_before_the_column_of_the_deal() -> None:
    assert is_again(["地址", "净高"], heading("编号", "面积", "交易方式"))


def test_surest_date_wins() -> None:
    found = heading("编号", "面积", "发布日期", "信息日期")
    assert [each.index for each in found.columns if each.field.key == "as_of"] == [3]


def test_title_of_forty_signs_is_a_paragraph() -> None:
    for title, expected in (("已出租厂房" + "表" * 34, 39), ("已出租厂房" + "表" * 35, 0)):
        table = Table("房源", [[title], ["编号", "面积"]])
        assert len(_title_says_taken(table, Heading(1, (), (), first=1))) == expected


def test_merge_that_begins_with_the_next_block_is_not_filled() -> None:
    table = Table(
        "房源", [["编号", "面积", "地址"], ["a", 5, "x"], ["b", 6, "y"], ["c", 7, ""]], merges=(((2, 2), (3, 2)),)
    )
    spread(table, heading("编号", "面积", "地址"), 2, Sheet())
    assert table.rows[3][2] == ""


# Places and lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", ["江苏省", "江苏省/江苏省"])
def test_province_alone_is_no_place(region: str) -> None:
    assert code(region, "") is None


def test_number_split_at_its_comma_has_three_digits_before_it_at_most() -> None:
    titles = heading("编号", "面积", "租金")
    assert [misfit([before, "050"], titles) is not None for before in ("1", "999", "1000")] == [True, True, False]


@pytest.mark.parametrize(
    ("lines", "is_open"),
    [
        (['a,"b,c\n', "d,e,f\n", 'g"\n'], True),
        (['a,"b\n', "c\n", 'd",e\n'], False),
        (['a,"b\n', '"d",e",f\n'], False),
    ],
)
def test_quote_is_open_when_a_line_inside_it_looks_like_a_row(lines: list[str], is_open: bool) -> None:
    assert _csv._is_open(lines, ",", 2) is is_open


def test_quote_open_in_the_last_line_costs_nothing() -> None:
    assert _csv._split(Path("a.csv"), 'x,y\na,"b', ",") == ([["x", "y"], ["a", "b"]], [])
