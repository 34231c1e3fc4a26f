"""One pair, or one world of many listings, answered by the product and by the naive twin; the differences between the two."""

import datetime as dt
import json
import os
from collections.abc import Callable
from typing import Any

from tests.naive import ranking, twin, worlds
from tests.naive.records import Record
from tests.properties.shrink import shrink

from luodi import intake, matching
from luodi.industry import leaves

AS_OF = dt.date.fromisoformat(worlds.AS_OF)
OUT_OF_SCOPE = {"in_scope": False, "asks": {}, "wishes": [], "to_confirm": [], "verdict": None, "branch": 0, "deal": ""}
NO_SCORE = {"u": 0, "k": 0, "gap": 0, "scores": (0, 0, 0)}

#: Smaller numbers for every day, 10 000 in CI.
WORLDS = int(os.environ.get("LUODI_WORLDS", "1000"))

#: What a mistake in arithmetic or look-ups raises, and what intake refuses.
FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

Answers = dict[str, Any]
World = dict[str, Any]


def product_answers(judged: matching.Judgement) -> Answers:
    """What the product says of a pair, in the words of the twin."""
    scores = (judged.score_low, judged.score, judged.score_high)
    order = {"u": judged.unmet, "k": judged.unknown, "gap": judged.gap, "scores": scores}
    return {**judged.as_json(), "branch": judged.branch, "deal": judged.deal, **order}


def judged_by_product(listing: Record, requirement: Record) -> Answers:
    """Intake of both records, then the product's judge."""
    return product_answers(matching.judge(intake.listing(listing), intake.requirement(requirement), AS_OF))


def judged_by_twin(listing: Record, requirement: Record) -> Answers:
    """The same from the twin, under the product's published weights."""
    policy = matching.weightings()
    judged = twin.judge(listing, requirement, worlds.AS_OF, leaves, ranking.ranker(policy))
    if not judged["in_scope"]:
        return {**OUT_OF_SCOPE, **NO_SCORE}
    words = {key: judged[key] for key in ("in_scope", "asks", "wishes", "to_confirm", "verdict", "u", "k")}
    chosen = {"branch": judged["branch"] or 0, "deal": judged["deal"] or ""}
    scores = ranking.scores(listing, judged["requirement"], judged, policy)
    return {**words, **chosen, "gap": int(judged["gap"] * 1_000_000), "scores": scores}


def pair_differences(pair: World) -> dict[str, tuple[Any, Any]]:
    """What product and twin say differently of {"listing", "requirement"}: (product, twin) by name.

    A product that raises on a record that the twin can judge differs, too.
    """
    try:
        product = judged_by_product(pair["listing"], pair["requirement"])
    except FAILURES as failure:
        return {"raised": (repr(failure), None)}
    naive = judged_by_twin(pair["listing"], pair["requirement"])
    return {name: (product[name], naive[name]) for name in naive if product[name] != naive[name]}


def first_difference(make: Callable[[int], World], differences: Callable[[World], Any], count: int) -> str | None:
    """None when `count` worlds agree, else the first that does not, made as small as the disagreement allows."""
    for seed in range(count):
        if differences(make(seed)):
            return f"seed {seed}: {_smallest(make(seed), differences)}"
    return None


def _smallest(world: World, differences: Callable[[World], Any]) -> str:
    small = shrink(world, lambda one: one.keys() == world.keys() and bool(differences(one)))
    return f"{json.dumps(small, ensure_ascii=False)} differs (product, twin): {differences(small)}"


def pair_world(seed: int) -> World:
    """One random pair."""
    listing, requirement = worlds.pair(seed)
    return {"listing": listing, "requirement": requirement}
