"""A part of an index that never changes: listings as columns ordered by region, and what is known of them beforehand.

An index has one segment when it is built, and may have more (`Index.joined`): a change is a small segment with what is
new beside a large one in which what is old is dead (`Segment.without`). Counts of segments add up; their best rows are
merged. Nothing is rewritten, so that a question that is running sees the index as it was.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np

from luodi.matching._arrays import Array, listing_of_row
from luodi.matching._asks import ABSENT, NUMBER
from luodi.matching._bits import WORD, words_of
from luodi.matching._columns import Columns
from luodi.matching._engines import Engine
from luodi.matching._facts import ROW_COLUMNS, Branch, Facts, Listing, Want
from luodi.matching._regions import Range, Regions, without
from luodi.matching._rows import Rows
from luodi.matching._scan import BLOCK, FIXED, Fixed
from luodi.matching._want import profile_answers, want


class Segment:
    """Rows of one index that stay as they are; `dead` has a bit for each that no longer counts."""

    def __init__(
        self, table: Columns, regions: Regions, ids: Sequence[str], engine: Engine, listings: Sequence[Listing] = ()
    ) -> None:
        self.table, self.regions, self.ids, self.engine, self.listings = table, regions, ids, engine, listings
        self.id_rank = ranks(ids)
        self.silent = silent_asks(table.facts)
        #: Kept for the requirements asked last: relaxing and grading ask again what the first look asked.
        self.profile_answers = lru_cache(maxsize=16)(
            partial(profile_answers, table.floors, table.industries, column=engine.column)
        )
        self.ranges = lru_cache(maxsize=256)(lambda wanted: tuple(regions.ranges(wanted)))
        self.ranges_beyond = lru_cache(maxsize=1024)(self._ranges_beyond)
        self.fixed = self._fixed()

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def hot_bytes(self) -> int:
        """Bytes of what the kernels read: row columns, tables of terms, words of answers, rank of the id."""
        return sum(np.asarray(column).nbytes for column in (*self.table.facts, *self.fixed, self.id_rank))

    def vector(self, branch: Branch, as_of: int) -> Want:
        """A branch as the kernels read it beside these rows."""
        return want(branch, as_of, self.profile_answers(branch.floors_excluded, branch.industry_codes))

    def listing(self, row: int) -> Listing:
        """The listing of a row."""
        if self.listings:
            return self.listings[row]
        return listing_of_row(self.table, row, self.ids[row], self.regions.code_of(row))

    def lifted(self, rows: Sequence[int]) -> Rows:
        """Some rows, to be judged and explained one by one."""
        given = [self.listings[row] for row in rows] if self.listings else ()
        return Rows(
            self.table._replace(facts=self._gathered(rows)),
            [self.ids[row] for row in rows],
            [self.regions.code_of(row) for row in rows],
            lambda place: self.listing(rows[place]),
            self.vector,
            given,
        )

    def without(self, rows: Iterable[int]) -> "Segment":
        """The same segment with some more rows dead; all else is shared."""
        dead = np.array(self.fixed.dead, dtype=np.int64)
        for row in rows:
            dead[row // WORD] |= np.int64(np.uint64(1 << row % WORD).astype(np.int64))
        other = Segment.__new__(Segment)
        vars(other).update(vars(self))
        other.fixed = self.fixed._replace(dead=self.engine.column(dead))
        return other

    def _gathered(self, rows: Sequence[int]) -> Facts:
        """The columns of some rows, with the tables."""
        facts = self.table.facts
        if self.engine.name == "plain":
            return Facts(*([column[row] for row in rows] for column in facts[:ROW_COLUMNS]), *facts[ROW_COLUMNS:])
        places = np.array(rows, dtype=np.int64)
        return Facts(*(column[places] for column in facts[:ROW_COLUMNS]), *facts[ROW_COLUMNS:])

    def _ranges_beyond(self, wider: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[Range, ...]:
        """The rows that some regions let in and others do not."""
        return tuple(without(self.regions.ranges(wider), self.ranges(wanted)))

    def _fixed(self) -> Fixed:
        engine, rows = self.engine, len(self)
        unmet, unknown = (engine.zeros(len(FIXED) * words_of(rows)) for _ in range(2))
        answers = engine.zeros(BLOCK, np.int8)
        engine.fix(engine.column(FIXED), rows, self.table.facts, self.vector(Branch(), 0), answers, unmet, unknown)
        return Fixed(unmet, unknown, engine.zeros(words_of(rows)))


class Numbered(Sequence[str]):
    """Ids that are row numbers of the arrays, in eight digits."""

    def __init__(self, order: Array) -> None:
        self.order = order

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, row: Any) -> Any:
        return f"{int(self.order[row]):08d}"


def silent_asks(facts: Facts) -> frozenset[int]:
    """The asks of listings' terms that no listing makes, and that need no look."""
    tables = {"lease_term": facts.lease, "tax_per_mu": facts.tax, "investment_per_mu": facts.investment}
    tables["output_per_mu"] = facts.output
    return frozenset(NUMBER[name] for name, table in tables.items() if np.max(table, initial=ABSENT) == ABSENT)


def ranks(ids: Sequence[str]) -> Array:
    """Each row's place in the text order of ids."""
    if isinstance(ids, Numbered):
        return ids.order.astype(np.int32)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    found = np.empty(len(ids), dtype=np.int32)
    found[order] = np.arange(len(ids), dtype=np.int32)
    return found
