"""Matches an index with a requirement: scan, order, report, explain."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from luodi.matching.answer.alternatives import best_of, weighed
from luodi.matching.answer.answers import Answer, AskReport, Settles
from luodi.matching.answer.judge import Judgement, judge_rows
from luodi.matching.answer.relaxations import has_several_ways, relaxations, steps_of
from luodi.matching.answer.scans import Candidates, Reports, ScanOptions, examined, order_keys, scanned
from luodi.matching.asks import ASKED_BY_LISTING, ASKS, NUMBER
from luodi.matching.branches import is_asked, is_hard
from luodi.matching.codes import FITS, MAY_FIT, VERDICTS
from luodi.matching.index.arrays import Array
from luodi.matching.index.index import Index
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.scan import NEAR_TWO
from luodi.matching.kernel.source import FIELDS
from luodi.matching.kernel.verdict import order_key
from luodi.matching.sides import Branch, Requirement


class Place(NamedTuple):
    """A row's position in the order of an answer."""

    key: int
    id: str
    segment: Segment
    row: int


@dataclass(frozen=True, slots=True)
class Screened:
    """The ids of listings that fit and may fit, in order, with counts and reports but without explanations.

    open_asks: for each that may fit, the names of its open hard asks.
    """

    scope: int
    counts: dict[str, int]
    asks: tuple[AskReport, ...]
    fits: tuple[str, ...]
    may_fit: tuple[str, ...]
    open_asks: tuple[tuple[str, ...], ...]


def match(
    index: Index, requirement: Requirement, *, as_of: dt.date, top: int = 20, threads: int = 2, is_relaxed: bool = True
) -> Answer:
    """Judges every listing for a requirement: counts, reports over the whole scope, the best `top` explained.

    Relaxations are computed only if `is_relaxed`.
    """
    day = as_of.toordinal()
    reports, rows = candidates_of(index, requirement, day, top, threads, is_relaxed)
    best = first_of([ranked(one, requirement, day, top, threads) for one in rows], top)
    return Answer(
        requirement=requirement,
        as_of=as_of,
        scope=reports.scope,
        counts=counts_of(reports),
        asks=ask_reports(requirement, reports),
        matches=tuple(explained(best, requirement, as_of)),
        relaxations=tuple(relaxations(index, requirement, reports, rows, day, threads)) if is_relaxed else (),
        settles=settled(reports),
    )


def screen(index: Index, requirement: Requirement, *, as_of: dt.date, threads: int = 2) -> Screened:
    """The ids of all listings that fit and may fit, in the order of `match`, with its counts but without explanations.

    Works on columns throughout: even long lists create no object per row.
    """
    day = as_of.toordinal()
    reports, rows = candidates_of(index, requirement, day, len(index), threads, is_relaxed=False)
    fits, parts = int(reports.counts[FITS]), [passing(each, requirement, day, threads) for each in rows]
    nothing = np.zeros(0, dtype=np.int64)
    keys = np.concatenate([nothing, *(part.keys for part in parts)])
    masks = np.concatenate([nothing, *(part.open for part in parts)])
    ids = [name for part in parts for name in part.ids]
    if sum(len(part.keys) > 0 for part in parts) > 1:
        order = sorted(range(len(ids)), key=lambda place: (keys[place], ids[place]))
        ids, masks = [ids[place] for place in order], masks[order]
    asks = ask_reports(requirement, reports)
    left_open = open_asks(masks[fits:])
    return Screened(reports.scope, counts_of(reports), asks, tuple(ids[:fits]), tuple(ids[fits:]), left_open)


class Passing(NamedTuple):
    """The rows of a segment that fit or may fit, in order: ids, sort keys, and masks of open asks."""

    ids: list[str]
    keys: Array
    open: Array


def passing(candidates: Candidates, requirement: Requirement, as_of: int, threads: int) -> Passing:
    """The rows of a segment that fit or may fit."""
    segment, (rows, keys) = (
        candidates.segment,
        foremost(passing_only(candidates), requirement, as_of, len(candidates.rows), threads),
    )
    masks = np.zeros(len(rows), dtype=np.int64)
    doubtful = np.flatnonzero(keys >= order_key(MAY_FIT, 0, 0, 10_000, 0))
    masks[doubtful] = best_of(segment, requirement.branches, rows[doubtful], as_of, threads).unknown
    return Passing(list(segment.ids.at(rows)), keys, masks)


def open_asks(masks: Array) -> tuple[tuple[str, ...], ...]:
    """The names of the hard asks of each mask."""
    distinct, places = np.unique(masks, return_inverse=True)
    names = [tuple(ASKS[n] for n in range(len(ASKS)) if mask >> n & 1) for mask in distinct.tolist()]
    return tuple([names[place] for place in places.tolist()])


