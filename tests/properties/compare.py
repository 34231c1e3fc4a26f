"""One pair, or one world of many listings, answered by the product and by the naive twin; the differences between the two."""

import datetime as dt
import json
import os
from collections.abc import Callable
from typing import Any

from tests.naive import ranking, relaxing, report, twin, worlds
from tests.naive.records import Record
from tests.properties.shrink import shrink

from luodi import intake, matching
from luodi.geography import ladder
from luodi.industry import leaves
from luodi.matching.weights import published

AS_OF = dt.date.fromisoformat(worlds.AS_OF)
OUT_OF_SCOPE = {"in_scope": False, "asks": {}, "wishes": [], "to_confirm": [], "verdict": None, "branch": 0, "deal": ""}
NO_SCORE = {"u": 0, "k": 0, "gap": 0, "scores": (0, 0, 0)}

#: Smaller numbers for every day, 10 000 in CI.
WORLDS = int(os.environ.get("LUODI_WORLDS", "1000"))

#: What a mistake in arithmetic or look-ups raises, and what intake refuses.
FAILURES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

Answers = dict[str, Any]
World = dict[str, Any]


def is_whole(world: World) -> bool:
    """Whether a shrunken world is still one: both parts, an id for every listing of a file, no lonely alternative."""
    has_ids = all("id" in listing for listing in world.get("listings", ()))
    return len(world) == 2 and "requirement" in world and has_ids and len(world["requirement"].get("branches", ())) != 1


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
    weightings = matching.weightings()
    judged = twin.judge(listing, requirement, worlds.AS_OF, leaves, ranking.Ranker(weightings))
    if not judged["in_scope"]:
        return {**OUT_OF_SCOPE, **NO_SCORE}
    words = {key: judged[key] for key in ("in_scope", "asks", "wishes", "to_confirm", "verdict", "u", "k")}
    chosen = {"branch": judged["branch"] or 0, "deal": judged["deal"] or ""}
    scores = ranking.scores(listing, judged["requirement"], judged, weightings)
    return {**words, **chosen, "gap": int(judged["gap"] * 1_000_000), "scores": scores}


def order_by_twin(listing: Record, requirement: Record) -> tuple[Any, ...] | None:
    """The place of a pair in the order of the twin, ids apart; None when it is not shown."""
    judged = twin.judge(listing, requirement, worlds.AS_OF, leaves, ranking.Ranker(matching.weightings()))
    return None if judged["verdict"] in (None, "no") else twin.order(judged)


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
    names = differences(world).keys()
    small = shrink(world, lambda one: is_whole(one) and differences(one).keys() == names)
    return f"{json.dumps(small, ensure_ascii=False)} differs (product, twin): {differences(small)}"


def matched_by_product(world: World, engine: Any = None) -> Answers:
    """The product's whole answer in the words of the twin, every pair shown, read from its JSON."""
    listings, requirement = map(intake.listing, world["listings"]), intake.requirement(world["requirement"])
    index = matching.Index.build(listings, engine)
    answer = matching.document(matching.match(index, requirement, as_of=AS_OF, top=len(world["listings"])), "zh")
    return {
        "scope": answer["scope"],
        "counts": answer["counts"],
        "asks": {row["name"]: (row["unmet"], row["sole"]) for row in answer["asks"] if row["unmet"]},
        "settles": {row["field"]: row["pairs"] for row in answer["settles"]},
        "matches": [_shown(one) for one in answer["matches"]],
        "relaxations": {row.pop("name"): row for row in answer["relaxations"]},
    }


def _shown(one: Answers) -> Answers:
    return {
        "id": one["id"],
        "verdict": one["verdict"],
        "branch": one["branch"],
        "deal": one["deal"],
        "scores": (one["score_low"], one["score"], one["score_high"]),
        "asks": {ask["name"]: (ask["status"], ask["hard"]) for ask in one["asks"]},
        "to_confirm": one["to_confirm"],
    }


