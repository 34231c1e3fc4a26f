"""The watch kernel: one listing against rows of saved requirements, ask by ask, dropping rows as they are refused.

It mirrors `kernel/scan.py`: here facts are scalars and limits are columns. Asks mean what `criteria/` says, verdicts what
`kernel/verdict.py` says. Restricted Python over columns: lists when plain, arrays when compiled.
"""

from luodi.matching.asks import LAND_PRICE, RENT, SALE_PRICE
from luodi.matching.codes import BARRED, NO, NOT_ASKED, RENTING, SELLING, UNKNOWN, UNMET
from luodi.matching.columns import KIND_SHIFT, Column
from luodi.matching.criteria.price import (
    land_price_answer,
    land_price_gap,
    rent_answer,
    rent_gap,
    sale_price_answer,
    sale_price_gap,
)
from luodi.matching.kernel.verdict import in_scope, verdict_of
from luodi.matching.watch.columns import PRICE_SHIFT, Desk, Needs, Offer
from luodi.matching.watch.dispatch import fill_answers, gap_of, window

#: Rows per block, sized to stay in the L1 cache.
BLOCK = 2048


def begin(
    n: int, region: int, offer: Offer, needs: Needs, asked: Column, excluded: Column, desk: Desk, best: Column
) -> int:
    """Puts the rows in scope on the desk, except those refused whatever their limits, and returns how many.

    `region` is the bit of an unknown region, or 0; so is `excluded` per set of excluded regions, −1 if the listing lies in
    one of them. Requirements that ask about nothing that changed are skipped; every
    other row in scope is at least a `no`.
    """
    left = 0
    for j in range(n):
        scope, number = needs.scope[j], needs.number[j]
        kept_out = excluded[needs.regions_excluded[j]]
        is_touched = kept_out >= 0 and asked[number] & offer.changed != 0
        if is_touched and in_scope(offer.scope, offer.valid_until, scope & 3, (scope >> KIND_SHIFT) & 127, offer.as_of):
            hard = needs.hard[j]
            best[number] = min(best[number], NO)
            desk.row[left] = j
            desk.unmet[left] = hard & offer.unmet
            desk.unknown[left] = hard & (offer.unknown | region | kept_out)
            left += int(verdict_of(hard & offer.unmet, 0, 0) != NO)
    return left


def narrow(ask: int, left: int, offer: Offer, needs: Needs, near: Column, desk: Desk) -> int:
    """Adds the answers to one ask, keeps the rows not yet refused, and returns how many."""
    kept = 0
    for p in range(left):
        j, answer = desk.row[p], desk.answer[p]
        is_hard = (needs.hard[j] >> ask) & 1
        is_far = answer == UNMET and is_hard != 0 and gap_of(ask, p, offer, needs, desk.row) > near[ask]
        is_barred = is_hard * int(answer == BARRED or is_far)
        unmet = desk.unmet[p] | (is_hard * int(answer == UNMET) | is_barred) << ask
        desk.row[kept] = j
        desk.unmet[kept] = unmet
        desk.unknown[kept] = desk.unknown[p] | (is_hard * int(answer == UNKNOWN)) << ask
        kept += int(verdict_of(unmet, 0, is_barred) != NO)
    return kept


