"""The two sides of a match as typed facts and asks, and the columns and vectors that the kernels read.

`Listing` and `Requirement` hold whole numbers scaled as in the dictionary (`fields.to_scaled`), under the dictionary's
keys. `intake` makes them from records. `Facts` is many listings as columns (lists on the plain path, NumPy arrays on
the compiled one), `Want` is one branch of one requirement, flattened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from luodi.matching._asks import ABSENT, RENTING, SELLING

#: A column of integers: a list on the plain path, a NumPy array on the compiled one.
Column = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a place has and asks. Numbers are scaled integers, ABSENT (−1) where not stated.

    deal, kind: bit masks in the order of DEALS and KINDS, 0 not stated. region_code: 2, 4, 6 or 9 digits, "" not
    stated. Booleans: −1, 0, 1. Dates: proleptic ordinals. fire_hazard_category: 1 (A, most dangerous) to 5 (E).
    """

    id: str = ""
    deal: int = 0
    kind: int = 0
    region_code: str = ""
    area_m2: int = ABSENT
    min_area_m2: int = ABSENT
    is_divisible: int = ABSENT
    land_area_m2: int = ABSENT
    rent_min_cny_m2_month: int = ABSENT
    rent_max_cny_m2_month: int = ABSENT
    is_rent_negotiable: int = ABSENT
    sale_price_cny: int = ABSENT
    sale_price_cny_m2: int = ABSENT
    land_price_cny_mu: int = ABSENT
    clear_height_m: int = ABSENT
    storey_height_m: int = ABSENT
    eaves_height_m: int = ABSENT
    height_m: int = ABSENT
    floor_load_kn_m2: int = ABSENT
    has_crane: int = ABSENT
    crane_capacity_t: int = ABSENT
    power_capacity_kva: int = ABSENT
    floor_no: tuple[int, ...] = ()
    is_single_storey: int = ABSENT
    has_freight_lift: int = ABSENT
    has_loading_dock: int = ABSENT
    has_own_yard: int = ABSENT
    has_gas: int = ABSENT
    has_steam: int = ABSENT
    has_sewer: int = ABSENT
    is_eia_possible: int = ABSENT
    has_title_deed: int = ABSENT
    fire_hazard_category: int = ABSENT
    industries_admitted: tuple[str, ...] = ()
    industries_excluded: tuple[str, ...] = ()
    is_admission_exclusive: int = ABSENT
    tax_per_mu_min_cny: int = ABSENT
    investment_per_mu_min_cny: int = ABSENT
    output_per_mu_min_cny: int = ABSENT
    lease_years_min: int = ABSENT
    available_from: int = ABSENT
    valid_until: int = ABSENT

    @property
    def floors(self) -> tuple[int, ...]:
        """The floors on offer, (1,) for a single-storey building; empty when not known."""
        return self.floor_no or ((1,) if self.is_single_storey == 1 else ())

    @property
    def industries(self) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Admitted, excluded, exclusive: what decides the industry ask."""
        return self.industries_admitted, self.industries_excluded, self.is_admission_exclusive == 1

    @property
    def terms(self) -> tuple[int, int, int, int]:
        """Shortest lease, tax, investment and output per mu asked."""
        return (
            self.lease_years_min,
            self.tax_per_mu_min_cny,
            self.investment_per_mu_min_cny,
            self.output_per_mu_min_cny,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One alternative of a requirement, complete: what it wants and what the company has. Encoded as in Listing.

    `crane_min_t` may be ABSENT while `needs_crane` is 1. `wishes` are the names of asks that are not hard.
    """

    deal: int = 0
    kind: int = 0
    region_codes: tuple[str, ...] = ()
    area_min_m2: int = ABSENT
    area_max_m2: int = ABSENT
    land_area_min_m2: int = ABSENT
    land_area_max_m2: int = ABSENT
    rent_max_cny_m2_month: int = ABSENT
    sale_price_max_cny_m2: int = ABSENT
    land_price_max_cny_mu: int = ABSENT
    clear_height_min_m: int = ABSENT
    storey_height_min_m: int = ABSENT
    height_min_m: int = ABSENT
    floor_load_min_kn_m2: int = ABSENT
    needs_crane: int = ABSENT
    crane_min_t: int = ABSENT
    power_min_kva: int = ABSENT
    needs_ground_floor: int = ABSENT
    floors_excluded: tuple[int, ...] = ()
    needs_freight_lift: int = ABSENT
    needs_loading_dock: int = ABSENT
    needs_own_yard: int = ABSENT
    needs_gas: int = ABSENT
    needs_steam: int = ABSENT
    needs_sewer: int = ABSENT
    needs_eia: int = ABSENT
    needs_title_deed: int = ABSENT
    hazard_category: int = ABSENT
    needed_by: int = ABSENT
    lease_years: int = ABSENT
    industry_codes: tuple[str, ...] = ()
    tax_cny_year: int = ABSENT
    investment_cny: int = ABSENT
    output_cny_year: int = ABSENT
    wishes: frozenset[str] = frozenset()

    @property
    def may_rent(self) -> bool:
        """Whether renting would do: stated or not restricted."""
        return self.deal == 0 or self.deal & RENTING != 0

    @property
    def may_buy(self) -> bool:
        """Whether buying would do: stated or not restricted."""
        return self.deal == 0 or self.deal & SELLING != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a company wants and has: one to four alternatives. `record` is what it was made from, for display."""

    id: str = ""
    branches: tuple[Branch, ...] = (Branch(),)
    record: Mapping[str, Any] = field(default_factory=dict, compare=False)


class Facts(NamedTuple):
    """Listings as columns, one row a listing. The last four are tables of distinct terms, indexed by `terms`.

    scope: deal in bits 0–1, kind in 2–8, hazard letter in 9–11 (0 not stated). flags: the booleans of FLAGS of two bits
    each (0 not stated, 1 no, 2 yes), then a bit when floors are stated. floors, industry, terms: profile numbers.
    """

    area: Column
    part: Column
    land: Column
    rent_low: Column
    rent_high: Column
    sale_unit: Column
    sale_total: Column
    land_price: Column
    clear: Column
    storey: Column
    eaves: Column
    height: Column
    load: Column
    crane: Column
    power: Column
    scope: Column
    flags: Column
    valid: Column
    available: Column
    floors: Column
    industry: Column
    terms: Column
    lease: Column
    tax: Column
    investment: Column
    output: Column


#: How many columns of Facts have a row per listing; the others are tables.
ROW_COLUMNS = Facts._fields.index("lease")
#: Columns that come straight from one number of a Listing.
PLAIN_COLUMNS = {
    "area": "area_m2",
    "part": "min_area_m2",
    "land": "land_area_m2",
    "rent_low": "rent_min_cny_m2_month",
    "rent_high": "rent_max_cny_m2_month",
    "sale_unit": "sale_price_cny_m2",
    "sale_total": "sale_price_cny",
    "land_price": "land_price_cny_mu",
    "clear": "clear_height_m",
    "storey": "storey_height_m",
    "eaves": "eaves_height_m",
    "height": "height_m",
    "load": "floor_load_kn_m2",
    "crane": "crane_capacity_t",
    "power": "power_capacity_kva",
    "valid": "valid_until",
    "available": "available_from",
}
#: The booleans packed into `flags`, two bits each, in this order; the last three serve no criterion of their own.
FLAGS = (
    "has_freight_lift",
    "has_loading_dock",
    "has_own_yard",
    "has_gas",
    "has_steam",
    "has_sewer",
    "is_eia_possible",
    "has_title_deed",
    "is_divisible",
    "has_crane",
    "is_rent_negotiable",
    "is_single_storey",
    "is_admission_exclusive",
)
DIVISIBLE = FLAGS.index("is_divisible")
HAS_CRANE = FLAGS.index("has_crane")
#: The bit of `flags` that tells floors that are stated from those of a single-storey building.
FLOORS_STATED = 2 * len(FLAGS)
KIND_SHIFT = 2
HAZARD_SHIFT = 9


class Want(NamedTuple):
    """One branch as the kernels read it: limits, masks, and answers per distinct profile of the listings."""

    deal: int
    kind: int
    may_rent: int
    may_buy: int
    area_low: int
    area_high: int
    land_low: int
    land_high: int
    rent: int
    sale: int
    land_price: int
    clear: int
    storey: int
    height: int
    load: int
    crane: int
    power: int
    needed_by: int
    hazard: int
    lease: int
    tax: int
    investment: int
    output: int
    as_of: int
    hard: int
    ground: Column
    floors: Column
    industry: Column


def pack_scope(listing: Listing) -> int:
    """The `scope` word of a listing."""
    return listing.deal | listing.kind << KIND_SHIFT | max(listing.fire_hazard_category, 0) << HAZARD_SHIFT


def pack_flags(listing: Listing) -> int:
    """The `flags` word of a listing."""
    flags: int = sum((getattr(listing, key) + 1) << 2 * place for place, key in enumerate(FLAGS))
    return flags | (1 << FLOORS_STATED if listing.floor_no else 0)


class Profiles:
    """Distinct values with their numbers: what a requirement judges once and many rows share."""

    def __init__(self, values: Sequence[Any] = ()) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: Any) -> int:
        """The number of a value, a new one when it was not met before."""
        known = self._numbers.get(value)
        if known is None:
            known = self._numbers[value] = len(self.values)
            self.values.append(value)
        return known
