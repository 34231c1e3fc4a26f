"""What a relaxed requirement brings back, found the long way: move the limits in the record and judge everything again.

"Each relaxable criterion has published steps (at most 32); the first step that brings back at least one sole listing is
suggested with how many then fit and may fit." The steps and ways are handed in: they are published numbers.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from tests.naive.cards import PLAIN_ASKS
from tests.naive.criteria import Leaves
from tests.naive.records import UNMET, Record, number, stated
from tests.naive.report import hard_asks
from tests.naive.twin import Rank, judge

from luodi.fields import FIELDS, from_scaled

#: The keys that hold what is asked, by ask.
KEYS = {
    "area": ("area_min_m2", "area_max_m2"),
    "land_area": ("land_area_min_m2", "land_area_max_m2"),
    "rent": ("rent_max_cny_m2_month",),
    "sale_price": ("sale_price_max_cny_m2",),
    "land_price": ("land_price_max_cny_mu",),
    "height": ("clear_height_min_m", "storey_height_min_m", "height_min_m"),
    "crane": ("crane_min_t",),
    "available": ("needed_by",),
    "floors": ("floors_excluded",),
    "ground_floor": ("needs_ground_floor",),
    "single_storey": ("needs_single_storey",),
    **{ask.name: (ask.fact if ask.is_of_listing else ask.limit,) for ask in PLAIN_ASKS},
}


def relaxed(requirement: Record, name: str, how: str, step: int) -> Record:
    """The requirement, and each of its branches, with what is asked under a name moved by a step."""
    moved = {key: _moved(key, requirement, how, step) for key in KEYS[name] if stated(requirement, key)}
    branches = [relaxed(branch, name, how, step) for branch in requirement.get("branches") or ()]
    return {**requirement, **moved, **({"branches": branches} if branches else {})}


def _moved(key: str, record: Record, how: str, step: int) -> Any:
    if how == "drop":
        return None
    if how == "days":
        return (dt.date.fromisoformat(record[key]) + dt.timedelta(days=step)).isoformat()
    value, scale = number(record, key), FIELDS[key].scale
    assert value is not None
    assert scale is not None
    outwards = step if how == "percent_up" or (how == "widen" and "_max_" in key) else -step
    changed = value + step if how == "years" else value * Fraction(100 + outwards, 100)
    return from_scaled(FIELDS[key], (changed * scale + Fraction(1, 2)).__floor__())


def brought_back(
    listings: list[Record], requirement: Record, as_of: str, leaves: Leaves, rank: Rank
) -> tuple[int, int]:
    """How many of the listings fit, and may fit, the requirement as it is now."""
    verdicts = [judge(listing, requirement, as_of, leaves, rank)["verdict"] for listing in listings]
    return verdicts.count("fits"), verdicts.count("may_fit")


def sole_failures(
    listings: list[Record], requirement: Record, as_of: str, leaves: Leaves, rank: Rank
) -> dict[str, list[Record]]:
    """By hard ask, the near misses that fail it and no other: what is far does not come back."""
    sole: dict[str, list[Record]] = {}
    for listing in listings:
        judged = judge(listing, requirement, as_of, leaves, rank)
        unmet = [ask for ask in hard_asks(judged) if judged["asks"][ask] == UNMET]
        if len(unmet) == 1 and judged["verdict"] == "near_miss":
            sole.setdefault(unmet[0], []).append(listing)
    return sole


def first_step(
    name: str,
    how: str,
    steps: tuple[int, ...],
    sole: list[Record],
    requirement: Record,
    as_of: str,
    leaves: Leaves,
    rank: Rank,
) -> tuple[int, int, int] | None:
    """The first step that brings a sole listing of this ask back, with how many of them then fit and may fit."""
    for step in steps:
        fits, may_fit = brought_back(sole, relaxed(requirement, name, how, step), as_of, leaves, rank)
        if fits + may_fit:
            return step, fits, may_fit
    return None


def limits(requirement: Record, name: str) -> Any:
    """What is asked under a name: one value as it is, several by key; None when nothing is."""
    asked = {key: requirement[key] for key in KEYS[name] if stated(requirement, key) and requirement[key] is not False}
    asked = {key: sorted(value) if isinstance(value, list) else value for key, value in asked.items()}
    return next(iter(asked.values()), None) if len(asked) < 2 else asked


def first_rung(
    rungs: Iterable[tuple[str, Sequence[str]]],
    listings: list[Record],
    requirement: Record,
    as_of: str,
    leaves: Leaves,
    rank: Rank,
) -> tuple[str, int, int] | None:
    """ "Region is relaxed only by a declared ladder": the first rung with a listing that fits or may fit and was out of scope."""
    outside = [one for one in listings if not judge(one, requirement, as_of, leaves, rank)["in_scope"]]
    for rung, codes in rungs:
        wider = _everywhere(requirement, "region_codes", list(codes))
        fits, may_fit = brought_back(outside, wider, as_of, leaves, rank)
        if fits + may_fit:
            return rung, fits, may_fit
    return None


def _everywhere(requirement: Record, key: str, value: Any) -> Record:
    branches = [{**branch, key: value} for branch in requirement.get("branches") or ()]
    return {**requirement, key: value, **({"branches": branches} if branches else {})}
