"""From an index and a requirement to an Answer: find, order, report, explain."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from luodi.matching._answer import Answer, AskReport, Settles
from luodi.matching._arrays import Array
from luodi.matching._asks import (
    ASKED_BY_LISTING,
    ASKS,
    FITS,
    MAY_FIT,
    NEAR_MISS,
    NUMBER,
    VERDICTS,
)
from luodi.matching._facts import Branch, Requirement
from luodi.matching._found import ROWS, SCORE_BITS, Found, fill_gaps, find, gathered, grade, order_keys, vector
from luodi.matching._judge import judge_rows
from luodi.matching._missing import FIELDS
from luodi.matching._regions import Range
from luodi.matching._relax import relaxations
from luodi.matching._rows import Rows
from luodi.matching._want import WISHABLE, is_asked

if TYPE_CHECKING:
    from luodi.matching._index import Index


def answer(index: "Index", requirement: Requirement, as_of: dt.date, top: int, threads: int) -> Answer:
    """The whole answer, exact over the scope."""
    ranges = [index.regions.ranges(branch.region_codes) for branch in requirement.branches]
    found = find(index, requirement.branches, ranges, as_of.toordinal(), threads)
    best = best_rows(index, requirement, ranges, found, as_of.toordinal(), top)
    return Answer(
        requirement=requirement,
        as_of=as_of,
        scope=found.scope,
        counts={name: int(found.counts[place]) for place, name in enumerate(VERDICTS)},
        asks=ask_reports(requirement, found),
        matches=tuple(judge_rows(lifted(index, best), requirement, as_of, index.engine)),
        relaxations=tuple(relaxations(index, requirement, ranges, found, as_of.toordinal(), threads)),
        settles=settled(found),
    )


def lifted(index: "Index", places: Array) -> Rows:
    """Some rows of an index, to be judged and explained one by one."""
    rows = places.tolist()
    return Rows(
        index.table._replace(facts=gathered(index, ROWS, places)),
        [index.ids[row] for row in rows],
        [index.regions.code_of(row) for row in rows],
        lambda place: index.listing(rows[place]),
        partial(vector, index),
        [index.listing(row) for row in rows] if index.has_listings else (),
    )


def best_rows(
    index: "Index", requirement: Requirement, ranges: Sequence[Sequence[Range]], found: Found, as_of: int, top: int
) -> Array:
    """The first `top` rows in the order of design section 5; `no` is never among them.

    Only rows that may be among them get gaps, and of those only the foremost get scores.
    """
    enough = np.cumsum(found.counts[: NEAR_MISS + 1])
    last = next((verdict for verdict in (FITS, MAY_FIT) if enough[verdict] >= top), NEAR_MISS)
    part = taken(found, np.flatnonzero(found.verdict <= last))
    if len(requirement.branches) == 1:
        branch = requirement.branches[0]
        if last == NEAR_MISS:
            fill_gaps(index, part, vector(index, branch, as_of))
        part = foremost(part, order_keys(part) >> SCORE_BITS, top)
        grade(index, branch, ranges[0], part, as_of)
    part = foremost(part, order_keys(part), top)
    return part.rows[np.lexsort((index.id_rank[part.rows], order_keys(part)))][:top]


def foremost(part: Found, keys: Array, top: int) -> Found:
    """The rows whose key is not above the `top`-th."""
    if top == 0 or len(keys) <= top:
        return taken(part, np.arange(min(top, len(keys))))
    return taken(part, np.flatnonzero(keys <= np.partition(keys, top - 1)[top - 1]))


def taken(found: Found, places: Array) -> Found:
    """Some rows of what was found, with the counts of all."""
    gap = found.gap[places] if len(found.gap) else found.gap
    return Found(
        rows=found.rows[places],
        verdict=found.verdict[places],
        unmet=found.unmet[places],
        unknown=found.unknown[places],
        missing=found.missing[places],
        score=found.score[places] if len(found.score) else found.score,
        gap=gap,
        branch=found.branch[places] if len(found.branch) else found.branch,
        counts=found.counts,
        fails=found.fails,
        sole=found.sole,
        settles=found.settles,
    )


def ask_reports(requirement: Requirement, found: Found) -> tuple[AskReport, ...]:
    """The requirement's hard asks, and those of listings that failed somebody.

    deal, kind and region can only be unknown and have no line.
    """
    asked = {
        name for branch in requirement.branches for name in ASKS if is_asked(name, branch) and is_hard(name, branch)
    }
    shown = (name for name in ASKS if name in asked or (name in ASKED_BY_LISTING and found.fails[NUMBER[name]]))
    return tuple(AskReport(name, int(found.fails[NUMBER[name]]), int(found.sole[NUMBER[name]])) for name in shown)


def is_hard(name: str, branch: Branch) -> bool:
    """Whether an ask of this branch decides the verdict."""
    return name not in branch.wishes & WISHABLE


def settled(found: Found) -> tuple[Settles, ...]:
    """Per missing field, the pairs that may fit and that its answer alone would settle; most first."""
    lines = [Settles(field, int(pairs)) for field, pairs in zip(FIELDS, found.settles, strict=True) if pairs]
    return tuple(sorted(lines, key=lambda line: -line.pairs))