def candidates_of(
    index: Index, requirement: Requirement, as_of: int, top: int, threads: int, is_relaxed: bool = True
) -> tuple[Reports, list[Candidates]]:
    """The reports over all segments (with relaxation steps if `is_relaxed`), and per segment the rows that may be shown."""
    if len(requirement.branches) > 1:
        return weighed(index, requirement.branches, as_of, threads)
    reports, (branch,) = Reports.empty(), requirement.branches
    look, rows = ScanOptions(top=top, alone=is_relaxed and has_several_ways(requirement)), []
    limits = branch if is_relaxed else Branch()
    for segment in index.segments:
        ranges, steps = segment.ranges_of(branch), steps_of(limits, segment.engine)
        rows.append(scanned(segment, branch, ranges, as_of, threads, look, steps, reports))
    return reports, rows


def passing_only(candidates: Candidates) -> Candidates:
    """Drops near misses."""
    places = np.flatnonzero(candidates.kinds <= MAY_FIT)
    return candidates._replace(
        rows=candidates.rows[places], kinds=candidates.kinds[places], keys=candidates.keys[places]
    )


def ranked(candidates: Candidates, requirement: Requirement, as_of: int, top: int, threads: int) -> list[Place]:
    """The rows of `foremost` as Places."""
    segment, (rows, keys) = candidates.segment, foremost(candidates, requirement, as_of, top, threads)
    places = zip(keys.tolist(), segment.ids.at(rows), rows.tolist(), strict=True)
    return [Place(key, name, segment, row) for key, name, row in places]


def foremost(
    candidates: Candidates, requirement: Requirement, as_of: int, top: int, threads: int
) -> tuple[Array, Array]:
    """The first `top` rows of a segment in the order of design section 5, with their sort keys; never a `no`."""
    rows, keys = placed(candidates, requirement, as_of, top, threads)
    if len(keys) > top:
        first = np.flatnonzero(keys <= np.partition(keys, top - 1)[top - 1]) if top else np.zeros(0, dtype=np.int64)
        rows, keys = rows[first], keys[first]
    order = np.lexsort((candidates.segment.id_rank[rows], keys))[:top]
    return rows[order], keys[order]


def placed(found: Candidates, requirement: Requirement, as_of: int, top: int, threads: int) -> tuple[Array, Array]:
    """The rows of the verdicts needed to fill `top`, with sort keys; near misses are judged again for theirs."""
    enough = np.cumsum(np.bincount(found.kinds, minlength=NEAR_TWO + 1)) >= top
    last = int(np.argmax(enough)) if enough.any() else NEAR_TWO
    chosen = found.kinds <= last
    rows, keys = found.rows[chosen], found.keys[chosen]
    if last > MAY_FIT and len(requirement.branches) == 1:
        near, (branch,) = np.flatnonzero(found.kinds[chosen] > MAY_FIT), requirement.branches
        ranges = found.segment.ranges_of(branch)
        keys[near] = order_keys(examined(found.segment, branch, ranges, rows[near], as_of, threads))
    return rows, keys


def first_of(parts: Sequence[list[Place]], top: int) -> list[Place]:
    """Merges the first places of several segments."""
    filled = [each for each in parts if each]
    if len(filled) == 1:
        return filled[0][:top]
    return sorted(chain.from_iterable(filled), key=attrgetter("key", "id"))[:top]


def explained(best: Sequence[Place], requirement: Requirement, as_of: dt.date) -> list[Judgement]:
    """Judges the rows again with every answer kept, in order."""
    judgements: dict[int, Judgement] = {}
    for segment, places in by_segment(best).items():
        lifted = segment.lifted([best[place].row for place in places])
        judgements |= zip(places, judge_rows(lifted, requirement, as_of, segment.engine), strict=True)
    return [judgements[place] for place in range(len(best))]


def by_segment(places: Sequence[Place]) -> dict[Segment, list[int]]:
    """The indices of places, grouped by segment."""
    groups: dict[Segment, list[int]] = {}
    for number, each in enumerate(places):
        groups.setdefault(each.segment, []).append(number)
    return groups


def counts_of(reports: Reports) -> dict[str, int]:
    """Listings by verdict."""
    return {name: int(reports.counts[place]) for place, name in enumerate(VERDICTS)}


def ask_reports(requirement: Requirement, reports: Reports) -> tuple[AskReport, ...]:
    """Reports on the requirement's hard asks, and on listings' asks that failed somebody.

    deal, kind and region can only be unknown, so they have no report.
    """
    asked = {
        name for branch in requirement.branches for name in ASKS if is_asked(name, branch) and is_hard(name, branch)
    }
    shown = (name for name in ASKS if name in asked or (name in ASKED_BY_LISTING and reports.fails[NUMBER[name]]))
    return tuple(AskReport(name, int(reports.fails[NUMBER[name]]), int(reports.sole[NUMBER[name]])) for name in shown)


def settled(reports: Reports) -> tuple[Settles, ...]:
    """Per missing field, the number of may_fit pairs its value alone would settle; most first."""
    lines = [Settles(field, int(pairs)) for field, pairs in zip(FIELDS, reports.settles, strict=True) if pairs]
    return tuple(sorted(lines, key=lambda line: -line.pairs))
