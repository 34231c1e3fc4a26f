"""The fields that unknown asks wait for, in the cases that are not one fact for one ask."""

import pytest
from tests.naive.missing import fields
from tests.naive.records import Record

CASES: list[tuple[str, Record, Record, set[str]]] = [
    ("area", {}, {"area_max_m2": 5000}, {"area_m2"}),
    ("area", {"area_m2": 9000}, {"area_max_m2": 5000}, {"is_divisible"}),
    ("rent", {"rent_min_cny_m2_month": 16}, {"rent_max_cny_m2_month": 18}, {"rent_max_cny_m2_month"}),
    ("rent", {"rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, {"rent_min_cny_m2_month"}),
    ("rent", {"rent_min_cny_m2_month": 16, "rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, set()),
    ("sale_price", {"area_m2": 9}, {"sale_price_max_cny_m2": 9}, {"sale_price_cny_m2"}),
    ("land_price", {"sale_price_cny": 9}, {"land_price_max_cny_mu": 9}, {"land_area_m2"}),
    ("height", {}, {"clear_height_min_m": 8, "height_min_m": 8}, {"clear_height_m"}),
    ("height", {}, {"clear_height_min_m": 8, "storey_height_min_m": 9}, {"clear_height_m", "storey_height_m"}),
    ("height", {"storey_height_m": 9}, {"clear_height_min_m": 8, "storey_height_min_m": 9}, {"clear_height_m"}),
    ("crane", {}, {"needs_crane": True}, {"has_crane"}),
    ("crane", {"has_crane": True}, {"needs_crane": True, "crane_min_t": 5}, {"crane_capacity_t"}),
    ("tax_per_mu", {}, {}, {"tax_cny_year", "land_area_m2"}),
    ("tax_per_mu", {}, {"tax_cny_year": 9}, {"land_area_m2"}),
    ("tax_per_mu", {"land_area_m2": 1}, {"tax_cny_year": 9}, set()),
]


@pytest.mark.parametrize(("name", "listing", "requirement", "expected"), CASES)
def test_fields_that_an_unknown_ask_waits_for(
    name: str, listing: Record, requirement: Record, expected: set[str]
) -> None:
    assert fields(name, listing, requirement) == expected
