"""The naive criteria on small cases worked out from the sentences of design section 5."""

from fractions import Fraction
from typing import Any

import pytest
from tests.naive import criteria
from tests.naive.records import Record

#: A small classification: two groups with three and one class, and one class of another division.
CLASSES = ("2611", "2612", "2631", "3360", "3841")


def leaves(code: str) -> list[str]:
    return [leaf for leaf in CLASSES if leaf.startswith(code)] or [code]


def case(asks: dict[str, Any], has: dict[str, Any], status: str | None) -> Any:
    return pytest.param(asks, has, status, id=f"{asks} {has}")


@pytest.mark.parametrize(
    ("asks", "has", "status"),
    [
        case({}, {"area_m2": 100}, None),
        case({"area_min_m2": 100}, {"area_m2": 100}, "met"),
        case({"area_min_m2": 100}, {"area_m2": 99.99}, "unmet"),
        case({"area_max_m2": 100}, {"area_m2": 100.01}, "unknown"),
        case({"area_max_m2": 100}, {"area_m2": 100.01, "is_divisible": True}, "met"),
        case({"area_max_m2": 100}, {"area_m2": 100.01, "is_divisible": False}, "unmet"),
        case({"area_max_m2": 100}, {"area_m2": 300, "min_area_m2": 100}, "met"),
        case({"area_max_m2": 100}, {"area_m2": 300, "min_area_m2": 100.01}, "unmet"),
        case({"area_max_m2": 100}, {"area_m2": 300, "min_area_m2": 50, "is_divisible": False}, "unmet"),
        case({"area_max_m2": 0}, {"area_m2": 300, "is_divisible": True}, "unmet"),
        case({"area_min_m2": 100}, {"min_area_m2": 500}, "unknown"),
    ],
)
def test_area_offer_against_wanted_interval_by_divisibility(asks: Record, has: Record, status: str | None) -> None:
    assert criteria.area(has, asks) == status


