"""Saved requirements watched: which of them does a new or changed listing newly fit, or nearly fit.

    watches = Watches.build(requirements)
    watches.on_change(before, after, as_of=today)  → Rises: id, old and new verdict

The verdicts are those of `judge`. Requirements come and go at any time (`put`, `remove`): sealed segments of rows, the
newest small, are merged as they grow; a look takes one state and sees it whole, whatever is written meanwhile.
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

#: The last two segments become one when the older is at most this many times as long, or this short.
MERGE_FACTOR, MERGE_ROWS = 4, 1024


@dataclass(frozen=True, slots=True)
class Rise:
    """A requirement that a listing newly concerns. before: `no`, a lesser verdict, or None where it was out of scope."""

    id: str
    before: str | None
    after: str


class _Part(NamedTuple):
    """The risen requirements of one segment: numbers, old and new verdict of each."""

    ids: Sequence[str]
    numbers: Array
    before: Array
    after: Array


class Rises(Iterable[Rise]):
    """What rose, best verdict first; names are looked up as they are read."""

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
        """How many rose to each verdict."""
        return {
            VERDICTS[verdict]: sum(int((part.after == verdict).sum()) for part in self._parts) for verdict in range(NO)
        }


class _State(NamedTuple):
    """What one look sees: segments, and the epoch up to which ends count."""

    segments: tuple[WatchSegment, ...] = ()
    epoch: int = 0


class _Look(NamedTuple):
    """One segment as one look sees it."""

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
        """From requirements as intake makes them; of several with one id the last counts."""
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
        """From arrays of one length under the dictionary's requirement keys, one branch each; a missing key is stated nowhere.

        numbers                 float or int, in the dictionary's unit; NaN or negative where not stated
        booleans                int8: −1 not stated, 0 no, 1 yes
        deal, kind              int bit masks as in `Index.from_arrays`; 0 not stated
        region_codes            int, one column or several: codes as they are written, 0 for none
        hazard_category         int: A 1 … E 5, 0 not stated
        floors_excluded         int64 bit mask: bit f for floor f
        needed_by               int: proleptic ordinal, −1 not stated
        industry                int: number of an entry of `industries` (code lists), −1 where no code is known
        wishes.gas …            bool, by the name of an ask: it is a wish

        `ids` default to the row numbers in eight digits. Numbers are expected within the limits of intake.
        """
        n = len(next(iter(arrays.values())))
        names = ids if ids is not None else [f"{number:08d}" for number in range(n)]
        return cls(WatchSegment(rows_of_arrays(arrays, industries, names)), is_compiled=is_compiled)

    def __len__(self) -> int:
        """How many requirements are saved."""
        return len(self._places)

    @property
    def rows(self) -> int:
        """How many rows they take: one a branch and wanted region, with those not yet swept away."""
        return sum(len(segment) for segment in self._state.segments)

    @property
    def nbytes(self) -> int:
        """Bytes of the columns, without ids."""
        return sum(segment.nbytes for segment in self._state.segments)

    def put(self, requirements: Iterable[Requirement]) -> None:
        """Saves some requirements, instead of those that had their ids; all are seen by the next look, or none."""
        distinct = {one.id: one for one in requirements}
        if not distinct:
            return
        fresh = WatchSegment(rows_of(list(distinct.values())))
        with self._writing:
            epoch = self._end(distinct)
            self._places.update((name, (fresh, number)) for number, name in enumerate(fresh.ids))
            self._settle((*self._state.segments, fresh), epoch)

    def remove(self, ids: Iterable[str]) -> None:
        """Forgets some requirements; ids that are not known are left aside."""
        with self._writing:
            self._settle(self._state.segments, self._end(ids))

    def on_change(self, before: Listing | None, after: Listing | None, *, as_of: dt.date, threads: int = 1) -> Rises:
        """The requirements that a listing now fits, may fit or nearly fits, and did worse before (None: it was not there).

        A listing taken away (`after` None) raises nothing.
        """
        state, is_compiled = self._state, self._compiles()
        looks = [_Look(each, state.epoch, as_of.toordinal(), threads, is_compiled) for each in state.segments]
        parts = [risen(look, before, after) for look in looks] if after is not None else []
        return Rises([part for part in parts if len(part.numbers)])

    def _compiles(self) -> bool:
        return self.rows > PLAIN_ROWS if self._is_compiled is None else self._is_compiled

    def _end(self, ids: Iterable[str]) -> int:
        """Ends the requirements of these ids with the next epoch, which it returns; looks of this one still see them."""
        epoch = self._state.epoch + 1
        for name in ids:
            place = self._places.pop(name, None)
            if place is not None:
                segment, number = place
                segment.until[number] = epoch
                segment.ended += 1
        return epoch

    def _settle(self, segments: tuple[WatchSegment, ...], epoch: int) -> None:
        """Makes segments and epoch the state that the next look sees, then sweeps and merges what has come to need it."""
        self._state = _State(segments, epoch)
        kept = [self._sealed((each,), epoch) if 2 * each.ended > len(each.ids) else each for each in segments]
        kept = [each for each in kept if each.ids]
        while len(kept) > 1 and len(kept[-2]) <= max(MERGE_ROWS, MERGE_FACTOR * len(kept[-1])):
            kept[-2:] = [self._sealed(kept[-2:], epoch)]
        self._state = _State(tuple(kept), epoch)

    def _sealed(self, segments: Sequence[WatchSegment], epoch: int) -> WatchSegment:
        """One segment of what is alive in some."""
        sealed = WatchSegment(joined(segment.rows(epoch) for segment in segments))
        self._places.update((name, (sealed, number)) for number, name in enumerate(sealed.ids))
        return sealed


def risen(look: _Look, before: Listing | None, after: Listing) -> _Part:
    """The requirements of a segment that do better by the new listing than by the old one."""
    segment = look.segment
    changed = changed_asks(before, after)
    now = verdicts(look, after, changed, segment.asked)
    may_rise = np.where(now < NO, segment.asked, 0)
    then = verdicts(look, before, changed, may_rise) if before is not None else nothing_yet(len(now))
    numbers = np.flatnonzero((now < NO) & (now < then))
    numbers = numbers[segment.until[numbers] > look.epoch]
    return _Part(segment.ids, numbers, then[numbers], now[numbers])


def verdicts(look: _Look, listing: Listing, changed: int, asked: Array) -> Array:
    """One verdict a requirement of a segment: its best row's, OUT where none is in scope or nothing `asked` has changed."""
    judge = judge_compiled if look.is_compiled else judge_plain
    ranges, task = (
        look.segment.ranges(listing.region_code),
        OfferTask.of(look.segment, listing, changed, asked, look.as_of),
    )
    if look.threads == 1 or ranges.rows <= THREAD_ROWS:
        return judge(ranges, task)
    pieces = [ranges.piece(number, look.threads) for number in range(look.threads)]
    others = [workers(look.threads - 1, os.getpid()).submit(judge, piece, task) for piece in pieces[1:]]
    found: Array = np.minimum.reduce([judge(pieces[0], task), *(each.result() for each in others)])
    return found
