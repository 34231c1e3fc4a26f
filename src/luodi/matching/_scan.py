"""The kernel: asks over rows, in blocks, ask by ask, then verdict and counts.

Restricted Python over columns: lists when plain, arrays when compiled (`_compiled.py`), the same lines either way.
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
    RENTING,
    SELLING,
    UNKNOWN,
    UNMET,
)
from luodi.matching._criteria import (
    area,
    at_least,
    available,
    boolean,
    clear_height,
    crane,
    hazard,
    per_mu,
    price,
    rent,
    storey_height,
    unstated_height,
    worse,
)
from luodi.matching._curves import count_bits, mu_hundredths
from luodi.matching._facts import DIVISIBLE, HAS_CRANE, HAZARD_SHIFT, KIND_SHIFT, Column, Facts, Want

DEAL = _asks.DEAL
KIND = _asks.KIND
REGION = _asks.REGION
AREA = _asks.AREA
LAND_AREA = _asks.LAND_AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HEIGHT = _asks.HEIGHT
FLOOR_LOAD = _asks.FLOOR_LOAD
CRANE = _asks.CRANE
POWER = _asks.POWER
GROUND_FLOOR = _asks.GROUND_FLOOR
FLOORS = _asks.FLOORS
FREIGHT_LIFT = _asks.FREIGHT_LIFT
TITLE_DEED = _asks.TITLE_DEED
AVAILABLE = _asks.AVAILABLE
LEASE_TERM = _asks.LEASE_TERM
HAZARD = _asks.HAZARD
INDUSTRY = _asks.INDUSTRY
TAX_PER_MU = _asks.TAX_PER_MU
INVESTMENT_PER_MU = _asks.INVESTMENT_PER_MU
OUTPUT_PER_MU = _asks.OUTPUT_PER_MU

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
    unmet: Column
    unknown: Column
    barred: Column
    num: Column
    den: Column


class Outcome(NamedTuple):
    """Per row of a scan: verdict (OUT when not in scope), masks of unmet and unknown hard asks, score."""

    verdict: Column
    unmet: Column
    unknown: Column
    score: Column


class Totals(NamedTuple):
    """Counts by verdict, and per ask the rows it fails, the rows it alone fails, the may_fit rows it alone leaves open."""

    counts: Column
    fails: Column
    sole: Column
    settles: Column


def flag(flags: int, place: int) -> int:
    """The boolean at a place of a `flags` word: −1, 0, 1."""
    return ((flags >> (2 * place)) & 3) - 1


def height(
    clear: int,
    storey: int,
    eaves: int,
    unstated: int,
    clear_asked: int,
    storey_asked: int,
    asked: int,
    at: int,
    full: int,
) -> int:
    """The asks for clear, storey and unstated height as one."""
    answer = 255
    if clear_asked != ABSENT:
        answer = clear_height(clear, storey, eaves, unstated, clear_asked, at, full)
    if storey_asked != ABSENT:
        answer = worse(answer, storey_height(clear, storey, eaves, unstated, storey_asked, at, full))
    if asked != ABSENT:
        answer = worse(answer, unstated_height(clear, storey, eaves, unstated, asked, at, full))
    return answer


def fill(ask: int, facts: Facts, want: Want, policy: Policy, start: int, stop: int, out: Column) -> None:
    """The answers to one ask of rows start to stop, into out[0 : stop − start]."""
    at, full = policy.at_limit[ask], policy.full[ask]
    if ask == DEAL:
        for i in range(start, stop):
            out[i - start] = UNKNOWN if facts.scope[i] & 3 == 0 else NOT_ASKED
    elif ask == KIND:
        for i in range(start, stop):
            out[i - start] = UNKNOWN if (facts.scope[i] >> KIND_SHIFT) & 127 == 0 else NOT_ASKED
    elif ask == AREA:
        for i in range(start, stop):
            divisible = flag(facts.flags[i], DIVISIBLE)
            out[i - start] = area(facts.area[i], facts.part[i], divisible, want.area_low, want.area_high, at, full)
    elif ask == LAND_AREA:
        for i in range(start, stop):
            divisible = flag(facts.flags[i], DIVISIBLE)
            out[i - start] = area(facts.land[i], ABSENT, divisible, want.land_low, want.land_high, at, full)
    elif ask == HEIGHT:
        for i in range(start, stop):
            clear, storey, eaves, unstated = facts.clear[i], facts.storey[i], facts.eaves[i], facts.height[i]
            out[i - start] = height(clear, storey, eaves, unstated, want.clear, want.storey, want.height, at, full)
    elif ask == FLOOR_LOAD:
        for i in range(start, stop):
            out[i - start] = at_least(facts.load[i], want.load, at, full)
    elif ask == CRANE:
        for i in range(start, stop):
            out[i - start] = crane(flag(facts.flags[i], HAS_CRANE), facts.crane[i], want.crane, at, full)
    elif ask == POWER:
        for i in range(start, stop):
            out[i - start] = at_least(facts.power[i], want.power, at, full)
    elif ask == GROUND_FLOOR:
        for i in range(start, stop):
            out[i - start] = want.ground[facts.floors[i]]
    elif ask == FLOORS:
        for i in range(start, stop):
            out[i - start] = want.floors[facts.floors[i]]
    elif FREIGHT_LIFT <= ask <= TITLE_DEED:
        for i in range(start, stop):
            out[i - start] = boolean(flag(facts.flags[i], ask - FREIGHT_LIFT))
    elif ask == AVAILABLE:
        for i in range(start, stop):
            out[i - start] = available(facts.available[i], want.needed_by)
    elif ask == HAZARD:
        for i in range(start, stop):
            accepted = (facts.scope[i] >> HAZARD_SHIFT) & 7
            out[i - start] = hazard(accepted if accepted > 0 else ABSENT, want.hazard)
    elif ask == INDUSTRY:
        for i in range(start, stop):
            out[i - start] = want.industry[facts.industry[i]]
    elif ask == LEASE_TERM:
        for i in range(start, stop):
            asked = facts.lease[facts.terms[i]]
            out[i - start] = at_least(want.lease, asked, at, full) if asked != ABSENT else NOT_ASKED
    elif ask == TAX_PER_MU:
        fill_per_mu(facts.tax, want.tax, facts, want, start, stop, at, full, out)
    elif ask == INVESTMENT_PER_MU:
        fill_per_mu(facts.investment, want.investment, facts, want, start, stop, at, full, out)
    elif ask == OUTPUT_PER_MU:
        fill_per_mu(facts.output, want.output, facts, want, start, stop, at, full, out)
    else:
        fill_price(ask, facts, want, start, stop, at, full, out)


def fill_per_mu(
    asks: Column, total: int, facts: Facts, want: Want, start: int, stop: int, at: int, full: int, out: Column
) -> None:
    """Tax, investment or output per mu, asked by the listing's terms."""
    for i in range(start, stop):
        asked = asks[facts.terms[i]]
        out[i - start] = NOT_ASKED if asked == ABSENT else per_mu(total, asked, want.land_low, facts.land[i], at, full)