@pytest.mark.parametrize(
    ("has", "status"),
    [
        ({}, "unknown"),
        ({"is_rent_negotiable": True}, "unknown"),
        ({"rent_max_cny_m2_month": 18}, "met"),
        ({"rent_min_cny_m2_month": 18}, "unknown"),
        ({"rent_min_cny_m2_month": 18.0001}, "unmet"),
        ({"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18.0001}, "unknown"),
    ],
)
def test_rent_ends_against_a_budget_of_18(has: Record, status: str) -> None:
    assert criteria.rent(has, {"rent_max_cny_m2_month": 18}) == status


def test_land_price_from_a_total_over_mu_is_exact_at_the_limit() -> None:
    listing = {"land_area_m2": 40000, "sale_price_cny": 18_000_000}
    assert criteria.land_unit_price(listing) == Fraction(300_000)
    assert criteria.land_price(listing, {"land_price_max_cny_mu": 300_000}) == "met"
    assert criteria.land_price(listing, {"land_price_max_cny_mu": 299_999.99}) == "unmet"
    assert criteria.land_unit_price({"land_area_m2": 33333.33, "sale_price_cny": 15_000_000}) == Fraction(300_000)


@pytest.mark.parametrize(
    ("asked", "has", "status"),
    [
        ("clear_height_min_m", {"clear_height_m": 8}, "met"),
        ("clear_height_min_m", {"storey_height_m": 8}, "unknown"),
        ("clear_height_min_m", {"storey_height_m": 9, "eaves_height_m": 7.999}, "unmet"),
        ("storey_height_min_m", {"clear_height_m": 8}, "met"),
        ("storey_height_min_m", {"clear_height_m": 7.999}, "unknown"),
        ("storey_height_min_m", {"height_m": 7.999, "eaves_height_m": 9}, "unmet"),
        ("storey_height_min_m", {"eaves_height_m": 8}, "met"),
        ("height_min_m", {"clear_height_m": 7.999, "height_m": 9}, "unmet"),
        ("height_min_m", {"height_m": 8, "storey_height_m": 7}, "met"),
        ("height_min_m", {"storey_height_m": 9}, "unknown"),
        ("height_min_m", {"storey_height_m": 9, "eaves_height_m": 7.999}, "unmet"),
    ],
)
def test_height_of_8_by_kind_asked_and_kinds_known(asked: str, has: Record, status: str) -> None:
    assert criteria.height(has, {asked: 8}) == status


def test_height_two_asks_take_the_worse_status() -> None:
    assert criteria.height({"storey_height_m": 9}, {"storey_height_min_m": 9, "clear_height_min_m": 8}) == "unknown"
    assert criteria.height({"clear_height_m": 9}, {"storey_height_min_m": 9, "height_min_m": 9.5}) == "unmet"


@pytest.mark.parametrize(
    ("asks", "has", "status"),
    [
        ({"needs_crane": True}, {"has_crane": True, "crane_capacity_t": 0}, "met"),
        ({"needs_crane": True}, {"crane_capacity_t": 0}, "unmet"),
        ({"needs_crane": False}, {"has_crane": False}, None),
        ({"crane_min_t": 5}, {"has_crane": True}, "unknown"),
        ({"crane_min_t": 5}, {"has_crane": False}, "unmet"),
        ({"crane_min_t": 5, "needs_crane": True}, {"has_crane": False, "crane_capacity_t": 5}, "met"),
    ],
)
def test_crane_with_and_without_tonnage(asks: Record, has: Record, status: str | None) -> None:
    assert criteria.crane(has, asks) == status


@pytest.mark.parametrize(
    ("has", "ground", "left"),
    [
        ({"floor_no": [1, 2]}, "met", "met"),
        ({"floor_no": [2], "is_single_storey": True}, "unmet", "unmet"),
        ({"is_single_storey": True}, "met", "met"),
        ({"is_single_storey": False, "floors_total": 1}, "unknown", "unknown"),
    ],
)
def test_floors_ground_wanted_and_second_unwanted(has: Record, ground: str, left: str) -> None:
    assert criteria.ground_floor(has, {"needs_ground_floor": True}) == ground
    assert criteria.floors(has, {"floors_excluded": [2]}) == left


@pytest.mark.parametrize(
    ("listing", "codes", "status", "is_absolute"),
    [
        ({}, ["26"], None, False),
        ({"is_admission_exclusive": True}, ["26"], None, False),
        ({"industries_excluded": ["26"]}, [], "unknown", False),
        ({"industries_excluded": ["263"]}, ["26"], "unknown", False),
        ({"industries_excluded": ["263"], "is_admission_exclusive": True}, ["3841"], "unmet", False),
        ({"industries_excluded": ["263"]}, ["263"], "unmet", True),
        ({"industries_admitted": ["2631"], "industries_excluded": ["26"]}, ["2631"], "met", False),
        ({"industries_admitted": ["26"], "industries_excluded": ["26"]}, ["2631"], "unmet", True),
        ({"industries_admitted": ["26"]}, ["3841"], "met", False),
        ({"industries_admitted": ["26"], "is_admission_exclusive": True}, ["3841", "26"], "unmet", False),
        ({"industries_excluded": ["26"]}, ["26", "99"], "unmet", True),
        ({"industries_excluded": ["99"]}, ["99"], "unmet", True),
    ],
)
def test_industry_by_longest_prefix_of_each_class(
    listing: Record, codes: list[str], status: str | None, is_absolute: bool
) -> None:
    wanted = {"industry_codes": codes}
    assert criteria.industry(listing, wanted, leaves) == status
    assert criteria.is_on_negative_list(listing, wanted, leaves) == is_absolute


def test_per_mu_rounds_the_land_and_prefers_the_land_asked() -> None:
    listing = {"land_area_m2": 26666.67, "tax_per_mu_min_cny": 200_000}
    assert criteria.tax_per_mu(listing, {"tax_cny_year": 8_000_000}) == "met"
    assert criteria.tax_per_mu(listing, {"tax_cny_year": 7_999_999.99}) == "unmet"
    assert criteria.tax_per_mu(listing, {"tax_cny_year": 3_000_000, "land_area_min_m2": 10000}) == "met"
    assert criteria.tax_per_mu({"tax_per_mu_min_cny": 1}, {"tax_cny_year": 1}) == "unknown"


@pytest.mark.parametrize(("area_m2", "mu"), [("40000", "60"), ("33333.33", "50"), ("3.34", "0.01"), ("3.33", "0")])
def test_in_mu_has_two_decimals_rounded_half_up(area_m2: str, mu: str) -> None:
    assert criteria.in_mu(Fraction(area_m2)) == Fraction(mu)


@pytest.mark.parametrize(("letter", "status"), [(None, "unknown"), ("B", "met"), ("C", "met"), ("D", "unmet")])
def test_hazard_c_is_accepted_by_the_same_or_a_more_dangerous_letter(letter: str | None, status: str) -> None:
    assert criteria.hazard({"fire_hazard_category": letter}, {"hazard_category": "C"}) == status
