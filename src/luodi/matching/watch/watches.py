"""Watches over saved requirements: which of them does a new or changed listing newly fit, or nearly fit?

    watches = Watches.build(requirements)
    watches.on_change(before, after, as_of=today)  → Rises: id, old and new verdict

Verdicts are those of `judge`. Requirements may come and go at any time (`put`, `remove`): they live in sealed segments,
merged as they grow, and a look works on one consistent state whatever is written meanwhile.
"""

import datetime as dt
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from luodi.matching.codes import NO, OUT, VERDICTS
from luodi.matching.index.arrays import Array
from luodi.matching.kernel.engines import PLAIN_ROWS
from luodi.matching.kernel.threads import THREAD_ROWS, workers
from luodi.matching.sides import Listing, Requirement
from luodi.matching.watch.engine import OfferTask, judge_compiled, judge_plain, nothing_yet
from luodi.matching.watch.offer import changed_asks
from luodi.matching.watch.rows import joined, rows_of, rows_of_arrays
from luodi.matching.watch.segment import WatchSegment

#: The last two segments are merged if the older is at most MERGE_FACTOR times as long, or has at most MERGE_ROWS.
MERGE_FACTOR, MERGE_ROWS = 4, 1024


@dataclass(frozen=True, slots=True)
class Rise:
    """A requirement that a listing suits better than before. before: the old verdict, None if it was out of scope."""

    id: str
    before: str | None
    after: str


class _Part(NamedTuple):
    """One segment's rises: requirement numbers with their old and new verdicts."""

    ids: Sequence[str]
    numbers: Array
    before: Array
    after: Array


class Rises(Iterable[Rise]):
    """All rises, best verdict first; ids are looked up lazily."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(len(part.numbers) for part in self._parts)

    def __iter__(self) -> Iterator[Rise]:
        for verdict in range(NO):
            for part in self._parts:
                for place in np.flatnonzero(part.after == verdict).tolist():
                    before = int(part.before[place])
                    old = VERDICTS[before] if before != OUT else None
                    yield Rise(part.ids[int(part.numbers[place])], old, VERDICTS[verdict])

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of rises to each verdict."""
        return {
            VERDICTS[verdict]: sum(int((part.after == verdict).sum()) for part in self._parts) for verdict in range(NO)
        }


class _State(NamedTuple):
    """The state one look sees: segments, and the epoch up to which ends count."""

    segments: tuple[WatchSegment, ...] = ()
    epoch: int = 0


class _Look(NamedTuple):
    """One segment in the state a look sees."""

    segment: WatchSegment
    epoch: int
    as_of: int
    threads: int
    is_compiled: bool


