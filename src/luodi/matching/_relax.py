"""What would bring near misses back: the first published step of each ask that rescues a listing it alone fails."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from luodi.fields import field, from_scaled
from luodi.geography import GeographyError, Rung, ladder
from luodi.matching._arrays import Array
from luodi.matching._asks import ABSENT, FITS, MAY_FIT, NEAR_MISS, NUMBER
from luodi.matching._facts import Branch, Requirement
from luodi.matching._found import Found, find, rejudged, sample
from luodi.matching._policy import data_rows
from luodi.matching._regions import Range, without
from luodi.matching._want import LIMITS, NEEDS, ask_numbers, limits_both_deals

if TYPE_CHECKING:
    from luodi.matching._index import Index


#: The verdicts of some near misses under relaxed branches.
Rescue = Callable[[Sequence[Branch]], Array]
#: The columns that an ask reads row by row, where only these are gathered.
READS = {
    "area": ("area", "part", "flags"),
    "rent": ("rent_low", "rent_high"),
    "sale_price": ("sale_unit", "sale_total", "area"),
    "land_price": ("land_price", "sale_total", "land"),
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


def relaxations(
    index: "Index",
    requirement: Requirement,
    ranges: Sequence[Sequence[Range]],
    found: Found,
    as_of: int,
    threads: int,
) -> list[Relaxation]:
    """The suggestions of every ask that alone fails a listing, then the region's."""
    near = np.flatnonzero((found.verdict == NEAR_MISS) & (found.unmet & (found.unmet - 1) == 0))
    alone = found.unmet[near]
    suggested = [
        each
        for name, steps in published().items()
        if steps.how not in ("never", "ladder") and found.sole[NUMBER[name]]
        for each in first_step(index, requirement, ranges, found, near[alone == 1 << NUMBER[name]], steps, as_of)
    ]
    return [*suggested, *region_rung(index, requirement, as_of, threads)]


def first_step(
    index: "Index",
    requirement: Requirement,
    ranges: Sequence[Sequence[Range]],
    found: Found,
    sole: Array,
    steps: Steps,
    as_of: int,
) -> Iterator[Relaxation]:
    """The first step that rescues one of the near misses that this ask alone fails (`sole` are their places).

    Every branch that has the limit is relaxed by the same step, and the rows are judged again in all of them: a row may
    be rescued in another branch, or by another deal, than the one it was in before. The first limit is shown.
    """
    limited = next((branch for branch in requirement.branches if limits_of(branch, steps)), None)
    if limited is None:
        return
    again = whole if has_several_ways(requirement, steps) else narrow
    rescued = again(index, ranges, found, sole, steps, as_of)
    for step in steps.steps:
        verdicts = rescued([relaxed(branch, steps, step) for branch in requirement.branches])
        fits, may_fit = int((verdicts == FITS).sum()), int((verdicts == MAY_FIT).sum())
        if fits + may_fit:
            now, then = spoken(limits_of(limited, steps)), spoken(limits_of(relaxed(limited, steps, step), steps))
            yield Relaxation(steps.ask, now, then, fits, may_fit)
            return


def has_several_ways(requirement: Requirement, steps: Steps) -> bool:
    """Whether more than the relaxed ask may be answered otherwise: alternatives, two deals, land that figures count by."""
    first, *others = requirement.branches
    return bool(others) or limits_both_deals(first) or steps.ask == "land_area"


def whole(
    index: "Index", ranges: Sequence[Sequence[Range]], found: Found, sole: Array, steps: Steps, as_of: int
) -> Rescue:
    """Judges near misses again by all asks of the branches given, each row in its best one."""
    samples = [sample(index, over, found.rows[sole]) for over in ranges]

    def verdicts(branches: Sequence[Branch]) -> Array:
        pairs = zip(branches, samples, strict=True)
        best: Array = np.min(
            [rejudged(index, branch, some, ask_numbers(branch), as_of)[0] for branch, some in pairs], axis=0
        )
        return best

    return verdicts


def narrow(
    index: "Index", ranges: Sequence[Sequence[Range]], found: Found, sole: Array, steps: Steps, as_of: int
) -> Rescue:
    """Judges near misses again by the relaxed ask of the only branch: what was unknown beside it still is."""
    names = ("scope", "valid", *READS.get(steps.ask, ()))
    some, is_open = sample(index, ranges[0], found.rows[sole], names), found.unknown[sole] != 0
    asks = () if steps.how == "drop" else (NUMBER[steps.ask],)

    def verdicts(branches: Sequence[Branch]) -> Array:
        verdict, _ = rejudged(index, branches[0], some._replace(sure=len(some.order)), asks, as_of)
        return np.where(is_open & (verdict == FITS), MAY_FIT, verdict)

    return verdicts


def limit_keys(steps: Steps) -> tuple[str, ...]:
    """The requirement's keys that hold the limit of an ask."""
    if steps.ask == "lease_term":
        return ("lease_years",)
    if steps.how == "drop":
        return ("floors_excluded",) if steps.ask == "floors" else (NEEDS[steps.ask],)
    return LIMITS[steps.ask]


def limits_of(branch: Branch, steps: Steps) -> dict[str, Any]:
    """The stated limits of an ask, by key; a need that is not needed is no limit."""
    stated = {key: getattr(branch, key) for key in limit_keys(steps)}
    nothing = (ABSENT, (), 0) if steps.how == "drop" else (ABSENT, ())
    return {key: value for key, value in stated.items() if value not in nothing}


def relaxed(branch: Branch, steps: Steps, step: int) -> Branch:
    """The branch with the limits of an ask moved by a step, or taken away."""
    stated, nothing = limits_of(branch, steps), Branch()
    if steps.how == "drop":
        return replace(branch, **{key: getattr(nothing, key) for key in stated})
    limits: dict[str, Any] = {key: moved(key, value, steps.how, step) for key, value in stated.items()}
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
    """Limits in the dictionary's units: one value as it is, several by key, dates as ISO text, None for none."""
    said = {key: said_one(key, value) for key, value in limits.items()}
    return next(iter(said.values()), None) if len(said) < 2 else said


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
