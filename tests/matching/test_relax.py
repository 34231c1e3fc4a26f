"""Relaxations against judging again: every suggestion is the first published step that rescues, with exact counts."""

import datetime as dt
import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from tests.matching.plain import PLAIN_CASES
from tests.matching.worlds import listing_record, requirement_record

from luodi.geography import ladder
from luodi.intake import listing, requirement
from luodi.matching import ASKS, Index, Listing, Requirement, document, judge, match
from luodi.matching.answer.relaxations import limits_of, relaxed
from luodi.matching.kernel.engines import PLAIN, Engine, compiled
from luodi.matching.weights import published

AS_OF = dt.date(2026, 11, 23)


def sole_failures(listings: list[Listing], need: Requirement, name: str) -> list[Listing]:
    judged = [judge(each, need, AS_OF) for each in listings]
    return [
        one.listing
        for one in judged
        if one.verdict == "near_miss"
        and [ask.name for ask in one.asks if ask.is_hard and ask.status == "unmet"] == [name]
    ]


def dropped(record: dict[str, Any], name: str) -> dict[str, Any]:
    key = "floors_excluded" if name == "floors" else f"needs_{name}"
    return {other: value for other, value in record.items() if other != key}


@pytest.mark.parametrize("seed", range(80))
def test_relaxation_is_the_first_step_that_rescues_with_exact_counts(seed: int) -> None:
    rng = random.Random(seed)
    listings = [listing(listing_record(rng, n)) for n in range(60)]
    record = requirement_record(rng)
    record.pop("branches", None)
    record["deal"] = ["rent"]
    need = requirement(record)
    suggested = {each.name: each for each in match(Index.build(listings), need, as_of=AS_OF).relaxations}
    for name, steps in published().items():
        if steps.how in ("never", "ladder"):
            assert name == "region" or name not in suggested
            continue
        failed = sole_failures(listings, need, name)
        for step in steps.steps if failed else ():
            wider = requirement(dropped(record, name))
            if steps.how != "drop":
                wider = Requirement(branches=(relaxed(need.branches[0], steps, step),))
            verdicts = Counter(judge(each, wider, AS_OF).verdict for each in failed)
            if verdicts["fits"] + verdicts["may_fit"]:
                found = suggested.pop(name)
                assert (found.adds_fits, found.adds_may_fit) == (verdicts["fits"], verdicts["may_fit"])
                break
        assert name not in suggested


@pytest.mark.parametrize("seed", range(30))
def test_relaxed_region_counts_listings_outside_only_for_their_region(seed: int) -> None:
    rng = random.Random(seed)
    listings = [listing(listing_record(rng, n)) for n in range(60)]
    record = {**requirement_record(rng), "region_codes": ["320481"], "branches": []}
    need = requirement(record)
    outside = [each for each in listings if not judge(each, replace_regions(need, ()), AS_OF).in_scope]
    candidates = [each for each in listings if each not in outside and not judge(each, need, AS_OF).in_scope]
    expected = None
    for rung in ladder(["320481"]):
        verdicts = Counter(judge(each, replace_regions(need, rung.codes), AS_OF).verdict for each in candidates)
        if verdicts["fits"] + verdicts["may_fit"]:
            expected = (rung.name, verdicts["fits"], verdicts["may_fit"])
            break
    found = [
        (each.after, each.adds_fits, each.adds_may_fit)
        for each in match(Index.build(listings), need, as_of=AS_OF).relaxations
        if each.name == "region"
    ]
    assert found == ([expected] if expected else [])


def replace_regions(need: Requirement, codes: tuple[str, ...]) -> Requirement:
    return Requirement(branches=tuple(replace(branch, region_codes=codes) for branch in need.branches))


