"""How far an unmet ask is off: exact, in the unit people say, in both languages; nothing where there is no distance."""

import datetime as dt
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import explain, judge
from luodi.voice import Distance, Language, distance

Record = dict[str, Any]


def off(name: str, offer: Record, need: Record, language: Language = "zh") -> Distance | None:
    """The distance of one ask of a pair."""
    asks = explain([judge(listing({"id": "1", **offer}), requirement(need), as_of=dt.date(2026, 11, 23))])[0]
    return distance(next(ask for ask in asks if ask.name == name), language)


#: Ask, listing, requirement, sentence, its English twin; a blank for a no-break space.
DISTANCES: list[tuple[str, Record, Record, str, str]] = [
    ("height", {"clear_height_m": 8.5}, {"clear_height_min_m": 9}, "净高 8.5 m，要 9 m，差 0.5 m", "clear height 8.5 m, needed 9 m: 0.5 m short"),
    ("height", {"storey_height_m": 8}, {"clear_height_min_m": 9}, "层高 8 m，净高要 9 m，至少差 1 m", "storey height 8 m, clear height needed 9 m: at least 1 m short"),
    ("height", {"clear_height_m": 7, "storey_height_m": 9}, {"clear_height_min_m": 8, "storey_height_min_m": 10}, "净高 7 m，要 8 m，差 1 m", "clear height 7 m, needed 8 m: 1 m short"),
    ("height", {"clear_height_m": 8.999}, {"clear_height_min_m": 9}, "净高 8.999 米，要 9 米，差 0.001 米", "clear height 8.999 m, needed 9 m: 0.001 m short"),
    ("area", {"area_m2": 2400}, {"area_min_m2": 2700, "area_max_m2": 3300}, "面积 2400 ㎡，要 2700 ㎡，差 300 ㎡", "area 2400 m², needed 2700 m²: 300 m² short"),
    ("area", {"area_m2": 3620, "is_divisible": False}, {"area_max_m2": 3300}, "面积 3620 ㎡，最多 3300 ㎡，多 320 ㎡", "area 3620 m², at most 3300 m²: 320 m² too much"),
    ("area", {"area_m2": 9000, "min_area_m2": 4000}, {"area_max_m2": 3300}, "面积 4000 ㎡，最多 3300 ㎡，多 700 ㎡", "area 4000 m², at most 3300 m²: 700 m² too much"),
    ("land_area", {"land_area_m2": 13333.33}, {"land_area_min_m2": 16666.67}, "土地面积 20 亩，要 25 亩，差 5 亩", "land area 20 mu, needed 25 mu: 5 mu short"),
    ("rent", {"rent_min_cny_m2_month": 22}, {"rent_max_cny_m2_month": 20, "wishes": ["rent"]}, "租金 22，最好不过 20 元/㎡/月，高 2", "rent 22, wished at most 20 yuan/m²/month: 2 too high"),
    ("sale_price", {"sale_price_cny": 8_000_000, "area_m2": 2000}, {"sale_price_max_cny_m2": 3500}, "售价 4000 元/㎡，最多 3500 元/㎡，高 500 元/㎡", "sale price 4000 yuan/m², at most 3500 yuan/m²: 500 yuan/m² too high"),
    ("land_price", {"land_price_cny_mu": 450_000}, {"land_price_max_cny_mu": 400_000}, "地价 45 万元/亩，最多 40 万元/亩，高 5 万元/亩", "land price 450,000 yuan/mu, at most 400,000 yuan/mu: 50,000 yuan/mu too high"),
    ("floor_load", {"floor_load_kn_m2": 9.81}, {"floor_load_min_kn_m2": 19.62}, "荷载 1 吨/㎡，要 2 吨/㎡，差 1 吨/㎡", "floor load 1 t/m², needed 2 t/m²: 1 t/m² short"),
    ("crane", {"crane_capacity_t": 5}, {"crane_min_t": 10}, "行车 5 t，要 10 t，差 5 t", "crane 5 t, needed 10 t: 5 t short"),
    ("power", {"power_capacity_kva": 400}, {"power_min_kva": 630}, "配电 400 kVA，要 630 kVA，差 230 kVA", "power 400 kVA, needed 630 kVA: 230 kVA short"),
    ("available", {"available_from": "2027-01-20"}, {"needed_by": "2026-12-31"}, "2027-01-20 可入驻，要 2026-12-31 前，晚 20 天", "available from 2027-01-20, needed by 2026-12-31: 20 days late"),
    ("lease_term", {"lease_years_min": 5}, {"lease_years": 3}, "租期 3 年，要 5 年，差 2 年", "lease term 3 years, needed 5 years: 2 years short"),
    ("tax_per_mu", {"tax_per_mu_min_cny": 300_000, "land_area_m2": 20000}, {"tax_cny_year": 6_000_000}, "亩均税收 20，要 30 万元/亩/年，差 10", "tax per mu 200,000, needed 300,000 yuan/mu/year: 100,000 short"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "offer", "need", "zh", "en"), DISTANCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(DISTANCES)]
)
def test_distance_names_both_values_and_the_difference(
    name: str, offer: Record, need: Record, zh: str, en: str
) -> None:
    found = [off(name, offer, need, language) for language in ("zh", "en")]
    assert [one.sentence.replace("\u00a0", " ") for one in found if one] == [zh, en]


@pytest.mark.parametrize(
    ("name", "offer", "need"),
    [
        ("crane", {"has_crane": False}, {"crane_min_t": 10}),
        ("crane", {"crane_capacity_t": 0}, {"needs_crane": True}),
        ("freight_lift", {"has_freight_lift": False}, {"needs_freight_lift": True}),
        ("hazard", {"fire_hazard_category": "D"}, {"hazard_category": "C"}),
        ("height", {"clear_height_m": 9}, {"clear_height_min_m": 9}),
        ("height", {}, {"clear_height_min_m": 9}),
    ],
)
def test_what_has_no_number_or_is_not_missed_has_no_distance(name: str, offer: Record, need: Record) -> None:
    assert off(name, offer, need) is None
