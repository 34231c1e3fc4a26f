"""The kernel that looks at single rows: verdict, masks, the missing field, gap and score, all that the order needs.

`scan.py` counts all rows by words; this is for the few that may be shown, and for requirements with alternatives, whose
rows have to be compared branch by branch. Restricted Python over columns: lists when plain, arrays when compiled.
"""

from typing import NamedTuple

from luodi.matching.asks import LAND_PRICE, REGION, RENT, SALE_PRICE
from luodi.matching.codes import ABSENT, BARRED, MAY_FIT, NEAR_MISS, NOT_ASKED, NOTHING, OUT, UNKNOWN, UNMET
from luodi.matching.columns import Column, Facts, Want
from luodi.matching.kernel.bits import count_bits
from luodi.matching.kernel.dispatch import answer_of, grade_of, land_price_of, rent_of, sale_price_of
from luodi.matching.kernel.masks import largest_gap, only_field
from luodi.matching.kernel.verdict import in_scope, score, verdict_of
from luodi.matching.weights import Weights


class Outcome(NamedTuple):
    """Per row: verdict (OUT when not in scope), masks of unmet and unknown hard asks, the field that alone would settle
    it (`missing.py`), the largest gap of a near miss, score.
    """

    verdict: Column
    unmet: Column
    unknown: Column
    missing: Column
    gap: Column
    score: Column


class RowSums(NamedTuple):
    """Of one row: masks of unmet and unknown hard asks, whether one is absolute, weight times utility, weights."""

    unmet: int
    unknown: int
    barred: int
    num: int
    den: int


def with_answer(sums: RowSums, ask: int, answer: int, facts: Facts, i: int, want: Want, weights: Weights) -> RowSums:
    """One answer into the sums: utility when met, prior when unknown, 0 when unmet. A wish counts in the score only."""
    if answer == NOT_ASKED:
        return sums
    bit, weight = (want.hard >> ask & 1) << ask, weights.weight[ask]
    if answer >= 0:
        utility = grade_of(ask, facts, i, want, weights.at_limit[ask], weights.full[ask])
        return RowSums(sums.unmet, sums.unknown, sums.barred, sums.num + weight * utility, sums.den + weight)
    if answer == UNKNOWN:
        num = sums.num + weight * weights.prior[ask]
        return RowSums(sums.unmet, sums.unknown | bit, sums.barred, num, sums.den + weight)
    barred = sums.barred | (1 if answer == BARRED and bit != 0 else 0)
    return RowSums(sums.unmet | bit, sums.unknown, barred, sums.num, sums.den + weight)


def with_price(u: int, is_open: bool, price: int, is_hard: int) -> tuple[int, bool]:
    """How many asks fail and whether one is open, with the answer to a price ask of a deal."""
    if is_hard == 0:
        return u, is_open
    return u + int(price == UNMET), is_open or price == UNKNOWN


def rank(u: int, is_open: bool, barred: int) -> int:
    """A deal's place, lower is better: verdict, then unmet."""
    if u == 0:
        return 100 if is_open else 0
    return (200 if barred == 0 and u <= 2 else 300) + u


def is_limited(ask: int, want: Want) -> bool:
    """Whether the requirement limits a price."""
    if ask == RENT:
        return want.rent_max_cny_m2_month != ABSENT
    return (want.sale_price_max_cny_m2 if ask == SALE_PRICE else want.land_price_max_cny_mu) != ABSENT


def other_deal(sums: RowSums, facts: Facts, i: int, want: Want) -> int:
    """The price asks that are not made, as a mask: where renting and buying are both possible and limited, the better
    deal is asked, rent on a tie.
    """
    r = rent_of(facts, i, want) if is_limited(RENT, want) else NOT_ASKED
    s = sale_price_of(facts, i, want) if is_limited(SALE_PRICE, want) else NOT_ASKED
    p = land_price_of(facts, i, want) if is_limited(LAND_PRICE, want) else NOT_ASKED
    if r == NOT_ASKED or (s == NOT_ASKED and p == NOT_ASKED):
        return 0
    unmet, is_open = count_bits(sums.unmet), sums.unknown != 0
    u, waits = with_price(unmet, is_open, r, want.hard >> RENT & 1)
    as_tenant = rank(u, waits, sums.barred)
    u, waits = with_price(unmet, is_open, s, want.hard >> SALE_PRICE & 1)
    u, waits = with_price(u, waits, p, want.hard >> LAND_PRICE & 1)
    return 1 << RENT if rank(u, waits, sums.barred) < as_tenant else 1 << SALE_PRICE | 1 << LAND_PRICE


def added_up(unknown: int, asks: Column, both: int, facts: Facts, i: int, want: Want, weights: Weights) -> RowSums:
    """All asks of a row; REGION is among `asks` and unknown when `unknown` says so."""
    sums, skipped, plain_asks = RowSums(0, 0, 0, 0, 0), 0, len(asks) - 3 * both
    for place in range(len(asks)):
        ask = asks[place]
        if place == plain_asks:
            skipped = other_deal(sums, facts, i, want)
        if ask == REGION:
            answer = UNKNOWN if unknown != 0 else NOT_ASKED
        elif place >= plain_asks and (skipped >> ask & 1 != 0 or not is_limited(ask, want)):
            answer = NOT_ASKED
        else:
            answer = answer_of(ask, facts, i, want)
        sums = with_answer(sums, ask, answer, facts, i, want, weights)
    return sums


def examine(
    rows: Column, unknown: Column, asks: Column, both: int, facts: Facts, want: Want, weights: Weights, out: Outcome
) -> None:
    """Some rows, each by all asks. unknown: 1 where a row states a region coarser than the wanted one, or none.

    REGION is among `asks`; with `both` the three prices are the last of them, whether limited or not.
    """
    for j in range(len(rows)):
        i = rows[j]
        if not in_scope(facts.scope[i], facts.valid_until[i], want.deal, want.kind, want.as_of):
            out.verdict[j] = OUT
            continue
        sums = added_up(unknown[j], asks, both, facts, i, want, weights)
        verdict = verdict_of(sums.unmet, sums.unknown, sums.barred)
        out.verdict[j] = verdict
        out.unmet[j] = sums.unmet
        out.unknown[j] = sums.unknown
        out.missing[j] = only_field(sums.unknown, facts, i, want) if verdict == MAY_FIT else NOTHING
        out.gap[j] = largest_gap(sums.unmet, facts, i, want) if verdict == NEAR_MISS else 0
        out.score[j] = score(sums.num, sums.den)
