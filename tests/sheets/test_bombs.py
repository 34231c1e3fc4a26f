"""Files made to cost more than they hold: each is refused before it is opened, or read in one pass."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.patience import processor_seconds

from luodi.sheets import FileBroken, FileTooLarge, _files, _probe, read_listings


def repacked(path: Path, **parts: bytes) -> Path:
    """A workbook with some parts replaced: sheet=… is the XML of its first sheet, others are added by their name."""
    inside = {"sheet": "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept |= {inside.get(name, name): content for name, content in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def plain(book: Any) -> Path:
    return Path(book([["编号", "面积"], ["A", 1]]))


def test_what_unpacks_to_a_hundred_times_its_size_is_not_opened(plain: Path) -> None:
    with pytest.raises(FileTooLarge, match="展开后 40 MB，超过上限 32 MB"):
        read_listings(repacked(plain, sheet=bytes(40 * 1024 * 1024)))


def test_small_file_may_unpack_to_what_it_likes(plain: Path) -> None:
    assert len(read_listings(repacked(plain, **{"docProps/notes.xml": bytes(8 * 1024 * 1024)})).records) == 1


def test_archive_of_thousands_of_parts_is_not_opened(plain: Path) -> None:
    with pytest.raises(FileTooLarge, match="部件，超过上限 5,000"):
        read_listings(repacked(plain, **{f"xl/media/{number}.png": b"" for number in range(_files.MAX_PARTS)}))


def test_workbook_of_too_many_sheets_is_not_opened(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_files, "MAX_SHEETS", 0)
    with pytest.raises(FileTooLarge, match="有 1 张工作表，超过上限 0"):
        read_listings(plain)


def test_row_without_an_end_is_not_gathered(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_probe, "MAX_ROW_BYTES", 1024 * 1024)
    with pytest.raises(FileBroken):
        read_listings(repacked(plain, sheet=b"<worksheet><sheetData><row>" + b"<c/>" * 800_000))


def test_cells_that_do_not_say_where_they_are_count_by_their_row(plain: Path) -> None:
    far = b'<row r="1"><c><v>1</v></c></row><row r="1048576">' + b"<c><v>1</v></c>" * 16 + b"</row>"
    path = repacked(plain, sheet=b"<worksheet><sheetData>" + far + b"</sheetData></worksheet>")
    with zipfile.ZipFile(path) as archive:
        probe = _probe.probe(archive, "xl/worksheets/sheet1.xml")
    assert (probe.rows, probe.columns, probe.is_too_wide) == (1_048_576, 16, True)
    with pytest.raises(FileTooLarge):
        read_listings(path)


#: Pieces of XML that an expression would read again from each of their beginnings.
PIECES: dict[str, Callable[[int], bytes]] = {
    "cells without an end": lambda n: b'<c r="A1" t="e"><f>1' * n,
    "tags without an end": lambda n: b"<c " * n,
    "rows without an end": lambda n: b"<row hidden=" * n,
    "a long letter": lambda n: b'<c r="' + b"A" * n + b'1"><v>1</v></c>',
    "strings": lambda n: b'<c t="s" ' * n,
}


@pytest.mark.slow(why="long pieces of XML, each read four times")
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_xml_takes_about_twice_the_work(piece: str) -> None:
    def work(size: int) -> float:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("sheet.xml", PIECES[piece](size) + b"</row>")
        with zipfile.ZipFile(packed) as archive:
            return processor_seconds(lambda: _probe.probe(archive, "sheet.xml"))

    assert work(32_000) < 8 * work(8_000) + 0.05
