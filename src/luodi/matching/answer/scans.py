"""Runs the kernels over the segments of an index: counts and reports of the whole scope, and candidate rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from luodi.matching.asks import NUMBER, PRICES
from luodi.matching.branches import ask_numbers, hard_mask, limits_both_deals
from luodi.matching.codes import NEAR_MISS, OUT
from luodi.matching.index.arrays import Array
from luodi.matching.index.regions import Range
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.block import BLOCK, COUNT
from luodi.matching.kernel.examine import Outcome
from luodi.matching.kernel.scan import NEAR_TWO, Kept, ScanTask, Spans, Totals
from luodi.matching.kernel.source import FIELDS, MOST_STEPS
from luodi.matching.kernel.steps import Steps
from luodi.matching.kernel.threads import THREAD_ROWS, in_threads
from luodi.matching.sides import Branch

#: The same for rows that are looked at one by one.
THREAD_ROWS_EXAMINED = 2_000


@dataclass(slots=True)
class Reports:
    """Counts by verdict; per ask, the rows that fail it and fail only it; per field, the pairs it settles; per ask and step, how
    many near misses then fit and may fit.
    """

    counts: Array
    fails: Array
    sole: Array
    settles: Array
    steps: Array

    @classmethod
    def empty(cls) -> "Reports":
        """Zeroed reports."""
        sizes = (OUT, COUNT, COUNT, len(FIELDS), 2 * COUNT * MOST_STEPS)
        return cls(*(np.zeros(size, dtype=np.int64) for size in sizes))

    @property
    def scope(self) -> int:
        """The number of listings judged."""
        return int(self.counts.sum())

    def add(self, totals: Totals) -> None:
        """The counts of one scan."""
        self.counts += totals.counts
        self.fails += totals.fails
        self.sole += totals.sole
        self.settles += totals.settles
        self.steps += totals.steps


class ScanOptions(NamedTuple):
    """The options of a scan: see `scan.ScanTask`."""

    top: int = 0
    counts: bool = False
    alone: bool = False


class Judged(NamedTuple):
    """Rows of one segment with their outcomes as arrays: see `examine.Outcome`."""

    rows: Array
    verdict: Array
    unmet: Array
    unknown: Array
    missing: Array
    gap: Array
    score: Array

    def at(self, places: Array) -> "Judged":
        """Some of the rows."""
        return Judged(*(column[places] for column in self))


class Candidates(NamedTuple):
    """Rows of one segment that may be shown, with their kind and sort key (`scan.Kept`; near misses have no key yet), and the
    near misses with a single failed ask, with that ask.
    """

    segment: Segment
    rows: Array
    kinds: Array
    keys: Array
    alone: Array
    asks: Array


def scanned(
    segment: Segment,
    branch: Branch,
    ranges: Sequence[Range],
    as_of: int,
    threads: int,
    look: ScanOptions,
    steps: Steps,
    reports: Reports,
) -> Candidates:
    """Scans the ranges of a segment for one branch: adds to the reports and returns the candidate rows."""
    if not ranges:
        return joined(segment, [])
    engine, flat = segment.engine, segment.vector(branch, as_of)
    asks, graded = (engine.column(each(branch, segment.silent)) for each in (scanned_asks, examined_asks))
    task = ScanTask(int(limits_both_deals(branch)), look.top, int(look.counts), int(look.alone))

    def scan(part: Sequence[Range]) -> tuple[Kept, Totals]:
        spans = Spans(*(engine.column(list(each)) for each in zip(*part, strict=True)))
        size = sum(each.stop - each.start for each in part)
        kept = engine.kept(0 if look.counts else size, size if look.alone else 0)
        totals = engine.totals()
        columns = (segment.table.facts, segment.fixed, flat, engine.weights, steps)
        engine.scan(task, spans, asks, graded, *columns, engine.work(), kept, totals)
        return kept, totals

    done = in_threads(scan, parts_of(ranges, threads if engine.name == "compiled" else 1))
    for _, totals in done:
        reports.add(totals)
    return joined(segment, [kept for kept, _ in done])


def scanned_asks(branch: Branch, silent: frozenset[int]) -> list[int]:
    """The hard asks to count, without those no listing makes; with two limited deals, all prices come last."""
    hard = hard_mask(branch)
    numbers = [number for number in ask_numbers(branch) if hard >> number & 1 and number not in silent]
    return [*numbers, *(NUMBER[name] for name in PRICES)] if limits_both_deals(branch) else numbers


def joined(segment: Segment, parts: Sequence[Kept]) -> Candidates:
    """Joins the results of several scans of a segment."""
    columns: list[list[Array]] = [[np.zeros(0, dtype=np.int64)] for _ in range(5)]
    for kept in parts:
        many, alone = sum(kept.size[: NEAR_TWO + 1]), kept.size[NEAR_TWO + 1]
        for place, (column, size) in enumerate(zip(kept[:5], (many, many, many, alone, alone), strict=True)):
            columns[place].append(np.asarray(column[:size], dtype=np.int64))
    rows, kinds, keys, alone_rows, asks = (np.concatenate(each) for each in columns)
    return Candidates(segment, rows, kinds, keys, alone_rows, asks)


def parts_of(ranges: Sequence[Range], threads: int) -> list[list[Range]]:
    """Splits long ranges among threads, at block boundaries."""
    rows = sum(each.stop - each.start for each in ranges)
    if threads == 1 or rows <= THREAD_ROWS:
        return [list(ranges)] if rows else []
    share = -(-rows // threads // BLOCK) * BLOCK
    parts: list[list[Range]] = [[]]
    left = share
    for start, stop, is_unknown in ranges:
        while start < stop:
            size = min(left, stop - start)
            parts[-1].append(Range(start, start + size, is_unknown))
            start, left = start + size, left - size
            if left == 0:
                parts.append([])
                left = share
    return [part for part in parts if part]


def examined(
    segment: Segment, branch: Branch, ranges: Sequence[Range], rows: Array, as_of: int, threads: int = 1
) -> Judged:
    """Judges some rows of a segment one by one for a branch; OUT if not in scope or not in the ranges."""
    engine, flat = segment.engine, segment.vector(branch, as_of)
    asks, both = engine.column(examined_asks(branch, segment.silent)), int(limits_both_deals(branch))
    states = region_states(ranges, rows)
    inside = np.flatnonzero(states >= 0)

    def look(part: Array) -> Outcome:
        out = engine.outcome(len(part))
        columns = (engine.column(rows[part]), engine.column(states[part]))
        engine.examine(*columns, asks, both, segment.table.facts, flat, engine.weights, out)
        return out

    is_long = engine.name == "compiled" and threads > 1 and len(inside) > THREAD_ROWS_EXAMINED
    done = in_threads(look, np.array_split(inside, threads) if is_long else [inside])
    columns = [
        np.concatenate([np.asarray(each, dtype=np.int64) for each in column]) for column in zip(*done, strict=True)
    ]
    if len(inside) == len(rows):
        return Judged(rows, *columns)
    return Judged(rows, *spread(columns, inside, len(rows)))


def examined_asks(branch: Branch, silent: frozenset[int]) -> list[int]:
    """All asks, without those no listing makes; with two limited deals, all prices come last."""
    numbers = [NUMBER["region"], *(number for number in ask_numbers(branch) if number not in silent)]
    return [*numbers, *(NUMBER[name] for name in PRICES)] if limits_both_deals(branch) else numbers


def spread(columns: Sequence[Array], places: Array, size: int) -> Iterator[Array]:
    """Scatters columns of some rows into columns of length `size`; elsewhere the first is OUT and the others 0."""
    for number, column in enumerate(columns):
        whole = np.full(size, OUT if number == 0 else 0, dtype=np.int64)
        whole[places] = column
        yield whole


def region_states(ranges: Sequence[Range], rows: Array) -> Array:
    """Per row: 0 inside the ranges, 1 if the region is unknown, −1 outside."""
    table = np.array([(each.start, each.stop, each.is_unknown) for each in ranges], dtype=np.int64).reshape(-1, 3)
    place = np.searchsorted(table[:, 0], rows, side="right") - 1
    if not len(table):
        return np.full(len(rows), -1, dtype=np.int64)
    states: Array = np.where((place >= 0) & (rows < table[place, 1]), table[place, 2], -1)
    return states


def order_keys(one: Judged) -> Array:
    """`verdict.order_key` of every row."""
    near = one.verdict == NEAR_MISS
    u, gap = np.where(near, bits(one.unmet), 0), np.where(near, one.gap, 0)
    place: Array = (one.verdict << 2 | u) << 30 | gap
    place = place << 14 | (10_000 - one.score)
    return place << 5 | bits(one.unknown)


def bits(masks: Array) -> Array:
    """The number of bits set in each mask."""
    counts: Array = np.bitwise_count(masks).astype(np.int64)
    return counts
