"""Relaxations: the first published step of each ask that rescues a listing which fails only that ask."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from luodi.fields import field, from_scaled
from luodi.geography import GeographyError, Rung, ladder
from luodi.matching.answer.scans import Candidates, Reports, ScanOptions, examined, scanned
from luodi.matching.asks import CARDS, NUMBER
from luodi.matching.branches import limits_both_deals
from luodi.matching.codes import ABSENT, FITS, MAY_FIT, OUT
from luodi.matching.index.arrays import Array
from luodi.matching.index.index import Index
from luodi.matching.index.regions import Range
from luodi.matching.index.segment import Segment
from luodi.matching.kernel.block import COUNT
from luodi.matching.kernel.engines import Engine
from luodi.matching.kernel.source import MOST_LIMITS, MOST_STEPS
from luodi.matching.kernel.steps import DROPPED, Steps
from luodi.matching.sides import Branch, Requirement
from luodi.matching.weights import Published, relaxable


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A suggestion: the ask, its current and relaxed limits, and how many near misses would then fit and may fit.

    before, after: a number, date or list in the dictionary's unit, or a dict by key if the ask has several limits. after is
    None if the ask is dropped, and the name of a rung for the region.
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


def relaxations(
    index: Index, requirement: Requirement, reports: Reports, rows: Sequence[Candidates], as_of: int, threads: int
) -> list[Relaxation]:
    """The suggestions for every ask that is some listing's only failure, then the region's."""
    several = has_several_ways(requirement)
    suggested = []
    for steps in relaxable():
        if not reports.sole[NUMBER[steps.ask]]:
            continue
        limited = next((branch for branch in requirement.branches if limits_of(branch, steps)), None)
        if limited is None:
            continue
        first = judged_again(requirement, rows, steps, as_of, threads) if several else counted(reports, steps)
        if first is not None:
            suggested.append(suggestion(limited, steps, *first))
    return [*suggested, *region_rung(index, requirement, as_of, threads)]


def has_several_ways(requirement: Requirement) -> bool:
    """Whether relaxing one ask may change other answers: alternatives, two deals, land that per-mu figures depend on."""
    first, *others = requirement.branches
    is_land_limited = first.land_area_min_m2 != ABSENT or first.land_area_max_m2 != ABSENT
    return bool(others) or limits_both_deals(first) or is_land_limited


def suggestion(limited: Branch, steps: Published, step: int, fits: int, may_fit: int) -> Relaxation:
    """A step as a suggestion, with its old and new limit."""
    now = limits_of(limited, steps)
    then = {} if steps.how == "drop" else {key: moved(key, value, steps.how, step) for key, value in now.items()}
    return Relaxation(steps.ask, in_units(now), in_units(then), fits, may_fit)


def counted(reports: Reports, steps: Published) -> tuple[int, int, int] | None:
    """The first step that rescued rows in a scan, with how many then fit and may fit."""
    pairs = reports.steps.reshape(-1, MOST_STEPS, 2)[NUMBER[steps.ask]]
    return next(
        ((step, int(fits), int(may)) for step, (fits, may) in zip(steps.steps, pairs, strict=False) if fits + may), None
    )


def judged_again(
    requirement: Requirement, rows: Sequence[Candidates], steps: Published, as_of: int, threads: int
) -> tuple[int, int, int] | None:
    """The same by rejudging near misses step by step, with all branches relaxed by the same step.

    A row may be rescued in another branch or deal than the one it was counted in.
    """
    ask = NUMBER[steps.ask]
    for step in steps.steps:
        branches = [relaxed(branch, steps, step) for branch in requirement.branches]
        verdicts = np.concatenate(
            [best_verdicts(one, branches, one.alone[one.asks == ask], as_of, threads) for one in rows]
        )
        fits, may_fit = int((verdicts == FITS).sum()), int((verdicts == MAY_FIT).sum())
        if fits + may_fit:
            return step, fits, may_fit
    return None


def best_verdicts(candidates: Candidates, branches: Sequence[Branch], rows: Array, as_of: int, threads: int) -> Array:
    """The verdicts of some rows of a segment, each in its best branch."""
    segment = candidates.segment
    best: Array = np.min(
        [examined(segment, branch, segment.ranges_of(branch), rows, as_of, threads).verdict for branch in branches],
        axis=0,
    )
    return best


def steps_of(branch: Branch, engine: Engine) -> Steps:
    """The published steps of every limit of a branch, for the kernel."""
    return Steps(*(engine.column(each) for each in step_tables(branch)))


@lru_cache(maxsize=64)
def step_tables(branch: Branch) -> tuple[Array, Array]:
    """The numbers of `Steps`."""
    count, limits = np.zeros(COUNT, dtype=np.int64), np.full((COUNT, MOST_STEPS, MOST_LIMITS), ABSENT, dtype=np.int64)
    for steps in relaxable():
        ask, stated = NUMBER[steps.ask], limits_of(branch, steps)
        if not stated:
            continue
        count[ask] = DROPPED if steps.how == "drop" else len(steps.steps)
        for key, value in stated.items() if steps.how != "drop" else ():
            place = limit_keys(steps).index(key)
            limits[ask, : len(steps.steps), place] = [moved(key, value, steps.how, step) for step in steps.steps]
    return count, limits.ravel()


def limit_keys(steps: Published) -> tuple[str, ...]:
    """The requirement's keys that hold the limit of an ask."""
    card = CARDS[steps.ask]
    return (card.need,) if steps.how == "drop" and card.need else card.requirement


