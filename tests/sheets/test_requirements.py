"""Files of requirements: words, columns of the dictionary, both; places, money, units; what cannot be used, by row."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from luodi.sheets import NoNeeds, Sheet, read_requirements

Record = dict[str, Any]


def understand(words: str) -> Mapping[str, Any]:
    """What a test's reader makes of words."""
    found: Record = {"phone": "13800000000"}
    if "厂房" in words:
        found |= {"kind": ["factory"], "rent_max_cny_m2_month": 30}
    if "面积3000㎡" in words:
        found["area_min_m2"] = 2700
    return found


def of_csv(tmp_path: Path, text: str) -> Sheet:
    path = tmp_path / "需求.csv"
    path.write_text(text, encoding="utf8")
    return read_requirements(path, understand)


def of_lines(tmp_path: Path, *lines: Any) -> Sheet:
    path = tmp_path / "需求.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf8")
    return read_requirements(path, understand)


def test_words_are_read_and_columns_win_over_them(tmp_path: Path) -> None:
    sheet = of_csv(tmp_path, "编号,客户需求,租金上限,联系人\nN1,求租厂房,18,张三\nN2,求租厂房,,李四\n")
    assert sheet.records == [
        {"id": "N1", "kind": ["factory"], "rent_max_cny_m2_month": 18},
        {"id": "N2", "kind": ["factory"], "rent_max_cny_m2_month": 30},
    ]
    assert (sheet.faults, sheet.rows) == ([], 2)


def test_headings_of_listings_are_read_as_words(tmp_path: Path) -> None:
    sheet = of_csv(tmp_path, "需求,面积\n要厂房,3000\n")
    assert sheet.records == [{"id": "需求-2", "kind": ["factory"], "rent_max_cny_m2_month": 30, "area_min_m2": 2700}]


#: Heading, cell, what it means.
CELLS: list[tuple[str, str, Record]] = [
    ("意向区域", "江苏省常州市溧阳市、320411", {"region_codes": ["320481", "320411"]}),
    ("区域", "溧阳市", {"region_codes": ["320481"]}),
    ("不要的区域", "溧阳市、金坛区", {"regions_excluded": ["320481", "320413"]}),
    ("交易方式", "求租", {"deal": ["rent"]}),
    ("类型", "厂房、仓库", {"kind": ["factory", "warehouse"]}),
    ("面积下限", "2000", {"area_min_m2": 2000}),
    ("租金上限(元/㎡/天)", "0.6", {"rent_max_cny_m2_month": 18.25}),
    ("行车吨位下限", "10吨", {"crane_min_t": 10}),
    ("荷载下限(吨/㎡)", "2", {"floor_load_min_kn_m2": 19.62}),
    ("需货梯", "要", {"needs_freight_lift": True}),
    ("需货梯", "否", {"needs_freight_lift": False}),
    ("总投资(万元)", "5000", {"investment_cny": 50_000_000}),
    ("年税收", "800万", {"tax_cny_year": 8_000_000}),
    ("生产火灾危险性", "丙类", {"hazard_category": "C"}),
    ("不要的楼层", "2、3楼", {"floors_excluded": [2, 3]}),
    ("行业代码", "3670、34", {"industry_codes": ["3670", "34"]}),
    ("需入驻日", "2027年1月1日", {"needed_by": "2027-01-01"}),
    ("租期", "3", {"lease_years": 3}),
]


@pytest.mark.parametrize(("heading", "cell", "meant"), CELLS, ids=[f"{h}-{c}" for h, c, _ in CELLS])
def test_cell_means(tmp_path: Path, heading: str, cell: str, meant: Record) -> None:
    sheet = of_csv(tmp_path, f"编号;需求;{heading}\nN1;仓;{cell}\n")
    assert (sheet.faults, sheet.records) == ([], [{"id": "N1", **meant}])


#: Heading, cell, the reason for which the row is left out.
BAD: list[tuple[str, str, str]] = [
    ("意向区域", "某某地方", "看不出是哪里"),
    ("面积下限", "很大", "不是数字"),
    ("面积下限", "30亩", "的单位和这一列不符"),
    ("需货梯", "随便", "不是“是”或“否”"),
    ("软性要求", "gas、便宜", "不是要求的名称"),
    ("行业代码", "", "看不出要什么"),
]


@pytest.mark.parametrize(("heading", "cell", "reason"), BAD, ids=[f"{h}-{c}" for h, c, _ in BAD])
def test_row_that_cannot_be_used_whole_is_a_fault(tmp_path: Path, heading: str, cell: str, reason: str) -> None:
    sheet = of_csv(tmp_path, f"编号;需求;{heading}\nN1;无;{cell}\nN2;厂房;\n")
    assert [(one.row, one.refusal("zh").reason) for one in sheet.faults] == [(2, reason)]
    assert [one["id"] for one in sheet.records] == ["N2"]


def test_second_requirement_of_an_id_is_a_fault(tmp_path: Path) -> None:
    sheet = of_csv(tmp_path, "编号,需求\nN1,厂房\nN1,厂房\n")
    assert [one.sentence("zh") for one in sheet.faults] == [
        "表「需求」第 3 行「编号」列的值「N1」与表「需求」第 2 行重复，这一行没有采用，请给每条需求不同的编号，或删去一行。"
    ]


def test_workbook_sheets_with_titles_above_the_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "十一月"
    for row in (["客户需求表"], [], ["编号", "需求", "跟进"], ["N1", "要厂房", "已电话"]):
        first.append(row)
    book.create_sheet("说明").append(["随便写的"])
    book.save(tmp_path / "a.xlsx")
    sheet = read_requirements(tmp_path / "a.xlsx", understand)
    assert [one["id"] for one in sheet.records] == ["N1"]
    assert [note.sentence("zh") for note in sheet.notes] == ["表「十一月」不认得的列没有读取：跟进。"]


def test_lines_are_records_words_or_what_read_prints(tmp_path: Path) -> None:
    sheet = of_lines(
        tmp_path,
        {"id": "a", "text": "厂房"},
        {"id": "b", "record": {"needs_gas": True, "phone": "13800000000"}},
        {"branches": [{"needs_gas": True}, {"needs_steam": True}], "colour": "red"},
        "no json",
        [1],
    )
    assert sheet.records == [
        {"id": "a", "kind": ["factory"], "rent_max_cny_m2_month": 30},
        {"id": "b", "needs_gas": True},
        {"id": "需求-3", "branches": [{"needs_gas": True}, {"needs_steam": True}]},
    ]
    assert [(one.row, one.refusal("zh").reason) for one in sheet.faults] == [(4, "不是 JSON"), (5, "不是一条房源记录")]
    assert [note.sentence("en") for note in sheet.notes] == ["Unknown fields, not read: colour."]


def test_progress_ends_with_all_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("编号,需求\n" + "".join(f"N{n},厂房\n" for n in range(450)), encoding="utf8")
    calls: list[tuple[int, int]] = []
    read_requirements(path, understand, lambda done, total: calls.append((done, total)))
    assert calls == [(200, 450), (400, 450), (450, 450)]


def test_file_without_headings_of_requirements(tmp_path: Path) -> None:
    with pytest.raises(NoNeeds) as caught:
        of_csv(tmp_path, "甲,乙\n1,2\n")
    assert (caught.value.code, caught.value.status) == ("no_needs", 400)
    assert "需求" in caught.value.sentence("zh")
    assert "headings" in caught.value.sentence("en")