def fill_price(ask: int, facts: Facts, want: Want, start: int, stop: int, at: int, full: int, out: Column) -> None:
    """Rent where renting is possible on both sides, sale and land price where selling is."""
    wanted = want.may_rent if ask == RENT else want.may_buy
    deal = RENTING if ask == RENT else SELLING
    for i in range(start, stop):
        offered = facts.scope[i] & 3
        if wanted == 0 or (offered != 0 and offered & deal == 0):
            out[i - start] = NOT_ASKED
        elif ask == RENT:
            out[i - start] = rent(facts.rent_low[i], facts.rent_high[i], want.rent, at, full)
        elif ask == SALE_PRICE:
            out[i - start] = price(facts.sale_unit[i], facts.sale_total[i], facts.area[i], want.sale, at, full)
        else:
            mu = mu_hundredths(facts.land[i]) if facts.land[i] != ABSENT else ABSENT
            out[i - start] = price(facts.land_price[i], facts.sale_total[i], mu, want.land_price, at, full)


def tally(answers: Column, n: int, bit: int, weight: int, prior: int, work: Work) -> None:
    """Adds the answers to one ask to the sums of a block. `bit` is 0 for a wish.

    Without branches, so that the processor need not guess: each comparison counts as 0 or 1.
    """
    unmet, unknown, barred, num, den = work.unmet, work.unknown, work.barred, work.num, work.den
    for j in range(n):
        answer = answers[j]
        is_met, is_unknown = int(answer >= 0), int(answer == UNKNOWN)
        is_unmet = int(answer == UNMET) + int(answer == BARRED)
        num[j] += weight * (is_met * answer + is_unknown * prior)
        den[j] += weight * (is_met + is_unknown + is_unmet)
        unknown[j] |= bit * is_unknown
        unmet[j] |= bit * is_unmet
        barred[j] |= bit * int(answer == BARRED)


