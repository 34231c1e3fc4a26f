"""Details of workbooks that the library does not report: error cells, formulas without a result, hidden rows, real sizes.

Each sheet's XML is streamed once. Damage, false sizes in the archive's directory and sheets that would exhaust memory are
detected here, before the workbook is opened.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as Xml

from luodi.sheets._styles import Styles, left_of_inline

#: The most cells a sheet may span (100 000 rows of 60 columns); the library allocates even the empty ones.
MAX_CELLS = 6_000_000
#: The most bytes in a row. Without a limit, a row that never ends would be buffered to the end of the sheet, and copied with
#: every block.
MAX_ROW_BYTES = 8 * 1024 * 1024

_BLOCK = 1 << 20
#: A cell with content. A match must not run on from a self-closing cell (<c r="C2" s="0"/>) into the next, nor from an
#: unclosed one to the end of the block.
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*)(?<!/)>((?:(?!</?(?:\w+:)?c[\s/>]).)*+)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_EMPTY_RESULT = re.compile(rb"<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>")
_RESULT = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
#: A cell that holds something; styled but empty cells close immediately, with or without a closing tag.
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>/]*>(?!</)')
#: A cell without a reference: it follows the cell before it in its row.
_UNPLACED = re.compile(rb'<(?:\w+:)?c(?![^<>]*\br=")[\s/>]')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_HIDDEN = re.compile(rb'hidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
#: The attribute that links a sheet to its part, as Excel writes it and in Strict Open XML.
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


@dataclass(slots=True)
class Probe:
    """What was found in a sheet. Cells are (row, column), counted from 0.

    `errors` come with their text; `uncomputed` are formulas without a result; `struck` are cells struck through.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    #: Units shown by number formats, and what is left of partly struck-out texts.
    units: dict[tuple[int, int], str] = field(default_factory=dict)
    left: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    @property
    def is_too_wide(self) -> bool:
        return self.rows * self.columns > MAX_CELLS


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """The archive member of each sheet by name. KeyError or a parse error if the workbook is damaged."""
    relations = Xml.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): str(r.get("Target")) for r in relations}
    book = Xml.fromstring(archive.read("xl/workbook.xml"))
    sheets = [e for e in book.iter() if e.tag.endswith("}sheet")]
    links = [next((link for name in _RELATIONS if (link := sheet.get(name))), "") for sheet in sheets]
    return {str(s.get("name")): _member(targets.get(link, "")) for s, link in zip(sheets, links, strict=True)}


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def probe(archive: zipfile.ZipFile, member: str, styles: Styles | None = None) -> Probe:
    """Reads one sheet of the archive."""
    found, styles = Probe(), styles or Styles()
    styled = _styled(styles)
    for block in _blocks(archive, member):
        _measure(block, found)
        if styled is not None:
            _look(styled.findall(block), styles, found)
        if styles.left:
            _look_at_strings(block, styles, found)
        if b"strike" in block:
            _look_at_inline(block, found)
        if b't="e"' in block or _FORMULA.search(block):
            _cells(block, found)
    return found


def _styled(styles: Styles) -> re.Pattern[bytes] | None:
    """A pattern for cells in one of the relevant styles; None if there are none."""
    numbers = b"|".join(str(number).encode() for number in sorted(styles.struck | styles.units.keys()))
    return re.compile(rb'<(?:\w+:)?c\b([^<>]*\bs="(?:' + numbers + rb')"[^<>]*)>') if numbers else None


_STYLE = re.compile(rb'\bs="(\d+)"')
_SHARED = re.compile(rb'<(?:\w+:)?c\b([^<>]*\bt="s"[^<>]*)>\s*<(?:\w+:)?v>(\d{1,9})<')


def _look(cells: list[bytes], styles: Styles, found: Probe) -> None:
    for attributes in cells:
        place, style = _PLACE.search(attributes), _STYLE.search(attributes)
        if place is None or style is None:
            continue
        at, number = (int(place[2]) - 1, _column(place[1])), int(style[1])
        if number in styles.struck:
            found.struck.add(at)
        if number in styles.units:
            found.units[at] = styles.units[number]


def _look_at_strings(block: bytes, styles: Styles, found: Probe) -> None:
    for attributes, number in _SHARED.findall(block):
        _note_left(attributes, styles.left.get(int(number)), found)


_INLINE = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>\s*(<(?:\w+:)?is\b.*?</(?:\w+:)?is>)", re.DOTALL)


def _look_at_inline(block: bytes, found: Probe) -> None:
    for attributes, text in _INLINE.findall(block):
        if b"strike" in text:
            _note_left(attributes, left_of_inline(text), found)


def _note_left(attributes: bytes, left: str | None, found: Probe) -> None:
    place = _PLACE.search(attributes)
    if left is None or place is None:
        return
    at = (int(place[2]) - 1, _column(place[1]))
    if left:
        found.left[at] = left
    else:
        found.struck.add(at)


def _blocks(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The sheet's XML in blocks that each end with a row."""
    rest = b""
    with archive.open(member) as stream:
        while block := stream.read(_BLOCK):
            head, end, tail = (rest + block).rpartition(b"row>")
            if len(tail) > MAX_ROW_BYTES:
                raise zipfile.BadZipFile("a row without an end")
            rest = tail
            yield head + end
    yield rest


def _measure(block: bytes, found: Probe) -> None:
    places = _FILLED.findall(block)
    widest = max({letters for letters, _ in places}, key=lambda c: (len(c), c), default=b"")
    found.columns = max(found.columns, _column(widest) + 1)
    found.rows = max(found.rows, int(places[-1][1]) if places else 0)
    if _UNPLACED.search(block):
        numbers = [int(number[1]) for row in _ROW.findall(block) if (number := _NUMBER.search(row))]
        found.rows = max([found.rows, *numbers])
        found.columns = max(found.columns, *(len(_ANY_CELL.findall(row)) for row in _ROW_END.split(block)))
    for attributes in _ROW.findall(block) if b"hidden=" in block else ():
        number = _NUMBER.search(attributes)
        if number and _HIDDEN.search(attributes):
            found.hidden_rows.add(int(number[1]) - 1)


def _cells(block: bytes, found: Probe) -> None:
    for attributes, inner in _CELL.findall(block):
        place = _PLACE.search(attributes)
        if place is None:
            continue
        at = (int(place[2]) - 1, _column(place[1]))
        if b't="e"' in attributes:
            result = _RESULT.search(inner)
            found.errors[at] = result[1].decode("ascii", "replace") if result else "#VALUE!"
        elif _FORMULA.search(inner) and b't="str"' not in attributes and not _RESULT.search(_filled(inner)):
            found.uncomputed.add(at)


def _filled(inner: bytes) -> bytes:
    return _EMPTY_RESULT.sub(b"", inner)


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1
