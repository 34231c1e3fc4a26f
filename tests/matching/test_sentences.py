"""Sentences: every ask and status has its own, in both languages, naming both values as people read them."""

import datetime as dt
from typing import Any

import pytest
from tests.matching.plain import PLAIN_CASES

from luodi.intake import listing, requirement
from luodi.matching import ASKS, Index, document, match
from luodi.voice import LANGUAGES, Language

AS_OF = dt.date(2026, 11, 23)
Record = dict[str, Any]


def only(offer: Record, need: Record, name: str, language: Language = "zh") -> dict[str, Any]:
    answer = document(match(Index.build([listing(offer)]), requirement(need), as_of=AS_OF), language)
    return next(ask for ask in answer["matches"][0]["asks"] if ask["name"] == name)


#: Ask, listing, requirement, sentence, its English twin.
SENTENCES: list[tuple[str, Record, Record, str, str]] = [
    ("height", {"clear_height_m": 9}, {"clear_height_min_m": 8}, "净高 9 米，满足“净高 8 米以上”的要求", "Clear height 9 m: meets the requirement “clear height of at least 8 m”"),
    ("height", {"storey_height_m": 10}, {"clear_height_min_m": 8}, "层高 10 米，“净高 8 米以上”的要求还不能确定，要问：梁下净高多少米？", "Storey height 10 m: the requirement “clear height of at least 8 m” is still open. To ask: What is the clear height under the beams?"),
    ("height", {"storey_height_m": 7.5}, {"clear_height_min_m": 8}, "层高 7.5 米，不符合“净高 8 米以上”的要求，至少差 0.5 米", "Storey height 7.5 m: does not meet the requirement “clear height of at least 8 m”, at least 0.5 m short"),
    ("rent", {"rent_min_cny_m2_month": 16, "rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, "租金 16 到 20 元/㎡/月，“租金 18 元/㎡/月以内”的要求还不能确定，要问：租金多少一平一个月？", "Rent 16 to 20 yuan/m²/month: the requirement “rent of at most 18 yuan/m²/month” is still open. To ask: What is the rent per m² per month?"),
    ("rent", {}, {"rent_max_cny_m2_month": 18}, "没写租金，“租金 18 元/㎡/月以内”的要求还不能确定，要问：租金多少一平一个月？", "Rent not stated: the requirement “rent of at most 18 yuan/m²/month” is still open. To ask: What is the rent per m² per month?"),
    ("area", {"area_m2": 9000, "min_area_m2": 3000}, {"area_min_m2": 2000, "area_max_m2": 3000}, "面积 9000 ㎡，3000 ㎡起租，满足“面积 2000 到 3000 ㎡”的要求", "Area 9000 m², from 3000 m²: meets the requirement “area of 2000 to 3000 m²”"),
    ("land_area", {"land_area_m2": 20000}, {"land_area_min_m2": 13333.33}, "土地面积 30 亩（20,000 ㎡），满足“土地面积 20 亩（13,333.33 ㎡）以上”的要求", "Land area 30 mu (20,000 m²): meets the requirement “land area of at least 20 mu (13,333.33 m²)”"),
    ("land_price", {"land_price_cny_mu": 450_000}, {"land_price_max_cny_mu": 400_000}, "地价 45 万元/亩，不符合“地价 40 万元/亩以内”的要求，高 5 万元/亩", "Land price 450,000 yuan/mu: does not meet the requirement “land price of at most 400,000 yuan/mu”, 50,000 yuan/mu too high"),
    ("floor_load", {"floor_load_kn_m2": 14.715}, {"floor_load_min_kn_m2": 19.62}, "楼面荷载 1.5 吨/㎡（14.715 kN/㎡），不符合“楼面荷载 2 吨/㎡（19.62 kN/㎡）以上”的要求，差 0.5 吨/㎡", "Floor load 1.5 t/m² (14.715 kN/m²): does not meet the requirement “floor load of at least 2 t/m² (19.62 kN/m²)”, 0.5 t/m² short"),
    ("power", {}, {"power_min_kva": 630}, "没写配电容量，“配电 630 kVA 以上”的要求还不能确定，要问：变压器能分到多少 kVA？", "Power capacity not stated: the requirement “power of at least 630 kVA” is still open. To ask: How many kVA of transformer capacity are available?"),
    ("freight_lift", {"has_freight_lift": False}, {"needs_freight_lift": True, "wishes": ["freight_lift"]}, "没有货梯，没满足“有货梯”的愿望", "Has no freight lift: does not meet the wish “a freight lift”"),
    ("tax_per_mu", {"tax_per_mu_min_cny": 200_000, "land_area_m2": 20000}, {"tax_cny_year": 7_000_000}, "企业年税收 700 万元，用地 30 亩（20,000 ㎡），满足“亩均税收 20 万元/亩/年以上”的要求", "Company's yearly tax 7 million yuan over 30 mu (20,000 m²): meets the requirement “tax per mu of at least 200,000 yuan/mu/year”"),
    ("industry", {"industries_excluded": ["26"]}, {"industry_codes": ["3670"]}, "企业行业 3670 汽车零部件及配件制造，满足“园区准入（不接受 26 化学原料和化学制品制造业）”的要求", "Company's industry 3670 Manufacture of motor vehicles: meets the requirement “admission (not 26 Manufacture of chemical materials and chemical products)”"),
    ("industry", {"industries_excluded": ["26"], "is_admission_exclusive": True}, {"industry_codes": ["3670"]}, "企业行业 3670 汽车零部件及配件制造，不符合“园区准入（只收名单内的行业，名单没写；不接受 26 化学原料和化学制品制造业）”的要求", "Company's industry 3670 Manufacture of motor vehicles: does not meet the requirement “admission (only industries on a list that is not given; not 26 Manufacture of chemical materials and chemical products)”"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "offer", "need", "zh", "en"), SENTENCES, ids=[f"{r[0]}-{n}" for n, r in enumerate(SENTENCES)]
)
def test_sentence_names_both_values_in_both_languages(name: str, offer: Record, need: Record, zh: str, en: str) -> None:
    assert [only(offer, need, name, language)["sentence"] for language in LANGUAGES] == [zh, en]


#: One pair per ask and status that it can have.
STATUSES: dict[str, tuple[Record, list[Record]]] = {
    "deal": ({"deal": ["rent"]}, [{}]),
    "kind": ({"kind": ["factory"]}, [{}]),
    "region": ({"region_codes": ["3204"], "regions_excluded": ["320481"]}, [{}, {"region_code": "3204"}]),
    "area": ({"area_min_m2": 2000, "area_max_m2": 3000}, [{"area_m2": 2000}, {"area_m2": 1500}, {"area_m2": 4000}, {}]),
    "land_area": ({"land_area_max_m2": 3200}, [{"land_area_m2": 2000}, {"land_area_m2": 4000, "is_divisible": False}, {}]),
    "rent": ({"rent_max_cny_m2_month": 18}, [{"rent_max_cny_m2_month": 9}, {"rent_min_cny_m2_month": 19}, {"is_rent_negotiable": True}]),
    "sale_price": ({"sale_price_max_cny_m2": 3500}, [{"sale_price_cny_m2": 9}, {"sale_price_cny_m2": 4000}, {"sale_price_cny": 9}]),
    "land_price": ({"land_price_max_cny_mu": 5}, [{"land_price_cny_mu": 5}, {"land_price_cny_mu": 6}, {"sale_price_cny": 9}]),
    "height": ({"height_min_m": 8}, [{"height_m": 8}, {"height_m": 7}, {"eaves_height_m": 9}]),
    "floor_load": ({"floor_load_min_kn_m2": 10}, [{"floor_load_kn_m2": 10}, {"floor_load_kn_m2": 9}, {}]),
    "crane": ({"crane_min_t": 5}, [{"crane_capacity_t": 5}, {"crane_capacity_t": 2}, {"has_crane": True}]),
    "power": ({"power_min_kva": 5}, [{"power_capacity_kva": 5}, {"power_capacity_kva": 4}, {}]),
    "ground_floor": ({"needs_ground_floor": True}, [{"floor_no": [1]}, {"floor_no": [2]}, {}]),
    "single_storey": ({"needs_single_storey": True}, [{"is_single_storey": True}, {"floors_total": 1}, {"floors_total": 3}, {"floor_no": [2]}, {"floor_no": [1]}, {}]),
    "floors": ({"floors_excluded": [2]}, [{"is_single_storey": True}, {"floor_no": [2]}, {}]),
    "freight_lift": ({"needs_freight_lift": True}, [{"has_freight_lift": True}, {"has_freight_lift": False}, {}]),
    "loading_dock": ({"needs_loading_dock": True}, [{"has_loading_dock": True}, {"has_loading_dock": False}, {}]),
    "own_yard": ({"needs_own_yard": True}, [{"has_own_yard": True}, {"has_own_yard": False}, {}]),
    "gas": ({"needs_gas": True}, [{"has_gas": True}, {"has_gas": False}, {}]),
    "steam": ({"needs_steam": True}, [{"has_steam": True}, {"has_steam": False}, {}]),
    "sewer": ({"needs_sewer": True}, [{"has_sewer": True}, {"has_sewer": False}, {}]),
    "eia": ({"needs_eia": True}, [{"is_eia_possible": True}, {"is_eia_possible": False}, {}]),
    "title_deed": ({"needs_title_deed": True}, [{"has_title_deed": True}, {"has_title_deed": False}, {}]),
    "available": ({"needed_by": "2027-01-01"}, [{"available_from": "2026-01-01"}, {"available_from": "2027-02-01"}, {}]),
    "lease_term": ({"lease_years": 3}, [{"lease_years_min": 3}, {"lease_years_min": 5}]),
    "hazard": ({"hazard_category": "C", "wishes": ["hazard"]}, [{"fire_hazard_category": "C"}, {"fire_hazard_category": "D"}, {}]),
    "industry": ({"industry_codes": ["36"]}, [{"industries_admitted": ["36"]}, {"industries_excluded": ["3670"]}]),
    "tax_per_mu": ({"tax_cny_year": 9e6, "land_area_min_m2": 2000}, [{"tax_per_mu_min_cny": 1}, {"tax_per_mu_min_cny": 4e6}]),
    "investment_per_mu": ({"investment_cny": 9e6}, [{"investment_per_mu_min_cny": 1, "land_area_m2": 2000}, {"investment_per_mu_min_cny": 1}]),
    "output_per_mu": ({}, [{"output_per_mu_min_cny": 1, "land_area_m2": 2000}]),
    **{case.ask: (case.need, list({status: offer for offer, status in case.offers}.values())) for case in PLAIN_CASES},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_unique_and_complete_over_asks_and_statuses(language: Language) -> None:
    assert sorted(STATUSES) == sorted(ASKS)
    shown = [only(offer, need, name, language) for name, (need, offers) in STATUSES.items() for offer in offers]
    assert len({ask["sentence"] for ask in shown}) == len(shown)
    assert [ask for ask in shown if any(bad in ask["sentence"] for bad in ("None", "{", "  "))] == []
    assert [ask["name"] for ask in shown if (ask["question"] is not None) != (ask["status"] == "unknown")] == []


#: Ask, pair, what would settle it.
COUNTERFACTUALS: list[tuple[str, Record, Record, str | None]] = [
    ("height", {"clear_height_m": 6.8}, {"clear_height_min_m": 8}, "如果能接受“净高 6.8 米”，这一条就满足"),
    ("area", {"area_m2": 630}, {"area_min_m2": 900, "area_max_m2": 1200}, "如果能接受“面积 630 ㎡”，这一条就满足"),
    (
        "rent",
        {"rent_min_cny_m2_month": 21.6},
        {"rent_max_cny_m2_month": 18},
        "如果能接受“租金 21.6 元/㎡/月起”，这一条就满足",
    ),
    (
        "available",
        {"available_from": "2027-04-02"},
        {"needed_by": "2027-01-01"},
        "如果能接受“2027-04-02 可入驻”，这一条就满足",
    ),
    ("crane", {"crane_capacity_t": 3}, {"crane_min_t": 5}, "如果能接受“行车 3 吨”，这一条就满足"),
    ("gas", {"has_gas": False}, {"needs_gas": True}, "如果能接受“不通天然气”，这一条就满足"),
    ("tax_per_mu", {"tax_per_mu_min_cny": 200_000, "land_area_m2": 20000}, {"tax_cny_year": 5_900_000}, None),
    ("lease_term", {"lease_years_min": 5}, {"lease_years": 3}, "如果能做到“租期 5 年以上”，这一条就满足"),
    ("floor_load", {"floor_load_kn_m2": 6}, {"floor_load_min_kn_m2": 8}, None),
    ("eia", {"is_eia_possible": False}, {"needs_eia": True}, None),
    ("sewer", {"has_sewer": False}, {"needs_sewer": True}, None),
    ("industry", {"industries_admitted": ["26"], "is_admission_exclusive": True}, {"industry_codes": ["36"]}, None),
]


@pytest.mark.parametrize(
    ("name", "offer", "need", "expected"),
    COUNTERFACTUALS,
    ids=[f"{row[0]}-{n}" for n, row in enumerate(COUNTERFACTUALS)],
)
def test_counterfactual_only_of_what_may_be_relaxed(
    name: str, offer: Record, need: Record, expected: str | None
) -> None:
    assert only(offer, need, name)["counterfactual"] == expected
