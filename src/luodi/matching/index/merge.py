"""Several segments of an index rewritten as one, without their dead rows.

All work is on whole columns, which releases the GIL, so queries are answered meanwhile.
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
    """The merged segment, and per source segment the new row of each old row (−1: it was dead)."""

    segment: Segment
    rows: list[Array]


def merged(segments: Sequence[Segment], engine: Engine) -> Merged:
    """Merges the living rows of some segments. No id may be alive in two of them."""
    rows = [each.living_rows for each in segments]
    codes = sorted({code for each in segments for code in each.regions.codes})
    numbers = _together([_region_numbers(each, codes)[kept] for each, kept in zip(segments, rows, strict=True)])
    order = np.argsort(numbers, kind="stable")
    names = Ids(_together([each.ids.column[kept] for each, kept in zip(segments, rows, strict=True)], "S1")[order])
    segment = Segment(_table(segments, rows, order, engine), _regions(codes, numbers[order]), names, engine)
    return Merged(segment, _moved(segments, rows, order))


def _region_numbers(segment: Segment, codes: Sequence[str]) -> Array:
    """The position of each row's region in `codes`."""
    regions, place = segment.regions, {code: number for number, code in enumerate(codes)}
    numbers = np.array([place[code] for code in regions.codes], dtype=np.int64)
    return np.repeat(numbers, np.diff(regions.starts))


def _regions(codes: Sequence[str], numbers: Array) -> Regions:
    """Regions from sorted positions in `codes`, one per row."""
    distinct, starts = np.unique(numbers, return_index=True)
    return Regions([codes[number] for number in distinct.tolist()], starts.tolist(), len(numbers))


def _moved(segments: Sequence[Segment], rows: Sequence[Array], order: Array) -> list[Array]:
    """Per segment, the new row of each old row, −1 if dead."""
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    moves, begin = [], 0
    for segment, kept in zip(segments, rows, strict=True):
        where = np.full(len(segment), -1, dtype=np.int64)
        where[kept] = places[begin : begin + len(kept)]
        begin += len(kept)
        moves.append(where)
    return moves


def _table(segments: Sequence[Segment], rows: Sequence[Array], order: Array, engine: Engine) -> Columns:
    """The columns of the living rows, with profiles renumbered and unused ones dropped."""
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
    """One segment's profile numbers mapped to the merged ones."""
    used = np.flatnonzero(np.bincount(numbers, minlength=len(values)))
    table = np.zeros(len(values), dtype=np.int64)
    table[used] = [profiles.number(values[number]) for number in used.tolist()]
    return table[numbers]


def _together(parts: Sequence[Array], kind: Any = np.int64) -> Array:
    """Concatenates arrays; of dtype `kind` when there are none."""
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)
