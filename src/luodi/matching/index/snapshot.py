"""An index in a file: written whole or not at all, opened by mapping its columns into memory.

The file is a prefix (what it is, which form, a checksum over the rest, two lengths), a JSON header (segments with their
regions and profiles, the place of every array, a note of whoever keeps it), then the arrays, each at a multiple of 64
bytes. Opening reads the file once, for the checksum; columns are then pages of it, shared by all processes that have it
open, and a process that marks rows dead changes a copy. The file may be replaced meanwhile, never written into.
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
#: What it is, its form, the checksum of all that follows, the length of the header, the length of the file.
_PREFIX = struct.Struct("<8s16sIQQ")
_ALIGNMENT = 64
#: The arrays of a segment beside its columns.
_OTHERS = ("dead", "ids", "rank")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index that was opened, and the note that was kept with it."""

    index: Index
    note: dict[str, Any]


@cache
def form() -> bytes:
    """A hash of everything that gives the numbers of a file their meaning."""
    scales = [(key, field(key).scale) for key in (*NUMBER_COLUMNS, *SITE_KEYS)]
    meaning = (__version__, _PREFIX.format, Facts._fields, scales, FLAGS, Storeys._fields, DEALS, KINDS)
    return hashlib.sha256(repr(meaning).encode()).digest()[:16]


def save_index(index: Index, path: Path, note: Mapping[str, Any] | None = None) -> None:
    """Writes an index, with a note that JSON can hold, in the place of what was there. OSError where it cannot."""
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
    """The index of a file with its note. FileNotFoundError, OSError; SnapshotError where the file cannot be used."""
    pages = _pages(path)
    header_length = _PREFIX.unpack_from(pages)[3]
    try:
        header = json.loads(pages[_PREFIX.size : _PREFIX.size + header_length])
        rows = sum(each["living"] for each in header["segments"])
        engine = engine or engine_for(rows)
        return Snapshot(Index([_segment(pages, each, engine) for each in header["segments"]]), header["note"])
    except (ValueError, KeyError, TypeError) as error:  # whole by its checksum, yet not what `_write` writes
        raise SnapshotDamaged(path) from error


def _pages(path: Path) -> mmap.mmap:
    """The file in memory, once it is seen to be whole and of our form."""
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
        # Private pages: arrays over them can be written to, as the compiled kernels expect, and no write reaches the file.
        pages = mmap.mmap(file.fileno(), length, access=mmap.ACCESS_COPY)
    with memoryview(pages) as whole, whole[_PREFIX.size :] as rest:
        if zlib.crc32(rest) != checksum:
            raise SnapshotDamaged(path)
    return pages


def _write(file: BinaryIO, index: Index, note: dict[str, Any]) -> None:
    """Header and arrays, then the prefix, which needs their checksum."""
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
    """Something as bytes, uncopied where it can be."""
    return part if isinstance(part, bytes) else np.ascontiguousarray(part).view(np.uint8).data


def _arrays(segment: Segment) -> dict[str, Array]:
    """The arrays of a segment by name, in the layout of compiled engines."""
    facts = segment.table.facts
    if segment.engine.name == "plain":
        facts = compact(facts, np.arange(len(segment)))
    columns = {name: np.asarray(column) for name, column in facts._asdict().items()}
    return {**columns, "dead": segment.dead, "ids": segment.ids.column, "rank": segment.ids.rank}


def _places(arrays: Sequence[Mapping[str, Array]]) -> list[dict[str, tuple[str, int, int]]]:
    """Of each array its kind, its length and where it begins, counted from the end of the header."""
    found: list[dict[str, tuple[str, int, int]]] = []
    end = 0
    for each in arrays:
        found.append({})
        for name, column in each.items():
            found[-1][name] = (column.dtype.str, len(column), end)
            end += column.nbytes + -column.nbytes % _ALIGNMENT
    return found


def _described(segment: Segment, places: Mapping[str, Any]) -> dict[str, Any]:
    """What the header says of a segment."""
    regions, table = segment.regions, segment.table
    return {
        "living": segment.living,
        "regions": [regions.codes, regions.starts[:-1], regions.rows],
        "storeys": table.storeys,
        "industries": table.industries,
        "arrays": places,
    }


def _segment(pages: mmap.mmap, described: Mapping[str, Any], engine: Engine) -> Segment:
    """A segment over the pages of a file."""
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
