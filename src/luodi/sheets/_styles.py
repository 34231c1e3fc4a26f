"""Formatting that carries meaning in a workbook: strikethrough, and units displayed only by a number format (0"亩").

Nothing else is examined, and only workbooks that use one of the two pay for it.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from luodi.sheets._units import parse

_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
#: A style sheet takes some kilobytes; a larger one is ignored.
_MOST_BYTES = 16 * 1024 * 1024
_BLOCK = 1 << 20


@dataclass(slots=True)
class Styles:
    """The styles that strike a cell out or display a unit, and the shared strings struck out in whole or in part."""

    struck: set[int] = field(default_factory=set)
    units: dict[int, str] = field(default_factory=dict)
    #: Shared strings by number, without their struck-out parts: "" if nothing is left.
    left: dict[int, str] = field(default_factory=dict)


def styles(archive: zipfile.ZipFile) -> Styles:
    """The relevant styles of a workbook."""
    result = Styles()
    names = archive.namelist()
    if _STYLES in names and archive.getinfo(_STYLES).file_size <= _MOST_BYTES:
        _read_styles(archive, result)
    if _STRINGS in names and _mentions(archive, _STRINGS, b"strike"):
        _read_strings(archive, result)
    return result


def _read_styles(archive: zipfile.ZipFile, result: Styles) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(archive.read(_STYLES), parser)
    except etree.XMLSyntaxError:
        return
    fonts = [_has_line(font) for fonts in _children(root, "fonts") for font in _children(fonts, "font")]
    formats = {
        each.get("numFmtId"): unit_of(each.get("formatCode", ""))
        for group in _children(root, "numFmts")
        for each in _children(group, "numFmt")
    }
    cells = [each for group in _children(root, "cellXfs") for each in _children(group, "xf")]
    for number, each in enumerate(cells):
        font = each.get("fontId", "0")
        if font.isdigit() and int(font) < len(fonts) and fonts[int(font)]:
            result.struck.add(number)
        unit = formats.get(each.get("numFmtId"))
        if unit:
            result.units[number] = unit


def _children(element: Any, name: str) -> Iterator[Any]:
    return (each for each in element if isinstance(each.tag, str) and etree.QName(each).localname == name)


def _has_line(font: Any) -> bool:
    return any(each.get("val", "1") not in ("0", "false") for each in _children(font, "strike"))


_NOT_SHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_GENERAL = re.compile(r"General|G/通用格式", re.IGNORECASE)
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|([^\s"0-9#?.,])')


@cache
def unit_of(code: str) -> str:
    """The unit after the digits of a number format: 0.00"亩", #,##0\\ "元/㎡/月"; "" for none, for dates and scaled formats.

    0!.0,"万" displays a thousandth of the stored number, so its 万 does not apply to that number.
    """
    first = _GENERAL.sub("0", _NOT_SHOWN.sub("", code.split(";")[0]))
    bare = re.sub(r'"[^"]*"|[\\!].', "", first)
    if re.search(r"[ymdhs%@]|[0#?],+(?![0#?])", bare, re.IGNORECASE) or not re.search(r"[0#?]", bare):
        return ""
    behind = re.split(r"[0#?](?=[^0#?]*$)", first)[-1]
    text = "".join(a or b or c for a, b, c in _LITERAL.findall(behind)).strip()
    return text if text and parse(text) is not None else ""


def _mentions(archive: zipfile.ZipFile, name: str, word: bytes) -> bool:
    rest = b""
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            if word in rest + block:
                return True
            rest = block[-len(word) :]
    return False


def _read_strings(archive: zipfile.ZipFile, result: Styles) -> None:
    number = 0
    try:
        with archive.open(_STRINGS) as stream:
            for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True):
                if isinstance(element.tag, str) and etree.QName(element).localname == "si":
                    _note(element, number, result)
                    number += 1
                    element.clear()
    except etree.XMLSyntaxError:
        return


def _note(string: Any, number: int, result: Styles) -> None:
    left = _left(string)
    if left is not None:
        result.left[number] = left


def _left(string: Any) -> str | None:
    """A text without its struck-out parts; None if no part is struck out."""
    runs = [(_is_lined(run), _text(run)) for run in _children(string, "r")]
    if not any(is_lined and text.strip() for is_lined, text in runs):
        return None
    return "".join(text for is_lined, text in runs if not is_lined).strip()


def left_of_inline(text: bytes) -> str | None:
    """The same for an inline string (<is>…</is>)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    string = etree.fromstring(text, parser)
    return None if string is None else _left(string)


def _is_lined(run: Any) -> bool:
    return any(_has_line(properties) for properties in _children(run, "rPr"))


def _text(run: Any) -> str:
    return "".join(each.text or "" for each in _children(run, "t"))
