"""Requirements with alternatives: every row is judged for every branch and counted in its best one.

Even for a row that fits no branch, the best one (by score) decides which asks are reported as failed. So every row needs a
full judgement, and nothing can be counted by words of bits.
"""

from collections.abc import Sequence

import numpy as np

from luodi.matching.answer.scans import Candidates, Judged, Reports, examined, order_keys
from luodi.matching.codes import NEAR_MISS, NOTHING, OUT
from luodi.matching.index.arrays import Array
from luodi.matching.index.index import Index
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.block import COUNT
from luodi.matching.kernel.source import FIELDS
from luodi.matching.sides import Branch


def weighed(index: Index, branches: Sequence[Branch], as_of: int, threads: int) -> tuple[Reports, list[Candidates]]:
    """The reports over all segments, and per segment the rows that may be shown."""
    reports, candidates = Reports.empty(), []
    for segment in index.segments:
        judged = best_of(segment, branches, rows_within(segment, branches), as_of, threads)
        count(judged, reports)
        shown = judged.at(np.flatnonzero(judged.verdict <= NEAR_MISS))
        alone = shown.at(np.flatnonzero((shown.verdict == NEAR_MISS) & (shown.unmet & (shown.unmet - 1) == 0)))
        asks = np.bitwise_count(alone.unmet - 1)
        candidates.append(Candidates(segment, shown.rows, shown.verdict, order_keys(shown), alone.rows, asks))
    return reports, candidates


def rows_within(segment: Segment, branches: Sequence[Branch]) -> Array:
    """The living rows within the regions of some branches."""
    ranges = [each for branch in branches for each in segment.ranges_of(branch)]
    return segment.alive(np.unique(np.concatenate([np.arange(0), *(np.arange(r.start, r.stop) for r in ranges)])))


def best_of(segment: Segment, branches: Sequence[Branch], rows: Array, as_of: int, threads: int) -> Judged:
    """The outcome of each row in scope for its best branch, the first on a tie."""
    best: Judged | None = None
    keys: Array = np.zeros(0)
    for branch in branches:
        judged = examined(segment, branch, segment.ranges_of(branch), rows, as_of, threads)
        own = order_keys(judged)
        if best is None:
            best, keys = judged, own
            continue
        better = own < keys
        best = Judged(*(np.where(better, new, old) for new, old in zip(judged, best, strict=True)))
        keys = np.where(better, own, keys)
    assert best is not None
    return best.at(np.flatnonzero(best.verdict != OUT))


def count(judged: Judged, reports: Reports) -> None:
    """Adds rows to the reports, each by its best branch."""
    reports.counts += np.bincount(judged.verdict, minlength=OUT)
    reports.settles += np.bincount(judged.missing[judged.missing != NOTHING], minlength=len(FIELDS))
    for ask in range(COUNT):
        reports.fails[ask] += int((judged.unmet >> ask & 1).sum())
        reports.sole[ask] += int((judged.unmet == 1 << ask).sum())
