"""The naive twin as a whole: scope, verdict, wishes, deals and alternatives, worked out from design section 5."""

import collections
from fractions import Fraction
from typing import Any

import pytest
from tests.naive import worlds
from tests.naive.records import Record
from tests.naive.twin import Unranked, alternatives, judge, verdict

from luodi.fields import FIELDS, from_scaled, to_scaled

AS_OF = "2026-11-01"


def own_leaf(code: str) -> list[str]:
    return [code]


def judged(listing: Record, requirement: Record) -> dict[str, Any]:
    return judge(listing, requirement, AS_OF, own_leaf)


@pytest.mark.parametrize(
    ("code", "wanted", "in_scope", "asks"),
    [
        ("320481109", ["3204"], True, {}),
        ("320481109", ["320481114"], False, {}),
        ("3204", ["320481"], True, {"region": "unknown"}),
        ("3204", ["33", "32", "320481"], True, {}),
        ("3202", ["320481"], False, {}),
        (None, ["320481"], True, {"region": "unknown"}),
        ("3202", [], True, {}),
    ],
)
def test_scope_region_by_prefix(code: str | None, wanted: list[str], in_scope: bool, asks: dict[str, str]) -> None:
    got = judged({"region_code": code}, {"region_codes": wanted})
    assert (got["in_scope"], got["asks"]) == (in_scope, asks)


@pytest.mark.parametrize(("day", "in_scope"), [("2026-10-31", False), ("2026-11-01", True), (None, True)])
def test_scope_validity_ends_after_its_last_day(day: str | None, in_scope: bool) -> None:
    assert judged({"valid_until": day}, {})["in_scope"] == in_scope


@pytest.mark.parametrize(
    ("u", "k", "way", "expected"),
    [
        (0, 0, (False, True), "fits"),
        (0, 9, (False, True), "may_fit"),
        (1, 0, (False, True), "near_miss"),
        (2, 9, (False, True), "near_miss"),
        (3, 0, (False, True), "no"),
        (1, 0, (True, True), "no"),
        (2, 0, (False, False), "no"),
    ],
)
def test_verdict_from_counts(u: int, k: int, way: tuple[bool, bool], expected: str) -> None:
    is_absolute, is_near = way
    assert verdict(u, k, is_absolute, is_near) == expected


def test_wishes_unmet_leave_the_verdict() -> None:
    listing = {"has_gas": False, "fire_hazard_category": "E"}
    requirement = {"needs_gas": True, "hazard_category": "A", "wishes": ["hazard", "gas", "crane"]}
    got = judged(listing, requirement)
    assert (got["verdict"], got["wishes"], got["absolute"]) == ("fits", ["gas", "hazard"], [])


def test_wishes_do_not_soften_what_the_listing_asks() -> None:
    got = judged({"lease_years_min": 5}, {"lease_years": 3, "wishes": ["lease_term"]})
    assert (got["verdict"], got["wishes"]) == ("near_miss", [])


BOTH_LIMITED = {"rent_max_cny_m2_month": 18, "sale_price_max_cny_m2": 3000}


@pytest.mark.parametrize(
    ("listing", "deal", "asks"),
    [
        ({}, "rent", {"rent": "unknown"}),
        ({"sale_price_cny_m2": 3000}, "sale", {"sale_price": "met"}),
        ({"rent_min_cny_m2_month": 19, "sale_price_cny_m2": 3001}, "rent", {"rent": "unmet"}),
        ({"deal": ["sale"], "rent_max_cny_m2_month": 1}, None, {"sale_price": "unknown"}),
        ({"deal": ["rent"], "sale_price_cny_m2": 1}, None, {"rent": "unknown"}),
    ],
)
def test_deal_best_branch_by_verdict_then_unmet_then_rent(listing: Record, deal: str, asks: dict[str, str]) -> None:
    got = judged(listing, BOTH_LIMITED)
    assert (got["deal"], got["asks"]) == (deal, asks)


def test_alternatives_best_branch_is_named_and_the_first_wins_a_tie() -> None:
    requirement = {
        "deal": ["sale"],
        "branches": [{"land_area_min_m2": 10000}, {"area_min_m2": 6000}, {"area_min_m2": 1}],
    }
    got = judged({"deal": ["sale"], "area_m2": 6000}, requirement)
    assert (got["branch"], got["asks"], got["verdict"]) == (1, {"area": "met"}, "fits")
    assert [number for number, _ in alternatives(requirement)] == [0, 1, 2]


def test_alternatives_rank_decides_between_equal_verdicts() -> None:
    requirement = {"branches": [{"needs_gas": True}, {"needs_steam": True}]}

    class SteamFirst(Unranked):
        def __call__(self, listing: Record, wanted: Record, one: dict[str, Any], /) -> tuple[Fraction, int]:
            return Fraction(0), 7 if "needs_steam" in wanted else 3

    got = judge({"has_gas": True, "has_steam": True}, requirement, AS_OF, own_leaf, SteamFirst())
    assert (got["branch"], got["score"]) == (1, 7)


def test_alternatives_out_of_scope_branch_is_not_taken() -> None:
    requirement = {"needs_gas": True, "branches": [{"kind": ["land"], "needs_gas": False}, {"kind": ["factory"]}]}
    got = judged({"kind": ["factory"]}, requirement)
    assert (got["in_scope"], got["branch"], got["verdict"]) == (True, 1, "may_fit")


def test_worlds_same_seed_gives_the_same_pair() -> None:
    assert worlds.pair(5) == worlds.pair(5)
    assert worlds.world(5, 20) == worlds.world(5, 20)


def test_worlds_numbers_fit_the_stored_scale() -> None:
    for seed in range(300):
        for record in worlds.pair(seed):
            for key in set(record) & set(worlds.NUMBERS):
                if isinstance(record[key], int | float):
                    assert from_scaled(FIELDS[key], to_scaled(FIELDS[key], record[key])) == record[key]


def test_worlds_reach_every_verdict_and_every_status_of_every_ask() -> None:
    verdicts: collections.Counter[str | None] = collections.Counter()
    statuses: set[tuple[str, str]] = set()
    for seed in range(1500):
        got = judged(*worlds.pair(seed))
        verdicts[got["verdict"]] += 1
        statuses |= set(got["asks"].items())
    scope_asks = {"deal", "kind", "region"}
    asks = {(name, status) for name in set(worlds.ASKS) - scope_asks for status in ("met", "unmet", "unknown")}
    assert statuses == {(name, "unknown") for name in scope_asks} | asks
    assert min(verdicts[name] for name in (None, "fits", "may_fit", "near_miss", "no")) >= 15
