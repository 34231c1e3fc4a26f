"""Details of OpenDocument sheets that the library does not report: error cells, hidden rows, strikethrough, real sizes.

A few bytes can repeat a cell a billion times, so sizes are added up before the file is opened.
"""

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from luodi.sheets._probe import MAX_CELLS, Probe
from luodi.sheets.errors import FileBroken, FileTooLarge

_NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def _name(short: str) -> str:
    prefix, local = short.split(":")
    return f"{{{_NAMES[prefix]}}}{local}"


_ROW, _TABLE, _STYLE = _name("table:table-row"), _name("table:table"), _name("style:style")
_CELLS = (_name("table:table-cell"), _name("table:covered-table-cell"))
_LINES = (_name("style:text-line-through-style"), _name("style:text-line-through-type"))


def probes(path: Path, archive: zipfile.ZipFile) -> dict[str, Probe]:
    """The probe of each sheet by name. FileTooLarge for sheets that would exhaust memory."""
    by_sheet: dict[str, Probe] = {}
    struck: set[str] = set()
    probe, row = Probe(), 0
    try:
        with archive.open("content.xml") as stream:
            for event, element in etree.iterparse(
                stream, events=("start", "end"), tag=(_ROW, _TABLE, _STYLE), resolve_entities=False, no_network=True
            ):
                if event == "start" and element.tag == _TABLE:
                    probe, row = by_sheet.setdefault(element.get(_name("table:name"), ""), Probe()), 0
                elif event == "end" and element.tag == _STYLE and _is_struck(element):
                    struck.add(element.get(_name("style:name"), ""))
                elif event == "end" and element.tag == _ROW:
                    row += _row(element, row, probe, struck)
                    element.clear()
                    if probe.rows * probe.columns > MAX_CELLS:
                        size = f"有 {probe.rows} 行 {probe.columns} 列"
                        raise FileTooLarge(path.name, size=size, limit=f"{MAX_CELLS:,} 格")
    except etree.XMLSyntaxError:
        raise FileBroken(path.name) from None
    return by_sheet


def _is_struck(style: Any) -> bool:
    return any((each.get(name) or "none") != "none" for each in style for name in _LINES)  # a comment has no attributes


def _row(element: Any, row: int, probe: Probe, struck: set[str]) -> int:
    """Adds a row to the probe, and returns how many rows it is repeated for."""
    times = _repeated(element, "table:number-rows-repeated")
    column, is_filled = 0, False
    for cell in element.iterchildren(*_CELLS):
        width = _repeated(cell, "table:number-columns-repeated")
        text = "".join(cell.itertext()).strip()
        if text or cell.get(_name("office:value-type")):
            is_filled = True
            probe.columns = max(probe.columns, column + width)
            _note(cell, (row, column), text, probe, struck)
        column += width
    if is_filled:
        probe.rows = row + times
        if element.get(_name("table:visibility")) in ("collapse", "filter"):
            probe.hidden_rows.update(range(row, min(row + times, row + 100_000)))
    return times


def _note(cell: Any, at: tuple[int, int], text: str, probe: Probe, struck: set[str]) -> None:
    if cell.get(_name("calcext:value-type")) == "error" or (
        text.startswith(("#", "Err:")) and cell.get(_name("table:formula"))
    ):
        probe.errors[at] = text
    if cell.get(_name("table:style-name")) in struck:
        probe.struck.add(at)


def _repeated(element: Any, name: str) -> int:
    value = element.get(_name(name), "1")
    return max(1, int(value)) if value.isdigit() else 1