def tally_ask(ask: int, answers: Column, n: int, hard: int, policy: Policy, work: Work) -> None:
    """`tally` with the weight and prior of an ask."""
    tally(answers, n, (hard >> ask & 1) << ask, policy.weight[ask], policy.prior[ask], work)


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


def in_scope(scope: int, valid: int, deals: int, kinds: int, as_of: int) -> bool:
    """Whether deal, kind and validity let a row in; region was decided by the range of rows."""
    deal = scope & 3
    kind = (scope >> KIND_SHIFT) & 127
    if deals != 0 and deal != 0 and deal & deals == 0:
        return False
    if kinds != 0 and kind != 0 and kind & kinds == 0:
        return False
    return valid == ABSENT or valid >= as_of


def finish(first: int, n: int, at: int, facts: Facts, want: Want, work: Work, out: Outcome, totals: Totals) -> None:
    """Verdict, score and counts of a block; its first row is `first`, its place in the outcome `at`."""
    counts, fails, sole, settles = totals.counts, totals.fails, totals.sole, totals.settles
    for j in range(n):
        if not in_scope(facts.scope[first + j], facts.valid[first + j], want.deal, want.kind, want.as_of):
            out.verdict[at + j] = OUT
            continue
        unmet, unknown = work.unmet[j], work.unknown[j]
        verdict = verdict_of(unmet, unknown, work.barred[j])
        out.verdict[at + j] = verdict
        out.unmet[at + j] = unmet
        out.unknown[at + j] = unknown
        out.score[at + j] = score(work.num[j], work.den[j])
        counts[verdict] += 1
        if verdict == MAY_FIT and unknown & (unknown - 1) == 0:
            settles[lowest(unknown)] += 1
        if unmet != 0 and unmet & (unmet - 1) == 0:
            sole[lowest(unmet)] += 1
        while unmet != 0:
            fails[lowest(unmet)] += 1
            unmet &= unmet - 1


def score(num: int, den: int) -> int:
    """floor(10 000·num / (255·den)); 10 000 where nothing is asked."""
    return 10_000 * num // (255 * den) if den > 0 else 10_000


def lowest(mask: int) -> int:
    """The number of the lowest bit of a mask that is not 0."""
    number = 0
    while mask >> number & 1 == 0:
        number += 1
    return number


def scan(
    start: int,
    stop: int,
    at: int,
    region_unknown: int,
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
    the rows state a region coarser than the wanted one, or none.
    """
    for first in range(start, stop, BLOCK):
        n = min(BLOCK, stop - first)
        for j in range(n):
            work.unmet[j] = work.unknown[j] = work.barred[j] = work.num[j] = work.den[j] = 0
        if region_unknown != 0:
            for j in range(n):
                work.answer[j] = UNKNOWN
            tally_ask(REGION, work.answer, n, want.hard, policy, work)
        for ask in asks:
            fill(ask, facts, want, policy, first, first + n, work.answer)
            tally_ask(ask, work.answer, n, want.hard, policy, work)
        if both != 0:
            fill_or_skip(RENT, want.rent, facts, want, policy, first, n, work.rent)
            fill_or_skip(SALE_PRICE, want.sale, facts, want, policy, first, n, work.sale)
            fill_or_skip(LAND_PRICE, want.land_price, facts, want, policy, first, n, work.land)
            choose_deal(n, want.hard, work)
            tally_ask(RENT, work.rent, n, want.hard, policy, work)
            tally_ask(SALE_PRICE, work.sale, n, want.hard, policy, work)
            tally_ask(LAND_PRICE, work.land, n, want.hard, policy, work)
        finish(first, n, at + first - start, facts, want, work, out, totals)


def fill_or_skip(
    ask: int, limit: int, facts: Facts, want: Want, policy: Policy, first: int, n: int, out: Column
) -> None:
    """The answers to a price ask, or NOT_ASKED where the requirement sets no limit."""
    if limit == ABSENT:
        for j in range(n):
            out[j] = NOT_ASKED
    else:
        fill(ask, facts, want, policy, first, first + n, out)
