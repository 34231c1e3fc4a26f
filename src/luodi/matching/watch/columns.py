"""The watch kernel's input: one listing as scalars, saved requirements as columns."""

from typing import Final, NamedTuple

from luodi.matching.columns import Column

#: First of the three bits of `Needs.scope` that mark the price asks made: rent, sale price, land price.
PRICE_SHIFT: Final = 12


class Offer(NamedTuple):
    """One listing as integers. unmet, unknown: asks it answers the same way whatever the limit.

    changed: the asks whose answer the change may affect; every bit for a new listing. numbers: the values of SITE_KEYS.
    """

    scope: int
    valid_until: int
    as_of: int
    changed: int
    unmet: int
    unknown: int
    area_m2: int
    min_area_m2: int
    is_divisible: int
    land_area_m2: int
    rent_min_cny_m2_month: int
    rent_max_cny_m2_month: int
    sale_price_cny_m2: int
    sale_price_cny: int
    land_price_cny_mu: int
    clear_height_m: int
    storey_height_m: int
    eaves_height_m: int
    height_m: int
    floor_load_kn_m2: int
    has_crane: int
    crane_capacity_t: int
    power_capacity_kva: int
    available_from: int
    numbers: Column


class Needs(NamedTuple):
    """Saved requirements as columns, one row per branch and wanted region; only `amounts` is a table of distinct NUMBERS.

    number: the requirement's position in the segment. scope: deal in bits 0–1, kind in 2–8, hazard letter in 9–11 (as in
    `Facts`), price asks from PRICE_SHIFT. hard: bits of the asks made that are not wishes. floors_excluded,
    industry_codes, regions_excluded, amount: profile numbers.
    """

    number: Column
    scope: Column
    hard: Column
    area_min_m2: Column
    area_max_m2: Column
    land_area_min_m2: Column
    land_area_max_m2: Column
    rent_max_cny_m2_month: Column
    sale_price_max_cny_m2: Column
    land_price_max_cny_mu: Column
    clear_height_min_m: Column
    storey_height_min_m: Column
    height_min_m: Column
    floor_load_min_kn_m2: Column
    crane_min_t: Column
    power_min_kva: Column
    needed_by: Column
    lease_years: Column
    tax_cny_year: Column
    investment_cny: Column
    output_cny_year: Column
    floors_excluded: Column
    industry_codes: Column
    regions_excluded: Column
    amount: Column
    amounts: Column


class Desk(NamedTuple):
    """Scratch space for one block: rows still in the running, their masks so far, their answers to one ask."""

    row: Column
    unmet: Column
    unknown: Column
    answer: Column


#: The columns that hold a single number of a Branch.
NUMBER_COLUMNS: Final = Needs._fields[Needs._fields.index("area_min_m2") : Needs._fields.index("floors_excluded")]
#: The columns with one row per branch and region.
ROW_COLUMNS: Final = Needs._fields[: Needs._fields.index("amounts")]
#: The fields of Offer that hold a single number of a Listing.
NUMBER_FIELDS: Final = Offer._fields[Offer._fields.index("area_m2") : Offer._fields.index("numbers")]
