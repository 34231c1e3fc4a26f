"""The distance of a near miss in the JSON answer, as a number with its unit."""

import datetime as dt
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import Index, document, match

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("offer", "need", "gap"),
    [
        ({"clear_height_m": 8.5}, {"clear_height_min_m": 9}, {"value": 0.5, "unit": "m", "of_limit": 0.055556}),
        ({"area_m2": 2700}, {"area_min_m2": 3000}, {"value": 300, "unit": "m2", "of_limit": 0.1}),
        ({"available_from": "2027-01-20"}, {"needed_by": "2026-12-31"}, {"value": 20, "unit": "days", "of_limit": 0.054795}),
        ({"has_gas": False}, {"needs_gas": True}, None),
        ({"has_gas": True}, {"needs_gas": True}, None),
    ],
)  # fmt: skip
def test_gap_of_an_ask_is_a_number_with_its_unit(offer: Any, need: Any, gap: Any) -> None:
    found = match(Index.build([listing({"id": "L", **offer})]), requirement(need), as_of=AS_OF)
    (ask,) = document(found, "zh")["matches"][0]["asks"]
    assert ask["gap"] == gap
