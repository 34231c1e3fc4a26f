"""The kernel: asks over rows, in blocks, ask by ask, then verdict, counts and, when graded, the score.

Restricted Python over columns: lists when plain, arrays when compiled (`_engines.py`), the same lines either way.
For a row: u, k = unmet, unknown hard asks; fits u = k = 0; may_fit u = 0; near_miss u ≤ 2, none barred; else no.
score = floor(10 000·Σ wᵢuᵢ / (255·Σ wᵢ)), an unknown counting its prior.
"""

from typing import NamedTuple

from luodi.matching import _asks
from luodi.matching._asks import (
    ABSENT,
    BARRED,
    FITS,
    MAY_FIT,
    NEAR_MISS,
    NO,
    NOT_ASKED,
    OUT,
    UNKNOWN,
    UNMET,
)
from luodi.matching._curves import count_bits
from luodi.matching._facts import KIND_SHIFT, Column, Facts, Want
from luodi.matching._fill import fill, window
from luodi.matching._grades import grade
from luodi.matching._missing import NOTHING, only_field

REGION = _asks.REGION
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HAZARD = _asks.HAZARD
INDUSTRY = _asks.INDUSTRY

#: Rows a block: what stays in the nearest cache.
BLOCK = 2048


class Policy(NamedTuple):
    """Per ask: weight, prior of an unknown (0–255), utility at the limit, per cent of the limit where 255 is reached."""

    weight: Column
    prior: Column
    at_limit: Column
    full: Column


class Work(NamedTuple):
    """Scratch of one block, owned by the caller: BLOCK rows each."""

    answer: Column
    rent: Column
    sale: Column
    land: Column
    live: Column
    barred: Column
    unmet: Column
    unknown: Column
    num: Column
    den: Column


class Outcome(NamedTuple):
    """Per row of a scan: verdict (OUT when not in scope), masks of unmet and unknown hard asks, the field that alone
    would settle it (`_missing.py`), score when graded.
    """

    verdict: Column
    unmet: Column
    unknown: Column
    missing: Column
    score: Column


class Totals(NamedTuple):
    """Counts by verdict; per ask the rows it fails, and those it alone fails; per field the may_fit rows it settles."""

    counts: Column
    fails: Column
    sole: Column
    settles: Column


def in_scope(scope: int, valid: int, deals: int, kinds: int, as_of: int) -> bool:
    """Whether deal, kind and validity let a row in; region was decided by the range of rows."""
    deal = scope & 3
    kind = (scope >> KIND_SHIFT) & 127
    deal_meets = deals == 0 or deal == 0 or deal & deals != 0
    kind_meets = kinds == 0 or kind == 0 or kind & kinds != 0
    return deal_meets and kind_meets and (valid == ABSENT or valid >= as_of)


def prepare(n: int, facts: Facts, want: Want, work: Work) -> None:
    """Zero sums, and which rows of a block are in scope."""
    for j in range(n):
        work.unmet[j] = 0
        work.unknown[j] = 0
        work.barred[j] = 0
        work.num[j] = 0
        work.den[j] = 0
    for j in range(n):
        work.live[j] = in_scope(facts.scope[j], facts.valid[j], want.deal, want.kind, want.as_of)


def tally(answers: Column, live: Column, n: int, bit: int, unmet: Column, unknown: Column) -> int:
    """Adds the answers to one ask to the masks of a block, and counts the rows in scope that it fails.

    `bit` is 0 for a wish. Without branches, so that the processor need not guess.
    """
    failed = 0
    for j in range(n):
        is_unmet = int(answers[j] == UNMET) + int(answers[j] == BARRED)
        unmet[j] |= bit * is_unmet
        unknown[j] |= bit * int(answers[j] == UNKNOWN)
        failed += is_unmet * live[j]
    return failed if bit != 0 else 0


def tally_barred(answers: Column, n: int, barred: Column) -> None:
    """Notes the rows that are unmet and absolute."""
    for j in range(n):
        barred[j] |= int(answers[j] == BARRED)


def tally_score(answers: Column, n: int, weight: int, prior: int, num: Column, den: Column) -> None:
    """Adds graded answers to the sums of the score: utility when met, prior when unknown, 0 when unmet."""
    for j in range(n):
        answer = answers[j]
        if answer >= 0:
            num[j] += weight * answer
        elif answer == UNKNOWN:
            num[j] += weight * prior
        if answer != NOT_ASKED:
            den[j] += weight


def add(ask: int, answers: Column, n: int, graded: int, facts: Facts, want: Want, policy: Policy, work: Work) -> int:
    """One answered ask into all sums of a block; how many rows in scope it fails."""
    is_hard = want.hard >> ask & 1
    if is_hard != 0 and ask in (HAZARD, INDUSTRY):
        tally_barred(answers, n, work.barred)
    failed = tally(answers, work.live, n, is_hard << ask, work.unmet, work.unknown)
    if graded != 0:
        grade(ask, facts, want, policy.at_limit[ask], policy.full[ask], n, answers)
        tally_score(answers, n, policy.weight[ask], policy.prior[ask], work.num, work.den)
    return failed