class Watches:
    """Saved requirements, each known by its id."""

    def __init__(self, segment: WatchSegment | None = None, *, is_compiled: bool | None = None) -> None:
        self._state = _State((segment,) if segment else ())
        self._is_compiled = is_compiled
        self._writing = threading.Lock()
        self._places = {name: (segment, number) for number, name in enumerate(segment.ids)} if segment else {}

    @classmethod
    def build(cls, requirements: Iterable[Requirement], *, is_compiled: bool | None = None) -> "Watches":
        """From requirements as intake makes them; of several with the same id the last counts."""
        distinct = {one.id: one for one in requirements}
        return cls(WatchSegment(rows_of(list(distinct.values()))), is_compiled=is_compiled)

    @classmethod
    def from_arrays(
        cls,
        arrays: Mapping[str, Array],
        industries: Sequence[tuple[str, ...]] = (),
        ids: Sequence[str] | None = None,
        *,
        is_compiled: bool | None = None,
    ) -> "Watches":
        """From arrays of equal length under the dictionary's requirement keys, one branch each; a key left out is unstated.

        numbers                 float or int, in the dictionary's unit; NaN or negative where not stated
        booleans                int8: −1 not stated, 0 no, 1 yes
        deal, kind              int bit masks as in `Index.from_arrays`; 0 not stated
        region_codes            int, one column or several: division codes, 0 for none
        regions_excluded        the same
        hazard_category         int: A 1 … E 5, 0 not stated
        floors_excluded         int64 bit mask: bit f for floor f
        needed_by               int: proleptic ordinal, −1 not stated
        industry                int: position in `industries` (lists of codes), −1 where no code is known
        wishes.gas …            bool, by the name of an ask: whether it is a wish

        `ids` default to row numbers of eight digits. Numbers must be within the limits of intake.
        """
        n = len(next(iter(arrays.values())))
        names = ids if ids is not None else [f"{number:08d}" for number in range(n)]
        return cls(WatchSegment(rows_of_arrays(arrays, industries, names)), is_compiled=is_compiled)

    def __len__(self) -> int:
        """The number of saved requirements."""
        return len(self._places)

    @property
    def rows(self) -> int:
        """The number of rows: one per branch and wanted region, including rows not yet swept."""
        return sum(len(segment) for segment in self._state.segments)

    @property
    def nbytes(self) -> int:
        """Bytes of the columns, excluding ids."""
        return sum(segment.nbytes for segment in self._state.segments)

    def put(self, requirements: Iterable[Requirement]) -> None:
        """Saves requirements, replacing those with the same ids; the next look sees all of them or none."""
        distinct = {one.id: one for one in requirements}
        if not distinct:
            return
        fresh = WatchSegment(rows_of(list(distinct.values())))
        with self._writing:
            epoch = self._end(distinct)
            self._places.update((name, (fresh, number)) for number, name in enumerate(fresh.ids))
            self._settle((*self._state.segments, fresh), epoch)

    def remove(self, ids: Iterable[str]) -> None:
        """Removes requirements; unknown ids are ignored."""
        with self._writing:
            self._settle(self._state.segments, self._end(ids))

    def on_change(self, before: Listing | None, after: Listing | None, *, as_of: dt.date, threads: int = 1) -> Rises:
        """The requirements for which the listing's verdict improved to fits, may_fit or near_miss.

        `before` is None for a new listing; a withdrawn one (`after` is None) raises nothing.
        """
        state, is_compiled = self._state, self._compiles()
        looks = [_Look(each, state.epoch, as_of.toordinal(), threads, is_compiled) for each in state.segments]
        parts = [risen(look, before, after) for look in looks] if after is not None else []
        return Rises([part for part in parts if len(part.numbers)])

    def _compiles(self) -> bool:
        return self.rows > PLAIN_ROWS if self._is_compiled is None else self._is_compiled

    def _end(self, ids: Iterable[str]) -> int:
        """Ends these requirements with the next epoch and returns it; looks in the current epoch still see them."""
        epoch = self._state.epoch + 1
        for name in ids:
            place = self._places.pop(name, None)
            if place is not None:
                segment, number = place
                segment.until[number] = epoch
                segment.ended += 1
        return epoch

    def _settle(self, segments: tuple[WatchSegment, ...], epoch: int) -> None:
        """Publishes segments and epoch as the next look's state, then sweeps and merges where due."""
        self._state = _State(segments, epoch)
        kept = [self._sealed((each,), epoch) if 2 * each.ended > len(each.ids) else each for each in segments]
        kept = [each for each in kept if each.ids]
        while len(kept) > 1 and len(kept[-2]) <= max(MERGE_ROWS, MERGE_FACTOR * len(kept[-1])):
            kept[-2:] = [self._sealed(kept[-2:], epoch)]
        self._state = _State(tuple(kept), epoch)

    def _sealed(self, segments: Sequence[WatchSegment], epoch: int) -> WatchSegment:
        """A new segment of the requirements still alive in some others."""
        sealed = WatchSegment(joined(segment.rows(epoch) for segment in segments))
        self._places.update((name, (sealed, number)) for number, name in enumerate(sealed.ids))
        return sealed


def risen(look: _Look, before: Listing | None, after: Listing) -> _Part:
    """The requirements of a segment whose verdict is better for the new listing than for the old one."""
    segment = look.segment
    changed = changed_asks(before, after)
    now = verdicts(look, after, changed, segment.asked)
    may_rise = np.where(now < NO, segment.asked, 0)
    then = verdicts(look, before, changed, may_rise) if before is not None else nothing_yet(len(now))
    numbers = np.flatnonzero((now < NO) & (now < then))
    numbers = numbers[segment.until[numbers] > look.epoch]
    return _Part(segment.ids, numbers, then[numbers], now[numbers])


def verdicts(look: _Look, listing: Listing, changed: int, asked: Array) -> Array:
    """Per requirement of a segment, its best row's verdict; OUT if no row is in scope or nothing it asks has changed."""
    judge = judge_compiled if look.is_compiled else judge_plain
    ranges, task = (
        look.segment.ranges(listing.region_code),
        OfferTask.of(look.segment, listing, changed, asked, look.as_of),
    )
    if look.threads == 1 or ranges.rows <= THREAD_ROWS:
        return judge(ranges, task)
    pieces = [ranges.piece(number, look.threads) for number in range(look.threads)]
    others = [workers(look.threads - 1, os.getpid()).submit(judge, piece, task) for piece in pieces[1:]]
    best: Array = np.minimum.reduce([judge(pieces[0], task), *(each.result() for each in others)])
    return best
