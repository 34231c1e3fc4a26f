"""Opens a file of any supported format and returns its tables as rows of plain cells."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from luodi.sheets import _biff, _headings, _html, _json, _ods, _probe
from luodi.sheets._csv import delimited
from luodi.sheets._probe import Probe
from luodi.sheets._report import show
from luodi.sheets._styles import styles
from luodi.sheets._table import Table
from luodi.sheets.errors import FileBroken, FileEmpty, FileMissing, FileProtected, FileTooLarge, UnknownFormat

#: Larger files are refused unopened; 100 000 rows of listings take about 20 MB.
MAX_BYTES = 64 * 1024 * 1024
#: The most a workbook may unpack to; a larger one is a zip bomb or no list of listings.
MAX_UNPACKED = 512 * 1024 * 1024
#: Lists of listings unpack to some ten times their size; beyond this, and beyond what does no harm, it is a zip bomb.
MAX_RATIO, HARMLESS = 100, 32 * 1024 * 1024
#: The most parts of a workbook, pictures among them, and the most sheets.
MAX_PARTS, MAX_SHEETS = 5_000, 250

#: The list of sheets is read whole; a genuine one takes a few kilobytes.
MAX_INDEX = 8 * 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_INSIDE = {
    "xl/workbook.bin": "xlsb",
    "Index/Document.iwa": "numbers",
    "word/document.xml": "word",
    "ppt/presentation.xml": "slides",
}
_HEADS = {
    b"%PDF": "pdf",
    b"<": "web_page",
    b"{": "json",
    b"[": "json",
    b"\xff\xd8\xff": "picture",
    b"\x89PNG": "picture",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
}


def load(path: Path) -> bytes:
    """The bytes of a file, after a check of its size."""
    if not path.is_file():
        raise FileMissing(path.name)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise FileTooLarge(path.name, size=_mb(size), limit=_mb(MAX_BYTES))
    if size == 0:
        raise FileEmpty(path.name)
    return path.read_bytes()


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def tables(path: Path, data: bytes) -> list[Table]:
    """The sheets of a workbook, the tables of a page, or the single table of a CSV file, by content and not by name."""
    if data.startswith(_ZIP):
        return _workbook(path, data, _probes(path, data))
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise FileProtected(path.name)
        return _workbook(path, data, _biff.probes(data))
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return [_json.of_lines(path, data)]
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return [_json.of_document(path, data)]
    pages = _of_markup(path, data)
    if pages:
        return pages
    for head, kind in _HEADS.items():
        if data.lstrip()[:8].startswith(head):
            raise UnknownFormat(path.name, found=kind)
    if path.suffix.lower() in (".xlsx", ".xls", ".xlsm"):
        raise FileBroken(path.name)
    rows, faults, delimiter = delimited(path, data, _known)
    return [Table(path.stem, rows, faults=faults, is_text=True, has_commas=delimiter != ",")]


def _of_markup(path: Path, data: bytes) -> list[Table]:
    """The tables of an HTML page or an Excel 2003 XML file; none if it is neither."""
    if _html.is_xml_table(data):
        pages = _html.of_xml(path, data)
    elif _html.is_html(data):
        pages = _html.of_html(path, data)
    elif _html.is_mhtml(data):
        pages = _html.of_mhtml(path, data)
    else:
        return []
    return [table for table in pages if any(any(row) for row in table.rows)]


def _known(rows: list[list[Any]]) -> int:
    heading = _headings.find(rows)
    return len(heading.columns) if heading else 0


def _probes(path: Path, data: bytes) -> dict[str, Probe]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(path, archive, len(data))
            if "xl/workbook.xml" not in archive.namelist():
                return _ods.probes(path, archive)
            looks, sheets = styles(archive), _probe.sheet_paths(archive)
            if len(sheets) > MAX_SHEETS:
                raise FileTooLarge(path.name, why="file_of_sheets", sheets=f"{len(sheets):,}", limit=MAX_SHEETS)
            return {name: _probe.probe(archive, part, looks) for name, part in sheets.items()}
    except (zipfile.BadZipFile, KeyError, ParseError, EOFError, NotImplementedError, zlib.error):
        raise FileBroken(path.name) from None


def _check_archive(path: Path, archive: zipfile.ZipFile, packed: int) -> None:
    names = set(archive.namelist())
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise FileProtected(path.name)
    unpacked = sum(info.file_size for info in archive.infolist())
    limit = min(MAX_UNPACKED, max(MAX_RATIO * packed, HARMLESS))
    if unpacked > limit:
        raise FileTooLarge(path.name, why="file_unpacks_too_large", size=_mb(unpacked), limit=_mb(limit))
    if len(names) > MAX_PARTS:
        raise FileTooLarge(path.name, why="file_of_parts", count=f"{len(names):,}", limit=f"{MAX_PARTS:,}")
    if "content.xml" in names and "xl/workbook.xml" not in names:
        return
    if "xl/workbook.xml" not in names:
        kind = next((kind for inside, kind in _INSIDE.items() if inside in names), "archive")
        raise UnknownFormat(path.name, found=kind)
    if any(archive.getinfo(name).file_size > MAX_INDEX for name in names if name.startswith("xl/workbook")):
        raise FileBroken(path.name)
    for name in names & {
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    }:  # a false size in the directory shows as a wrong checksum
        with archive.open(name) as stream:
            while stream.read(1 << 20):
                pass


def _workbook(path: Path, data: bytes, probes: dict[str, Probe]) -> list[Table]:
    # imported here because it is slow to load and rarely needed
    import python_calamine as calamine

    for probe in probes.values():
        if probe.is_too_wide:
            size = {"rows": probe.rows, "columns": probe.columns, "limit": f"{_probe.MAX_CELLS:,}"}
            raise FileTooLarge(path.name, why="file_too_wide", **size)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return [_table(book, meta, probes) for meta in book.sheets_metadata if _is_grid(meta)]
    except calamine.PasswordError:
        raise FileProtected(path.name) from None
    except calamine.CalamineError:
        raise FileBroken(path.name) from None


def _is_grid(meta: Any) -> bool:
    return str(meta.typ).endswith("WorkSheet")


def _table(book: Any, meta: Any, probes: dict[str, Probe]) -> Table:
    if not str(meta.visible).endswith(".Visible"):
        return Table(meta.name, [], is_hidden=True)
    sheet = book.get_sheet_by_name(meta.name)
    merges = [m for m in sheet.merged_cell_ranges or () if m[0][0] != m[1][0]]
    probe = probes.get(meta.name, Probe())
    rows = sheet.to_python(skip_empty_area=False)
    _as_shown(rows, probe)
    return Table(meta.name, rows, merges, probe)


def _as_shown(rows: list[list[Any]], probe: Probe) -> None:
    """Appends units that only the number format displays, and removes struck-out parts of texts."""
    for (row, column), unit in probe.units.items():
        if row < len(rows) and column < len(rows[row]) and type(rows[row][column]) in (int, float):
            rows[row][column] = f"{show(rows[row][column])}{unit}"
    for (row, column), text in probe.left.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
