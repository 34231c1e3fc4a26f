"""The index against `judge`, row by row: counts, order, reports; and one answer from every way to build and run it."""

import datetime as dt
import random
from collections import Counter
from typing import Any

import numpy as np
import pytest
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import Index, Judgement, Listing, Requirement, document, judge, match, match_requirements, screen
from luodi.matching.kernel.engines import PLAIN, compiled

AS_OF = dt.date(2026, 11, 23)
WORLDS = range(60)


def world(seed: int, size: int = 40) -> tuple[list[Listing], Requirement]:
    rng = random.Random(seed)
    return [listing(listing_record(rng, n)) for n in range(size)], requirement(requirement_record(rng))


def judged(listings: list[Listing], need: Requirement) -> list[Judgement]:
    return [one for one in (judge(each, need, AS_OF) for each in listings) if one.in_scope]


def hard_unmet(one: Judgement) -> list[str]:
    return [ask.name for ask in one.asks if ask.is_hard and ask.status == "unmet"]


@pytest.mark.parametrize("seed", WORLDS)
def test_match_counts_equal_judged_pairs_and_sum_to_scope(seed: int) -> None:
    listings, need = world(seed)
    answer = match(Index.build(listings), need, as_of=AS_OF)
    expected = Counter(one.verdict for one in judged(listings, need))
    assert answer.counts == {name: expected[name] for name in ("fits", "may_fit", "near_miss", "no")}
    assert answer.scope == sum(answer.counts.values())


@pytest.mark.parametrize("seed", WORLDS)
def test_match_order_equals_judged_pairs_sorted(seed: int) -> None:
    listings, need = world(seed)
    shown = [one for one in judged(listings, need) if one.verdict != "no"]
    expected = [one.listing.id for one in sorted(shown, key=lambda one: (*one.order, one.listing.id))]
    for top in (0, 1, 5, 100):
        answer = match(Index.build(listings), need, as_of=AS_OF, top=top)
        assert [one.listing.id for one in answer.matches] == expected[:top]


@pytest.mark.parametrize("seed", WORLDS)
def test_match_reports_equal_counts_over_judged_pairs(seed: int) -> None:
    listings, need = world(seed)
    pairs = judged(listings, need)
    fails = Counter(name for one in pairs for name in hard_unmet(one))
    sole = Counter(hard_unmet(one)[0] for one in pairs if len(hard_unmet(one)) == 1)
    answer = match(Index.build(listings), need, as_of=AS_OF)
    assert {line.name: (line.unmet, line.sole) for line in answer.asks if line.unmet} == {
        name: (fails[name], sole[name]) for name in fails
    }


@pytest.mark.parametrize("seed", range(20))
def test_match_compiled_gives_the_same_answer_as_plain(seed: int) -> None:
    listings, need = world(seed, 200)
    plain = document(match(Index.build(listings, engine=PLAIN), need, as_of=AS_OF), "zh")
    assert document(match(Index.build(listings, engine=compiled()), need, as_of=AS_OF), "zh") == plain


def test_index_says_whether_machine_code_answers() -> None:
    one = [Listing(id="a")]
    indexes = (Index.build(one, engine=compiled()), Index.build(one), Index(()))
    assert [each.is_compiled for each in indexes] == [True, False, False]


def test_match_compiled_wide_columns_give_the_same_answer() -> None:
    listings, need = world(3, 200)
    huge = listing({"id": "huge", "land_area_m2": 500_000_000})
    plain = document(match(Index.build([*listings, huge], engine=PLAIN), need, as_of=AS_OF), "zh")
    index = Index.build([*listings, huge], engine=compiled())
    assert index.segments[0].table.facts.land_area_m2.dtype == np.int64
    assert document(match(index, need, as_of=AS_OF), "zh") == plain


def test_match_on_several_threads_gives_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("THREAD_ROWS", "THREAD_ROWS_EXAMINED", "BLOCK"):
        monkeypatch.setattr(f"luodi.matching.answer.scans.{name}", 50)
    listings, need = world(5, 300)
    index = Index.build(listings, engine=compiled())
    assert document(match(index, need, as_of=AS_OF, threads=3), "zh") == document(
        match(index, need, as_of=AS_OF, threads=1), "zh"
    )


@pytest.mark.parametrize("seed", range(20))
def test_index_from_arrays_gives_the_same_answer_as_from_listings(seed: int) -> None:
    rng = random.Random(seed)
    records = [listing_record(rng, n) for n in range(60)]
    need = requirement(requirement_record(rng))
    arrays, admissions = as_arrays(records)
    index = Index.from_arrays(arrays, admissions, [record["id"] for record in records])
    expected = match(Index.build([listing(record) for record in records]), need, as_of=AS_OF)
    found = match(index, need, as_of=AS_OF)
    assert (found.counts, found.asks, found.settles, found.relaxations) == (
        expected.counts,
        expected.asks,
        expected.settles,
        expected.relaxations,
    )
    assert [(m.listing.id, m.score, m.order) for m in found.matches] == [
        (m.listing.id, m.score, m.order) for m in expected.matches
    ]


