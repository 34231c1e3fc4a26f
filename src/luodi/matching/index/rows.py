"""A few listings, taken from an index or given directly, to be judged and explained one by one."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Any

from luodi.matching.codes import ABSENT
from luodi.matching.columns import (
    FLAGS,
    HAZARD_SHIFT,
    NUMBER_COLUMNS,
    ROW_COLUMNS,
    SITE_KEYS,
    SITE_WIDTH,
    YES,
    Facts,
    Want,
)
from luodi.matching.index.columns import Columns, columns
from luodi.matching.kernel.wants import profile_answers, want
from luodi.matching.sides import Branch, Listing, Storeys

_SHIFTS = {key: 2 * place for place, key in enumerate(FLAGS)}
#: Asks to confirm with every landlord whose listing does not state them.
TO_CONFIRM = ("eia", "hazard", "industry", "title_deed")


class Rows:
    """Some listings as columns, with parallel ids and region codes.

    `listing` makes the Listing of a row (once); `vector` makes the Want of a branch against these columns' profiles.
    """

    def __init__(
        self,
        table: Columns,
        ids: Sequence[str],
        codes: Sequence[str],
        listing: Callable[[int], Listing],
        vector: Callable[[Branch, int], Want],
    ) -> None:
        self.table, self.ids, self.codes = table, ids, codes
        self.listing, self.vector = cache(listing), vector

    @classmethod
    def of(cls, listings: Sequence[Listing]) -> "Rows":
        """From listings that are in no index."""
        table = columns(listings)

        def vector(branch: Branch, as_of: int) -> Want:
            excluded, codes = branch.floors_excluded, branch.industry_codes
            return want(branch, as_of, profile_answers(table.storeys, table.industries, excluded, codes))

        ids, codes = [one.id for one in listings], [one.region_code for one in listings]
        return cls(table, ids, codes, listings.__getitem__, vector)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def plain(self) -> Facts:
        """The row columns as lists, because single array elements are slow to read."""
        rows = [one if isinstance(one, list) else one.tolist() for one in self.table.facts[:ROW_COLUMNS]]
        return Facts(*rows, *self.table.facts[ROW_COLUMNS:])

    def column(self, key: str) -> list[Any]:
        """The values of a Listing key, or of a key in `_OTHERS`."""
        if key in _OTHERS:
            return _OTHERS[key](self)
        facts = self.plain
        if key in NUMBER_COLUMNS:
            values: list[Any] = getattr(facts, key)
            return values
        if key in _SHIFTS:
            shift = _SHIFTS[key]
            return [(word >> shift & 3) - 1 for word in facts.flags]
        place = SITE_KEYS.index(key)
        first = place * (len(facts.sites) // SITE_WIDTH)
        return [int(facts.sites[first + number]) for number in facts.site]

    def to_confirm(self, row: int) -> tuple[str, ...]:
        """The names in TO_CONFIRM that a listing leaves open, whether asked or not."""
        flags, admission = self.plain.flags[row], self.table.industries[self.plain.industries[row]]
        is_eia, is_deed = flags >> _SHIFTS["is_eia_possible"] & 3, flags >> _SHIFTS["has_title_deed"] & 3
        stated = (is_eia, self.plain.scope[row] >> HAZARD_SHIFT, admission[0] or admission[1], is_deed)
        return tuple(name for name, one in zip(TO_CONFIRM, stated, strict=True) if not one)


def _is_single_storey(storeys: Storeys) -> bool:
    """Whether the floor is known only because the building has a single storey."""
    return not storeys.floor_no and storeys.is_single_storey == 1


def _of_storeys(key: str) -> Callable[[Rows], list[Any]]:
    """A reader of one `Storeys` field for all rows."""
    return lambda rows: [getattr(rows.table.storeys[number], key) for number in rows.plain.storeys]


#: Keys not stored as a plain number, boolean or term. `single_storey`: the floor is known only from being the only one.
_OTHERS: dict[str, Callable[[Rows], list[Any]]] = {
    "region_code": lambda rows: list(rows.codes),
    "floors": lambda rows: [rows.table.storeys[number].floors for number in rows.plain.storeys],
    "industries": lambda rows: [rows.table.industries[number] for number in rows.plain.industries],
    "fire_hazard_category": lambda rows: [word >> HAZARD_SHIFT or ABSENT for word in rows.plain.scope],
    **{key: _of_storeys(key) for key in Storeys._fields},
    "single_storey": lambda rows: [_is_single_storey(rows.table.storeys[number]) for number in rows.plain.storeys],
    "is_rent_negotiable": lambda rows: [word >> _SHIFTS["is_rent_negotiable"] & 3 == YES for word in rows.plain.flags],
}
