"""The naive relaxations on limits moved by hand."""

from typing import Any

import pytest
from tests.naive.records import Record
from tests.naive.relaxing import first_step, relaxed, sole_failures
from tests.naive.twin import unranked


@pytest.mark.parametrize(
    ("name", "how", "step", "requirement", "expected"),
    [
        ("rent", "percent_up", 5, {"rent_max_cny_m2_month": 18.8583}, {"rent_max_cny_m2_month": 19.8012}),
        ("area", "widen", 10, {"area_min_m2": 1000, "area_max_m2": 2000}, {"area_min_m2": 900, "area_max_m2": 2200}),
        ("available", "days", 30, {"needed_by": "2026-11-15"}, {"needed_by": "2026-12-15"}),
        ("lease_term", "years", 2, {"lease_years": 1}, {"lease_years": 3}),
        ("gas", "drop", 0, {"branches": [{"needs_gas": True}]}, {"branches": [{"needs_gas": None}]}),
    ],
)
def test_relaxed_moves_the_limits_outwards(name: str, how: str, step: int, requirement: Record, expected: Any) -> None:
    assert relaxed(requirement, name, how, step) == expected


def leaves(code: str) -> list[str]:
    return [code]


def test_first_step_counts_only_listings_failed_by_this_ask_alone() -> None:
    listings: list[Record] = [
        {"rent_min_cny_m2_month": 21, "rent_max_cny_m2_month": 21, "has_gas": True},
        {"rent_min_cny_m2_month": 21.5, "rent_max_cny_m2_month": 21.5},
        {"rent_min_cny_m2_month": 21, "rent_max_cny_m2_month": 21, "has_gas": False},
        {"rent_min_cny_m2_month": 30, "rent_max_cny_m2_month": 30, "has_gas": True},
    ]
    requirement = {"rent_max_cny_m2_month": 20, "needs_gas": True}
    rest = (requirement, "2026-11-01", leaves, unranked)
    sole = sole_failures(listings, *rest)
    assert sole == {"rent": [listings[0], listings[1], listings[3]]}
    assert first_step("rent", "percent_up", (2, 10, 50), sole["rent"], *rest) == (10, 1, 1)
