"""The field that is missing where an ask is unknown: what one would have to ask for.

Each unknown hard ask of a pair that may fit names the field that is not stated, or is stated too coarsely (a region, an
industry). Where all of them name the same field, its answer settles the pair. Restricted Python, like the criteria.
"""

from typing import Final

from luodi.matching import _asks
from luodi.matching._asks import ABSENT, BOOLEANS, UNKNOWN
from luodi.matching._criteria import clear_height, storey_height, unstated_height
from luodi.matching._curves import mu_hundredths
from luodi.matching._facts import Facts, Want

#: Every field that may be missing; its number is its place.
FIELDS: Final = (
    "deal",
    "kind",
    "region_code",
    "area_m2",
    "is_divisible",
    "land_area_m2",
    "rent_min_cny_m2_month",
    "rent_max_cny_m2_month",
    "sale_price_cny_m2",
    "land_price_cny_mu",
    "clear_height_m",
    "storey_height_m",
    "floor_load_kn_m2",
    "has_crane",
    "crane_capacity_t",
    "power_capacity_kva",
    "floor_no",
    *BOOLEANS.values(),
    "available_from",
    "fire_hazard_category",
    "lease_years",
    "industry_codes",
    "tax_cny_year",
    "investment_cny",
    "output_cny_year",
)
#: No field is missing (both ends are stated and straddle), or more than one is.
NOTHING: Final = -1

AREA_M2: Final = FIELDS.index("area_m2")
IS_DIVISIBLE: Final = FIELDS.index("is_divisible")
LAND_AREA_M2: Final = FIELDS.index("land_area_m2")
RENT_MIN: Final = FIELDS.index("rent_min_cny_m2_month")
RENT_MAX: Final = FIELDS.index("rent_max_cny_m2_month")
SALE_PRICE_M2: Final = FIELDS.index("sale_price_cny_m2")
LAND_PRICE_MU: Final = FIELDS.index("land_price_cny_mu")
CLEAR_HEIGHT: Final = FIELDS.index("clear_height_m")
STOREY_HEIGHT: Final = FIELDS.index("storey_height_m")
HAS_CRANE: Final = FIELDS.index("has_crane")
CRANE_TONNAGE: Final = FIELDS.index("crane_capacity_t")
TAX: Final = FIELDS.index("tax_cny_year")
INVESTMENT: Final = FIELDS.index("investment_cny")
OUTPUT: Final = FIELDS.index("output_cny_year")

AREA: Final = _asks.AREA
LAND_AREA: Final = _asks.LAND_AREA
RENT: Final = _asks.RENT
SALE_PRICE: Final = _asks.SALE_PRICE
LAND_PRICE: Final = _asks.LAND_PRICE
HEIGHT: Final = _asks.HEIGHT
CRANE: Final = _asks.CRANE
TAX_PER_MU: Final = _asks.TAX_PER_MU
INVESTMENT_PER_MU: Final = _asks.INVESTMENT_PER_MU
OUTPUT_PER_MU: Final = _asks.OUTPUT_PER_MU

#: The field of each ask that always waits for the same one, by the number of the ask.
_SAME: Final = {
    "deal": "deal",
    "kind": "kind",
    "region": "region_code",
    "floor_load": "floor_load_kn_m2",
    "power": "power_capacity_kva",
    "ground_floor": "floor_no",
    "floors": "floor_no",
    **BOOLEANS,
    "available": "available_from",
    "lease_term": "lease_years",
    "hazard": "fire_hazard_category",
    "industry": "industry_codes",
}
SAME: Final = tuple(FIELDS.index(_SAME[name]) if name in _SAME else NOTHING for name in _asks.ASKS)


def size_field(whole: int, field: int) -> int:
    """The size itself; when it is stated (and larger than wanted), whether it can be divided."""
    return field if whole == ABSENT else IS_DIVISIBLE


def rent_field(low: int, high: int) -> int:
    """The upper end; when it is stated (and above the budget), the lower one; nothing when both are."""
    if high == ABSENT:
        return RENT_MAX
    return RENT_MIN if low == ABSENT else NOTHING


def price_field(total: int, size: int, size_field: int, unit_field: int) -> int:
    """The size that a stated total is for, else the unit price."""
    return size_field if total != ABSENT and size == ABSENT else unit_field


def height_field(clear: int, storey: int, eaves: int, height: int, want: Want) -> int:
    """The height of the kind asked, clear for an unstated kind; nothing when two kinds are open."""
    is_clear = want.clear != ABSENT and clear_height(clear, storey, eaves, height, want.clear) == UNKNOWN
    is_any = want.height != ABSENT and unstated_height(clear, storey, eaves, height, want.height) == UNKNOWN
    is_storey = want.storey != ABSENT and storey_height(clear, storey, eaves, height, want.storey) == UNKNOWN
    if is_storey:
        return NOTHING if is_clear or is_any else STOREY_HEIGHT
    return CLEAR_HEIGHT


def per_mu_field(total: int, field: int, wanted_land: int, land: int) -> int:
    """The company's figure or the land; nothing when both are missing, or the land is too small to count in mu."""
    used = wanted_land if wanted_land != ABSENT else land
    if used == ABSENT:
        return LAND_AREA_M2 if total != ABSENT else NOTHING
    return field if total == ABSENT and mu_hundredths(used) > 0 else NOTHING


def field_of(ask: int, facts: Facts, i: int, want: Want) -> int:
    """The field that one unknown ask of row i waits for."""
    if ask == AREA:
        return size_field(facts.area[i], AREA_M2)
    if ask == LAND_AREA:
        return size_field(facts.land[i], LAND_AREA_M2)
    if ask == RENT:
        return rent_field(facts.rent_low[i], facts.rent_high[i])
    if ask == SALE_PRICE:
        return price_field(facts.sale_total[i], facts.area[i], AREA_M2, SALE_PRICE_M2)
    if ask == LAND_PRICE:
        return price_field(facts.sale_total[i], facts.land[i], LAND_AREA_M2, LAND_PRICE_MU)
    if ask == HEIGHT:
        return height_field(facts.clear[i], facts.storey[i], facts.eaves[i], facts.height[i], want)
    if ask == CRANE:
        return HAS_CRANE if want.crane == ABSENT else CRANE_TONNAGE
    if ask == TAX_PER_MU:
        return per_mu_field(want.tax, TAX, want.land_low, facts.land[i])
    if ask == INVESTMENT_PER_MU:
        return per_mu_field(want.investment, INVESTMENT, want.land_low, facts.land[i])
    if ask == OUTPUT_PER_MU:
        return per_mu_field(want.output, OUTPUT, want.land_low, facts.land[i])
    return SAME[ask]


def only_field(unknown: int, facts: Facts, i: int, want: Want) -> int:
    """The one field that all asks of a mask wait for, NOTHING when there is none."""
    found, ask = NOTHING, 0
    while unknown != 0:
        if unknown & 1 != 0:
            field = field_of(ask, facts, i, want)
            if field == NOTHING or (found != NOTHING and field != found):
                return NOTHING
            found = field
        unknown >>= 1
        ask += 1
    return found
