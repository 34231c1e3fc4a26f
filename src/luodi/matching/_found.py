"""A requirement's branches run over an index: per row the verdict, what is unmet and unknown, and the score."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from luodi.matching._arrays import Array
from luodi.matching._asks import ASKS, NEAR_MISS, OUT, VERDICTS
from luodi.matching._engines import Engine
from luodi.matching._facts import ROW_COLUMNS, Branch, Facts, Want
from luodi.matching._missing import FIELDS, NOTHING
from luodi.matching._regions import Range
from luodi.matching._scan import Outcome, Totals
from luodi.matching._want import ask_numbers, limits_both_deals, want

if TYPE_CHECKING:
    from luodi.matching._index import Index

#: Bits of an order key below verdict, unmet and gap: score and unknown.
SCORE_BITS = 19
#: The columns with a row per listing.
ROWS = Facts._fields[:ROW_COLUMNS]
#: Below this many rows a second thread costs more than it saves.
THREAD_ROWS = 50_000


@dataclass(slots=True)
class Found:
    """Row numbers with verdict (OUT where not in scope), masks, missing field, score (once graded), gap (near misses, once filled)
    and branch (with alternatives).
    """

    rows: Array
    verdict: Array
    unmet: Array
    unknown: Array
    missing: Array
    score: Array
    gap: Array
    branch: Array
    counts: Array
    fails: Array
    sole: Array
    settles: Array

    @property
    def scope(self) -> int:
        """How many listings were judged."""
        return int(self.counts.sum())


def vector(index: "Index", branch: Branch, as_of: int) -> Want:
    """The branch as the index's kernels read it."""
    return want(branch, as_of, index.profile_answers(branch.floors_excluded, branch.industry_codes))


def find(
    index: "Index", branches: Sequence[Branch], ranges: Sequence[Sequence[Range]], as_of: int, threads: int
) -> Found:
    """Every branch over its ranges of rows, each row in its best branch."""
    if len(branches) == 1:
        return run(index, branches[0], ranges[0], as_of, threads, is_graded=False)
    pairs = zip(branches, ranges, strict=True)
    runs = [run(index, branch, over, as_of, threads, is_graded=True) for branch, over in pairs]
    for one, branch in zip(runs, branches, strict=True):
        fill_gaps(index, one, vector(index, branch, as_of))
    return best_of(runs)


def run(index: "Index", branch: Branch, ranges: Sequence[Range], as_of: int, threads: int, *, is_graded: bool) -> Found:
    """One branch over its ranges, with scores when graded."""
    engine, size = index.engine, sum(each.stop - each.start for each in ranges)
    flat, out = vector(index, branch, as_of), engine.outcome(size)
    asks, both = (
        engine.column([number for number in ask_numbers(branch) if number not in index.silent]),
        int(limits_both_deals(branch)),
    )
    jobs = list(jobs_of(ranges, threads if engine.name == "compiled" else 1))

    def scan(job: tuple[Range, int]) -> Totals:
        part, at = job
        totals, facts, flags = engine.totals(), index.table.facts, (int(part.is_unknown), int(is_graded))
        engine.scan(
            part.start, part.stop, at, *flags, asks, both, facts, flat, engine.policy, engine.work(), out, totals
        )
        return totals

    totals = total(in_threads(scan, jobs, threads), engine)
    rows = np.concatenate([np.arange(each.start, each.stop) for each in ranges] or [np.arange(0)])
    return found(rows, out, totals, is_graded=is_graded)


