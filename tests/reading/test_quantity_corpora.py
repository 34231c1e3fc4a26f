"""Each dimension of quantities against its corpus: spelling gives value, and what is none stays none.

The whole competition runs (`find_all`), so a number that another dimension steals fails here.
"""

import importlib

import pytest

from luodi.measures import Hedge, Quantity, plain
from luodi.reading import Mention, open_text
from luodi.reading._find import find_all

KEYS = {
    "area": {
        *("area", "area_total", "area_rest", "area_from", "area_least", "area_each", "area_part", "area_other"),
        *("yard", "land", "is_divisible"),
    },
    "price": {
        *("rent", "rent_total", "service_charge", "sale_unit", "sale_total", "land_price", "money"),
        *("deposit", "rent_free", "negotiable"),
    },
    "height": {"clear_height", "storey_height", "eaves_height", "height"},
    "load": {"floor_load"},
    "amounts": {"wastewater", "steam_amount", "gas_amount"},
    "crane": {"crane_t", "has_crane"},
    "power": {"power", "power_kw"},
    "lift": {"lift_t"},
    "floors": {"floor_no", "floors_total", "is_single_storey"},
    "terms": {
        *("tax", "investment", "output", "employees", "tax_per_mu", "investment_per_mu", "output_per_mu"),
    },
}
ALL_KEYS = set().union(*KEYS.values()) - {"floor_no"}


def corpus(dimension: str) -> dict[str, list[str]]:
    return importlib.import_module(f"luodi.reading.{dimension}.corpus").CORPUS


def negative(dimension: str) -> list[str]:
    return importlib.import_module(f"luodi.reading.{dimension}.corpus").NEGATIVE


def notation(mention: Mention) -> str:
    value = mention.value
    if not isinstance(value, Quantity):
        return f"{mention.key} {value}"
    ends = f"{plain(value.low)}" + (f"..{plain(value.high)}" if value.is_range else "")
    return f"{mention.key} {ends}" + ("" if value.hedge is Hedge.EXACT else f" {value.hedge}")


def understood(text: str, keys: set[str]) -> list[str]:
    found = [m for m in find_all(open_text(text)) if m.key in keys and not m.is_ambiguous]
    if any(m.key == "crane_t" for m in found):
        found = [m for m in found if m.key != "has_crane"]
    return list(dict.fromkeys(notation(m) for m in found))


@pytest.mark.parametrize(
    ("dimension", "want", "text"), [(d, w, t) for d in KEYS for w, texts in corpus(d).items() for t in texts]
)
def test_spelling_gives_its_quantity(dimension: str, want: str, text: str) -> None:
    assert sorted(understood(text, KEYS[dimension])) == sorted(want.split("; "))


@pytest.mark.parametrize(("dimension", "text"), [(d, t) for d in KEYS for t in negative(d)])
def test_what_is_no_quantity_of_the_dimension_gives_none(dimension: str, text: str) -> None:
    assert understood(text, KEYS[dimension]) == []


@pytest.mark.parametrize("text", negative("other"))
def test_number_of_something_else_is_no_quantity_at_all(text: str) -> None:
    assert understood(text, ALL_KEYS) == []
