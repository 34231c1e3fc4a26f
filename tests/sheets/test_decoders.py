"""What the decoders of files see at their edges, in small files built here: records of old workbooks, styles, pages, OpenDocument."""

import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from luodi.sheets import _biff, _files, _gate, _html, _notes, _ods, _roles, _styles, read_listings
from luodi.sheets._contacts import is_contact
from luodi.sheets._csv import turn_commas
from luodi.sheets._headings import find
from luodi.sheets._probe import Probe
from luodi.sheets._read import _values
from luodi.sheets._report import Sheet
from luodi.sheets._table import Table
from luodi.sheets.errors import FileTooLarge

# Excel 97 -------------------------------------------------------------------------------------------------------------


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def font(is_struck: bool = False) -> bytes:
    return record(_biff._FONT, struct.pack("<HBB", 200, _biff._STRUCK if is_struck else 0, 0))


def look(number: int) -> bytes:
    return record(_biff._XF, struct.pack("<HH", number, 0))


NEW = record(_biff._BOF, struct.pack("<H", _biff._BIFF8))


def test_record_without_a_body_at_the_end_of_a_stream_is_read() -> None:
    assert list(_biff._records(NEW + record(0x55), 0))[1:] == [(0x55, b"")]


def test_record_cut_off_in_its_head_ends_the_stream() -> None:
    assert list(_biff._records(NEW + b"\x55\0\0", 0)) == [(_biff._BOF, NEW[4:])]


def test_chain_ends_where_the_table_does() -> None:
    assert list(_biff._chain([1, 2], 0)) == [0, 1]
    assert list(_biff._chain([1, 0], 0)) == [0, 1]


@pytest.mark.parametrize(("number", "is_struck"), [(3, False), (5, True), (6, False)])
def test_font_of_a_look_is_counted_without_number_four(number: int, is_struck: bool) -> None:
    fonts = font() * 4 + font(is_struck=True)
    _, styles = _biff._globals(NEW + fonts + look(number) + record(_biff._EOF))
    assert styles.struck == ({0} if is_struck else set())


def result(kind: int, marker: bytes = b"\xff\xff") -> bytes:
    """A formula cell whose result is of a kind (2: an error, here 7) in the last bytes of its number."""
    return struct.pack("<HHH", 0, 0, 0) + bytes((kind, 0, 7, 0, 0, 0)) + marker


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        (_biff._FORMULA, result(2), 7),
        (_biff._FORMULA, result(1), None),
        (_biff._FORMULA, result(2, b"\x40\x40"), None),
        (_biff._NUMBER, result(2), None),
        (_biff._BOOLERR, struct.pack("<HHHBB", 0, 0, 0, 42, 1), 42),
        (_biff._BOOLERR, struct.pack("<HHHBB", 0, 0, 0, 1, 0), None),
        (_biff._NUMBER, struct.pack("<HHHBB", 0, 0, 0, 42, 1), None),
    ],
)
def test_error_of_a_cell_is_told_from_numbers_and_truths(kind: int, body: bytes, code: int | None) -> None:
    assert _biff._error(kind, body) == code


# Pages and XML saved as .xls --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("Number", "1500", 1500.0),
        ("Number", "x", "x"),
        ("String", "1500", "1500"),
        ("Boolean", "1", True),
        ("Boolean", "0", False),
        ("DateTime", "2026-12-01T00:00:00.000", "2026-12-01"),
        ("String", "2026-12-01T00:00:00.000", "2026-12-01T00:00:00.000"),
    ],
)
def test_cell_of_an_xml_table_has_the_value_of_its_type(kind: str, text: str, value: Any) -> None:
    found = _html._value(kind, text)
    assert (type(found), found) == (type(value), value)


def test_tables_of_a_page_are_named_by_the_file_and_numbered_from_the_second() -> None:
    page = b"<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>"
    assert [table.name for table in _html.of_html(Path("a.xls"), page)] == ["a", "a-2"]


@pytest.mark.parametrize(("cells", "is_read"), [(6, True), (7, False)])
def test_page_has_as_many_cells_as_a_sheet_may(monkeypatch: pytest.MonkeyPatch, cells: int, is_read: bool) -> None:
    monkeypatch.setattr(_html, "MAX_CELLS", 6)
    wide = f"<table><tr><td colspan={cells}>1</td></tr></table>".encode()
    ragged = f"<table><tr>{'<td>1</td>' * (cells - 4)}</tr><tr></tr></table>".encode()
    for page, may in ((wide, is_read), (ragged, is_read)):
        if may:
            assert len(_html.of_html(Path("a.xls"), page)) == 1
        else:
            with pytest.raises(FileTooLarge):
                _html.of_html(
                    Path("a.xls"), page if page is wide else b"<table><tr><td>1<td>1<td>1<td>1</tr><tr></tr></table>"
                )