def verdict_of(unmet: int, unknown: int, barred: int) -> int:
    """fits, may_fit, near_miss or no."""
    if unmet == 0:
        return FITS if unknown == 0 else MAY_FIT
    return NEAR_MISS if barred == 0 and count_bits(unmet) <= 2 else NO


def branch_rank(one: int, other: int, one_hard: int, other_hard: int, unmet: int, unknown: int, barred: int) -> int:
    """A deal branch's place, lower is better: verdict, then unmet. `one`, `other` are the answers of its price asks."""
    u = count_bits(unmet)
    open_asks = unknown
    if one_hard == 1:
        u += one == UNMET
        open_asks |= one == UNKNOWN
    if other_hard == 1:
        u += other == UNMET
        open_asks |= other == UNKNOWN
    if u == 0:
        return 0 if open_asks == 0 else 100
    return (200 if barred == 0 and u <= 2 else 300) + u


def choose_deal(n: int, hard: int, work: Work) -> None:
    """Where renting and buying are both possible and limited: the better branch, rent on a tie; the other is not asked."""
    renting, selling, land = work.rent, work.sale, work.land
    rent_hard, sale_hard, land_hard = hard >> RENT & 1, hard >> SALE_PRICE & 1, hard >> LAND_PRICE & 1
    for j in range(n):
        r, s, p = renting[j], selling[j], land[j]
        if r == NOT_ASKED or (s == NOT_ASKED and p == NOT_ASKED):
            continue
        unmet, unknown, barred = work.unmet[j], work.unknown[j], work.barred[j]
        as_tenant = branch_rank(r, NOT_ASKED, rent_hard, 0, unmet, unknown, barred)
        as_buyer = branch_rank(s, p, sale_hard, land_hard, unmet, unknown, barred)
        if as_buyer < as_tenant:
            renting[j] = NOT_ASKED
        else:
            selling[j] = NOT_ASKED
            land[j] = NOT_ASKED


def score(num: int, den: int) -> int:
    """floor(10 000·num / (255·den)); 10 000 where nothing is asked."""
    return 10_000 * num // (255 * den) if den > 0 else 10_000


def lowest(mask: int) -> int:
    """The number of the lowest bit of a mask that is not 0."""
    return count_bits((mask & -mask) - 1)


def finish(n: int, at: int, graded: int, facts: Facts, want: Want, work: Work, out: Outcome, totals: Totals) -> None:
    """Verdict, missing field, score and counts of a block, whose place in the outcome is `at`."""
    counts, sole, settles = totals.counts, totals.sole, totals.settles
    for j in range(n):
        unmet, unknown = work.unmet[j], work.unknown[j]
        verdict = verdict_of(unmet, unknown, work.barred[j]) if work.live[j] != 0 else OUT
        out.verdict[at + j] = verdict
        out.unmet[at + j] = unmet
        out.unknown[at + j] = unknown
        counts[verdict] += 1
        missing = only_field(unknown, facts, j, want) if verdict == MAY_FIT else NOTHING
        out.missing[at + j] = missing
        if missing != NOTHING:
            settles[missing] += 1
        elif verdict != OUT and unmet != 0 and unmet & (unmet - 1) == 0:
            sole[lowest(unmet)] += 1
    if graded != 0:
        for j in range(n):
            out.score[at + j] = score(work.num[j], work.den[j])


def scan(
    start: int,
    stop: int,
    at: int,
    region_unknown: int,
    graded: int,
    asks: Column,
    both: int,
    facts: Facts,
    want: Want,
    policy: Policy,
    work: Work,
    out: Outcome,
    totals: Totals,
) -> None:
    """Rows start to stop into the outcome from `at` on, counts added to totals.

    `asks` are the numbers of what is asked (prices left out when `both` deals are limited), region_unknown tells that
    the rows state a region coarser than the wanted one, or none. Scores are written only when `graded`.
    """
    fails = totals.fails
    for first in range(start, stop, BLOCK):
        n = min(BLOCK, stop - first)
        rows = window(facts, first, first + n)
        prepare(n, rows, want, work)
        if region_unknown != 0:
            for j in range(n):
                work.answer[j] = UNKNOWN
            fails[REGION] += add(REGION, work.answer, n, graded, rows, want, policy, work)
        for ask in asks:
            fill(ask, rows, want, n, work.answer)
            fails[ask] += add(ask, work.answer, n, graded, rows, want, policy, work)
        if both != 0:
            fill_or_skip(RENT, want.rent, rows, want, n, work.rent)
            fill_or_skip(SALE_PRICE, want.sale, rows, want, n, work.sale)
            fill_or_skip(LAND_PRICE, want.land_price, rows, want, n, work.land)
            choose_deal(n, want.hard, work)
            fails[RENT] += add(RENT, work.rent, n, graded, rows, want, policy, work)
            fails[SALE_PRICE] += add(SALE_PRICE, work.sale, n, graded, rows, want, policy, work)
            fails[LAND_PRICE] += add(LAND_PRICE, work.land, n, graded, rows, want, policy, work)
        finish(n, at + first - start, graded, rows, want, work, out, totals)


def fill_or_skip(ask: int, limit: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """The answers to a price ask, or NOT_ASKED where the requirement sets no limit."""
    if limit == ABSENT:
        for j in range(n):
            out[j] = NOT_ASKED
    else:
        fill(ask, facts, want, n, out)
