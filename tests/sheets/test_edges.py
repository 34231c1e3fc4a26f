"""At the edge: exactly the largest size, the lowest price, the last floor, the shortest row."""

import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from luodi.fields import FIELDS
from luodi.sheets import FileBroken, FileTooLarge, _files, _probe, read_listings, write_template
from luodi.sheets._cells import parser
from luodi.sheets._columns import columns
from luodi.sheets._csv import delimited, misfit
from luodi.sheets._files import load, tables
from luodi.sheets._gate import has_large
from luodi.sheets._headings import find
from luodi.sheets._merges import spread
from luodi.sheets._probe import Probe
from luodi.sheets._rents import check
from luodi.sheets._report import Sheet
from luodi.sheets._requirements import _Column, _heading, _money, _row
from luodi.sheets._rows import _put
from luodi.sheets._table import Table
from luodi.sheets._titles import Column, right_heading
from luodi.sheets._units import Unit
from luodi.sheets._why import CellError
from luodi.sheets._words import floors, floors_of_total

ALL_INDUSTRIAL = ["factory", "land", "warehouse", "yard"]


def test_file_of_exactly_the_largest_size_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"12345")
    monkeypatch.setattr(_files, "MAX_BYTES", 5)
    assert load(path) == b"12345"
    monkeypatch.setattr(_files, "MAX_BYTES", 4)
    with pytest.raises(FileTooLarge):
        load(path)


def test_archive_of_exactly_the_largest_sizes_is_read(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book([["编号", "面积"], ["a", 3000]])
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
        index = archive.getinfo("xl/workbook.xml").file_size
    monkeypatch.setattr(_files, "MAX_UNPACKED", unpacked)
    monkeypatch.setattr(_files, "MAX_INDEX", index)
    assert len(tables(path, path.read_bytes())) == 1
    monkeypatch.setattr(_files, "MAX_INDEX", index - 1)
    with pytest.raises(FileBroken):
        tables(path, path.read_bytes())


def test_sheet_of_exactly_the_most_cells_is_not_too_wide() -> None:
    assert [Probe(rows=rows, columns=1).is_too_wide for rows in (_probe.MAX_CELLS, _probe.MAX_CELLS + 1)] == [
        False,
        True,
    ]


def test_delimiters_that_make_as_much_known_leave_the_comma() -> None:
    assert delimited(Path("a.csv"), b"a,b\n1,2", lambda _: 2) == ([["a", "b"], ["1", "2"]], [], ",")


@pytest.mark.parametrize(
    ("record", "is_large"),
    [
        ({"area_m2": 200_000}, False),
        ({"area_m2": 200_001}, True),
        ({"land_area_m2": 10**8}, False),
        ({"id": "9" * 9}, False),
    ],
)
def test_number_that_always_fits_is_not_large(record: dict[str, Any], is_large: bool) -> None:
    assert has_large(record) is is_large


@pytest.mark.parametrize(("title", "is_refused"), [("净高(abc)", True), ("环评(abc)", False), ("净高(米)", False)])
def test_unit_that_nobody_knows_is_refused_for_numbers_only(title: str, is_refused: bool) -> None:
    heading = find([["编号", "面积", title]])
    assert heading is not None
    assert [column.why is not None for column in heading.columns if column.index == 2] == [is_refused]


def test_heading_that_leaves_no_doubt_names_the_unit_of_a_number() -> None:
    assert [right_heading(FIELDS[key]) for key in ("floor_load_kn_m2", "address")] == [
        "楼面荷载(kN/㎡)",
        FIELDS["address"].zh,
    ]


def test_progress_of_lines_is_told_every_thousand_and_at_the_end(tmp_path: Path) -> None:
    path, calls = tmp_path / "a.jsonl", list[tuple[int, int]]()
    path.write_text("\n".join(f'{{"id": "{n}"}}' for n in range(2001)), encoding="utf8")
    read_listings(path, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1000, 2001), (2000, 2001), (2001, 2001)]


def merged(rows: list[list[str]], *merges: tuple[tuple[int, int], tuple[int, int]]) -> list[list[str]]:
    heading = find(rows)
    assert heading is not None
    spread(Table("房源", rows, list(merges)), heading, len(rows), Sheet())
    return rows


def test_merged_heading_is_not_filled_into_the_rows() -> None:
    rows = [["编号", "区域", "地址"], ["a", "溧阳", "x"]]
    assert merged(rows, ((0, 1), (1, 1)))[1] == ["a", "溧阳", "x"]


def test_row_that_ends_before_a_merged_column_stays_short() -> None:
    rows = [["编号", "区域", "地址"], ["a", "溧阳", "x"], ["b"], ["c", "", "y"]]
    assert merged(rows, ((1, 1), (3, 1)))[1:] == [["a", "溧阳", "x"], ["b"], ["c", "溧阳", "y"]]


@pytest.mark.parametrize(
    ("rent", "period", "kinds", "is_wrong"),
    [
        (2, "month", ["factory"], False),
        (1.99, "month", ["factory"], True),
        (1, "month", ["land", "yard"], False),
        (1, "month", ["land", "yard", "office"], True),
        (120, "month", ALL_INDUSTRIAL, False),
        (120.01, "month", ALL_INDUSTRIAL, True),
        (600, "month", ["office"], False),
        (600.01, "month", ["office"], True),
        (456.25, "day", ["office"], False),
        (456.26, "day", ["office"], True),
    ],
)
def test_rent_at_its_floor_and_its_ceiling_stands(rent: float, period: str, kinds: list[str], is_wrong: bool) -> None:
    why = check({"kind": kinds, "rent_min_cny_m2_month": rent}, period, rent)
    assert (why is not None) is is_wrong


