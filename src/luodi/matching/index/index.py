"""Many listings, ready to be matched: columns ordered by region, with their region codes and ids."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from luodi.matching.columns import Facts
from luodi.matching.criteria.industry import Admission
from luodi.matching.index.arrays import Array, compact, facts_of_arrays, region_keys, region_text
from luodi.matching.index.ids import Ids
from luodi.matching.index.regions import Regions
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.engines import Engine, engine_for
from luodi.matching.sides import Listing


class Index:
    """An immutable index, made with `build` or `from_arrays`. For listings that change, see `LiveIndex`."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all listings, segment by segment, in row order."""
        return tuple(one for segment in self.segments for one in segment.ids.at(segment.living_rows))

    @classmethod
    def build(cls, listings: Iterable[Listing], engine: Engine | None = None) -> "Index":
        """From listings as intake makes them. A few thousand or fewer are matched without the compiler."""
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
        """From arrays of equal length under the dictionary's listing keys; a key left out is stated by no listing.

        numbers                 float or int, in the dictionary's unit; NaN or negative where not stated
        booleans                int8: −1 not stated, 0 no, 1 yes
        deal, kind              int bit masks: rent 1, sale 2; factory 1, warehouse 2, yard 4, land 8, office 16, lab 32,
                                park 64; 0 not stated
        region_code             int: the division code (32, 3204, 320481, 320481109), 0 not stated
        fire_hazard_category    int: A 1 … E 5, 0 not stated
        floor_no                int64 bit mask: bit f for floor f (so 2 is the ground floor alone), 0 not stated
        available_from,
        valid_until             int: proleptic ordinals (`date.toordinal()`), −1 not stated
        admission               int: position in `admissions`, −1 where no industry is named;
                                an entry is (admitted prefixes, excluded prefixes, is exclusive)

        Industries come only through `admission`. `ids` default to row numbers of eight digits. Numbers are rounded half
        up to the dictionary's scale and must be within the limits of intake. Other keys are ignored.
        """
        table = facts_of_arrays(arrays, admissions)
        n = len(table.facts.area_m2)
        keys = region_keys(np.asarray(arrays.get("region_code", np.zeros(n)), dtype=np.int64))
        order = np.argsort(keys, kind="stable")
        distinct, starts = np.unique(keys[order], return_index=True)
        regions = Regions([region_text(int(key)) for key in distinct], [int(s) for s in starts], n)
        names = Ids.numbered(order) if ids is None else Ids.of(ids[row] for row in order)
        engine = engine or engine_for(n)
        facts = compact(table.facts, order)
        if engine.name == "plain":
            facts = Facts(*(column.tolist() for column in facts))
        return cls([Segment(table._replace(facts=facts), regions, names, engine)])

    def __len__(self) -> int:
        """The number of listings."""
        return sum(segment.living for segment in self.segments)

    @property
    def is_compiled(self) -> bool:
        """Whether compiled kernels answer; such an index is also merged and updated with them (`warm_up`)."""
        return any(segment.engine.name == "compiled" for segment in self.segments)

    @property
    def bytes_per_row(self) -> float:
        """Bytes per listing of the data the kernels read."""
        return sum(segment.hot_bytes for segment in self.segments) / max(len(self), 1)

    def listing(self, row: int) -> Listing:
        """The listing of a row, numbered across all segments."""
        for segment in self.segments:
            if row < segment.living:
                return segment.listing(int(segment.living_rows[row]))
            row -= segment.living
        raise IndexError("no such row")