def settle(left: int, offer: Offer, needs: Needs, near: Column, desk: Desk, best: Column) -> None:
    """Applies the price asks to the remaining rows and records their verdicts; with both deals limited, the better one."""
    offered = offer.scope & 3
    lets, sells = int(offered == 0 or offered & RENTING != 0), int(offered == 0 or offered & SELLING != 0)
    for p in range(left):
        j, unmet, unknown = desk.row[p], desk.unmet[p], desk.unknown[p]
        number, hard, priced = needs.number[j], needs.hard[j], needs.scope[j] >> PRICE_SHIFT
        r, s, m = NOT_ASKED, NOT_ASKED, NOT_ASKED
        far_rent, far_sale = 0, 0
        if lets * (priced & 1) != 0:
            limit = needs.rent_max_cny_m2_month[j]
            r = rent_answer(offer.rent_min_cny_m2_month, offer.rent_max_cny_m2_month, limit)
            if with_price(RENT, r, hard, UNMET) != 0:
                gap = rent_gap(offer.rent_min_cny_m2_month, offer.rent_max_cny_m2_month, limit)
                far_rent = int(gap > near[RENT])
        if sells * (priced & 2) != 0:
            limit = needs.sale_price_max_cny_m2[j]
            s = sale_price_answer(offer.sale_price_cny_m2, offer.sale_price_cny, offer.area_m2, limit)
            if with_price(SALE_PRICE, s, hard, UNMET) != 0:
                gap = sale_price_gap(offer.sale_price_cny_m2, offer.sale_price_cny, offer.area_m2, limit)
                far_sale = int(gap > near[SALE_PRICE])
        if sells * (priced & 4) != 0:
            limit = needs.land_price_max_cny_mu[j]
            m = land_price_answer(offer.land_price_cny_mu, offer.sale_price_cny, offer.land_area_m2, limit)
            if with_price(LAND_PRICE, m, hard, UNMET) != 0:
                gap = land_price_gap(offer.land_price_cny_mu, offer.sale_price_cny, offer.land_area_m2, limit)
                far_sale |= int(gap > near[LAND_PRICE])
        rented = with_price(RENT, r, hard, UNMET), with_price(RENT, r, hard, UNKNOWN)
        sold = with_price(SALE_PRICE, s, hard, UNMET), with_price(SALE_PRICE, s, hard, UNKNOWN)
        land = with_price(LAND_PRICE, m, hard, UNMET), with_price(LAND_PRICE, m, hard, UNKNOWN)
        if r != NOT_ASKED and (s != NOT_ASKED or m != NOT_ASKED):
            as_tenant = verdict_of(unmet | rented[0], unknown | rented[1], far_rent)
            as_buyer = verdict_of(unmet | sold[0] | land[0], unknown | sold[1] | land[1], far_sale)
            verdict = min(as_tenant, as_buyer)
        else:
            failed, waiting = unmet | rented[0] | sold[0] | land[0], unknown | rented[1] | sold[1] | land[1]
            verdict = verdict_of(failed, waiting, far_rent | far_sale)
        best[number] = min(best[number], verdict)


def with_price(ask: int, answer: int, hard: int, status: int) -> int:
    """The bit of a price ask if it is hard and its answer has this status, else 0."""
    return (((hard >> ask) & 1) * int(answer == status)) << ask


def judge_rows(
    starts: Column,
    stops: Column,
    regions: Column,
    asks: Column,
    offer: Offer,
    needs: Needs,
    asked: Column,
    floors_excluded: Column,
    industry_codes: Column,
    regions_excluded: Column,
    near: Column,
    desk: Desk,
    best: Column,
) -> None:
    """Lowers `best`, the verdict per requirement (initially OUT), to that of its best row within the ranges.

    regions: per range, the bit of an unknown region or 0. asks: those whose answer depends on the row, except prices, the
    most selective first. asked: per requirement, the hard asks of all its rows, or 0 to skip it. floors_excluded,
    industry_codes, regions_excluded: the listing's answers to the rows' profiles. near: per ask, the largest gap of a near miss.
    """
    for r in range(len(starts)):
        for first in range(starts[r], stops[r], BLOCK):
            n = min(BLOCK, stops[r] - first)
            rows = window(needs, first, first + n)
            left = begin(n, regions[r], offer, rows, asked, regions_excluded, desk, best)
            for ask in asks:
                fill_answers(ask, left, offer, rows, floors_excluded, industry_codes, desk.row, desk.answer)
                left = narrow(ask, left, offer, rows, near, desk)
            settle(left, offer, rows, near, desk, best)
