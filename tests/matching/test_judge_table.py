"""A table of small pairs worked out by hand from design section 5: each criterion, each status, each edge."""

import datetime as dt
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import judge

AS_OF = dt.date(2026, 11, 23)
Record = dict[str, Any]

#: What is tested, listing, requirement, expected asks (word of status), verdict.
TABLE: list[tuple[str, Record, Record, dict[str, str], str]] = [
    ("nothing asked", {}, {}, {}, "fits"),
    # single storey
    ("single storey stated", {"is_single_storey": True, "floors_total": 3}, {"needs_single_storey": True}, {"single_storey": "met"}, "fits"),
    ("single storey denied", {"is_single_storey": False, "floors_total": 1}, {"needs_single_storey": True}, {"single_storey": "unmet"}, "near_miss"),
    ("one storey in all", {"floors_total": 1, "floor_no": [2]}, {"needs_single_storey": True}, {"single_storey": "met"}, "fits"),
    ("two storeys in all", {"floors_total": 2, "floor_no": [1]}, {"needs_single_storey": True}, {"single_storey": "unmet"}, "near_miss"),
    ("a floor above the first", {"floor_no": [1, 2]}, {"needs_single_storey": True}, {"single_storey": "unmet"}, "near_miss"),
    ("the ground floor of nobody knows what", {"floor_no": [1]}, {"needs_single_storey": True}, {"single_storey": "unknown"}, "may_fit"),
    ("storeys not stated", {}, {"needs_single_storey": True}, {"single_storey": "unknown"}, "may_fit"),
    ("single storey not needed", {}, {"needs_single_storey": False}, {}, "fits"),
    # area
    ("area at lower end", {"area_m2": 2000}, {"area_min_m2": 2000, "area_max_m2": 3000}, {"area": "met"}, "fits"),
    ("area at upper end", {"area_m2": 3000}, {"area_min_m2": 2000, "area_max_m2": 3000}, {"area": "met"}, "fits"),
    ("area a hundredth short", {"area_m2": 1999.99}, {"area_min_m2": 2000}, {"area": "unmet"}, "near_miss"),
    ("area above, dividing not stated", {"area_m2": 3000.01}, {"area_max_m2": 3000}, {"area": "unknown"}, "may_fit"),
    (
        "area above, dividing denied",
        {"area_m2": 3001, "is_divisible": False, "min_area_m2": 500},
        {"area_max_m2": 3000},
        {"area": "unmet"},
        "near_miss",
    ),
    ("area above, divisible", {"area_m2": 9000, "is_divisible": True}, {"area_max_m2": 3000}, {"area": "met"}, "fits"),
    (
        "smallest part touches the upper end",
        {"area_m2": 9000, "min_area_m2": 3000},
        {"area_min_m2": 2000, "area_max_m2": 3000},
        {"area": "met"},
        "fits",
    ),
    (
        "smallest part above the upper end",
        {"area_m2": 9000, "min_area_m2": 3001},
        {"area_max_m2": 3000},
        {"area": "unmet"},
        "near_miss",
    ),
    (
        "smallest part above the whole offers nothing",
        {"area_m2": 2500, "min_area_m2": 2600},
        {"area_min_m2": 2000, "area_max_m2": 3000},
        {"area": "unmet"},
        "no",
    ),
    ("area not stated", {"min_area_m2": 500}, {"area_min_m2": 2000}, {"area": "unknown"}, "may_fit"),
    ("land ignores the smallest part", {"land_area_m2": 9000, "min_area_m2": 100}, {"land_area_max_m2": 5000}, {"land_area": "unknown"}, "may_fit"),
    ("land divisible", {"land_area_m2": 9000, "is_divisible": True}, {"land_area_max_m2": 5000}, {"land_area": "met"}, "fits"),
    ("land too small", {"land_area_m2": 4999}, {"land_area_min_m2": 5000}, {"land_area": "unmet"}, "near_miss"),
    # rent
    ("rent at the budget", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}, {"rent_max_cny_m2_month": 18}, {"rent": "met"}, "fits"),
    ("rent straddles", {"rent_min_cny_m2_month": 16, "rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, {"rent": "unknown"}, "may_fit"),
    ("rent from the budget", {"rent_min_cny_m2_month": 18}, {"rent_max_cny_m2_month": 18}, {"rent": "unknown"}, "may_fit"),
    ("rent from above", {"rent_min_cny_m2_month": 18.0001}, {"rent_max_cny_m2_month": 18}, {"rent": "unmet"}, "near_miss"),
    ("rent negotiable", {"is_rent_negotiable": True}, {"rent_max_cny_m2_month": 18}, {"rent": "unknown"}, "may_fit"),
    ("rent negotiable with a number", {"is_rent_negotiable": True, "rent_max_cny_m2_month": 17}, {"rent_max_cny_m2_month": 18}, {"rent": "met"}, "fits"),
    ("rent not asked of a place for sale", {"deal": ["sale"]}, {"rent_max_cny_m2_month": 18}, {}, "fits"),
    # sale and land price
    ("sale unit price first", {"sale_price_cny_m2": 3501, "sale_price_cny": 1, "area_m2": 1}, {"sale_price_max_cny_m2": 3500}, {"sale_price": "unmet"}, "near_miss"),
    ("sale total over area, equal", {"sale_price_cny": 10_000_000, "area_m2": 3000}, {"sale_price_max_cny_m2": 3333.34}, {"sale_price": "met"}, "fits"),
    ("sale total over area, a fen above", {"sale_price_cny": 10_000_000, "area_m2": 3000}, {"sale_price_max_cny_m2": 3333.33}, {"sale_price": "unmet"}, "near_miss"),
    ("sale total without area", {"sale_price_cny": 10_000_000, "land_area_m2": 3000}, {"sale_price_max_cny_m2": 5000}, {"sale_price": "unknown"}, "may_fit"),
    ("land total over mu", {"sale_price_cny": 8_000_000, "land_area_m2": 13333.33}, {"land_price_max_cny_mu": 400_000}, {"land_price": "met"}, "fits"),
    ("land price above", {"land_price_cny_mu": 400_001}, {"land_price_max_cny_mu": 400_000}, {"land_price": "unmet"}, "near_miss"),
    ("land price not stated", {"land_area_m2": 10_000}, {"land_price_max_cny_mu": 400_000}, {"land_price": "unknown"}, "may_fit"),
    # deal branches
    (
        "rent met beats sale unmet",
        {"rent_max_cny_m2_month": 17, "sale_price_cny_m2": 9000},
        {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500},
        {"rent": "met"},
        "fits",
    ),
    (
        "one unmet for sale beats two for land and sale",
        {"rent_min_cny_m2_month": 21, "sale_price_cny_m2": 4000, "land_price_cny_mu": 440_000},
        {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500, "land_price_max_cny_mu": 400_000},
        {"rent": "unmet"},
        "near_miss",
    ),
    (
        "two near misses to buy beat one far to rent",
        {"rent_min_cny_m2_month": 30, "sale_price_cny_m2": 4000, "land_price_cny_mu": 440_000},
        {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500, "land_price_max_cny_mu": 400_000},
        {"sale_price": "unmet", "land_price": "unmet"},
        "near_miss",
    ),
    (
        "too far by either deal: fewer unmet, to rent",
        {"rent_min_cny_m2_month": 30, "sale_price_cny_m2": 9000, "land_price_cny_mu": 440_000},
        {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500, "land_price_max_cny_mu": 400_000},
        {"rent": "unmet"},
        "no",
    ),
    (
        "a wished rent does not count against renting",
        {"rent_min_cny_m2_month": 30},
        {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500, "wishes": ["rent"]},
        {"rent": "unmet"},
        "fits",
    ),
    # height
    ("clear asked, storey equal", {"storey_height_m": 8}, {"clear_height_min_m": 8}, {"height": "unknown"}, "may_fit"),
    ("clear asked, storey below", {"storey_height_m": 7.999}, {"clear_height_min_m": 8}, {"height": "unmet"}, "near_miss"),
    ("storey asked, eaves equal", {"eaves_height_m": 8}, {"storey_height_min_m": 8}, {"height": "met"}, "fits"),
    ("storey asked, clear short", {"clear_height_m": 7}, {"storey_height_min_m": 8}, {"height": "unknown"}, "may_fit"),
    ("unstated asked, storey above", {"storey_height_m": 9}, {"height_min_m": 8}, {"height": "unknown"}, "may_fit"),
    ("unstated asked, unstated equal", {"height_m": 8, "eaves_height_m": 7}, {"height_min_m": 8}, {"height": "met"}, "fits"),
    (
        "two heights, the worse",
        {"clear_height_m": 8, "storey_height_m": 9},
        {"clear_height_min_m": 8, "storey_height_min_m": 10},
        {"height": "unmet"},
        "near_miss",
    ),
    # load, crane, power
    ("load in tonnes equal", {"floor_load_kn_m2": 19.62}, {"floor_load_min_kn_m2": 19.62}, {"floor_load": "met"}, "fits"),
    ("load short", {"floor_load_kn_m2": 19.6}, {"floor_load_min_kn_m2": 19.62}, {"floor_load": "unmet"}, "near_miss"),
    ("crane without tonnage, tonnage stated", {"crane_capacity_t": 5}, {"needs_crane": True}, {"crane": "met"}, "fits"),
    ("crane denied with tonnage", {"has_crane": False, "crane_capacity_t": 5}, {"crane_min_t": 10}, {"crane": "unmet"}, "near_miss"),
    ("crane tonnage not stated", {"has_crane": True}, {"crane_min_t": 10}, {"crane": "unknown"}, "may_fit"),
    ("crane denied", {"has_crane": False}, {"needs_crane": True}, {"crane": "unmet"}, "no"),
    ("a need denied is no ask", {"has_crane": False}, {"needs_crane": False, "needs_gas": False}, {}, "fits"),
    ("kW never answer kVA", {"power_demand_kw": 9000}, {"power_min_kva": 100}, {"power": "unknown"}, "may_fit"),
    ("power one short", {"power_capacity_kva": 629.99}, {"power_min_kva": 630}, {"power": "unmet"}, "near_miss"),
    # floors
    ("single storey has the ground floor", {"is_single_storey": True}, {"needs_ground_floor": True}, {"ground_floor": "met"}, "fits"),
    ("stated floor before single storey", {"is_single_storey": True, "floor_no": [2]}, {"needs_ground_floor": True}, {"ground_floor": "unmet"}, "near_miss"),
    ("not single storey tells nothing", {"is_single_storey": False, "floors_total": 1}, {"needs_ground_floor": True}, {"ground_floor": "unknown"}, "may_fit"),
    ("one floor left", {"floor_no": [2, 3]}, {"floors_excluded": [2]}, {"floors": "met"}, "fits"),
    ("no floor left", {"floor_no": [2, 3]}, {"floors_excluded": [3, 2]}, {"floors": "unmet"}, "near_miss"),
    ("no floor excluded", {"floor_no": [2]}, {"floors_excluded": []}, {}, "fits"),
    # booleans
    ("gas denied", {"has_gas": False}, {"needs_gas": True}, {"gas": "unmet"}, "near_miss"),
    ("deed not stated", {}, {"needs_title_deed": True}, {"title_deed": "unknown"}, "may_fit"),
    # dates and terms
    ("available on the day", {"available_from": "2026-12-01"}, {"needed_by": "2026-12-01"}, {"available": "met"}, "fits"),
    ("available a day late", {"available_from": "2026-12-02"}, {"needed_by": "2026-12-01"}, {"available": "unmet"}, "near_miss"),
    ("lease equal", {"lease_years_min": 3}, {"lease_years": 3}, {"lease_term": "met"}, "fits"),
    ("lease not stated", {"lease_years_min": 3}, {}, {"lease_term": "unknown"}, "may_fit"),
    # hazard
    ("hazard the same letter", {"fire_hazard_category": "C"}, {"hazard_category": "C"}, {"hazard": "met"}, "fits"),
    ("hazard too dangerous is absolute", {"fire_hazard_category": "D"}, {"hazard_category": "C"}, {"hazard": "unmet"}, "no"),
    ("hazard wished is not", {"fire_hazard_category": "D"}, {"hazard_category": "C", "wishes": ["hazard"]}, {"hazard": "unmet"}, "fits"),
    # industry
    ("industry tie, exclusion wins", {"industries_admitted": ["36"], "industries_excluded": ["36"]}, {"industry_codes": ["3670"]}, {"industry": "unmet"}, "no"),
    ("industry longer admission wins", {"industries_admitted": ["367"], "industries_excluded": ["36"]}, {"industry_codes": ["3670"]}, {"industry": "met"}, "fits"),
    ("industry exclusive, a stranger", {"industries_admitted": ["36"], "is_admission_exclusive": True}, {"industry_codes": ["3360"]}, {"industry": "unmet"}, "near_miss"),
    ("industry preferred, a stranger", {"industries_admitted": ["36"]}, {"industry_codes": ["3360"]}, {"industry": "met"}, "fits"),
    ("industry partly excluded", {"industries_excluded": ["3670"]}, {"industry_codes": ["36"]}, {"industry": "unknown"}, "may_fit"),
    ("industry code unknown to the classification", {"industries_excluded": ["99"]}, {"industry_codes": ["9999"]}, {"industry": "unmet"}, "no"),
    ("exclusive with exclusions only", {"industries_excluded": ["26"], "is_admission_exclusive": True}, {"industry_codes": ["3360"]}, {"industry": "unmet"}, "near_miss"),
    ("exclusive with exclusions only, excluded", {"industries_excluded": ["26"], "is_admission_exclusive": True}, {"industry_codes": ["2614"]}, {"industry": "unmet"}, "no"),
    ("exclusive without codes", {"is_admission_exclusive": True}, {"industry_codes": ["3360"]}, {}, "fits"),
    ("the worst activity counts", {"industries_excluded": ["26"]}, {"industry_codes": ["2614", "3360"]}, {"industry": "unmet"}, "no"),
    ("a wish does not soften the park's list", {"industries_excluded": ["26"]}, {"industry_codes": ["2614"], "wishes": ["industry"]}, {"industry": "unmet"}, "no"),
    # per mu
    ("tax over rounded mu, equal", {"land_area_m2": 26666.67, "tax_per_mu_min_cny": 200_000}, {"tax_cny_year": 8_000_000}, {"tax_per_mu": "met"}, "fits"),
    ("mu rounds half up", {"land_area_m2": 16.67, "tax_per_mu_min_cny": 100}, {"tax_cny_year": 2.99}, {"tax_per_mu": "unmet"}, "near_miss"),
    ("wanted land before the listing's", {"land_area_m2": 40_000, "output_per_mu_min_cny": 100}, {"land_area_min_m2": 20_000, "output_cny_year": 3000}, {"land_area": "met", "output_per_mu": "met"}, "fits"),
    ("no land figure", {"investment_per_mu_min_cny": 100}, {"investment_cny": 1e9}, {"investment_per_mu": "unknown"}, "may_fit"),
    ("land of no hundredth of a mu", {"land_area_m2": 1, "tax_per_mu_min_cny": 100}, {"tax_cny_year": 1e6}, {"tax_per_mu": "unknown"}, "may_fit"),
    # scope
    ("region coarser", {"region_code": "3204"}, {"region_codes": ["320481"]}, {"region": "unknown"}, "may_fit"),
    ("region excluded in part", {"region_code": "3204"}, {"regions_excluded": ["320481"]}, {"region": "unknown"}, "may_fit"),
    ("region beside the excluded one", {"region_code": "320411"}, {"regions_excluded": ["320481"]}, {}, "fits"),
    ("region written with empty levels", {"region_code": "320481000"}, {"region_codes": ["320400"]}, {}, "fits"),
    ("region wished and coarser", {}, {"region_codes": ["320481"], "wishes": ["region"]}, {"region": "unknown"}, "fits"),
    # verdicts
    (
        "two unmet and one unknown",
        {"has_gas": False, "has_steam": False},
        {"needs_gas": True, "needs_steam": True, "needs_sewer": True},
        {"gas": "unmet", "steam": "unmet", "sewer": "unknown"},
        "near_miss",
    ),
    (
        "three unmet",
        {"has_gas": False, "has_steam": False, "has_sewer": False},
        {"needs_gas": True, "needs_steam": True, "needs_sewer": True},
        {"gas": "unmet", "steam": "unmet", "sewer": "unmet"},
        "no",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("offer", "need", "asks", "verdict"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE])
def test_judge_pair_gives_statuses_and_verdict(offer: Record, need: Record, asks: dict[str, str], verdict: str) -> None:
    judged = judge(listing(offer), requirement(need), AS_OF).as_json()
    assert (judged["asks"], judged["verdict"]) == (asks, verdict)


OUTSIDE: list[tuple[str, Record, Record]] = [
    ("deal", {"deal": ["sale"]}, {"deal": ["rent"]}),
    ("kind", {"kind": ["office"]}, {"kind": ["factory", "warehouse"]}),
    ("region", {"region_code": "320411"}, {"region_codes": ["320481"]}),
    ("region excluded", {"region_code": "320481109"}, {"region_codes": ["3204"], "regions_excluded": ["320481"]}),
    ("expired", {"valid_until": "2026-11-22"}, {}),
]


@pytest.mark.parametrize(("offer", "need"), [row[1:] for row in OUTSIDE], ids=[row[0] for row in OUTSIDE])
def test_judge_out_of_scope_gives_nothing(offer: Record, need: Record) -> None:
    assert judge(listing(offer), requirement(need), AS_OF).as_json() == {
        "in_scope": False,
        "asks": {},
        "wishes": [],
        "to_confirm": [],
        "verdict": None,
    }


def test_judge_valid_until_today_is_in_scope() -> None:
    assert judge(listing({"valid_until": "2026-11-23"}), requirement({}), AS_OF).in_scope


def test_judge_silent_listing_has_four_points_to_confirm() -> None:
    judged = judge(listing({}), requirement({}), AS_OF)
    assert judged.to_confirm == ("eia", "hazard", "industry", "title_deed")


def test_judge_outspoken_listing_has_nothing_to_confirm() -> None:
    offer = {
        "is_eia_possible": False,
        "fire_hazard_category": "C",
        "industries_excluded": ["26"],
        "has_title_deed": False,
    }
    assert judge(listing(offer), requirement({}), AS_OF).to_confirm == ()


def test_judge_alternatives_take_the_best_branch() -> None:
    need = requirement({"deal": ["sale"], "branches": [{"land_area_min_m2": 10_000}, {"area_min_m2": 6000}]})
    judged = judge(listing({"area_m2": 6000}), need, AS_OF)
    assert (judged.verdict, judged.branch, judged.as_json()["asks"]) == (
        "may_fit",
        1,
        {"deal": "unknown", "area": "met"},
    )


def test_judge_alternatives_that_tie_take_the_first() -> None:
    need = requirement({"branches": [{"needs_gas": True}, {"needs_gas": True}]})
    assert judge(listing({"has_gas": True}), need, AS_OF).branch == 0


def test_judge_sale_branch_better_names_its_deal() -> None:
    need = requirement({"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3500})
    judged = judge(listing({"rent_min_cny_m2_month": 20, "sale_price_cny_m2": 3400}), need, AS_OF)
    assert (judged.deal, judged.as_json()["asks"]) == ("sale", {"sale_price": "met"})
