"""Files that only pose as workbooks: HTML saved as .xls, as office systems export it, the same as MHTML, and the XML format
of Excel 2003. Merged cells, strikethrough and error cells are kept."""

import email
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html

from luodi.sheets._probe import MAX_CELLS, Probe
from luodi.sheets._table import Table
from luodi.sheets.errors import FileBroken, FileTooLarge

#: The largest span of a cell; nobody makes tables with more.
_WIDEST = 1000
_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_STRUCK_TAGS = {"s", "strike", "del"}
_STRUCK_STYLE = re.compile(r"line-through")


def is_html(data: bytes) -> bool:
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    return head.startswith(b"<") and re.search(rb"<(?:!doctype html|html|table|head|body|meta)\b", head) is not None


def is_mhtml(data: bytes) -> bool:
    return re.match(rb"(?:MIME-Version|From|Subject|Date|Content-Type|X-\S+):", data.lstrip()[:200]) is not None


def is_xml_table(data: bytes) -> bool:
    return b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4000] and b"Workbook" in data[:4000]


def of_html(path: Path, data: bytes) -> list[Table]:
    """The innermost tables of a page, in order."""
    try:
        page = html.fromstring(_in_unicode(data))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise FileBroken(path.name) from None
    pages = [each for each in page.iter("table") if each.find(".//table") is None]
    tables = [_of_rows(path, list(_html_rows(each))) for each in pages]
    for number, table in enumerate(tables, 1):
        table.name = path.stem if number == 1 else f"{path.stem}-{number}"
    return tables


def _in_unicode(data: bytes) -> str:
    named = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4000])
    names = [named[1].decode("ascii")] if named else []
    names = ["gb18030" if name.lower() in ("gb2312", "gbk") else name for name in names]
    for encoding in [*names, "utf-8-sig", "gb18030"]:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return data.decode("utf-8", "replace")


def of_mhtml(path: Path, data: bytes) -> list[Table]:
    """The tables of the pages in an MHTML file."""
    message = email.message_from_bytes(data)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    return [table for page in pages if isinstance(page, bytes) and page.strip() for table in of_html(path, page)]


_Cell = tuple[Any, int, int, bool, bool]  # value, column span, row span, is struck out, is an error


def _html_rows(table: Any) -> Iterator[list[_Cell]]:
    for row in table.iter("tr"):
        is_struck = _is_struck(row)
        yield [
            (_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"), is_struck or _is_struck_whole(cell), False)
            for cell in row.iterchildren("td", "th")
        ]


def _text(cell: Any) -> str:
    for line_end in cell.iter("br"):
        line_end.tail = "\n" + (line_end.tail or "")
    text = "".join(cell.itertext()).replace("\xa0", " ")
    return re.sub(r"[ \t\r\f]+", " ", text).strip()


def _span(cell: Any, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), _WIDEST)) if value.isdigit() else 1


def _is_struck(element: Any) -> bool:
    return element.tag in _STRUCK_TAGS or bool(_STRUCK_STYLE.search(element.get("style") or ""))


def _is_struck_whole(cell: Any) -> bool:
    """Whether the whole text of a cell is struck out."""
    if _is_struck(cell):
        return True
    lined = "".join("".join(each.itertext()) for each in cell.iterdescendants() if _is_struck_tag(each))
    return bool(lined.strip()) and lined.strip() == "".join(cell.itertext()).strip()


def _is_struck_tag(element: Any) -> bool:
    return isinstance(element.tag, str) and _is_struck(element)


def of_xml(path: Path, data: bytes) -> list[Table]:
    """The worksheets of an Excel 2003 XML file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        book = etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError:
        raise FileBroken(path.name) from None
    return [_worksheet(path, sheet) for sheet in book.iter(f"{_SS}Worksheet")]


def _worksheet(path: Path, sheet: Any) -> Table:
    rows: list[list[_Cell]] = []
    for row in sheet.iter(f"{_SS}Row"):
        wanted = min(int(row.get(f"{_SS}Index", len(rows) + 1)), 1_048_576)
        rows += [[] for _ in range(wanted - 1 - len(rows))]
        rows.append(_xml_row(row))
    table = _of_rows(path, rows)
    table.name = sheet.get(f"{_SS}Name", path.stem)
    return table


def _xml_row(row: Any) -> list[_Cell]:
    cells: list[_Cell] = []
    for cell in row.iter(f"{_SS}Cell"):
        reached = sum(each[1] for each in cells)
        wanted = min(int(cell.get(f"{_SS}Index", reached + 1)), 16_384)
        cells += [("", 1, 1, False, False)] * (wanted - 1 - reached)
        across, down = (min(int(cell.get(f"{_SS}{name}", 0)), _WIDEST) for name in ("MergeAcross", "MergeDown"))
        data = cell.find(f"{_SS}Data")
        kind = "" if data is None else data.get(f"{_SS}Type", "")
        text = "" if data is None else "".join(data.itertext()).strip()
        cells.append((_value(kind, text), across + 1, down + 1, False, kind == "Error"))
    return cells


def _value(kind: str, text: str) -> Any:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "Boolean":
        return text == "1"
    return text.removesuffix("T00:00:00.000") if kind == "DateTime" else text


def _of_rows(path: Path, rows: list[list[_Cell]]) -> Table:
    """A table from cells with spans: the value goes into the first cell of its span, the others are blank."""
    grid: list[list[Any]] = []
    merges: list[tuple[tuple[int, int], tuple[int, int]]] = []
    probe = Probe()
    covered: dict[tuple[int, int], None] = {}
    count = 0
    for number, cells in enumerate(rows):
        line: list[Any] = []
        for value, columns, height, is_struck, is_error in cells:
            while (number, len(line)) in covered:
                line.append("")
            at = (number, len(line))
            if is_struck:
                probe.struck.add(at)
            if is_error:
                probe.errors[at] = str(value)
            if height > 1:
                merges.append((at, (number + height - 1, at[1] + columns - 1)))
                below = range(number + 1, number + height)
                covered.update(dict.fromkeys((r, c) for r in below for c in range(at[1], at[1] + columns)))
            line += ["" if is_error else value, *[""] * (columns - 1)]
            count += columns * height
            if count > MAX_CELLS:
                raise FileTooLarge(path.name, size=f"有 {len(rows)} 行", limit=f"{MAX_CELLS:,} 格")
        grid.append(line)
    height_of = len(grid)
    kept = [(top, (min(bottom[0], height_of - 1), bottom[1])) for top, bottom in merges]
    width = max(map(len, grid), default=0)
    if width * len(grid) > MAX_CELLS:
        raise FileTooLarge(path.name, size=f"有 {len(grid)} 行 {width} 列", limit=f"{MAX_CELLS:,} 格")
    return Table(path.stem, [line + [""] * (width - len(line)) for line in grid], kept, probe, is_text=True)
