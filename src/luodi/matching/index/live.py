"""An index whose listings change while it is being queried. Each batch of changes becomes visible whole or not at all.

    live = LiveIndex.build(listings)
    live.apply(changed, removed)              one batch: new and changed listings, and removed ids
    match(live.index, requirement, …)         the index as of now, immutable while it is queried

A small log-structured merge tree. A batch becomes a segment of its own, and the rows it replaces are marked dead in a copy
of their segment's bit map; nothing else is touched. Segments of similar size are merged, and a segment with many dead rows
is rewritten, so that there are few: each is more than FACTOR times as long as all shorter ones together. Large merges may
run in a background thread; rows that die in the meantime are marked in the new segment before it replaces the old ones.
"""

from collections.abc import Iterable, Sequence
from threading import Lock, Thread

import numpy as np

from luodi.matching.index.arrays import Array
from luodi.matching.index.ids import Ids
from luodi.matching.index.index import Index
from luodi.matching.index.merge import Merged, merged
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.bits import WORD
from luodi.matching.kernel.engines import Engine, engine_for
from luodi.matching.sides import Listing

#: A segment is merged with all shorter ones if it is at most FACTOR times as long as they are, or has at most MERGE_ROWS.
FACTOR, MERGE_ROWS = 4, 256
#: A segment is rewritten once one row in DEAD_SHARE is dead.
DEAD_SHARE = 4
#: Merges of more rows than this run in the background; one of this size takes some twenty milliseconds.
ASIDE_ROWS = 20_000


class LiveIndex:
    """Listings by id, and an index that follows them. Safe to share among threads: writers queue, readers never wait.

    merges_aside: run large merges in a background thread, which ends when done. engine: chosen by size if None.
    """

    def __init__(self, index: Index | None = None, *, merges_aside: bool = False, engine: Engine | None = None) -> None:
        self._index = index or Index(())
        self._merges_aside, self._fixed_engine = merges_aside, engine
        self._writing = Lock()
        self._aside: Thread | None = None
        self._taken: Sequence[Segment] = ()

    @classmethod
    def build(
        cls, listings: Iterable[Listing], *, merges_aside: bool = False, engine: Engine | None = None
    ) -> "LiveIndex":
        """From listings as intake makes them; of several with the same id the last counts."""
        distinct = {one.id: one for one in listings}
        return cls(Index.build(distinct.values(), engine), merges_aside=merges_aside, engine=engine)

    @property
    def index(self) -> Index:
        """The index after all batches so far; the same object until a batch changes something."""
        return self._index

    def __len__(self) -> int:
        """The number of listings."""
        return len(self._index)

    def listings(self, ids: Iterable[str] | None = None) -> dict[str, Listing]:
        """The listings of some ids, or all of them, each equal to the one applied; unknown ids are left out."""
        wanted, current = None if ids is None else Ids.of(ids), dict[str, Listing]()
        for segment in self._index.segments:
            rows = segment.living_rows if wanted is None else segment.rows_of(wanted)
            current.update((segment.ids[row], segment.listing(row)) for row in rows.tolist())
        return current

    def apply(self, changed: Iterable[Listing] = (), removed: Iterable[str] = ()) -> None:
        """Applies one batch: listings that are new or replace those with the same id, and ids to remove.

        Of several with the same id the last counts; an id both changed and removed stays; unknown ids are ignored. The
        next `index` includes the whole batch. ValueError, and no change, for a number that intake would refuse.
        """
        fresh = {one.id: one for one in changed}
        names = Ids.of({**dict.fromkeys(fresh), **dict.fromkeys(removed)})
        with self._writing:
            segments = [without(each, names) for each in self._index.segments]
            if fresh:
                segments.append(Segment.of(fresh.values(), self._engine(len(self) + len(fresh))))
            if any(new is not old for new, old in zip(segments, (*self._index.segments, None), strict=False)):
                self._index = Index(segments)
                self._tidy()

    def settle(self) -> None:
        """Waits until no background merge is running."""
        while (thread := self._aside) is not None:
            thread.join()

    def _engine(self, rows: int) -> Engine:
        """Compiled if the index already is; else by the number of rows."""
        known = next((each.engine for each in self._index.segments if each.engine.name == "compiled"), None)
        return self._fixed_engine or known or engine_for(rows)

    def _tidy(self) -> None:
        """Runs the merges that are due, or starts the first large one in the background. The caller holds the lock."""
        while run := self._due():
            if self._merges_aside and rows_of(run) > ASIDE_ROWS:
                if self._aside is None:
                    self._taken, self._aside = run, Thread(target=self._work_aside, name="luodi-merge")
                    self._aside.start()
                return
            self._replace(run, merged(run, self._engine(len(self))))

    def _due(self) -> list[Segment]:
        free = [each for each in self._index.segments if not is_among(each, self._taken)]
        engine = self._engine(len(self))
        return free if any(each.engine.name != engine.name for each in free) else due(free)

    def _work_aside(self) -> None:
        """Runs the pending background merge, then any large merge that has become due meanwhile."""
        run = self._taken
        try:
            while run:
                done = merged(run, self._engine(len(self)))
                with self._writing:
                    self._replace(run, done)
                    run = self._taken = self._large_due()
                    self._aside = self._aside if run else None
        finally:
            if run:  # the merge failed: keep the segments as they are
                with self._writing:
                    self._taken, self._aside = (), None

    def _large_due(self) -> list[Segment]:
        run = self._due()
        return run if rows_of(run) > ASIDE_ROWS else []

    def _replace(self, run: Sequence[Segment], done: Merged) -> None:
        """Puts the merged segment in place of its sources, minus the rows that died during the merge."""
        current = self._index.segments
        died = [
            moved[rows_that_died(old, next(each for each in current if is_among(each, (old,))))]
            for old, moved in zip(run, done.rows, strict=True)
        ]
        others = [each for each in current if not is_among(each, run)]
        segment = done.segment.without(np.concatenate(died))
        self._index = Index([*others, segment] if segment.living else others)


def without(segment: Segment, names: Ids) -> Segment:
    """The segment without the listings of some ids; the same object if it has none of them."""
    rows = segment.rows_of(names)
    return segment.without(rows) if len(rows) else segment


def is_among(segment: Segment, others: Sequence[Segment]) -> bool:
    """Whether a segment is among others, ignoring rows that have died since."""
    return any(segment.table is other.table for other in others)


def rows_that_died(before: Segment, now: Segment) -> Array:
    """The rows alive in `before` and dead in `now`."""
    if before is now:
        return np.zeros(0, dtype=np.int64)
    rows = before.living_rows
    died: Array = rows[now.dead[rows // WORD] >> rows % WORD & 1 == 1]
    return died


def rows_of(segments: Iterable[Segment]) -> int:
    """The number of living rows, so the size of a merge."""
    return sum(each.living for each in segments)


def due(segments: Iterable[Segment]) -> list[Segment]:
    """The segments to merge next: several of similar size, shortest first, or one with many dead rows; else none."""
    ordered = sorted(segments, key=lambda each: each.living)
    for place, first in enumerate(ordered):
        run, rows = [first], first.living
        for each in ordered[place + 1 :]:
            if each.living > max(MERGE_ROWS, FACTOR * rows):
                break
            run.append(each)
            rows += each.living
        if len(run) > 1:
            return run
    return next(([each] for each in ordered if (len(each) - each.living) * DEAD_SHARE > len(each)), [])
