"""Many listings, ready to be matched: columns ordered by region, with the codes and ids that the rows mean."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from luodi.matching._answer import Answer
from luodi.matching._arrays import Array, compact, facts_of_arrays, region_keys, region_text
from luodi.matching._engines import Engine, engine_for
from luodi.matching._facts import Facts, Listing, Requirement
from luodi.matching._industry import Admission
from luodi.matching._many import match_many
from luodi.matching._names import Names
from luodi.matching._regions import Regions
from luodi.matching._search import Screened, answer, screened
from luodi.matching._segment import Segment


class Index:
    """Listings as columns. Build it with `build` or `from_arrays`; it does not change afterwards (`LiveIndex` does)."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all listings, segment by segment in the order of rows."""
        return tuple(one for segment in self.segments for one in segment.ids.at(segment.living_rows))

    @classmethod
    def build(cls, listings: Iterable[Listing], engine: Engine | None = None) -> "Index":
        """From listings as intake makes them. Up to a few thousand are matched without the compiler."""
        every = list(listings)
        return cls([Segment.of(every, engine or engine_for(len(every)))])

    @classmethod
    def from_arrays(
        cls,
        arrays: Mapping[str, Array],
        admissions: Sequence[Admission] = (),
        ids: Sequence[str] | None = None,
        engine: Engine | None = None,
    ) -> "Index":
        """From arrays of one length under the dictionary's listing keys; a missing key is stated nowhere.

        numbers                 float or int, in the dictionary's unit; NaN or negative where not stated
        booleans                int8: −1 not stated, 0 no, 1 yes
        deal, kind              int bit masks: rent 1, sale 2; factory 1, warehouse 2, yard 4, land 8, office 16, lab 32,
                                park 64; 0 not stated
        region_code             int: the code as it is written (32, 3204, 320481, 320481109), 0 not stated
        fire_hazard_category    int: A 1 … E 5, 0 not stated
        floor_no                int64 bit mask: bit f for floor f (2 is the ground floor only), 0 not stated
        available_from,
        valid_until             int: proleptic ordinals (`date.toordinal()`), −1 not stated
        admission               int: number of an entry of `admissions`, −1 where no industry is named;
                                an entry is (admitted prefixes, excluded prefixes, is exclusive)

        Industries are not given by their own keys. `ids` default to the row numbers in eight digits. Numbers are rounded
        half up at the dictionary's scale and are expected within the limits of intake. Other keys are ignored.
        """
        table = facts_of_arrays(arrays, admissions)
        n = len(table.facts.area)
        keys = region_keys(np.asarray(arrays.get("region_code", np.zeros(n)), dtype=np.int64))
        order = np.argsort(keys, kind="stable")
        distinct, starts = np.unique(keys[order], return_index=True)
        regions = Regions([region_text(int(key)) for key in distinct], [int(s) for s in starts], n)
        names = Names.numbered(order) if ids is None else Names.of(ids[row] for row in order)
        engine = engine or engine_for(n)
        facts = compact(table.facts, order)
        if engine.name == "plain":
            facts = Facts(*(column.tolist() for column in facts))
        return cls([Segment(table._replace(facts=facts), regions, names, engine)])

    def __len__(self) -> int:
        """How many listings there are."""
        return sum(segment.living for segment in self.segments)

    @property
    def is_compiled(self) -> bool:
        """Whether machine code answers: such an index also merges and changes by it (`warm_up`)."""
        return any(segment.engine.name == "compiled" for segment in self.segments)

    @property
    def bytes_per_row(self) -> float:
        """Bytes a listing of what the kernels read."""
        return sum(segment.hot_bytes for segment in self.segments) / max(len(self), 1)

    def listing(self, row: int) -> Listing:
        """The listing of a row, counted through all segments."""
        for segment in self.segments:
            if row < segment.living:
                return segment.listing(int(segment.living_rows[row]))
            row -= segment.living
        raise IndexError("no such row")

    def match(
        self, requirement: Requirement, *, as_of: dt.date, top: int = 20, threads: int = 2, is_relaxed: bool = True
    ) -> Answer:
        """Every listing judged for a requirement: counts, reports over the whole scope, the best `top` explained.

        Relaxations are left out unless `is_relaxed`.
        """
        return answer(self, requirement, as_of, top, threads, is_relaxed)

    def match_many(
        self, requirements: Iterable[Requirement], *, as_of: dt.date, top: int = 20, threads: int = 2
    ) -> Iterator[Answer]:
        """`match` for each of many requirements, in their order, without relaxations: for batches and lists."""
        return match_many(self, requirements, as_of, top, threads)

    def screen(self, requirement: Requirement, *, as_of: dt.date, threads: int = 2) -> Screened:
        """The ids of all listings that fit and may fit, in the order of `match`, with its counts; none is explained."""
        return screened(self, requirement, as_of, threads)
