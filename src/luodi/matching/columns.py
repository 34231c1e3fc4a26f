"""The kernels' input: many listings as columns, and one branch of a requirement flattened.

Columns are lists on the plain path and NumPy arrays on the compiled one, each named after its dictionary key. A plain ask
needs no column of its own: its numbers are in SITE_KEYS and NUMBERS.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from luodi.matching.asks import BOOLEANS, CARDS, is_boolean
from luodi.matching.sides import Listing

#: A column of integers: a list on the plain path, a NumPy array on the compiled one.
Column = Any


class Facts(NamedTuple):
    """Listings as columns, one row per listing. Only `sites` differs: it is a table of distinct sites, stored key by key
    in the order of SITE_KEYS, so that the values one ask reads are contiguous.

    scope: deal in bits 0–1, kind in 2–8, hazard letter in 9–11 (0 not stated). flags: the booleans of FLAGS, two bits
    each (0 not stated, 1 no, 2 yes). storeys, industries, site: profile numbers.
    """

    area_m2: Column
    min_area_m2: Column
    land_area_m2: Column
    rent_min_cny_m2_month: Column
    rent_max_cny_m2_month: Column
    sale_price_cny_m2: Column
    sale_price_cny: Column
    land_price_cny_mu: Column
    clear_height_m: Column
    storey_height_m: Column
    eaves_height_m: Column
    height_m: Column
    floor_load_kn_m2: Column
    crane_capacity_t: Column
    power_capacity_kva: Column
    valid_until: Column
    available_from: Column
    scope: Column
    flags: Column
    storeys: Column
    industries: Column
    site: Column
    sites: Column


class Want(NamedTuple):
    """One branch as the kernels read it: limits, masks, and answers per distinct profile of the listings.

    numbers: the limits and figures of NUMBERS. The last four fields hold one answer per profile.
    """

    deal: int
    kind: int
    may_rent: int
    may_buy: int
    area_min_m2: int
    area_max_m2: int
    land_area_min_m2: int
    land_area_max_m2: int
    rent_max_cny_m2_month: int
    sale_price_max_cny_m2: int
    land_price_max_cny_mu: int
    clear_height_min_m: int
    storey_height_min_m: int
    height_min_m: int
    floor_load_min_kn_m2: int
    crane_min_t: int
    power_min_kva: int
    needed_by: int
    hazard_category: int
    lease_years: int
    tax_cny_year: int
    investment_cny: int
    output_cny_year: int
    as_of: int
    hard: int
    numbers: Column
    ground_floor: Column
    single_storey: Column
    floors: Column
    industry: Column


#: How many columns of Facts have one row per listing; the table of sites follows them.
ROW_COLUMNS: Final = Facts._fields.index("sites")
#: The columns that hold a single number of a Listing.
NUMBER_COLUMNS: Final = Facts._fields[: Facts._fields.index("scope")]
#: Forms whose numbers may live in the table of sites.
_OF_SITES = ("at_least", "at_most", "by_date", "per_mu")
#: Terms and remaining capacity that a park states alike for many of its units, so that a row stores one profile number.
SITE_KEYS: Final = tuple(
    dict.fromkeys(
        key for card in CARDS.values() if card.form in _OF_SITES for key in card.listing if key not in Facts._fields
    )
)
SITE_WIDTH: Final = len(SITE_KEYS)
#: The requirement's numbers without a field of their own in `Want`.
NUMBERS: Final = tuple(
    dict.fromkeys(
        key for card in CARDS.values() if card.form in _OF_SITES for key in card.requirement if key not in Want._fields
    )
)
#: The booleans packed into `flags`, two bits each, in this order; the last two decide no ask by themselves.
FLAGS: Final = (
    *BOOLEANS.values(),
    *dict.fromkeys(key for card in CARDS.values() if card.form != "boolean" for key in card.listing if is_boolean(key)),
    "is_rent_negotiable",
    "is_admission_exclusive",
)
#: How `flags` encodes a stated true.
YES: Final = 2
KIND_SHIFT: Final = 2
HAZARD_SHIFT: Final = 9


def site(listing: Listing) -> tuple[int, ...]:
    """The numbers of SITE_KEYS."""
    return tuple(getattr(listing, key) for key in SITE_KEYS)


def site_table(sites: Sequence[tuple[int, ...]]) -> list[int]:
    """Distinct sites in the layout of `Facts.sites`."""
    return [number for numbers in zip(*sites, strict=True) for number in numbers]


def pack_scope(listing: Listing) -> int:
    """The `scope` word of a listing."""
    return listing.deal | listing.kind << KIND_SHIFT | max(listing.fire_hazard_category, 0) << HAZARD_SHIFT


def pack_flags(listing: Listing) -> int:
    """The `flags` word of a listing."""
    flags: int = sum((getattr(listing, key) + 1) << 2 * place for place, key in enumerate(FLAGS))
    return flags


def flag(flags: int, place: int) -> int:
    """The boolean at one position of a `flags` word: −1, 0 or 1."""
    return ((flags >> (2 * place)) & 3) - 1


class Profiles:
    """Distinct values and their numbers: judged once per requirement, shared by many rows."""

    def __init__(self, values: Sequence[Any] = ()) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: Any) -> int:
        """The number of a value; a new value gets the next number."""
        known = self._numbers.get(value)
        if known is None:
            known = self._numbers[value] = len(self.values)
            self.values.append(value)
        return known
