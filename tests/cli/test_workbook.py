"""The workbook that is written row by row: other programs read back what was put in, and text is never run."""

from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.cli._workbook import Workbook, _letters

CELLS = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=20),
)


def write(path: Path, *sheets: tuple[str, list[list[object]]]) -> None:
    book = Workbook(path)
    for name, rows in sheets:
        with book.sheet(name, [f"列{n}" for n in range(3)], [12, 20, 30]) as sheet:
            sheet.add(rows)  # type: ignore[arg-type]  # cells of every kind, None too
    book.close()


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_openpyxl_reads_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object]]
) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    write(path, ("表", [list(row) for row in rows]))
    sheet = openpyxl.load_workbook(path)["表"]
    assert [[sheet.cell(2 + n, 1 + c).value for c in range(3)] for n in range(len(rows))] == [list(row) for row in rows]


def test_other_reader_sees_all_sheets_in_their_order(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", ("匹配 <1>", [["a", 1, 2.5]]), ("汇总", []), ("没用上的", [["=1+1", "&<>\"'", None]]))
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    assert book.sheet_names == ["匹配 <1>", "汇总", "没用上的"]
    rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    head = ["列0", "列1", "列2"]
    assert rows == [[head, ["a", 1, 2.5]], [head], [head, ["=1+1", "&<>\"'", ""]]]


def test_headings_are_bold_and_stay_in_sight(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", ("表", [["a", 1, 2]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]
    assert (sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].font.b) == ("B2", True, False)
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [12, 20, 30]


@pytest.mark.parametrize("said", ["=1+1", "#N/A", "-1+1", "@x", "007", "2026-11-23", "true"])
def test_text_stays_text_whatever_it_looks_like(tmp_path: Path, said: str) -> None:
    write(tmp_path / "a.xlsx", ("表", [[said, 1, 2]]))
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]["A2"]
    assert (cell.value, cell.data_type) == (said, "s")


def test_characters_that_xml_cannot_hold_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", ("表", [["a\x01\ud800b\ufffe", "c\td\ne", 2]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]
    assert (sheet["A2"].value, sheet["B2"].value) == ("ab", "c\td\ne")


def test_columns_are_lettered_as_in_excel() -> None:
    assert [_letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
