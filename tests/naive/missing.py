"""Which field is missing where an ask is unknown: "Per missing field: how many pairs its answer would settle."

A field is missing when it is not stated, or, for a region and an industry, when it is stated too coarsely to tell. Two
asks may wait for one field (a floor answers both asks for floors, a land area also the figures per mu); an ask may wait
for two, and for none when both ends of an interval are stated and straddle the limit.
"""

from tests.naive import criteria
from tests.naive.cards import PLAIN_ASKS
from tests.naive.records import UNKNOWN, Record, number, stated

#: Where the design names one fact for an ask, that fact.
ONE = {
    "deal": "deal",
    "kind": "kind",
    "region": "region_code",
    "floor_load": "floor_load_kn_m2",
    "ground_floor": "floor_no",
    "floors": "floor_no",
    "single_storey": "is_single_storey",
    "available": "available_from",
    "hazard": "fire_hazard_category",
    "industry": "industry_codes",
    **{ask.name: ask.fact for ask in PLAIN_ASKS},
}
FIGURES = {
    "tax_per_mu": "tax_cny_year",
    "investment_per_mu": "investment_cny",
    "output_per_mu": "output_cny_year",
}


def fields(name: str, listing: Record, requirement: Record) -> set[str]:
    """The fields that an unknown ask waits for."""
    if name in ("area", "land_area"):
        whole = f"{name}_m2"
        return {"is_divisible" if stated(listing, whole) else whole}
    if name == "rent":
        ends = [key for key in ("rent_max_cny_m2_month", "rent_min_cny_m2_month") if not stated(listing, key)]
        return set(ends[:1])
    if name == "sale_price":
        return _price(listing, "sale_price_cny_m2", "area_m2")
    if name == "land_price":
        return _price(listing, "land_price_cny_mu", "land_area_m2")
    if name == "height":
        return _heights(listing, requirement)
    if name == "crane":
        return {"crane_capacity_t" if stated(requirement, "crane_min_t") else "has_crane"}
    if name in FIGURES:
        return _per_mu(listing, requirement, FIGURES[name])
    return {ONE[name]}


def _price(listing: Record, unit_price: str, size: str) -> set[str]:
    """ "without a unit price, the total over the stated area": a total waits for its area"""
    return {size if stated(listing, "sale_price_cny") and not stated(listing, size) else unit_price}


def _heights(listing: Record, requirement: Record) -> set[str]:
    """Every height asked that is open waits for its own kind; an unstated kind for the clear height, which comes first."""
    kinds = {
        "clear_height_min_m": "clear_height_m",
        "storey_height_min_m": "storey_height_m",
        "height_min_m": "clear_height_m",
    }
    asked = [key for key in kinds if stated(requirement, key)]
    return {kinds[key] for key in asked if criteria.height(listing, {key: requirement[key]}) == UNKNOWN}


def _per_mu(listing: Record, requirement: Record, figure: str) -> set[str]:
    """The figure, the land, or both; land that is stated and rounds to 0 mu leaves nothing that could be asked."""
    land = number(requirement, "land_area_min_m2")
    land = number(listing, "land_area_m2") if land is None else land
    if land is not None and criteria.in_mu(land) == 0:
        return set()
    missing = set() if stated(requirement, figure) else {figure}
    return missing | (set() if land is not None else {"land_area_m2"})