# OpenDocument -----------------------------------------------------------------------------------------------------------

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">{styles}
 <table:table table:name="房源">{rows}</table:table></office:document-content>"""
#: More than the parser takes in at once, so that an element that has begun is not there as a whole.
PADDING = f"<!--{'x' * 200_000}-->"


def probed(tmp_path: Path, rows: str, styles: str = "") -> Probe:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", ODS.format(rows=rows, styles=styles))
    with zipfile.ZipFile(path) as archive:
        return _ods.probes(path, archive)["房源"]


@pytest.mark.parametrize(
    ("line", "is_struck"),
    [("text-line-through-style", True), ("text-line-through-type", True), ("text-underline-style", False)],
)
@pytest.mark.parametrize("value", ["solid", "none"])
def test_style_strikes_out_if_it_draws_a_line_through(tmp_path: Path, line: str, is_struck: bool, value: str) -> None:
    style = f'<style:style style:name="s">{PADDING}<style:text-properties style:{line}="{value}"/></style:style>'
    cell = '<table:table-cell table:style-name="s"><text:p>1</text:p></table:table-cell>'
    found = probed(tmp_path, f"<table:table-row>{cell}</table:table-row>", style)
    assert found.struck == ({(0, 0)} if is_struck and value == "solid" else set())


def test_row_is_probed_when_it_is_there_as_a_whole(tmp_path: Path) -> None:
    cell = '<table:table-cell calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    found = probed(tmp_path, f"<table:table-row>{cell}{PADDING}{cell}</table:table-row>" * 2)
    assert sorted(found.errors) == [(0, 0), (0, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize(("most", "is_read"), [(4, True), (3, False)])
def test_sheet_has_as_many_cells_as_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, is_read: bool
) -> None:
    monkeypatch.setattr(_ods, "MAX_CELLS", most)
    rows = "<table:table-row>" + "<table:table-cell><text:p>1</text:p></table:table-cell>" * 2 + "</table:table-row>"
    if is_read:
        assert probed(tmp_path, rows * 2).rows == 2
    else:
        with pytest.raises(FileTooLarge):
            probed(tmp_path, rows * 2)


# Styles of workbooks ----------------------------------------------------------------------------------------------------

STYLES = '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="{}"/></cellXfs></styleSheet>'


@pytest.mark.parametrize(("number", "struck"), [(0, set()), (1, {0}), (2, set())])
@pytest.mark.parametrize("spare", [0, -1])
def test_font_and_size_of_a_style_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, struck: set[int], spare: int
) -> None:
    text = STYLES.format(number)
    monkeypatch.setattr(_styles, "_MOST_BYTES", len(text) + spare)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/styles.xml", text)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert _styles.styles(archive).struck == (set() if spare else struck)


def test_unit_of_a_cell_that_is_not_in_the_table_is_passed_over() -> None:
    rows: list[list[Any]] = [[5, "x"]]
    far = ((0, 2), (1, 0))
    _files._as_shown(
        rows, Probe(units={**dict.fromkeys(far, "亩"), (0, 0): "亩"}, left={**dict.fromkeys(far, ""), (0, 1): "y"})
    )
    assert rows == [["5亩", "y"]]


# What holds for every file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "is_meant"), [("1999-12-31", False), ("2000-01-01", True), ("2076-11-30", True), ("2076-12-01", False)]
)
def test_day_of_a_listing_lies_in_the_time_of_listings(day: str, is_meant: bool) -> None:
    assert (_gate.why_not_day("valid_until", day, "2026-11-30") is None) is is_meant


@pytest.mark.parametrize(
    ("key", "value", "is_usable"),
    [
        ("phone", "0519-86123456", True),
        ("wechat", "zhang_wei88", True),
        ("phone", "zhang_wei88", False),
    ],
)
def test_contact_is_checked_as_what_it_is_said_to_be(key: str, value: str, is_usable: bool) -> None:
    assert is_contact(key, value) is is_usable


def test_role_has_a_scale_if_it_is_a_number() -> None:
    assert {role.scale for role in _roles.ROLES.values() if role.type == "number"} == {100}
    assert {role.scale for role in _roles.ROLES.values() if role.type != "number"} == {None}


def test_short_row_has_no_value_in_the_last_column() -> None:
    assert _values(Table("a", [["编号", "状态"], ["W1", "已租"], ["W2"]]), 1, 0, 3) == {"已租"}


def test_decimal_commas_of_a_file_with_short_rows() -> None:
    rows: list[list[Any]] = [["编号", "类型", "面积"], ["W1"], ["W2", "厂房"], ["W3", "厂房", "1.250,5"]]
    heading = find(rows)
    assert heading is not None
    turn_commas(rows, heading, 4)
    assert rows[3] == ["W3", "厂房", "1250.5"]


@pytest.mark.parametrize(("cells", "has_more"), [(5, False), (6, True)])
def test_note_of_untitled_cells_shows_the_first_five(cells: int, has_more: bool) -> None:
    sheet = Sheet()
    _notes.untitled("房源", [(7, row, f"值{row}") for row in range(cells)], sheet)
    shown = sheet.notes[0].values["cells"]
    assert (len(shown), shown[-1] == "…") == (cells, has_more)


def test_hidden_row_of_the_headings_is_no_hidden_row_below_them() -> None:
    sheet = Sheet()
    _notes.hidden(Table("房源", [["编号"], ["W1"], ["W2"]], probe=Probe(hidden_rows={0, 2})), 0, sheet)
    assert [note.values["n"] for note in sheet.notes] == [1]


@pytest.mark.parametrize(("rows", "has_more"), [(20, False), (21, True)])
def test_note_of_rows_not_on_offer_names_twenty(tmp_path: Path, rows: int, has_more: bool) -> None:
    path = tmp_path / "房源.csv"
    lines = [f"W{number},厂房,出租,320412,{1000 + number},15,已租" for number in range(rows)]
    path.write_text("\n".join(["编号,类型,交易方式,区域,面积,租金,状态", *lines, "W99,厂房,出租,320412,900,15,待租"]))
    (said,) = [note for note in read_listings(path).notes if note.code == "note_not_on_offer"]
    assert (len(said.values["rows"]), said.values["rows"][-1] == "…") == (rows, has_more)
