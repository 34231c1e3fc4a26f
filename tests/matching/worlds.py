"""Random small worlds as records: values from short grids, so that equality, straddling and silence are common."""

import random
from typing import Any

from tests.matching.plain import PLAIN_CASES

Record = dict[str, Any]

_REGIONS = ["32", "3204", "320481", "320481109", "320481114", "320411", "3202", "330503", "320413"]
_INDUSTRIES = ["26", "261", "2614", "36", "367", "3670", "3360", "34", "3484", "9999"]
_KINDS = ["factory", "warehouse", "yard", "land", "office"]
_LISTING: dict[str, list[Any]] = {
    "region_code": _REGIONS,
    "area_m2": [0, 1000, 2000, 2000.01, 3000, 9000],
    "min_area_m2": [0, 500, 2000, 3000, 12000],
    "is_divisible": [True, False],
    "land_area_m2": [1, 6666.67, 13333.33, 20000, 40000],
    "rent_min_cny_m2_month": [12, 15, 18, 18.0001, 25],
    "rent_max_cny_m2_month": [15, 18, 20, 30],
    "is_rent_negotiable": [True],
    "sale_price_cny": [1_000_000, 8_000_000, 12_000_000],
    "sale_price_cny_m2": [2500, 3500, 4000],
    "land_price_cny_mu": [300_000, 400_000, 400_001],
    "clear_height_m": [6, 8, 9],
    "storey_height_m": [6, 8, 10],
    "eaves_height_m": [6, 8, 10],
    "height_m": [6, 8, 10],
    "floor_load_kn_m2": [9.81, 19.62, 30],
    "has_crane": [True, False],
    "crane_capacity_t": [0, 5, 10, 20],
    "power_capacity_kva": [250, 630, 1000],
    "floor_no": [[1], [2], [1, 2], [3]],
    "is_single_storey": [True, False],
    "floors_total": [1, 2, 4],
    "has_freight_lift": [True, False],
    "has_loading_dock": [True, False],
    "has_own_yard": [True, False],
    "has_gas": [True, False],
    "has_steam": [True, False],
    "has_sewer": [True, False],
    "is_eia_possible": [True, False],
    "has_title_deed": [True, False],
    "fire_hazard_category": list("BCDE"),
    "is_admission_exclusive": [True, False],
    "tax_per_mu_min_cny": [100_000, 200_000],
    "investment_per_mu_min_cny": [3_000_000],
    "output_per_mu_min_cny": [5_000_000],
    "lease_years_min": [1, 3, 5],
    "available_from": ["2026-06-01", "2027-01-01", "2027-03-01"],
    "valid_until": ["2026-11-22", "2026-11-23", "2027-06-01"],
}
_REQUIREMENT: dict[str, list[Any]] = {
    "area_min_m2": [500, 1000, 2000],
    "area_max_m2": [2000, 3000, 5000],
    "land_area_min_m2": [6666.67, 13333.33],
    "land_area_max_m2": [20000, 30000],
    "rent_max_cny_m2_month": [15, 18, 20],
    "sale_price_max_cny_m2": [3500, 4000],
    "land_price_max_cny_mu": [400_000],
    "clear_height_min_m": [6, 8],
    "storey_height_min_m": [8, 10],
    "height_min_m": [6, 8, 9],
    "floor_load_min_kn_m2": [9.81, 19.62],
    "needs_crane": [True, False],
    "crane_min_t": [5, 10],
    "power_min_kva": [630, 1000],
    "needs_ground_floor": [True, False],
    "needs_single_storey": [True, False],
    "floors_excluded": [[1], [2], [2, 3]],
    "regions_excluded": [["320481"], ["320481109", "33"]],
    "needs_freight_lift": [True],
    "needs_loading_dock": [True],
    "needs_own_yard": [True],
    "needs_gas": [True],
    "needs_steam": [True, False],
    "needs_sewer": [True],
    "needs_eia": [True],
    "needs_title_deed": [True],
    "hazard_category": list("ABCD"),
    "needed_by": ["2026-12-31", "2027-01-01"],
    "lease_years": [2, 3, 5],
    "tax_cny_year": [1_000_000, 4_000_000],
    "investment_cny": [60_000_000, 120_000_000],
    "output_cny_year": [100_000_000],
}
for _case in PLAIN_CASES:
    for _offer in (case for case, _ in _case.offers):
        for _key, _value in _offer.items():
            _LISTING.setdefault(_key, []).append(_value)
    for _key, _value in _case.need.items():
        _REQUIREMENT.setdefault(_key, []).append(_value)
_WISHES = ["area", "rent", "height", "crane", "gas", "hazard", "sale_price", "region", "available", "industry"]


def _some(rng: random.Random, table: dict[str, list[Any]], share: float) -> Record:
    return {key: rng.choice(values) for key, values in table.items() if rng.random() < share}


def _subset(rng: random.Random, values: list[Any], most: int) -> list[Any]:
    return rng.sample(values, rng.randint(0, most))


def listing_record(rng: random.Random, number: int = 0) -> Record:
    """One listing, about half of its fields blank."""
    return {
        "id": f"L{number:04d}",
        "deal": _subset(rng, ["rent", "sale"], 2),
        "kind": _subset(rng, _KINDS, 2),
        "industries_admitted": _subset(rng, _INDUSTRIES, 2) if rng.random() < 0.4 else [],
        "industries_excluded": _subset(rng, _INDUSTRIES, 2) if rng.random() < 0.4 else [],
        **_some(rng, _LISTING, 0.55),
    }


def requirement_record(rng: random.Random) -> Record:
    """One requirement with a handful of asks, sometimes with wishes and alternatives."""
    record = _need(rng)
    if rng.random() < 0.3:
        record["branches"] = [_some(rng, _REQUIREMENT, 0.1) for _ in range(rng.randint(2, 4))]
    if rng.random() < 0.1:
        record.pop("region_codes")
        record["branches"] = [{"region_codes": [code]} for code in rng.sample(_REGIONS, 2)]
    return record


def _need(rng: random.Random) -> Record:
    return {
        "deal": _subset(rng, ["rent", "sale"], 2),
        "kind": _subset(rng, _KINDS, 3),
        "region_codes": _subset(rng, _REGIONS, 2),
        "industry_codes": _subset(rng, _INDUSTRIES, 2),
        "wishes": _subset(rng, _WISHES, 3),
        **_some(rng, _REQUIREMENT, rng.choice([0.1, 0.2, 0.35])),
    }