def limits_of(branch: Branch, steps: Published) -> dict[str, Any]:
    """The stated limits of an ask, by key; a need that is false is not a limit."""
    stated = {key: getattr(branch, key) for key in limit_keys(steps)}
    nothing = (ABSENT, (), 0) if steps.how == "drop" else (ABSENT, ())
    return {key: value for key, value in stated.items() if value not in nothing}


def relaxed(branch: Branch, steps: Published, step: int) -> Branch:
    """The branch with the limits of an ask moved by a step, or removed."""
    stated, nothing = limits_of(branch, steps), Branch()
    if steps.how == "drop":
        return replace(branch, **{key: getattr(nothing, key) for key in stated})
    limits: dict[str, Any] = {key: moved(key, value, steps.how, step) for key, value in stated.items()}
    return replace(branch, **limits)


def moved(key: str, value: int, how: str, step: int) -> int:
    """A limit loosened by a step, rounded half up."""
    if how == "days":
        return value + step
    if how == "years":
        return value + step * (field(key).scale or 1)
    is_upper = how == "percent_up" or (how == "widen" and "_max_" in key)
    return (value * (100 + step if is_upper else 100 - step) + 50) // 100


def in_units(limits: dict[str, Any]) -> Any:
    """Limits in the dictionary's units: a single value, several by key, dates as ISO text, None for none."""
    values = {key: value_of(key, value) for key, value in limits.items()}
    return next(iter(values.values()), None) if len(values) < 2 else values


def value_of(key: str, value: Any) -> Any:
    """One limit as in records."""
    described = field(key)
    if described.type == "date":
        return dt.date.fromordinal(value).isoformat()
    if described.type == "bool":
        return bool(value)
    return list(value) if described.type == "list" else from_scaled(described, value)


def region_rung(index: Index, requirement: Requirement, as_of: int, threads: int) -> Iterator[Relaxation]:
    """The first rung of geography's ladder that adds a listing excluded only by its region.

    Alternatives with different regions have no common ladder and get no suggestion. Excluded regions stay excluded.
    """
    wanted = {(branch.region_codes, branch.regions_excluded) for branch in requirement.branches}
    codes, excluded = next(iter(wanted))
    if len(wanted) > 1 or not codes:
        return
    for rung in rungs(codes):
        reports = Reports.empty()
        for segment in index.segments:
            new = segment.ranges_beyond(rung.codes, codes, excluded)
            verdicts_within(segment, requirement.branches, new, as_of, threads, reports)
        fits, may_fit = int(reports.counts[FITS]), int(reports.counts[MAY_FIT])
        if fits + may_fit:
            yield Relaxation("region", list(codes), rung.name, fits, may_fit)
            return


def verdicts_within(
    segment: Segment, branches: Sequence[Branch], ranges: Sequence[Range], as_of: int, threads: int, reports: Reports
) -> None:
    """Counts the rows of some ranges by verdict, each in its best branch."""
    if len(branches) == 1:
        nothing = Steps(*(segment.engine.zeros(COUNT) for _ in Steps._fields))
        scanned(segment, branches[0], ranges, as_of, threads, ScanOptions(counts=True), nothing, reports)
        return
    rows = segment.alive(np.concatenate([np.arange(each.start, each.stop) for each in ranges] or [np.arange(0)]))
    verdicts = [examined(segment, branch, ranges, rows, as_of, threads).verdict for branch in branches]
    reports.counts += np.bincount(np.min(verdicts, axis=0), minlength=OUT + 1)[:OUT]


@lru_cache
def rungs(codes: tuple[str, ...]) -> list[Rung]:
    """The ladder of some regions, empty for a code unknown to geography."""
    try:
        return ladder(codes)
    except GeographyError:
        return []
