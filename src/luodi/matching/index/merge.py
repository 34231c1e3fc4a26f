"""Several segments of an index rewritten as one, without their dead rows.

All of it is work on whole columns, which lets go of the interpreter: questions are answered meanwhile.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from luodi.matching.columns import ROW_COLUMNS, SITE_WIDTH, Facts, Profiles, site_table
from luodi.matching.index.arrays import Array, compact
from luodi.matching.index.columns import Columns
from luodi.matching.index.ids import Ids
from luodi.matching.index.regions import Regions
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.engines import Engine

_PROFILED = ("storeys", "industries", "site")


class Merged(NamedTuple):
    """One segment of what is alive in several, and for each of those the new row of every old one (−1: it was dead)."""

    segment: Segment
    rows: list[Array]


def merged(segments: Sequence[Segment], engine: Engine) -> Merged:
    """The living rows of some segments in one; the same id is alive in no two of them."""
    rows = [each.living_rows for each in segments]
    codes = sorted({code for each in segments for code in each.regions.codes})
    numbers = _together([_region_numbers(each, codes)[kept] for each, kept in zip(segments, rows, strict=True)])
    order = np.argsort(numbers, kind="stable")
    names = Ids(_together([each.ids.column[kept] for each, kept in zip(segments, rows, strict=True)], "S1")[order])
    segment = Segment(_table(segments, rows, order, engine), _regions(codes, numbers[order]), names, engine)
    return Merged(segment, _moved(segments, rows, order))


def _region_numbers(segment: Segment, codes: Sequence[str]) -> Array:
    """The place of each row's region among some codes."""
    regions, place = segment.regions, {code: number for number, code in enumerate(codes)}
    numbers = np.array([place[code] for code in regions.codes], dtype=np.int64)
    return np.repeat(numbers, np.diff(regions.starts))


def _regions(codes: Sequence[str], numbers: Array) -> Regions:
    """The regions of rows that are in order, each by its place among some codes."""
    distinct, starts = np.unique(numbers, return_index=True)
    return Regions([codes[number] for number in distinct.tolist()], starts.tolist(), len(numbers))


def _moved(segments: Sequence[Segment], rows: Sequence[Array], order: Array) -> list[Array]:
    """Where each row of each segment went."""
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    found, begin = [], 0
    for segment, kept in zip(segments, rows, strict=True):
        where = np.full(len(segment), -1, dtype=np.int64)
        where[kept] = places[begin : begin + len(kept)]
        begin += len(kept)
        found.append(where)
    return found


def _table(segments: Sequence[Segment], rows: Sequence[Array], order: Array, engine: Engine) -> Columns:
    """The columns of the living rows, their profiles renumbered, only those in use."""
    profiles = {name: Profiles() for name in _PROFILED}
    parts: dict[str, list[Array]] = {name: [] for name in Facts._fields[:ROW_COLUMNS]}
    for segment, kept in zip(segments, rows, strict=True):
        facts = segment.table.facts
        sites = [tuple(each) for each in np.asarray(facts.sites).reshape(SITE_WIDTH, -1).T.tolist()]
        for name, part in parts.items():
            part.append(np.asarray(getattr(facts, name))[kept])
        for name, known in zip(_PROFILED, (segment.table.storeys, segment.table.industries, sites), strict=True):
            parts[name][-1] = _renumbered(parts[name][-1], known, profiles[name])
    columns = {name: _together(part) for name, part in parts.items()}
    facts = compact(Facts(**columns, sites=site_table(profiles["site"].values)), order)
    if engine.name == "plain":
        facts = Facts(*(column.tolist() for column in facts))
    return Columns(facts, profiles["storeys"].values, profiles["industries"].values)


def _renumbered(numbers: Array, values: Sequence[Any], profiles: Profiles) -> Array:
    """Profile numbers of one segment as those of all."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(values)))
    table = np.zeros(len(values), dtype=np.int64)
    table[used] = [profiles.number(values[number]) for number in used.tolist()]
    return table[numbers]


def _together(parts: Sequence[Array], kind: Any = np.int64) -> Array:
    """Arrays one after the other, of the kind named when there is none."""
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
