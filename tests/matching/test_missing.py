"""Which field settles a pair that may fit, alone; one row a field, exact on both engines."""

import datetime as dt
from typing import Any

import pytest

from luodi.fields import FIELDS as DICTIONARY
from luodi.intake import listing, requirement
from luodi.matching import Index, document, match
from luodi.matching.kernel.engines import PLAIN, Engine, compiled
from luodi.matching.kernel.source import FIELDS

AS_OF = dt.date(2026, 11, 23)
Record = dict[str, Any]

#: What is missing, listing, requirement, the field that settles the pair (None: no single one).
CASES: list[tuple[str, Record, Record, str | None]] = [
    ("a floor for two asks", {}, {"needs_ground_floor": True, "floors_excluded": [2]}, "floor_no"),
    ("the area, also of a total price", {"sale_price_cny": 9e6}, {"sale_price_max_cny_m2": 3000, "area_min_m2": 9}, "area_m2"),
    ("the area of a total price", {"sale_price_cny": 9e6}, {"sale_price_max_cny_m2": 3000}, "area_m2"),
    ("a unit price", {"area_m2": 3000}, {"sale_price_max_cny_m2": 3000}, "sale_price_cny_m2"),
    ("a unit price and the area", {}, {"sale_price_max_cny_m2": 3000, "area_min_m2": 9}, None),
    ("divisibility of the area", {"area_m2": 9000}, {"area_max_m2": 5000}, "is_divisible"),
    ("divisibility of the land", {"land_area_m2": 9000}, {"land_area_max_m2": 5000}, "is_divisible"),
    ("divisibility of both", {"area_m2": 9000, "land_area_m2": 9000}, {"area_max_m2": 5000, "land_area_max_m2": 5000}, "is_divisible"),
    ("the land, also of a total price", {"sale_price_cny": 9e6}, {"land_price_max_cny_mu": 9, "land_area_min_m2": 9}, "land_area_m2"),
    ("any rent", {}, {"rent_max_cny_m2_month": 18}, "rent_max_cny_m2_month"),
    ("the upper end of a rent", {"rent_min_cny_m2_month": 16}, {"rent_max_cny_m2_month": 18}, "rent_max_cny_m2_month"),
    ("the lower end of a rent", {"rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, "rent_min_cny_m2_month"),
    ("no end of a straddling rent", {"rent_min_cny_m2_month": 16, "rent_max_cny_m2_month": 20}, {"rent_max_cny_m2_month": 18}, None),
    ("a crane without tonnage", {}, {"needs_crane": True}, "has_crane"),
    ("the tonnage of a crane", {"has_crane": True}, {"needs_crane": True, "crane_min_t": 5}, "crane_capacity_t"),
    ("a clear height", {"storey_height_m": 9}, {"clear_height_min_m": 8, "storey_height_min_m": 9}, "clear_height_m"),
    ("a storey height", {"clear_height_m": 8}, {"clear_height_min_m": 8, "storey_height_min_m": 9}, "storey_height_m"),
    ("two heights", {}, {"clear_height_min_m": 8, "storey_height_min_m": 9}, None),
    ("land for two figures", {"tax_per_mu_min_cny": 1, "output_per_mu_min_cny": 1}, {"tax_cny_year": 9, "output_cny_year": 9}, "land_area_m2"),
    ("land and a figure", {"tax_per_mu_min_cny": 1}, {}, None),
    ("a figure", {"tax_per_mu_min_cny": 1, "land_area_m2": 9000}, {}, "tax_cny_year"),
    ("land too small to count in mu", {"tax_per_mu_min_cny": 1, "land_area_m2": 1}, {}, None),
    ("a region stated coarsely", {"region_code": "3204"}, {"region_codes": ["320481"]}, "region_code"),
    ("a class of a coarse code", {"industries_excluded": ["3670"]}, {"industry_codes": ["36"]}, "industry_codes"),
    ("a wish is not waited for", {}, {"needs_gas": True, "needs_steam": True, "wishes": ["steam"]}, "has_gas"),
    ("nothing of a pair that fails", {"has_gas": False}, {"needs_gas": True, "needs_steam": True}, None),
]  # fmt: skip


@pytest.mark.parametrize("engine", [PLAIN, None], ids=["plain", "compiled"])
@pytest.mark.parametrize(("offer", "need", "field"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_settles_names_the_field_that_is_missing(
    offer: Record, need: Record, field: str | None, engine: Engine | None
) -> None:
    index = Index.build([listing({"id": "a", **offer})], engine=engine or compiled())
    answer = document(match(index, requirement(need), as_of=AS_OF), "zh")
    assert answer["settles"] == ([{"field": field, "pairs": 1}] if field else [])


def test_settles_adds_up_the_pairs_of_a_field_over_asks_and_alternatives() -> None:
    need = requirement({"branches": [{"needs_ground_floor": True, "kind": ["factory"]}, {"floors_excluded": [2]}]})
    offers = [{"id": "a", "kind": ["factory"]}, {"id": "b", "kind": ["yard"]}, {"id": "c", "floor_no": [1]}]
    answer = match(Index.build([listing(each) for each in offers]), need, as_of=AS_OF)
    assert [(line.field, line.pairs) for line in answer.settles] == [("floor_no", 2)]


def test_settles_puts_the_field_of_most_pairs_first_and_equals_in_the_order_of_fields() -> None:
    need = requirement({"needs_gas": True, "needs_steam": True, "needs_ground_floor": True})
    stated = {"has_gas": True, "has_steam": True, "floor_no": [1]}
    open_keys = ["has_steam", "floor_no", "has_gas", "has_gas"]
    offers = [
        {"id": str(place), **{key: value for key, value in stated.items() if key != missing}}
        for place, missing in enumerate(open_keys)
    ]
    settles = match(Index.build([listing(each) for each in offers]), need, as_of=AS_OF).settles
    rest = sorted(("has_steam", "floor_no"), key=list(FIELDS).index)
    assert [(line.field, line.pairs) for line in settles] == [("has_gas", 2), *((field, 1) for field in rest)]


def test_missing_fields_are_those_of_the_dictionary() -> None:
    assert [field for field in FIELDS if field not in DICTIONARY] == []
    assert len(set(FIELDS)) == len(FIELDS)
