"""The relative gap of unmet asks, in millionths of the limit, rounded up."""

import datetime as dt
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import judge

AS_OF = dt.date(2026, 11, 23)
Record = dict[str, Any]

GAPS: list[tuple[Record, Record, int]] = [
    ({"area_m2": 1500}, {"area_min_m2": 2000}, 250_000),
    ({"area_m2": 4000, "is_divisible": False}, {"area_max_m2": 3000}, 333_334),
    ({"area_m2": 9000, "min_area_m2": 3300}, {"area_max_m2": 3000}, 100_000),
    ({"land_area_m2": 1500}, {"land_area_min_m2": 2000}, 250_000),
    ({"rent_min_cny_m2_month": 27}, {"rent_max_cny_m2_month": 18}, 500_000),
    ({"sale_price_cny_m2": 4000}, {"sale_price_max_cny_m2": 3200}, 250_000),
    ({"sale_price_cny": 10_000_000, "area_m2": 3000}, {"sale_price_max_cny_m2": 3000}, 111_112),
    ({"land_price_cny_mu": 500_000}, {"land_price_max_cny_mu": 400_000}, 250_000),
    ({"clear_height_m": 6}, {"clear_height_min_m": 8}, 250_000),
    ({"storey_height_m": 7, "eaves_height_m": 6}, {"clear_height_min_m": 8}, 250_000),
    ({"storey_height_m": 6, "clear_height_m": 9}, {"storey_height_min_m": 8, "clear_height_min_m": 10}, 250_000),
    ({"eaves_height_m": 6, "storey_height_m": 7}, {"height_min_m": 8}, 250_000),
    ({"floor_load_kn_m2": 9}, {"floor_load_min_kn_m2": 10}, 100_000),
    ({"crane_capacity_t": 5}, {"crane_min_t": 10}, 500_000),
    ({"has_crane": False}, {"crane_min_t": 10}, 1_000_000),
    ({"power_capacity_kva": 500}, {"power_min_kva": 630}, 206_350),
    ({"available_from": "2027-01-08"}, {"needed_by": "2027-01-01"}, 19_179),
    ({"lease_years_min": 5}, {"lease_years": 3}, 400_000),
    ({"tax_per_mu_min_cny": 200_000, "land_area_m2": 20_000}, {"tax_cny_year": 3_000_000}, 500_000),
    ({"has_gas": False}, {"needs_gas": True}, 1_000_000),
    ({"has_gas": False, "power_capacity_kva": 500}, {"needs_gas": True, "power_min_kva": 630}, 1_000_000),
    ({"power_capacity_kva": 500}, {"power_min_kva": 630, "wishes": ["power"]}, 0),
    ({}, {"power_min_kva": 630}, 0),
]


@pytest.mark.parametrize(("offer", "need", "gap"), GAPS)
def test_gap_of_a_pair_is_its_largest_hard_one(offer: Record, need: Record, gap: int) -> None:
    assert judge(listing(offer), requirement(need), AS_OF).gap == gap
