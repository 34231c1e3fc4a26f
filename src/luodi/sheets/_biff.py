"""Details of Excel 97 workbooks that the library does not report: error cells, hidden rows, strikethrough, format units.

The workbook stream is extracted from its container and its records are walked once. Damage ends the walk silently; whether
the file is usable is for the cell reader to say.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from luodi.sheets._probe import Probe
from luodi.sheets._styles import Styles, unit_of

_END = 0xFFFFFFFA  # sector numbers from here up are special values
_BOF, _EOF, _BOUNDSHEET, _FONT, _XF, _FORMAT, _FILEPASS = 0x809, 0x0A, 0x85, 0x31, 0xE0, 0x41E, 0x2F
_FORMULA, _NUMBER, _RK, _SHARED, _LABEL, _BOOLERR, _MULRK, _ROW = 0x06, 0x203, 0x27E, 0xFD, 0x204, 0x205, 0xBD, 0x208
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_BIFF8 = 0x600
_HIDDEN, _STRUCK = 0x20, 0x08

_Record = tuple[int, bytes]


def probes(data: bytes) -> dict[str, Probe]:
    """The probe of each sheet by name; empty if the container is unreadable."""
    try:
        stream = _workbook(data)
        sheets, styles = _globals(stream)
        return {name: _sheet(stream, offset, styles) for name, offset in sheets.items()}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


# The container ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Container:
    """The sectors of a compound file and its allocation table."""

    data: bytes
    size: int
    table: list[int] = field(default_factory=list)

    def sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def chain(self, start: int) -> bytes:
        return b"".join(self.sector(number) for number in _chain(self.table, start))


def _chain(table: list[int], start: int) -> Iterator[int]:
    """The chain of sectors from `start`; stops at a cycle."""
    visited = set[int]()
    while start < _END and start < len(table) and start not in visited:
        visited.add(start)
        yield start
        start = table[start]


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _workbook(data: bytes) -> bytes:
    """The stream named Workbook, b"" if there is none."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    directory, _, cutoff, mini_start = struct.unpack_from("<IIII", data, 48)
    container = _Container(data, 1 << min(shift, 12))
    for number in _table_sectors(container, data):
        container.table += _numbers(container.sector(number))
    entries = container.chain(directory)
    root = b""
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", entries, at + 116)
        root = root or container.chain(start)
        if name != "Workbook":
            continue
        if size >= cutoff:
            return container.chain(start)[:size]
        small = 1 << min(mini_shift, 12)
        numbers = _chain(_numbers(container.chain(mini_start)), start)
        return b"".join(root[n * small : (n + 1) * small] for n in numbers)[:size]
    return b""


def _table_sectors(container: _Container, data: bytes) -> Iterator[int]:
    yield from (number for number in struct.unpack_from("<109I", data, 76) if number < _END)
    more, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // container.size)):
        if more >= _END:
            return
        *numbers, more = _numbers(container.sector(more)) or [_END]
        yield from (number for number in numbers if number < _END)


# The records -----------------------------------------------------------------------------------------------------------


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records from an offset to the end of its substream; nested substreams (charts) are skipped."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, body


def _globals(stream: bytes) -> tuple[dict[str, int], Styles]:
    sheets: dict[str, int] = {}
    fonts: list[bool] = []
    formats: dict[int, str] = {}
    looks: list[tuple[int, int]] = []
    is_new = False
    for kind, body in _records(stream, 0):
        if kind == _BOF:
            is_new = struct.unpack_from("<H", body)[0] == _BIFF8
        elif kind == _FILEPASS:
            return {}, Styles()
        elif kind == _BOUNDSHEET and is_new:
            sheets[_text(body, body[6], 7)] = struct.unpack_from("<I", body)[0]
        elif kind == _FONT:
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _FORMAT and is_new:
            number, length = struct.unpack_from("<HH", body)
            formats[number] = unit_of(_text(body, length, 4))
        elif kind == _XF:
            font, form = struct.unpack_from("<HH", body)
            looks.append((font - (font > 4), form))  # BIFF has no font 4
    styles = Styles()
    for number, (font, form) in enumerate(looks):
        if font < len(fonts) and fonts[font]:
            styles.struck.add(number)
        if formats.get(form):
            styles.units[number] = formats[form]
    return sheets, styles


def _text(body: bytes, length: int, flags: int) -> str:
    """A string of one-byte or two-byte characters, depending on its flags."""
    start = flags + 1
    if body[flags] & 1:
        return body[start : start + 2 * length].decode("utf-16-le")
    return body[start : start + length].decode("latin-1")


def _sheet(stream: bytes, offset: int, styles: Styles) -> Probe:
    probe = Probe()
    for kind, body in _records(stream, offset):
        if kind == _ROW and body[12] & _HIDDEN:
            probe.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                _look(row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0], styles, probe)
        elif kind in (_FORMULA, _NUMBER, _RK, _SHARED, _LABEL, _BOOLERR):
            row, column, look = struct.unpack_from("<HHH", body)
            _look(row, column, look, styles, probe)
            code = _error(kind, body)
            if code is not None:
                probe.errors[row, column] = _ERRORS.get(code, "#VALUE!")
    return probe


def _look(row: int, column: int, look: int, styles: Styles, probe: Probe) -> None:
    if look in styles.struck:
        probe.struck.add((row, column))
    if look in styles.units:
        probe.units[row, column] = styles.units[look]


def _error(kind: int, body: bytes) -> int | None:
    """The error code of an error cell or of a formula's result."""
    if kind == _BOOLERR and body[7]:
        return body[6]
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None
