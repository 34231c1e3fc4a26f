"""What would bring near misses back: the first published step of each ask that rescues a listing it alone fails."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from luodi.fields import field, from_scaled
from luodi.geography import GeographyError, Rung, ladder
from luodi.matching._arrays import Array
from luodi.matching._asks import ABSENT, FITS, MAY_FIT, NEAR_MISS, NUMBER, UNKNOWN
from luodi.matching._facts import Branch, Requirement
from luodi.matching._found import Found, find, gathered, vector
from luodi.matching._policy import data_rows
from luodi.matching._regions import without
from luodi.matching._want import LIMITS, NEEDS

if TYPE_CHECKING:
    from luodi.matching._index import Index

#: The columns that an ask reads row by row, so that only these are gathered for the rows in question.
READS = {
    "area": ("area", "part", "flags"),
    "land_area": ("land", "flags"),
    "rent": ("rent_low", "rent_high", "scope"),
    "sale_price": ("sale_unit", "sale_total", "area", "scope"),
    "land_price": ("land_price", "sale_total", "land", "scope"),
    "height": ("clear", "storey", "eaves", "height"),
    "crane": ("crane", "flags"),
    "power": ("power",),
    "available": ("available",),
    "lease_term": ("terms",),
}


@dataclass(frozen=True, slots=True)
class Steps:
    """One row of `relaxations.csv`."""

    ask: str
    how: str
    steps: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A suggestion: the ask, its limit now and relaxed, and how many near misses would then fit and may fit.

    before, after: a number, date or list in the dictionary's unit, or by key where an ask has several limits; after is
    None when the ask is dropped, and the name of a rung for the region.
    """

    name: str
    before: Any
    after: Any
    adds_fits: int
    adds_may_fit: int

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi match --json`."""
        return {
            "name": self.name,
            "from": self.before,
            "to": self.after,
            "adds_fits": self.adds_fits,
            "adds_may_fit": self.adds_may_fit,
        }


@cache
def published() -> dict[str, Steps]:
    """The steps of every ask."""
    return {
        row["ask"]: Steps(row["ask"], row["how"], tuple(map(int, row["steps"].split())), row["reason"])
        for row in data_rows("relaxations.csv")
    }


def relaxations(index: "Index", requirement: Requirement, found: Found, as_of: int, threads: int) -> list[Relaxation]:
    """The suggestions of every ask that alone fails a listing, then the region's."""
    near = np.flatnonzero((found.verdict == NEAR_MISS) & (found.unmet & (found.unmet - 1) == 0))
    suggested = [
        each
        for name, steps in published().items()
        if steps.how not in ("never", "ladder") and found.sole[NUMBER[name]]
        for each in first_step(index, requirement, found, near, steps, as_of)
    ]
    return [*suggested, *region_rung(index, requirement, as_of, threads)]


def first_step(
    index: "Index", requirement: Requirement, found: Found, near: Array, steps: Steps, as_of: int
) -> Iterator[Relaxation]:
    """The first step that rescues a listing failed by this ask alone, at most one.

    `near` are the places of the near misses with one unmet ask. With alternatives every branch that has the limit is relaxed by the same step; the first one's limit is shown.
    """
    sole = near[found.unmet[near] == 1 << NUMBER[steps.ask]]
    taken = found.branch[sole] if len(found.branch) else np.zeros(len(sole), dtype=np.int8)
    limited = [(place, branch) for place, branch in enumerate(requirement.branches) if limits_of(branch, steps)]
    for step in steps.steps:
        moves = [(sole[taken == place], relaxed(branch, steps, step)) for place, branch in limited]
        added = [rescued(index, branch, steps, found, mine, as_of) for mine, branch in moves if len(mine)]
        fits, may_fit = sum(one for one, _ in added), sum(other for _, other in added)
        if fits + may_fit:
            now, then = spoken(limits_of(limited[0][1], steps)), spoken(limits_of(moves[0][1], steps))
            yield Relaxation(steps.ask, now, then if steps.how != "drop" else None, fits, may_fit)
            return


def rescued(index: "Index", branch: Branch, steps: Steps, found: Found, places: Array, as_of: int) -> tuple[int, int]:
    """How many of some near misses would fit, and may fit, under a relaxed branch."""
    closed = found.unknown[places] == 0
    if steps.how == "drop":
        return int(closed.sum()), int((~closed).sum())
    engine, out = index.engine, index.engine.zeros(len(places))
    facts, flat = gathered(index, READS[steps.ask], found.rows[places]), vector(index, branch, as_of)
    engine.fill(NUMBER[steps.ask], facts, flat, len(places), out)
    answers = np.asarray(out)
    met, unknown = answers >= 0, answers == UNKNOWN
    return int((met & closed).sum()), int((unknown | (met & ~closed)).sum())


def limit_keys(steps: Steps) -> tuple[str, ...]:
    """The requirement's keys that hold the limit of an ask."""
    if steps.ask == "lease_term":
        return ("lease_years",)
    if steps.how == "drop":
        return ("floors_excluded",) if steps.ask == "floors" else (NEEDS[steps.ask],)
    return LIMITS[steps.ask]


def limits_of(branch: Branch, steps: Steps) -> dict[str, Any]:
    """The stated limits of an ask, by key."""
    stated = {key: getattr(branch, key) for key in limit_keys(steps)}
    return {key: value for key, value in stated.items() if value not in (ABSENT, ())}


def relaxed(branch: Branch, steps: Steps, step: int) -> Branch:
    """The branch with the limits of an ask moved by a step."""
    if steps.how == "drop":
        return branch
    limits: dict[str, Any] = {
        key: moved(key, value, steps.how, step) for key, value in limits_of(branch, steps).items()
    }
    return replace(branch, **limits)


def moved(key: str, value: int, how: str, step: int) -> int:
    """A limit moved outwards, rounded half up."""
    if how == "days":
        return value + step
    if how == "years":
        return value + step * (field(key).scale or 1)
    is_upper = how == "percent_up" or (how == "widen" and "_max_" in key)
    return (value * (100 + step if is_upper else 100 - step) + 50) // 100


def spoken(limits: dict[str, Any]) -> Any:
    """Limits in the dictionary's units: one value as it is, several by key, dates as ISO text."""
    said = {key: said_one(key, value) for key, value in limits.items()}
    return next(iter(said.values())) if len(said) == 1 else said


def said_one(key: str, value: Any) -> Any:
    """One limit as records write it."""
    described = field(key)
    if described.type == "date":
        return dt.date.fromordinal(value).isoformat()
    if described.type == "bool":
        return bool(value)
    return list(value) if described.type == "list" else from_scaled(described, value)


def region_rung(index: "Index", requirement: Requirement, as_of: int, threads: int) -> Iterator[Relaxation]:
    """The first rung of geography's ladder that lets in a listing outside only because of its region.

    Alternatives that want different regions have no common ladder and get no suggestion.
    """
    wanted = {branch.region_codes for branch in requirement.branches}
    codes = next(iter(wanted))
    if len(wanted) > 1 or not codes:
        return
    inside = index.regions.ranges(codes)
    for rung in rungs(codes):
        new = without(index.regions.ranges(rung.codes), inside)
        found = find(index, requirement.branches, [new] * len(requirement.branches), as_of, threads)
        fits, may_fit = int(found.counts[FITS]), int(found.counts[MAY_FIT])
        if fits + may_fit:
            yield Relaxation("region", list(codes), rung.name, fits, may_fit)
            return


@lru_cache
def rungs(codes: tuple[str, ...]) -> list[Rung]:
    """The ladder of some regions; none for a code that geography does not know."""
    try:
        return ladder(codes)
    except GeographyError:
        return []
