"""Explained pairs: the whole document of pairs kept from a slower engine, and what pairs told together may not share."""

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import pytest
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import Index, Judgement, Listing, Requirement, document, judge, match
from luodi.matching.kernel.engines import PLAIN, Engine, compiled
from luodi.voice import Language

AS_OF = dt.date(2026, 11, 23)
#: Every ask with each status, hard and wished, with and without a fact and a counterfactual.
PAIRS = [json.loads(line) for line in Path(__file__).with_name("explained.jsonl").read_text("utf8").splitlines()]


def matched(
    listings: list[Listing], need: Requirement, engine: Engine = PLAIN, language: Language = "zh"
) -> list[dict[str, Any]]:
    answer = match(Index.build(listings, engine), need, as_of=AS_OF, top=len(listings))
    matches: list[dict[str, Any]] = document(answer, language)["matches"]
    return matches


@pytest.mark.parametrize("pair", PAIRS, ids=[str(n) for n, _ in enumerate(PAIRS)])
def test_pair_is_explained_as_before(pair: dict[str, Any]) -> None:
    offers, need = [listing(pair["listing"])], requirement(pair["requirement"])
    assert matched(offers, need) == [pair["match"]]
    assert matched(offers, need, language="en") == [pair["match_en"]]


@pytest.mark.parametrize("engine", [PLAIN, compiled()], ids=["plain", "compiled"])
@pytest.mark.parametrize("seed", range(10))
def test_pairs_told_together_say_what_each_says_alone(seed: int, engine: Engine) -> None:
    rng = random.Random(seed)
    listings = [listing(listing_record(rng, n)) for n in range(60)]
    need = requirement(requirement_record(rng))
    by_id = {one.id: one for one in listings}
    together = matched(listings, need, engine)
    assert [matched([by_id[one["id"]]], need)[0] for one in together] == together


def test_documents_of_pairs_share_nothing_that_a_caller_could_change() -> None:
    twins = [listing({"id": name, "has_gas": True}) for name in "ab"]
    first, second = matched(twins, requirement({"needs_gas": True}))
    first["asks"][0]["sentence"] = first["to_confirm"][0] = "changed"
    assert (second["asks"][0]["sentence"], second["to_confirm"][0]) == ("通天然气，满足“通天然气”的要求", "eia")


def test_listing_of_a_judgement_is_the_one_judged() -> None:
    one = listing({"id": "a", "has_gas": True})
    judged = judge(one, requirement({"needs_gas": True}), AS_OF)
    assert (judged.id, judged.listing) == ("a", one)


def test_judgement_out_of_scope_has_no_parts() -> None:
    judged = judge(listing({"deal": ["sale"]}), requirement({"deal": ["rent"]}), AS_OF)
    assert parts(judged) == (None, (), (), 0, 0, 0)


def parts(one: Judgement) -> tuple[Any, ...]:
    return one.verdict, one.asks, one.to_confirm, one.score, one.score_low, one.score_high