def as_arrays(records: list[dict[str, Any]]) -> tuple[dict[str, Any], list[Any]]:
    """The records in the form that `Index.from_arrays` documents."""
    sets = {"deal": ("rent", "sale"), "kind": ("factory", "warehouse", "yard", "land", "office", "lab", "park")}
    arrays: dict[str, list[Any]] = {}
    admissions: list[Any] = []
    for record in records:
        for key in {key for each in records for key in each} - {"id", "industries_admitted", "industries_excluded"}:
            value = record.get(key)
            if key in sets:
                value = sum(1 << sets[key].index(member) for member in value)
            elif key == "region_code":
                value = int(value or 0)
            elif key == "floor_no":
                value = sum(1 << floor for floor in value or ())
            elif key == "fire_hazard_category":
                value = " ABCDE".index(value or " ")
            elif key in ("available_from", "valid_until"):
                value = dt.date.fromisoformat(value).toordinal() if value else -1
            elif isinstance(value, bool):
                value = int(value)
            arrays.setdefault(key, []).append(-1 if value is None else value)
        lists = (tuple(record["industries_admitted"]), tuple(record["industries_excluded"]))
        exclusive = record.get("is_admission_exclusive") is True
        arrays.setdefault("admission", []).append(len(admissions) if any(lists) else -1)
        if any(lists):
            admissions.append((*lists, exclusive))
    return {key: np.array(column) for key, column in arrays.items()}, admissions


def test_index_without_listings_answers_nothing() -> None:
    answer = match(Index.build([]), requirement({"needs_gas": True, "region_codes": ["320481"]}), as_of=AS_OF)
    assert (answer.scope, answer.matches, answer.relaxations) == (0, (), ())


def test_index_rows_fit_the_promised_bytes() -> None:
    listings, _ = world(1, 400)
    rows = [each for n in range(50) for each in listings]
    assert Index.build(rows, engine=compiled()).bytes_per_row <= 96


def test_match_shows_no_listing_that_is_refused() -> None:
    need = requirement({"hazard_category": "A"})
    answer = match(Index.build([listing({"id": "d", "fire_hazard_category": "D"})]), need, as_of=AS_OF)
    assert (answer.counts["no"], answer.matches) == (1, ())


def test_match_near_misses_order_by_unmet_then_gap_then_score() -> None:
    need = requirement({"rent_max_cny_m2_month": 20, "power_min_kva": 1000, "needs_gas": True})
    far, near = {"rent_min_cny_m2_month": 24}, {"rent_min_cny_m2_month": 21}
    offers = [
        {"id": "two", **near, "power_capacity_kva": 999, "has_gas": True},
        {"id": "far", **far, "power_capacity_kva": 2000, "has_gas": True},
        {"id": "near-open", **near, "power_capacity_kva": 2000},
        {"id": "near", **near, "power_capacity_kva": 2000, "has_gas": True},
    ]
    answer = match(Index.build([listing(each) for each in offers]), need, as_of=AS_OF)
    assert [one.listing.id for one in answer.matches] == ["near", "near-open", "far", "two"]


def test_match_alternatives_name_their_branch_and_count_once() -> None:
    need = requirement({"branches": [{"land_area_min_m2": 10_000}, {"area_min_m2": 6000}]})
    offers = [listing({"id": "a", "area_m2": 6000}), listing({"id": "b", "land_area_m2": 10_000})]
    answer = document(match(Index.build(offers), need, as_of=AS_OF), "zh")
    assert answer["counts"] == {"fits": 2, "may_fit": 0, "near_miss": 0, "no": 0}
    assert [(one["id"], one["branch"]) for one in answer["matches"]] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize("seed", range(10))
def test_match_requirements_gives_the_pairs_of_the_other_direction(seed: int) -> None:
    rng = random.Random(seed)
    offers = [listing(listing_record(rng, n)) for n in range(10)]
    needs = [requirement({**requirement_record(rng), "id": f"R{n}"}) for n in range(10)]
    forwards = {
        (one.listing.id, need.id, one.verdict, one.score)
        for need in needs
        for one in match(Index.build(offers), need, as_of=AS_OF).matches
    }
    backwards = {
        (offer.id, one.requirement.id, one.verdict, one.score)
        for offer in offers
        for one in match_requirements(offer, needs, AS_OF)
    }
    assert forwards == backwards


@pytest.mark.parametrize("seed", WORLDS)
def test_screen_names_what_every_listing_that_may_fit_leaves_open(seed: int) -> None:
    listings, need = world(seed)
    index = Index.build(listings)
    found, answer = screen(index, need, as_of=AS_OF), match(index, need, as_of=AS_OF, top=100)
    shown = {verdict: [one for one in answer.matches if one.verdict == verdict] for verdict in ("fits", "may_fit")}
    assert (found.fits, found.may_fit) == tuple(tuple(one.id for one in each) for each in shown.values())
    assert [set(asks) for asks in found.open_asks] == [
        {ask.name for ask in one.asks if ask.is_hard and ask.status == "unknown"} for one in shown["may_fit"]
    ]
    assert (found.counts, found.scope, found.asks) == (answer.counts, answer.scope, answer.asks)
