"""The two sides of a match as typed facts and asks: integers scaled as in the dictionary (`fields.to_scaled`), by its keys.

`intake` makes them from records. Keys with a column of their own, or read by name somewhere, are declared here; those of
the other plain asks are added from `asks.csv`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from luodi.matching.asks import plain_keys
from luodi.matching.codes import ABSENT, RENTING, SELLING

Side = TypeVar("Side")


def with_plain_keys(side: type[Side]) -> type[Side]:
    """Class decorator that adds this side's plain-ask keys from `asks.csv`, with ABSENT as default."""
    for key in plain_keys("listing" if side.__name__ == "Listing" else "requirement"):
        side.__annotations__.setdefault(key, int)
        if key not in vars(side):
            setattr(side, key, ABSENT)
    return side


class Storeys(NamedTuple):
    """The floors a listing states."""

    floor_no: tuple[int, ...] = ()
    is_single_storey: int = ABSENT
    floors_total: int = ABSENT

    @property
    def floors(self) -> tuple[int, ...]:
        """The floors on offer, (1,) for a single-storey building, empty when unknown."""
        return self.floor_no or ((1,) if self.is_single_storey == 1 else ())


@dataclass(frozen=True, slots=True, kw_only=True)
@with_plain_keys
class Listing:
    """What a place has and what it asks of a company. Numbers are scaled integers, ABSENT (−1) where not stated.

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
    floors_total: int = ABSENT
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
    def storeys(self) -> Storeys:
        """The values that decide the asks about floors."""
        return Storeys(self.floor_no, self.is_single_storey, self.floors_total)

    @property
    def industries(self) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Admitted codes, excluded codes, is exclusive: the values that decide the industry ask."""
        return self.industries_admitted, self.industries_excluded, self.is_admission_exclusive == 1


@dataclass(frozen=True, slots=True, kw_only=True)
@with_plain_keys
class Branch:
    """One complete alternative of a requirement: what it wants and what the company has. Encoded as in Listing.

    `crane_min_t` may be ABSENT while `needs_crane` is 1. `wishes` names the asks that are not hard.
    """

    deal: int = 0
    kind: int = 0
    region_codes: tuple[str, ...] = ()
    regions_excluded: tuple[str, ...] = ()
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
    needs_single_storey: int = ABSENT
    floors_excluded: tuple[int, ...] = ()
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
        """Whether renting is acceptable: asked for, or no deal stated."""
        return self.deal == 0 or self.deal & RENTING != 0

    @property
    def may_buy(self) -> bool:
        """Whether buying is acceptable: asked for, or no deal stated."""
        return self.deal == 0 or self.deal & SELLING != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a company wants and has, as one to four alternatives. `record` is the source record, for display."""

    id: str = ""
    branches: tuple[Branch, ...] = (Branch(),)
    record: Mapping[str, Any] = field(default_factory=dict, compare=False)
