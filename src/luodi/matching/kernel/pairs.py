"""The kernel behind `judge`: evaluates rows ask by ask, keeping every answer and the sums behind verdict and score.

`scan.py` counts millions of rows and keeps two masks per row. This one keeps every answer of the few rows to be explained,
using the same criteria, curves and gaps. Restricted Python over columns: lists when plain, arrays when compiled
(`engines.py`), from the same source.
"""

from typing import NamedTuple

from luodi.matching.asks import REGION
from luodi.matching.codes import BARRED, NOT_ASKED, UNKNOWN
from luodi.matching.columns import Column, Facts, Want
from luodi.matching.curves import TOP
from luodi.matching.kernel.dispatch import fill, gap_of, grade
from luodi.matching.kernel.verdict import in_scope
from luodi.matching.weights import Weights


class PairSums(NamedTuple):
    """Per row: whether deal, kind and validity put it in scope; masks of unmet and unknown hard asks; whether one bars a near
    miss; weight times utility of known asks, of unknown ones at their prior and at best; all weights; largest gap.
    """

    live: Column
    unmet: Column
    unknown: Column
    barred: Column
    known: Column
    prior: Column
    best: Column
    weight: Column
    gap: Column


def weigh(
    asks: Column,
    coarser: Column,
    n: int,
    facts: Facts,
    want: Want,
    weights: Weights,
    answers: Column,
    gaps: Column,
    sums: PairSums,
) -> None:
    """Writes the graded answers of n rows, one line of `answers` per ask, and the gap of each unmet one.

    coarser: 1 where a row's region is coarser than required; only the region ask reads it. gaps and sums must come zeroed.
    """
    for j in range(n):
        sums.live[j] = in_scope(facts.scope[j], facts.valid_until[j], want.deal, want.kind, want.as_of)
    for place in range(len(asks)):
        ask, line = asks[place], answers[place]
        if ask == REGION:
            for j in range(n):
                line[j] = UNKNOWN if coarser[j] != 0 else NOT_ASKED
        else:
            fill(ask, facts, want, n, line)
            grade(ask, facts, want, weights.at_limit[ask], weights.full[ask], n, line)
        add_up(ask, line, n, facts, want, weights, gaps[place], sums)


def add_up(
    ask: int, line: Column, n: int, facts: Facts, want: Want, weights: Weights, gaps: Column, sums: PairSums
) -> None:
    """Adds one line of answers to the sums. A wish counts in the score only."""
    weight, prior, is_hard = weights.weight[ask], weights.prior[ask], want.hard >> ask & 1
    for j in range(n):
        answer = line[j]
        if answer == NOT_ASKED:
            continue
        sums.weight[j] += weight
        if answer >= 0:
            sums.known[j] += weight * answer
        elif answer == UNKNOWN:
            sums.unknown[j] |= is_hard << ask
            sums.prior[j] += weight * prior
            sums.best[j] += weight * TOP
        else:
            gaps[j] = gap_of(ask, facts, j, want)
            sums.unmet[j] |= is_hard << ask
            sums.barred[j] |= is_hard * int(answer == BARRED or gaps[j] > weights.near[ask])
            sums.gap[j] = max(sums.gap[j], is_hard * gaps[j])
