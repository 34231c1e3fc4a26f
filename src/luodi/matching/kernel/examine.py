"""The kernel that judges single rows completely: verdict, masks, missing field, gap and score.

`scan.py` counts all rows by words. This one runs on the few rows that may be shown, and on requirements with
alternatives, whose rows are compared branch by branch. Restricted Python over columns: lists when plain, arrays when compiled.
"""

from typing import NamedTuple

from luodi.matching.asks import LAND_PRICE, REGION, RENT, SALE_PRICE
from luodi.matching.codes import ABSENT, BARRED, MAY_FIT, NEAR_MISS, NOT_ASKED, NOTHING, OUT, UNKNOWN
from luodi.matching.columns import Column, Facts, Want
from luodi.matching.kernel.bits import count_bits
from luodi.matching.kernel.dispatch import answer_of, grade_of, land_price_of, rent_of, sale_price_of
from luodi.matching.kernel.masks import is_far, largest_gap, only_field
from luodi.matching.kernel.verdict import in_scope, score, verdict_of
from luodi.matching.weights import Weights


class Outcome(NamedTuple):
    """Per row: verdict (OUT if not in scope), masks of unmet and unknown hard asks, the single field that would settle it
    (`masks.only_field`), the largest gap of a near miss, score.
    """

    verdict: Column
    unmet: Column
    unknown: Column
    missing: Column
    gap: Column
    score: Column


class RowSums(NamedTuple):
    """Sums of one row: masks of unmet and unknown hard asks, whether one bars a near miss, weight times utility, weights."""

    unmet: int
    unknown: int
    barred: int
    num: int
    den: int


def with_answer(sums: RowSums, ask: int, answer: int, facts: Facts, i: int, want: Want, weights: Weights) -> RowSums:
    """Adds one answer to the sums: utility if met, prior if unknown, 0 if unmet. A wish counts in the score only."""
    if answer == NOT_ASKED:
        return sums
    bit, weight = (want.hard >> ask & 1) << ask, weights.weight[ask]
    if answer >= 0:
        utility = grade_of(ask, facts, i, want, weights.at_limit[ask], weights.full[ask])
        return RowSums(sums.unmet, sums.unknown, sums.barred, sums.num + weight * utility, sums.den + weight)
    if answer == UNKNOWN:
        num = sums.num + weight * weights.prior[ask]
        return RowSums(sums.unmet, sums.unknown | bit, sums.barred, num, sums.den + weight)
    is_barred = bit != 0 and (answer == BARRED or is_far(ask, facts, i, want, weights))
    barred = sums.barred | int(is_barred)
    return RowSums(sums.unmet | bit, sums.unknown, barred, sums.num, sums.den + weight)


def rank(unmet: int, unknown: int, barred: int) -> int:
    """The rank of a deal, lower is better: by verdict, then by number of failed asks."""
    return 100 * verdict_of(unmet, unknown, barred) + count_bits(unmet)


def is_limited(ask: int, want: Want) -> bool:
    """Whether the requirement limits a price."""
    if ask == RENT:
        return want.rent_max_cny_m2_month != ABSENT
    return (want.sale_price_max_cny_m2 if ask == SALE_PRICE else want.land_price_max_cny_mu) != ABSENT


def other_deal(sums: RowSums, facts: Facts, i: int, want: Want, weights: Weights) -> int:
    """The price asks to leave out, as a mask. Where renting and buying are both possible and limited, only the better deal
    is asked, rent on a tie.
    """
    r = rent_of(facts, i, want) if is_limited(RENT, want) else NOT_ASKED
    s = sale_price_of(facts, i, want) if is_limited(SALE_PRICE, want) else NOT_ASKED
    p = land_price_of(facts, i, want) if is_limited(LAND_PRICE, want) else NOT_ASKED
    if r == NOT_ASKED or (s == NOT_ASKED and p == NOT_ASKED):
        return 0
    tenant = with_answer(sums, RENT, r, facts, i, want, weights)
    buyer = with_answer(sums, SALE_PRICE, s, facts, i, want, weights)
    buyer = with_answer(buyer, LAND_PRICE, p, facts, i, want, weights)
    as_tenant = rank(tenant.unmet, tenant.unknown, tenant.barred)
    as_buyer = rank(buyer.unmet, buyer.unknown, buyer.barred)
    return 1 << RENT if as_buyer < as_tenant else 1 << SALE_PRICE | 1 << LAND_PRICE


def added_up(unknown: int, asks: Column, both: int, facts: Facts, i: int, want: Want, weights: Weights) -> RowSums:
    """The sums of a row over all asks. REGION is among `asks`; it is unknown if `unknown` is 1."""
    sums, skipped, plain_asks = RowSums(0, 0, 0, 0, 0), 0, len(asks) - 3 * both
    for place in range(len(asks)):
        ask = asks[place]
        if place == plain_asks:
            skipped = other_deal(sums, facts, i, want, weights)
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
    """Judges each row by all asks. unknown: 1 where a row states no region, or one coarser than required.

    REGION is among `asks`; with `both`, the three prices come last, limited or not.
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
