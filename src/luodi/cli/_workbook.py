"""A workbook of Excel written row by row, for tables of many thousand lines: text and numbers, headings that stay in sight.

Office Open XML (ECMA-376), the least that Excel, WPS and LibreOffice open without a word: one part a sheet, strings within
their cells, so that nothing is kept in memory; text is always text, also where it looks like a formula. `luodi.sheets`
writes listings with openpyxl, which knows more and takes ten times as long.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

Value = str | int | float | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
#: Fast rather than small: half as large again as the best, a fifth of the time.
_LEVEL = 1
#: What XML cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RELATIONS = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
#: Two looks of a cell: plain, and the bold of headings.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" '
    'state="frozen"/></sheetView></sheetViews>'
)


class Workbook:
    """A workbook being written: one sheet after the other, then `close`."""

    def __init__(self, path: Path) -> None:
        self._file = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._names: list[str] = []

    @contextmanager
    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Iterator["Rows"]:
        """The next sheet; widths are of its columns, in characters."""
        self._names.append(name)
        with self._file.open(f"xl/worksheets/sheet{len(self._names)}.xml", "w", force_zip64=True) as part:
            columns = "".join(
                f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
            )
            part.write(f'{_HEAD}<worksheet xmlns="{_MAIN}">{_FROZEN}<cols>{columns}</cols><sheetData>'.encode())
            rows = Rows(part, len(headings))
            rows.add([headings], style=1)
            yield rows
            part.write(b"</sheetData></worksheet>")

    def close(self) -> None:
        """Writes what holds the sheets together."""
        for name, text in self._parts():
            self._file.writestr(name, text)
        self._file.close()

    def abandon(self) -> None:
        """Lets go of a file that nobody will open."""
        self._file.close()

    def _parts(self) -> Iterator[tuple[str, str]]:
        numbers = range(1, len(self._names) + 1)
        sheets = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(self._names, 1)
        )
        kept = [(f"/xl/worksheets/sheet{n}.xml", f"{_TYPE}.worksheet+xml") for n in numbers]
        kept += [("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"), ("/xl/styles.xml", f"{_TYPE}.styles+xml")]
        types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kept)
        near = [(n, f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        near.append((len(numbers) + 1, f"{_OFFICE}/styles", "styles.xml"))
        yield "xl/styles.xml", _STYLES
        yield (
            "xl/workbook.xml",
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        )
        yield "xl/_rels/workbook.xml.rels", _relations(near)
        yield "_rels/.rels", _relations([(1, f"{_OFFICE}/officeDocument", "xl/workbook.xml")])
        yield "[Content_Types].xml", f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{_RELATIONS}{types}</Types>'


def _relations(near: Iterable[tuple[int, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, kind, target in near)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


class Rows:
    """The rows of a sheet; `count` is how many there are."""

    def __init__(self, part: IO[bytes], width: int) -> None:
        self.count, self._part = 0, part
        self._letters = [_letters(n) for n in range(width)]

    def add(self, rows: Iterable[Sequence[Value]], style: int = 0) -> None:
        """Appends rows; a None leaves its cell empty."""
        look = f' s="{style}"' if style else ""
        lines = []
        for row in rows:
            self.count += 1
            cells = (
                _cell(f"{letters}{self.count}", value, look) for letters, value in zip(self._letters, row, strict=True)
            )
            lines.append(f'<row r="{self.count}">{"".join(cells)}</row>')
        self._part.write("".join(lines).encode())


def _cell(place: str, value: Value, look: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = escape(_CONTROL.sub("", value) if _CONTROL.search(value) else value)
        return f'<c r="{place}"{look} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}"{look}><v>{value}</v></c>'


def _letters(number: int) -> str:
    """A, B, … Z, AA, AB … from 0."""
    first, last = divmod(number, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