def jobs_of(ranges: Sequence[Range], threads: int) -> list[tuple[Range, int]]:
    """The ranges with their places in the outcome, long ones cut for the threads."""
    jobs, at = [], 0
    for start, stop, is_unknown in ranges:
        pieces = threads if stop - start > THREAD_ROWS else 1
        cuts = [start + (stop - start) * piece // pieces for piece in range(pieces + 1)]
        for first, last in pairwise(cuts):
            jobs.append((Range(first, last, is_unknown), at))
            at += last - first
    return jobs


def in_threads(
    scan: Callable[[tuple[Range, int]], Totals], jobs: Sequence[tuple[Range, int]], threads: int
) -> list[Totals]:
    """The jobs done side by side when there are several long ones (compiled kernels let go of the interpreter)."""
    if threads == 1 or sum(part.stop - part.start for part, _ in jobs) <= THREAD_ROWS:
        return [scan(job) for job in jobs]
    others = [workers(threads - 1, os.getpid()).submit(scan, job) for job in jobs[1:]]
    return [scan(jobs[0]), *(each.result() for each in others)]


@cache
def workers(threads: int, _: int) -> ThreadPoolExecutor:
    """The threads that help the caller's own, kept for each process (a fork inherits none)."""
    return ThreadPoolExecutor(threads, thread_name_prefix="luodi-match")


def total(parts: Sequence[Totals], engine: Engine) -> Totals:
    """The sums of the counts of all jobs."""
    parts = [*parts, engine.totals()]
    return Totals(*(np.sum([np.asarray(one) for one in column], axis=0) for column in zip(*parts, strict=True)))


def found(rows: Array, out: Outcome, totals: Totals, *, is_graded: bool) -> Found:
    """The outcome of one branch as arrays."""
    return Found(
        rows=rows,
        verdict=np.asarray(out.verdict, dtype=np.int8),
        unmet=np.asarray(out.unmet, dtype=np.int32),
        unknown=np.asarray(out.unknown, dtype=np.int32),
        missing=np.asarray(out.missing, dtype=np.int8),
        score=np.asarray(out.score, dtype=np.int16) if is_graded else np.zeros(0, dtype=np.int16),
        gap=np.zeros(0, dtype=np.int64),
        branch=np.zeros(0, dtype=np.int8),
        counts=totals.counts[:OUT],
        fails=totals.fails,
        sole=totals.sole,
        settles=totals.settles,
    )


def fill_gaps(index: "Index", one: Found, flat: Want) -> None:
    """The largest gap of every near miss of a branch, 0 elsewhere."""
    one.gap = np.zeros(len(one.rows), dtype=np.int64)
    near = np.flatnonzero(one.verdict == NEAR_MISS)
    engine = index.engine
    gaps = engine.zeros(len(near))
    engine.fill_gaps(engine.column(one.rows[near]), engine.column(one.unmet[near]), index.table.facts, flat, gaps)
    one.gap[near] = np.asarray(gaps, dtype=np.int64)


def grade(index: "Index", branch: Branch, ranges: Sequence[Range], one: Found, as_of: int) -> None:
    """The scores of some rows, all of them in scope."""
    some = sample(index, ranges, one.rows)
    _, one.score = rejudged(index, branch, some, ask_numbers(branch), as_of, is_graded=True)


class Sample(NamedTuple):
    """Some rows gathered, so that one branch can judge them again and again.

    order: their places among the rows asked for, first the `sure`, then those whose region is unknown; rows of another
    region are left out. size: how many were asked for.
    """

    facts: Facts
    order: Array
    sure: int
    size: int


def sample(index: "Index", ranges: Sequence[Range], rows: Array, names: Sequence[str] = ROWS) -> Sample:
    """The rows that lie in a branch's ranges, with the columns that will be read."""
    elsewhere = 2
    states = np.full(len(rows), elsewhere, dtype=np.int8)
    for start, stop, is_unknown in ranges:
        states[(rows >= start) & (rows < stop)] = is_unknown
    order = np.argsort(states, kind="stable")[: int((states < elsewhere).sum())]
    return Sample(gathered(index, names, rows[order]), order, int((states == 0).sum()), len(rows))


def rejudged(
    index: "Index", branch: Branch, some: Sample, numbers: Sequence[int], as_of: int, *, is_graded: bool = False
) -> tuple[Array, Array]:
    """Verdict (OUT where not in scope) and, when graded, score of every row of a sample by some asks of a branch."""
    engine, rows = index.engine, len(some.order)
    flat, out = vector(index, branch, as_of), engine.outcome(rows)
    asks, both = engine.column(list(numbers)), int(limits_both_deals(branch))
    rest = (int(is_graded), asks, both, some.facts, flat, engine.policy, engine.work(), out, engine.totals())
    engine.scan(0, some.sure, 0, 0, *rest)
    engine.scan(some.sure, rows, some.sure, 1, *rest)
    verdict, score = np.full(some.size, OUT, dtype=np.int8), np.zeros(some.size, dtype=np.int16)
    verdict[some.order], score[some.order] = np.asarray(out.verdict), np.asarray(out.score)
    return verdict, score


def gathered(index: "Index", names: Sequence[str], rows: Array) -> Facts:
    """Some columns for some rows; the others stay whole and must not be read."""
    facts = index.table.facts
    if index.engine.name == "plain":
        return facts._replace(**{name: [getattr(facts, name)[row] for row in rows] for name in names})
    return facts._replace(**{name: getattr(facts, name)[rows] for name in names})


def order_keys(one: Found) -> Array:
    """One whole number a row in the order of design section 5, ids apart: verdict; near misses u, gap; score; k."""
    near = one.verdict == NEAR_MISS
    u = np.where(near, bits(one.unmet), 0)
    nothing = np.zeros(len(one.rows), dtype=np.int64)
    gap = np.where(near, one.gap, 0) if len(one.gap) else nothing
    score = one.score.astype(np.int64) if len(one.score) else nothing
    key = (one.verdict.astype(np.int64) << 2 | u) << 30 | gap
    return (key << 14 | (10_000 - score)) << 5 | bits(one.unknown)


def bits(masks: Array) -> Array:
    """How many bits each mask has."""
    return np.bitwise_count(masks).astype(np.int64)


def best_of(runs: Sequence[Found]) -> Found:
    """Each row in its best branch, the first on a tie; counts and reports of the branches taken."""
    rows = np.unique(np.concatenate([one.rows for one in runs]))
    worst = np.iinfo(np.int64).max
    keys = np.full((len(runs), len(rows)), worst, dtype=np.int64)
    places = [np.searchsorted(rows, one.rows) for one in runs]
    for number, one in enumerate(runs):
        keys[number, places[number]] = np.where(one.verdict == OUT, worst - 1, order_keys(one))
    branch = np.argmin(keys, axis=0).astype(np.int8)
    merged = {
        name: np.zeros(len(rows), dtype=np.int64) for name in ("verdict", "unmet", "unknown", "missing", "score", "gap")
    }
    for number, one in enumerate(runs):
        taken = branch[places[number]] == number
        for name, column in merged.items():
            column[places[number][taken]] = getattr(one, name)[taken]
    return recounted(rows, branch, merged)


def recounted(rows: Array, branch: Array, merged: dict[str, Array]) -> Found:
    """Merged rows with their counts."""
    verdict, judged = merged["verdict"], merged["verdict"] != OUT
    unmet, missing = np.where(judged, merged["unmet"], 0), np.where(judged, merged["missing"], NOTHING)
    return Found(
        rows=rows,
        verdict=verdict.astype(np.int8),
        unmet=unmet,
        unknown=np.where(judged, merged["unknown"], 0),
        missing=missing,
        score=merged["score"],
        gap=merged["gap"],
        branch=branch,
        counts=np.bincount(verdict, minlength=len(VERDICTS) + 1)[: len(VERDICTS)],
        fails=np.array([int((unmet >> number & 1).sum()) for number in range(len(ASKS))]),
        sole=np.array([int((unmet == 1 << number).sum()) for number in range(len(ASKS))]),
        settles=np.bincount(missing[missing != NOTHING], minlength=len(FIELDS)),
    )