def test_money_takes_its_magnitude_from_the_cell_and_else_from_the_heading() -> None:
    money, area = Unit("money", Fraction(10_000)), Unit("area", Fraction(1))
    assert [_money(None, money), _money(None, area), _money(None, None)] == [10_000, 1, 1]
    assert [_money(Unit("any", Fraction(7)), money), _money(money, None)] == [1, 10_000]


def test_first_of_two_rows_with_as_many_headings_is_the_heading() -> None:
    found = _heading([["面积", "区域"], ["面积", "区域"]])
    assert found is not None
    assert found[0] == 0


def test_row_of_a_requirement_may_end_before_a_column() -> None:
    column = _Column(1, "面积", lambda raw: {"area_min_m2": raw})
    assert [_row("需求", 2, cells, [column]).record for cells in (["a"], ["a", 5])] == [{}, {"area_min_m2": 5}]


def test_column_of_a_field_wins_over_what_another_says_besides() -> None:
    own, other = (Column(0, key, FIELDS[key]) for key in ("crane_capacity_t", "has_crane"))
    record: dict[str, Any] = {"crane_capacity_t": 5}
    _put(record, "crane_capacity_t", 10, other)
    assert record == {"crane_capacity_t": 5}
    _put(record, "crane_capacity_t", 10, own)
    assert record == {"crane_capacity_t": 10}


@pytest.mark.parametrize(
    ("title", "value", "is_wrong"),
    [("总价(元)", 50_000, False), ("总价(元)", 49_999, True), ("净高(米)", 60, False), ("净高(米)", 60.1, True)],
)
def test_value_at_the_edge_of_what_is_likely_stands(book: Any, title: str, value: float, is_wrong: bool) -> None:
    assert bool(read_listings(book([["编号", "面积", title], ["a", 3000, value]])).faults) is is_wrong


@pytest.mark.parametrize(("text", "count"), [("1-61", 61), ("3-3", 1)])
def test_span_of_sixty_floors_is_read(text: str, count: int) -> None:
    assert len(floors(text)) == count


@pytest.mark.parametrize("text", ["1-62", "3-2"])
def test_span_of_more_floors_or_of_none_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        floors(text)


@pytest.mark.parametrize(("text", "numbers"), [("5/5", [5]), ("4-5/5", [4, 5])])
def test_top_floor_is_one_of_all_floors(text: str, numbers: list[int]) -> None:
    assert floors_of_total(text) == (numbers, 5)


def test_floor_above_the_top_is_refused() -> None:
    with pytest.raises(CellError):
        floors_of_total("6/5")


@pytest.mark.parametrize(("cell", "is_full"), [(1, True), (1.0, True), ("100%", True), ("1%", False), (0.99, False)])
def test_occupancy_of_one_is_all_and_of_one_per_cent_is_not(book: Any, cell: Any, is_full: bool) -> None:
    sheet = read_listings(book([["编号", "面积", "出租率"], ["a", 3000, cell]]))
    assert [record["id"] for record in sheet.records] == ([] if is_full else ["a"])


@pytest.mark.parametrize("months", [36, "36", "36个月"])
def test_deposit_of_three_years_is_still_months(book: Any, months: Any) -> None:
    (record,) = read_listings(book([["编号", "面积", "押金"], ["a", 3000, months]])).records
    assert record["deposit_months"] == 36


@pytest.mark.parametrize("money", [37, "37"])
def test_deposit_of_more_than_three_years_is_a_sum(book: Any, money: Any) -> None:
    (record,) = read_listings(book([["编号", "面积", "押金"], ["a", 3000, money]])).records
    assert "deposit_months" not in record


@pytest.mark.parametrize(("titles", "is_refused"), [(["编号", "地址"], False), (["编号", "地址", "面积"], True)])
def test_one_cell_with_commas_is_a_line_that_was_not_split_only_below_three_headings(
    titles: list[str], is_refused: bool
) -> None:
    heading = find([titles])
    assert heading is not None
    assert (misfit(["昆山，玉山镇，1号", *[""] * (len(titles) - 1)], heading) is not None) is is_refused


@pytest.mark.parametrize(
    ("title", "cell", "values"),
    [
        ("办公", "0间", {"has_office": False}),
        ("办公", "1间", {"has_office": True}),
        ("楼层", "单层", {"is_single_storey": True}),
        ("楼层", "整栋", {}),
    ],
)
def test_cell_of_none_and_of_one(title: str, cell: str, values: dict[str, Any]) -> None:
    heading = find([["编号", "面积", title]])
    assert heading is not None
    (column,) = (each for each in heading.columns if each.index == 2)
    assert parser(column)(cell) == values


def test_template_offers_yes_and_no_deals_and_kinds_and_keeps_texts_as_texts(tmp_path: Path) -> None:
    offered = {column.field.key: column.choices for column in columns()}
    assert (offered["has_crane"], offered["deal"], offered["area_m2"]) == (("是", "否"), ("出租", "出售", "租售"), ())
    assert offered["kind"][:2] == ("厂房", "仓库")
    write_template(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["房源"]
    keys = [column.field.key for column in columns()]
    texts = [FIELDS[key].type == "text" for key in keys]
    assert [sheet.cell(3, place).number_format == "@" for place in range(1, len(keys) + 1)] == texts
    widths = [sheet.column_dimensions[sheet.cell(1, place).column_letter].width for place in range(1, len(keys) + 1)]
    likely = [max(10, 2 + 2 * len(column.heading)) for column in columns()]
    assert [key for key, width, own in zip(keys, widths, likely, strict=True) if width > own] == ["id"]
