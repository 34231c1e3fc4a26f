"""A sealed part of the saved requirements: rows ordered by wanted region, so that a listing has to visit few ranges."""

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

import numpy as np

from luodi.matching.asks import REGION
from luodi.matching.criteria.floors import floors_answer
from luodi.matching.index.arrays import Array
from luodi.matching.index.regions import COARSER, ELSEWHERE, INSIDE, Range, region_state
from luodi.matching.kernel.engines import plain_list
from luodi.matching.sides import Listing
from luodi.matching.watch.columns import ROW_COLUMNS, Needs
from luodi.matching.watch.rows import NeedRows, narrow_columns
from luodi.matching.watch.trades import Trades

#: The end epoch of a requirement that has not ended.
FOREVER = 2**62


class Ranges(NamedTuple):
    """Ranges of rows, each with the bit of an unknown region if the listing's region is coarser than the wanted one."""

    starts: list[int]
    stops: list[int]
    regions: list[int]

    @property
    def rows(self) -> int:
        """The number of rows."""
        return sum(self.stops) - sum(self.starts)

    def piece(self, number: int, pieces: int) -> "Ranges":
        """Piece `number` of `pieces` equal ones of every range."""
        spans = [(start, stop - start) for start, stop in zip(self.starts, self.stops, strict=True)]
        starts = [start + rows * number // pieces for start, rows in spans]
        stops = [start + rows * (number + 1) // pieces for start, rows in spans]
        return Ranges(starts, stops, self.regions)


class WatchSegment:
    """Immutable NeedRows, and the epoch in which each requirement ended, so that an older look still sees it."""

    def __init__(self, rows: NeedRows) -> None:
        texts = np.array(rows.codes, dtype=np.str_)
        in_text = np.argsort(np.argsort(texts, kind="stable"), kind="stable")
        order = np.lexsort((rows.needs.scope, in_text[rows.regions]))
        wanted = in_text[rows.regions][order]
        self.codes = sorted(rows.codes)
        self.starts = np.searchsorted(wanted, np.arange(len(self.codes) + 1)).tolist()
        by_row, number = numbered_by_row(rows.needs.number[order])
        needs = rows.needs._replace(**{name: getattr(rows.needs, name)[order] for name in ROW_COLUMNS})
        self.needs = narrow_columns(needs._replace(number=number.astype(np.int64)))
        self.ids, self.floors, self.excluded = [rows.ids[each] for each in by_row.tolist()], rows.floors, rows.excluded
        self.trades = Trades(rows.trades)
        self.until = np.full(len(rows.ids), FOREVER, dtype=np.int64)
        #: Per requirement, the hard asks of all its rows.
        self.asked = np.zeros(len(rows.ids), dtype=np.int64)
        np.bitwise_or.at(self.asked, self.needs.number, self.needs.hard.astype(np.int64))
        #: How many requirements have ended; updated by the writer under its lock.
        self.ended = 0
        self._places = {code: place for place, code in enumerate(self.codes)}

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.needs.number)

    def ranges(self, code: str) -> Ranges:
        """The rows a listing in a region may concern: those that want it, a region around it, or (unknown) one inside it."""
        around = [self._places[code[:n]] for n in range(len(code) + 1) if code[:n] in self._places]
        spans = [Range(self.starts[place], self.starts[place + 1], is_unknown=False) for place in around]
        first, last = bisect_left(self.codes, code + "0"), bisect_left(self.codes, code + ":")
        spans.append(Range(self.starts[first], self.starts[last], is_unknown=True))
        kept = [each for each in spans if each.start < each.stop]
        regions = [int(each.is_unknown) << REGION for each in kept]
        return Ranges([each.start for each in kept], [each.stop for each in kept], regions)

    def floor_answers(self, listing: Listing) -> list[int]:
        """The listing's answer to each distinct set of excluded floors."""
        return [floors_answer(listing.storeys, excluded) for excluded in self.floors]

    def trade_answers(self, listing: Listing) -> Array:
        """The listing's answer to each distinct list of industry codes."""
        return self.trades.answers(listing.industries)

    def excluded_answers(self, code: str) -> list[int]:
        """Per distinct set of excluded regions: −1 if a listing lies in one, the bit of an unknown region if it may, else 0."""
        bits = {ELSEWHERE: -1, COARSER: 1 << REGION, INSIDE: 0}
        return [bits[region_state(code, (), excluded)] for excluded in self.excluded]

    @cached_property
    def lists(self) -> Needs:
        """The columns as lists, for the plain kernel."""
        return Needs(*(plain_list(column) for column in self.needs))

    def rows(self, epoch: int) -> NeedRows:
        """The rows of the requirements alive in an epoch."""
        alive = self.until > epoch
        kept = alive[self.needs.number]
        numbers = np.cumsum(alive) - 1
        columns = {name: getattr(self.needs, name)[kept] for name in ROW_COLUMNS}
        columns["number"] = numbers[columns["number"]]
        regions = np.repeat(np.arange(len(self.codes)), np.diff(self.starts))[kept]
        ids = [self.ids[number] for number in np.flatnonzero(alive).tolist()]
        needs, trades = Needs(**columns, amounts=self.needs.amounts), self.trades.profiles
        return NeedRows(needs, regions, self.codes, ids, self.floors, trades, self.excluded)

    @property
    def nbytes(self) -> int:
        """Bytes of the columns."""
        return sum(column.nbytes for column in (*self.needs, self.asked, self.until))


def numbered_by_row(numbers: Array) -> tuple[Array, Array]:
    """Requirements in order of first row, and each row's number in that order, so that neighbours are close in memory."""
    first = np.unique(numbers, return_index=True)[1]
    by_row = np.argsort(first)
    renumbered = np.empty_like(by_row)
    renumbered[by_row] = np.arange(len(by_row))
    return by_row, renumbered[numbers]
