"""One listing as scalars, and saved requirements as columns: what the kernel of watches reads."""

from typing import Final, NamedTuple

from luodi.matching.columns import Column

#: Where `Needs.scope` tells which price asks are made: rent, sale price, land price.
PRICE_SHIFT: Final = 12


class Offer(NamedTuple):
    """One listing as whole numbers. `unmet` and `unknown` are the asks that it answers alike whatever the limit.

    changed: the asks whose answer may differ from that before a change; every bit when the listing is new. mu: its land,
    in hundredths. numbers: those of SITE_KEYS.
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
    """Saved requirements as columns, one row a branch and wanted region; `amounts` alone is a table of distinct NUMBERS.

    number: which requirement of the segment. scope: deal in bits 0–1, kind in 2–8, hazard letter in 9–11 (as in `Facts`),
    price asks from PRICE_SHIFT. hard: bits of the asks that are made and are not wishes. floors_excluded, industry_codes,
    amount: profile numbers.
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
    amount: Column
    amounts: Column


class Desk(NamedTuple):
    """Scratch of one block: the rows still in question, their masks so far, and their answers to one ask."""

    row: Column
    unmet: Column
    unknown: Column
    answer: Column


#: The columns that are one number of a Branch.
NUMBER_COLUMNS: Final = Needs._fields[Needs._fields.index("area_min_m2") : Needs._fields.index("floors_excluded")]
#: The columns with a row per branch and region.
ROW_COLUMNS: Final = Needs._fields[: Needs._fields.index("amounts")]
#: The fields of Offer that are one number of a Listing.
NUMBER_FIELDS: Final = Offer._fields[Offer._fields.index("area_m2") : Offer._fields.index("numbers")]
