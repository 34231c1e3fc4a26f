"""An immutable part of an index: listings as columns ordered by region, with answers computed in advance.

A newly built index has one segment. A change (`live.py`) adds a small segment of new rows and marks the old ones dead in a
copy of the large one (`Segment.without`). Counts add up across segments and their best rows are merged. Nothing is modified
in place, so a running query sees the index as it was when it began.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, partial

import numpy as np

from luodi.matching.asks import CARDS
from luodi.matching.codes import ABSENT
from luodi.matching.columns import ROW_COLUMNS, SITE_KEYS, SITE_WIDTH, Facts, Want
from luodi.matching.index.arrays import Array, compact, listing_of_row
from luodi.matching.index.columns import Columns, columns
from luodi.matching.index.ids import Ids
from luodi.matching.index.regions import Range, Regions, without
from luodi.matching.index.rows import Rows
from luodi.matching.kernel.bits import WORD, words_of
from luodi.matching.kernel.block import BLOCK, FIXED, Fixed
from luodi.matching.kernel.engines import Engine
from luodi.matching.kernel.wants import profile_answers, want
from luodi.matching.sides import Branch, Listing


class Segment:
    """Immutable rows of an index. dead: a bit map of rows that no longer count. living: the number that do."""

    def __init__(self, table: Columns, regions: Regions, ids: Ids, engine: Engine, dead: Array | None = None) -> None:
        self.table, self.regions, self.ids, self.engine = table, regions, ids, engine
        self.id_rank = ids.rank
        self.silent = silent_asks(table.facts)
        #: Cached for recent requirements, because relaxing and grading ask again what the first scan asked.
        self.profile_answers = lru_cache(maxsize=16)(
            partial(profile_answers, table.storeys, table.industries, column=engine.column)
        )
        self.ranges = lru_cache(maxsize=256)(self._ranges)
        self.ranges_beyond = lru_cache(maxsize=1024)(self._ranges_beyond)
        self.fixed = self._fixed()
        self._bury(np.zeros(words_of(len(ids)), dtype=np.int64) if dead is None else dead)

    @classmethod
    def of(cls, listings: Iterable[Listing], engine: Engine) -> "Segment":
        """Listings as intake makes them, in any order."""
        ordered = sorted(listings, key=lambda one: (one.region_code, one.id))
        table = columns(ordered)
        if engine.name == "compiled":
            table = table._replace(facts=compact(table.facts, np.arange(len(ordered))))
        regions = Regions.of_rows([one.region_code for one in ordered])
        return cls(table, regions, Ids.of(one.id for one in ordered), engine)

    def __len__(self) -> int:
        """The number of rows, including dead ones."""
        return len(self.ids)

    @property
    def hot_bytes(self) -> int:
        """Bytes the kernels read: row columns, the table of sites, precomputed answer words, id ranks."""
        return sum(np.asarray(column).nbytes for column in (*self.table.facts, *self.fixed, self.id_rank))

    def vector(self, branch: Branch, as_of: int) -> Want:
        """A branch flattened for the kernels, with its answers to this segment's profiles."""
        return want(
            branch, as_of, self.profile_answers(branch.floors_excluded, branch.industry_codes), self.engine.column
        )

    def ranges_of(self, branch: Branch) -> tuple[Range, ...]:
        """The rows in the regions of a branch."""
        return self.ranges(branch.region_codes, branch.regions_excluded)

    def listing(self, row: int) -> Listing:
        """The listing of a row."""
        return listing_of_row(self.table, row, self.ids[row], self.regions.code_of(row))

    def lifted(self, rows: Sequence[int]) -> Rows:
        """Some rows, to be judged and explained one by one."""
        return Rows(
            self.table._replace(facts=self._gathered(rows)),
            [self.ids[row] for row in rows],
            [self.regions.code_of(row) for row in rows],
            lambda place: self.listing(rows[place]),
            self.vector,
        )

    @cached_property
    def living_rows(self) -> Array:
        """The rows that are not dead."""
        return self.alive(np.arange(len(self)))

    def alive(self, rows: Array) -> Array:
        """The given rows that are not dead."""
        living: Array = rows[self.dead[rows // WORD] >> rows % WORD & 1 == 0]
        return living

    def rows_of(self, names: Ids) -> Array:
        """The living rows of the given ids; ids not in this segment are skipped."""
        rows = self.ids.rows(names)
        return self.alive(rows[rows >= 0])

    def without(self, rows: Array) -> "Segment":
        """A copy with more rows marked dead; everything else is shared."""
        dead = self.dead.copy()
        np.bitwise_or.at(dead, rows // WORD, np.left_shift(np.int64(1), rows % WORD))
        other = Segment.__new__(Segment)
        vars(other).update({name: each for name, each in vars(self).items() if name != "living_rows"})
        other._bury(dead)
        return other

    def _bury(self, dead: Array) -> None:
        # Viewed as unsigned, because bitwise_count of a signed number counts the bits of its absolute value.
        self.dead, self.living = dead, len(self) - int(np.bitwise_count(dead.view(np.uint64)).sum())
        self.fixed = self.fixed._replace(dead=self.engine.column(dead))

    def _gathered(self, rows: Sequence[int]) -> Facts:
        """The columns of some rows, with the table of sites."""
        facts = self.table.facts
        if self.engine.name == "plain":
            return Facts(*([column[row] for row in rows] for column in facts[:ROW_COLUMNS]), *facts[ROW_COLUMNS:])
        places = np.array(rows, dtype=np.int64)
        return Facts(*(column[places] for column in facts[:ROW_COLUMNS]), *facts[ROW_COLUMNS:])

    def _ranges(self, wanted: tuple[str, ...], excluded: tuple[str, ...] = ()) -> tuple[Range, ...]:
        """The rows in the wanted regions and in no excluded one."""
        return tuple(self.regions.ranges(wanted, excluded))

    def _ranges_beyond(
        self, wider: tuple[str, ...], wanted: tuple[str, ...], excluded: tuple[str, ...] = ()
    ) -> tuple[Range, ...]:
        """The rows in the wider regions but not in the wanted ones, nor in an excluded one."""
        return tuple(without(self.regions.ranges(wider, excluded), self.ranges(wanted, excluded)))

    def _fixed(self) -> Fixed:
        engine, rows = self.engine, len(self)
        unmet, unknown = (engine.zeros(len(FIXED) * words_of(rows)) for _ in range(2))
        answers = engine.zeros(BLOCK, np.int8)
        engine.fix(engine.column(FIXED), rows, self.table.facts, self.vector(Branch(), 0), answers, unmet, unknown)
        return Fixed(unmet, unknown, engine.zeros(words_of(rows)))


def silent_asks(facts: Facts) -> frozenset[int]:
    """Numeric asks that no listing here makes, and that scans can skip."""
    sites = np.asarray(facts.sites).reshape(SITE_WIDTH, -1)
    is_silent = dict(zip(SITE_KEYS, (sites.max(axis=1, initial=ABSENT) == ABSENT).tolist(), strict=True))
    return frozenset(card.number for card in CARDS.values() if card.is_of_listing and is_silent.get(card.listing[0]))
