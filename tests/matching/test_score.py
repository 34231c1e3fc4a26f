"""The score: the explanation rebuilds it exactly, its range brackets it, the ranking is published and complete."""

import datetime as dt
import random

import pytest
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import ASKS, Index, document, judge, match, weightings
from luodi.matching.curves import ideal, less_is_better, millionths, more_is_better, mu_hundredths
from luodi.matching.weights import CURVES

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize("seed", range(40))
def test_explanation_of_every_match_rebuilds_its_score_exactly(seed: int) -> None:
    rng = random.Random(seed)
    listings = [listing(listing_record(rng, n)) for n in range(30)]
    answer = document(match(Index.build(listings), requirement(requirement_record(rng)), as_of=AS_OF), "zh")
    for pair in answer["matches"]:
        weights = sum(ask["weight"] for ask in pair["asks"])
        points = [ask["weight"] * ask["utility"] for ask in pair["asks"]]
        open_asks = [ask["status"] == "unknown" for ask in pair["asks"]]
        known = sum(point for point, is_open in zip(points, open_asks, strict=True) if not is_open)
        best = sum(255 * ask["weight"] for ask in pair["asks"] if ask["status"] == "unknown")
        rebuilt = [
            10_000 * total // (255 * weights) if weights else 10_000 for total in (known, sum(points), known + best)
        ]
        assert rebuilt == [pair["score_low"], pair["score"], pair["score_high"]]
        assert pair["score_low"] <= pair["score"] <= pair["score_high"]


def test_score_without_asks_is_full() -> None:
    judged = judge(listing({}), requirement({}), AS_OF)
    assert (judged.score_low, judged.score, judged.score_high) == (10_000, 10_000, 10_000)


def test_score_of_unmet_wish_is_lower_than_of_met_wish() -> None:
    need = requirement({"needs_gas": True, "power_min_kva": 100, "wishes": ["gas"]})
    with_gas, without = (
        judge(listing({"has_gas": gas, "power_capacity_kva": 100}), need, AS_OF) for gas in (True, False)
    )
    assert (with_gas.verdict, without.verdict) == ("fits", "fits")
    assert with_gas.score > without.score


#: Better listing, worse listing, requirement: only the order is held, so that weights can be tuned.
BETTER = [
    ({"rent_max_cny_m2_month": 12}, {"rent_max_cny_m2_month": 17}, {"rent_max_cny_m2_month": 18}),
    ({"clear_height_m": 10}, {"clear_height_m": 8}, {"clear_height_min_m": 8}),
    ({"area_m2": 2000}, {"area_m2": 20_000, "is_divisible": True}, {"area_min_m2": 1500, "area_max_m2": 3000}),
    ({"power_capacity_kva": 1000}, {"power_capacity_kva": 630}, {"power_min_kva": 630}),
]


@pytest.mark.parametrize(("better", "worse", "need"), BETTER)
def test_score_better_listing_comes_first(
    better: dict[str, object], worse: dict[str, object], need: dict[str, object]
) -> None:
    answer = match(
        Index.build([listing({"id": "a", **worse}), listing({"id": "b", **better})]), requirement(need), as_of=AS_OF
    )
    assert [one.listing.id for one in answer.matches] == ["b", "a"]


def test_policy_covers_every_ask_strongest_first() -> None:
    rows = list(weightings().values())
    assert sorted(row.ask for row in rows) == sorted(ASKS)
    assert [row.weight for row in rows] == sorted((row.weight for row in rows), reverse=True)
    assert [row.ask for row in rows if not 0 <= row.prior <= 255 or not 0 <= row.at_limit <= 255] == []
    assert {row.curve for row in rows} == set(CURVES)
    bounds = {
        "more_is_better": range(101, 1001),
        "less_is_better": range(100),
        "ideal": range(101, 1001),
        "flat": [100],
    }
    assert [row.ask for row in rows if row.full not in bounds[row.curve]] == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (more_is_better(100, 100, 155, 200), 155),
        (more_is_better(150, 100, 155, 200), 205),
        (more_is_better(999, 100, 155, 200), 255),
        (more_is_better(0, 0, 155, 200), 255),
        (less_is_better(100, 100, 155, 50), 155),
        (less_is_better(75, 100, 155, 50), 205),
        (less_is_better(0, 100, 155, 50), 255),
        (ideal(100, 100, 155, 200), 255),
        (ideal(150, 100, 155, 200), 205),
        (ideal(900, 100, 155, 200), 155),
        (millionths(1, 3), 333_334),
        (millionths(7, 2), 3_500_000),
        (millionths(10**18, 1), 1_000_000_000),
        (millionths(5, 0), 1_000_000),
        (mu_hundredths(2_666_667), 4000),
        (mu_hundredths(333), 0),
        (mu_hundredths(334), 1),
    ],
)
def test_curve_at_its_corners(found: int, expected: int) -> None:
    assert found == expected
