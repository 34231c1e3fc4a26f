"""The naive score and gap on small cases worked out from the heads of the published ranking and of the gaps."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from tests.naive.ranking import Ranker, curve, gap, scores
from tests.naive.records import Record


@dataclass
class Row:
    """One row of a ranking."""

    weight: int = 10
    prior: int = 100
    curve: str = "more_is_better"
    at_limit: int = 155
    full: int = 200


def test_curve_rises_from_the_limit_to_full_and_falls_for_ideal() -> None:
    rising = [curve(Row(), Fraction(fact), Fraction(10)) for fact in (10, 15, 20, 99)]
    falling = [curve(Row(curve="ideal"), Fraction(fact), Fraction(10)) for fact in (4, 10, 15, 99)]
    cheaper = [curve(Row(curve="less_is_better", full=50), Fraction(fact), Fraction(10)) for fact in (10, 6, 5, 0)]
    assert (rising, falling, cheaper) == ([155, 205, 255, 255], [255, 255, 205, 155], [155, 235, 255, 255])


def test_scores_unknown_counts_worst_prior_best() -> None:
    judged = {"asks": {"gas": "met", "steam": "unmet", "sewer": "unknown"}, "wishes": []}
    weightings = {name: Row(curve="flat") for name in judged["asks"]}
    assert scores({}, {}, judged, weightings) == (3333, 10_000 * (255 + 100) // (3 * 255), 6666)


def test_scores_nothing_asked_is_full() -> None:
    assert scores({}, {}, {"asks": {}, "wishes": []}, {}) == (10_000, 10_000, 10_000)


@pytest.mark.parametrize(
    ("name", "listing", "requirement", "expected"),
    [
        ("area", {"area_m2": 800}, {"area_min_m2": 1000}, Fraction(1, 5)),
        ("area", {"area_m2": 9000, "min_area_m2": 1500}, {"area_max_m2": 1000}, Fraction(1, 2)),
        ("rent", {"rent_min_cny_m2_month": 20}, {"rent_max_cny_m2_month": 16}, Fraction(1, 4)),
        ("height", {"storey_height_m": 9, "eaves_height_m": 6}, {"clear_height_min_m": 8}, Fraction(1, 4)),
        ("available", {"available_from": "2026-11-08"}, {"needed_by": "2026-11-01"}, Fraction(19179, 1_000_000)),
        ("crane", {"has_crane": False}, {"crane_min_t": 5}, Fraction(1)),
        ("hazard", {}, {}, Fraction(1)),
    ],
)
def test_gap_is_relative_to_the_limit(name: str, listing: Record, requirement: Record, expected: Fraction) -> None:
    assert gap(name, listing, requirement) == expected


def test_ranker_wishes_count_for_the_score_and_not_for_the_gap() -> None:
    judged = {"asks": {"power": "unmet", "gas": "unmet"}, "wishes": ["gas"]}
    rank = Ranker({"power": Row(), "gas": Row()})
    assert rank({"power_capacity_kva": 300}, {"power_min_kva": 400}, judged) == (Fraction(1, 4), 0)