def test_relaxations_shown_in_the_units_of_the_dictionary() -> None:
    offers = [
        {"id": "dear", "rent_min_cny_m2_month": 19.5, "has_gas": True, "available_from": "2026-12-01"},
        {"id": "late", "rent_max_cny_m2_month": 18, "has_gas": True, "available_from": "2027-01-20"},
        {"id": "no gas", "rent_max_cny_m2_month": 18, "has_gas": False, "available_from": "2026-12-01"},
    ]
    need = {"rent_max_cny_m2_month": 18, "needs_gas": True, "needed_by": "2027-01-01"}
    answer = document(match(Index.build([listing(each) for each in offers]), requirement(need), as_of=AS_OF), "zh")
    assert answer["relaxations"] == [
        {"name": "rent", "from": 18, "to": 19.8, "adds_fits": 0, "adds_may_fit": 1},
        {"name": "available", "from": "2027-01-01", "to": "2027-01-31", "adds_fits": 1, "adds_may_fit": 0},
        {"name": "gas", "from": True, "to": None, "adds_fits": 1, "adds_may_fit": 0},
    ]


def test_published_steps_cover_every_ask_and_never_touch_safety() -> None:
    steps = published()
    assert sorted(steps) == sorted(ASKS)
    assert [each.ask for each in steps.values() if len(each.steps) > 32] == []
    assert [each.ask for each in steps.values() if (each.how == "never") != bool(each.reason)] == []
    assert {each.ask for each in steps.values() if each.how == "never"} == {
        "deal",
        "kind",
        "floor_load",
        "sewer",
        "eia",
        "hazard",
        "title_deed",
        "industry",
        "tax_per_mu",
        "investment_per_mu",
        "output_per_mu",
        *(case.ask for case in PLAIN_CASES if case.ask not in ("dormitory",)),
    }


def test_widened_area_moves_both_ends() -> None:
    branch = requirement({"area_min_m2": 1000, "area_max_m2": 2000}).branches[0]
    steps = published()["area"]
    assert limits_of(relaxed(branch, steps, 10), steps) == {"area_min_m2": 90_000, "area_max_m2": 220_000}


#: Listing, requirement, ask, how many then fit and may fit: rows that fit another way than the one they failed before.
OTHER_WAYS: list[tuple[str, dict[str, Any], dict[str, Any], tuple[int, int]]] = [
    (
        "height",
        {"clear_height_m": 7},
        {"clear_height_min_m": 8, "branches": [{}, {"land_area_max_m2": 26666.67}]},
        (1, 0),
    ),
    ("ground_floor", {"floor_no": [4]}, {"needs_ground_floor": True, "branches": [{"needed_by": "2026-10-31"}, {}]}, (1, 0)),
    (
        "height",
        {"land_price_cny_mu": 400_000, "clear_height_m": 10.5},
        {"rent_max_cny_m2_month": 18, "land_price_max_cny_mu": 400_000, "height_min_m": 12},
        (1, 0),
    ),
]  # fmt: skip


@pytest.mark.parametrize("engine", [PLAIN, None], ids=["plain", "compiled"])
@pytest.mark.parametrize(("name", "offer", "need", "added"), OTHER_WAYS)
def test_relaxation_counts_a_row_in_its_best_branch_and_deal(
    name: str, offer: dict[str, Any], need: dict[str, Any], added: tuple[int, int], engine: Engine | None
) -> None:
    index = Index.build([listing({"id": "a", **offer})], engine=engine or compiled())
    (found,) = match(index, requirement(need), as_of=AS_OF).relaxations
    assert (found.name, found.adds_fits, found.adds_may_fit) == (name, *added)


def test_relaxation_shows_the_limit_of_the_alternative_that_has_one() -> None:
    two = {"needs_gas": False, "needs_steam": True, "needs_own_yard": True}
    need = requirement({"branches": [two, {"needs_gas": True}]})
    offer = listing({"id": "a", "has_gas": False, "has_steam": False, "has_own_yard": False})
    shown = [
        (each.name, each.before, each.after) for each in match(Index.build([offer]), need, as_of=AS_OF).relaxations
    ]
    assert shown == [("gas", True, None)]


@pytest.mark.parametrize("seed", range(60))
def test_relaxation_by_the_one_ask_counts_as_judging_again_by_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    index = Index.build([listing(listing_record(rng, n)) for n in range(60)])
    need = requirement({**requirement_record(rng), "deal": ["rent"], "branches": []})
    narrow = match(index, need, as_of=AS_OF).relaxations
    for module in ("relaxations", "match"):
        monkeypatch.setattr(f"luodi.matching.answer.{module}.has_several_ways", lambda *_: True)
    assert match(index, need, as_of=AS_OF).relaxations == narrow