def matched_by_twin(world: World) -> Answers:
    """The same from the twin, each listing judged alone."""
    weightings, listings, requirement = matching.weightings(), world["listings"], world["requirement"]
    rank = ranking.Ranker(weightings)
    answer = report.match(listings, requirement, worlds.AS_OF, leaves, len(listings), rank)
    by_id = {listing["id"]: listing for listing in listings}
    return {
        "scope": answer["scope"],
        "counts": answer["counts"],
        "asks": {name: (row["unmet"], row["sole"]) for name, row in answer["asks"].items() if row["unmet"]},
        "settles": answer["settles"],
        "matches": [_twin_shown(one, by_id[one["id"]], weightings) for one in answer["matches"]],
        "relaxations": relaxations_by_twin(world, rank),
    }


def _twin_shown(one: Answers, listing: Record, weightings: Any) -> Answers:
    return {
        "id": one["id"],
        "verdict": one["verdict"],
        "branch": None if one["branch"] is None else one["branch"] + 1,
        "deal": one["deal"],
        "scores": ranking.scores(listing, one["requirement"], one, weightings),
        "asks": {name: (status, name not in one["wishes"]) for name, status in one["asks"].items()},
        "to_confirm": one["to_confirm"],
    }


def relaxations_by_twin(world: World, rank: Any) -> dict[str, Answers]:
    """What the first published step of each ask brings back, and the first rung of the ladder."""
    sole = relaxing.sole_failures(world["listings"], world["requirement"], worlds.AS_OF, leaves, rank)
    relaxable = [name for name in published() if name in relaxing.KEYS and name in sole]
    found = {name: _step_by_twin(name, sole[name], world["requirement"], rank) for name in relaxable}
    found["region"] = _rung_by_twin(world, rank)
    return {name: row for name, row in found.items() if row}


def _step_by_twin(name: str, sole: list[Record], requirement: Record, rank: Any) -> Answers | None:
    steps = published()[name]
    row = relaxing.first_step(name, steps.how, steps.steps, sole, requirement, worlds.AS_OF, leaves, rank)
    if row is None:
        return None
    step, fits, may_fit = row
    asked = [one for _, one in twin.alternatives(requirement) if relaxing.limits(one, name) is not None]
    moved = relaxing.limits(relaxing.relaxed(asked[0], name, steps.how, step), name)
    return {"from": relaxing.limits(asked[0], name), "to": moved, "adds_fits": fits, "adds_may_fit": may_fit}


def _rung_by_twin(world: World, rank: Any) -> Answers | None:
    """Alternatives that want or exclude different regions have no common ladder."""
    each = [one for _, one in twin.alternatives(world["requirement"])]
    wanted = [one.get("region_codes") or [] for one in each]
    excluded = [one.get("regions_excluded") or [] for one in each]
    if not wanted[0] or any(codes != wanted[0] for codes in wanted) or any(codes != excluded[0] for codes in excluded):
        return None
    rungs = [(rung.name, rung.codes) for rung in ladder(tuple(wanted[0]))]
    found = relaxing.first_rung(rungs, world["listings"], world["requirement"], worlds.AS_OF, leaves, rank)
    return found and {"from": wanted[0], "to": found[0], "adds_fits": found[1], "adds_may_fit": found[2]}


def answer_differences(world: World, engine: Any = None) -> dict[str, tuple[Any, Any]]:
    """What product and twin say differently of {"listings", "requirement"}: (product, twin) by name."""
    try:
        product = matched_by_product(world, engine)
    except FAILURES as failure:
        return {"raised": (repr(failure), None)}
    naive = matched_by_twin(world)
    return {name: (product[name], naive[name]) for name in naive if product[name] != naive[name]}


def many_world(size: int, seed: int) -> World:
    """A file of random listings and one requirement."""
    listings, requirement = worlds.world(seed, size)
    return {"listings": listings, "requirement": requirement}


def pair_world(seed: int) -> World:
    """One random pair."""
    listing, requirement = worlds.pair(seed)
    return {"listing": listing, "requirement": requirement}
