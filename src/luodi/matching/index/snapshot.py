"""An index in a file, written atomically and opened by mapping its columns into memory.

Layout: a prefix (magic, format hash, checksum of the rest, two lengths); a JSON header (segments with their regions and
profiles, the offset of every array, the owner's note); then the arrays, each aligned to 64 bytes. Opening reads the file
once, for the checksum. After that columns are pages of the file, shared by all processes that have it open; a process that
marks rows dead changes its own copy. The file may be replaced while it is open, but never written into.
"""

import hashlib
import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from luodi import __version__
from luodi.fields import field
from luodi.matching.codes import DEALS, KINDS
from luodi.matching.columns import FLAGS, NUMBER_COLUMNS, SITE_KEYS, Facts
from luodi.matching.errors import NotASnapshot, OtherVersion, SnapshotDamaged
from luodi.matching.index.arrays import Array, compact
from luodi.matching.index.columns import Columns
from luodi.matching.index.ids import Ids
from luodi.matching.index.index import Index
from luodi.matching.index.regions import Regions
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.engines import Engine, engine_for
from luodi.matching.sides import Storeys

_MAGIC = b"luodi-ix"
#: Magic, format hash, checksum of everything after the prefix, length of the header, length of the file.
_PREFIX = struct.Struct("<8s16sIQQ")
_ALIGNMENT = 64
#: The arrays of a segment besides its columns.
_OTHERS = ("dead", "ids", "rank")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index opened from a file, and the note saved with it."""

    index: Index
    note: dict[str, Any]


@cache
def form() -> bytes:
    """The format hash, over everything that gives the numbers in a file their meaning."""
    scales = [(key, field(key).scale) for key in (*NUMBER_COLUMNS, *SITE_KEYS)]
    meaning = (__version__, _PREFIX.format, Facts._fields, scales, FLAGS, Storeys._fields, DEALS, KINDS)
    return hashlib.sha256(repr(meaning).encode()).digest()[:16]


def save_index(index: Index, path: Path, note: Mapping[str, Any] | None = None) -> None:
    """Atomically writes an index, with a JSON-serialisable note, over any existing file. OSError if that fails."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            os.fchmod(file.fileno(), 0o600)
            _write(file, index, dict(note or {}))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def open_index(path: Path, engine: Engine | None = None) -> Snapshot:
    """Opens a saved index. Raises FileNotFoundError or OSError, and SnapshotError when the file cannot be used."""
    pages = _pages(path)
    header_length = _PREFIX.unpack_from(pages)[3]
    try:
        header = json.loads(pages[_PREFIX.size : _PREFIX.size + header_length])
        rows = sum(each["living"] for each in header["segments"])
        engine = engine or engine_for(rows)
        return Snapshot(Index([_segment(pages, each, engine) for each in header["segments"]]), header["note"])
    except (ValueError, KeyError, TypeError) as error:  # the checksum holds, but `_write` did not write this
        raise SnapshotDamaged(path) from error


def _pages(path: Path) -> mmap.mmap:
    """The file mapped into memory, after checking that it is complete and of the current format."""
    with path.open("rb") as file:
        start = file.read(_PREFIX.size)
        if not start.startswith(_MAGIC):
            raise NotASnapshot(path)
        if len(start) < _PREFIX.size:
            raise SnapshotDamaged(path)
        _, written_as, checksum, _, length = _PREFIX.unpack(start)
        if written_as != form():
            raise OtherVersion(path)
        if os.fstat(file.fileno()).st_size != length:
            raise SnapshotDamaged(path)
        # Copy-on-write: the compiled kernels expect writable arrays, and no write may reach the file.
        pages = mmap.mmap(file.fileno(), length, access=mmap.ACCESS_COPY)
    with memoryview(pages) as whole, whole[_PREFIX.size :] as rest:
        if zlib.crc32(rest) != checksum:
            raise SnapshotDamaged(path)
    return pages


def _write(file: BinaryIO, index: Index, note: dict[str, Any]) -> None:
    """Writes header and arrays, then the prefix, which needs their checksum."""
    arrays = [_arrays(each) for each in index.segments]
    places = _places(arrays)
    described = [_described(each, place) for each, place in zip(index.segments, places, strict=True)]
    header = json.dumps({"segments": described, "note": note}, separators=(",", ":")).encode()
    file.write(b"\0" * _PREFIX.size)
    checksum, length = 0, _PREFIX.size
    for part in (header, *(column for each in arrays for column in each.values())):
        for piece in (b"\0" * (-length % _ALIGNMENT if part is not header else 0), _bytes(part)):
            file.write(piece)
            checksum, length = zlib.crc32(piece, checksum), length + len(piece)
    file.seek(0)
    file.write(_PREFIX.pack(_MAGIC, form(), checksum, len(header), length))


def _bytes(part: Any) -> Any:
    """An array or bytes as bytes, without copying where possible."""
    return part if isinstance(part, bytes) else np.ascontiguousarray(part).view(np.uint8).data


def _arrays(segment: Segment) -> dict[str, Array]:
    """The arrays of a segment by name, in the compiled engine's layout."""
    facts = segment.table.facts
    if segment.engine.name == "plain":
        facts = compact(facts, np.arange(len(segment)))
    columns = {name: np.asarray(column) for name, column in facts._asdict().items()}
    return {**columns, "dead": segment.dead, "ids": segment.ids.column, "rank": segment.ids.rank}


def _places(arrays: Sequence[Mapping[str, Array]]) -> list[dict[str, tuple[str, int, int]]]:
    """Per segment and array: dtype, length, and offset from the end of the header."""
    tables: list[dict[str, tuple[str, int, int]]] = []
    end = 0
    for each in arrays:
        tables.append({})
        for name, column in each.items():
            tables[-1][name] = (column.dtype.str, len(column), end)
            end += column.nbytes + -column.nbytes % _ALIGNMENT
    return tables


def _described(segment: Segment, places: Mapping[str, Any]) -> dict[str, Any]:
    """A segment's entry in the header."""
    regions, table = segment.regions, segment.table
    return {
        "living": segment.living,
        "regions": [regions.codes, regions.starts[:-1], regions.rows],
        "storeys": table.storeys,
        "industries": table.industries,
        "arrays": places,
    }


def _segment(pages: mmap.mmap, described: Mapping[str, Any], engine: Engine) -> Segment:
    """A segment over the mapped pages of a file."""
    begin = _PREFIX.size + _PREFIX.unpack_from(pages)[3]
    begin += -begin % _ALIGNMENT
    columns = {
        name: np.ndarray(length, kind, pages, begin + place)
        for name, (kind, length, place) in described["arrays"].items()
    }
    dead, ids, rank = (columns.pop(name) for name in _OTHERS)
    facts = Facts(**columns)
    if engine.name == "plain":
        facts = Facts(*(column.tolist() for column in facts))
    storeys = [Storeys(tuple(floors), *others) for floors, *others in described["storeys"]]
    table = Columns(facts, storeys, list(_admissions(described["industries"])))
    return Segment(table, Regions(*described["regions"]), Ids(ids, rank), engine, dead)


def _admissions(industries: Sequence[Any]) -> Iterator[Any]:
    for admitted, excluded, is_exclusive in industries:
        yield tuple(admitted), tuple(excluded), is_exclusive
