"""The kernel of watches: one listing against rows of saved requirements, ask by ask, only over rows still in question.

It is `_fill.py` and `_scan.py` seen from the other side: facts are scalars, limits are columns. What an ask means is
`_criteria.py`'s, what a verdict is `_scan.py`'s. Restricted Python over columns: lists when plain, arrays when compiled.
"""

from typing import NamedTuple

from luodi.matching import _asks
from luodi.matching._asks import ABSENT, BARRED, NO, NOT_ASKED, RENTING, SELLING, UNKNOWN, UNMET
from luodi.matching._criteria import area, at_least, available, crane, hazard, height, per_mu, price, rent
from luodi.matching._facts import HAZARD_SHIFT, KIND_SHIFT, Column
from luodi.matching._verdict import in_scope, verdict_of

AREA = _asks.AREA
LAND_AREA = _asks.LAND_AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HEIGHT = _asks.HEIGHT
FLOOR_LOAD = _asks.FLOOR_LOAD
CRANE = _asks.CRANE
POWER = _asks.POWER
FLOORS = _asks.FLOORS
AVAILABLE = _asks.AVAILABLE
LEASE_TERM = _asks.LEASE_TERM
HAZARD = _asks.HAZARD
INDUSTRY = _asks.INDUSTRY
TAX_PER_MU = _asks.TAX_PER_MU
INVESTMENT_PER_MU = _asks.INVESTMENT_PER_MU

#: Rows a block: what stays in the nearest cache.
BLOCK = 2048
#: Where `Needs.scope` tells which price asks are made: rent, sale price, land price.
PRICE_SHIFT = 12


class Offer(NamedTuple):
    """One listing as whole numbers. `unmet` and `unknown` are the asks that it answers alike whatever the limit.

    changed: the asks whose answer may differ from that before a change; every bit when the listing is new.
    """

    scope: int
    valid: int
    as_of: int
    changed: int
    unmet: int
    unknown: int
    area: int
    part: int
    divisible: int
    land: int
    mu: int
    rent_low: int
    rent_high: int
    sale_unit: int
    sale_total: int
    land_price: int
    clear: int
    storey: int
    eaves: int
    height: int
    load: int
    has_crane: int
    crane: int
    power: int
    available: int
    lease: int
    tax: int
    investment: int
    output: int


class Needs(NamedTuple):
    """Saved requirements as columns, one row a branch and wanted region.

    number: which requirement of the segment. scope: deal in bits 0–1, kind in 2–8, hazard letter in 9–11 (as in `Facts`),
    price asks from PRICE_SHIFT. hard: bits of the asks that are made and are not wishes. floors, trade: profile numbers.
    """

    number: Column
    scope: Column
    hard: Column
    area_low: Column
    area_high: Column
    land_low: Column
    land_high: Column
    rent: Column
    sale: Column
    land_price: Column
    clear: Column
    storey: Column
    height: Column
    load: Column
    crane: Column
    power: Column
    needed_by: Column
    lease: Column
    tax: Column
    investment: Column
    output: Column
    floors: Column
    trade: Column


class Desk(NamedTuple):
    """Scratch of one block: the rows still in question, their masks so far, and their answers to one ask."""

    row: Column
    unmet: Column
    unknown: Column
    answer: Column


def window(needs: Needs, start: int, stop: int) -> Needs:
    """Rows start to stop."""
    return Needs(
        needs.number[start:stop],
        needs.scope[start:stop],
        needs.hard[start:stop],
        needs.area_low[start:stop],
        needs.area_high[start:stop],
        needs.land_low[start:stop],
        needs.land_high[start:stop],
        needs.rent[start:stop],
        needs.sale[start:stop],
        needs.land_price[start:stop],
        needs.clear[start:stop],
        needs.storey[start:stop],
        needs.height[start:stop],
        needs.load[start:stop],
        needs.crane[start:stop],
        needs.power[start:stop],
        needs.needed_by[start:stop],
        needs.lease[start:stop],
        needs.tax[start:stop],
        needs.investment[start:stop],
        needs.output[start:stop],
        needs.floors[start:stop],
        needs.trade[start:stop],
    )


def begin(n: int, region: int, offer: Offer, needs: Needs, asked: Column, desk: Desk, best: Column) -> int:
    """Puts the rows in scope on the desk, unless what the listing answers alike already refuses them; how many.

    `region` is the bit of an unknown region, or 0. Requirements that ask nothing of what changed are passed over; every
    other row in scope is at least a `no`.
    """
    left = 0
    for j in range(n):
        scope, number = needs.scope[j], needs.number[j]
        is_touched = asked[number] & offer.changed != 0
        if is_touched and in_scope(offer.scope, offer.valid, scope & 3, (scope >> KIND_SHIFT) & 127, offer.as_of):
            hard = needs.hard[j]
            best[number] = min(best[number], NO)
            desk.row[left] = j
            desk.unmet[left] = hard & offer.unmet
            desk.unknown[left] = hard & (offer.unknown | region)
            left += int(verdict_of(hard & offer.unmet, 0, 0) != NO)
    return left


def narrow(ask: int, left: int, needs: Needs, desk: Desk) -> int:
    """Adds the answers to one ask, and keeps the rows that are not refused yet; how many."""
    kept = 0
    for p in range(left):
        j, answer = desk.row[p], desk.answer[p]
        is_hard = (needs.hard[j] >> ask) & 1
        is_barred = is_hard * int(answer == BARRED)
        unmet = desk.unmet[p] | (is_hard * int(answer == UNMET) | is_barred) << ask
        desk.row[kept] = j
        desk.unmet[kept] = unmet
        desk.unknown[kept] = desk.unknown[p] | (is_hard * int(answer == UNKNOWN)) << ask
        kept += int(verdict_of(unmet, 0, is_barred) != NO)
    return kept


def fill_answers(
    ask: int, left: int, offer: Offer, needs: Needs, floors: Column, trades: Column, rows: Column, out: Column
) -> None:
    """The answers to one ask of the rows on the desk. What the listing asks is in `asks` only when it does."""
    if ask == AREA:
        for p in range(left):
            low, high = needs.area_low[rows[p]], needs.area_high[rows[p]]
            out[p] = area(offer.area, offer.part, offer.divisible, low, high)
    elif ask == LAND_AREA:
        for p in range(left):
            low, high = needs.land_low[rows[p]], needs.land_high[rows[p]]
            out[p] = area(offer.land, ABSENT, offer.divisible, low, high)
    elif ask == HEIGHT:
        for p in range(left):
            j = rows[p]
            asked = needs.clear[j], needs.storey[j], needs.height[j]
            out[p] = height(offer.clear, offer.storey, offer.eaves, offer.height, asked[0], asked[1], asked[2])
    elif ask == FLOOR_LOAD:
        for p in range(left):
            out[p] = at_least(offer.load, needs.load[rows[p]])
    elif ask == CRANE:
        for p in range(left):
            out[p] = crane(offer.has_crane, offer.crane, needs.crane[rows[p]])
    elif ask == POWER:
        for p in range(left):
            out[p] = at_least(offer.power, needs.power[rows[p]])
    elif ask == FLOORS:
        for p in range(left):
            out[p] = floors[needs.floors[rows[p]]]
    elif ask == AVAILABLE:
        for p in range(left):
            out[p] = available(offer.available, needs.needed_by[rows[p]])
    elif ask == HAZARD:
        for p in range(left):
            out[p] = hazard((offer.scope >> HAZARD_SHIFT) & 7, (needs.scope[rows[p]] >> HAZARD_SHIFT) & 7)
    elif ask == INDUSTRY:
        for p in range(left):
            out[p] = trades[needs.trade[rows[p]]]
    elif ask == LEASE_TERM:
        for p in range(left):
            out[p] = at_least(needs.lease[rows[p]], offer.lease)
    elif ask == TAX_PER_MU:
        fill_per_mu(left, needs.tax, offer.tax, offer, needs, rows, out)
    elif ask == INVESTMENT_PER_MU:
        fill_per_mu(left, needs.investment, offer.investment, offer, needs, rows, out)
    else:
        fill_per_mu(left, needs.output, offer.output, offer, needs, rows, out)


def fill_per_mu(left: int, totals: Column, asked: int, offer: Offer, needs: Needs, rows: Column, out: Column) -> None:
    """Tax, investment or output per mu, asked by the listing."""
    for p in range(left):
        out[p] = per_mu(totals[rows[p]], asked, needs.land_low[rows[p]], offer.land)


def settle(left: int, offer: Offer, needs: Needs, desk: Desk, best: Column) -> None:
    """The price asks of the rows left, and their verdicts; where renting and buying are both limited, the better one's."""
    offered = offer.scope & 3
    lets, sells = int(offered == 0 or offered & RENTING != 0), int(offered == 0 or offered & SELLING != 0)
    for p in range(left):
        j, unmet, unknown = desk.row[p], desk.unmet[p], desk.unknown[p]
        number, hard, priced = needs.number[j], needs.hard[j], needs.scope[j] >> PRICE_SHIFT
        r = rent(offer.rent_low, offer.rent_high, needs.rent[j]) if lets * (priced & 1) != 0 else NOT_ASKED
        s, m = NOT_ASKED, NOT_ASKED
        if sells * (priced & 2) != 0:
            s = price(offer.sale_unit, offer.sale_total, offer.area, needs.sale[j])
        if sells * (priced & 4) != 0:
            m = price(offer.land_price, offer.sale_total, offer.mu, needs.land_price[j])
        rented = with_price(RENT, r, hard, UNMET), with_price(RENT, r, hard, UNKNOWN)
        sold = with_price(SALE_PRICE, s, hard, UNMET), with_price(SALE_PRICE, s, hard, UNKNOWN)
        land = with_price(LAND_PRICE, m, hard, UNMET), with_price(LAND_PRICE, m, hard, UNKNOWN)
        if r != NOT_ASKED and (s != NOT_ASKED or m != NOT_ASKED):
            as_tenant = verdict_of(unmet | rented[0], unknown | rented[1], 0)
            as_buyer = verdict_of(unmet | sold[0] | land[0], unknown | sold[1] | land[1], 0)
            verdict = min(as_tenant, as_buyer)
        else:
            verdict = verdict_of(unmet | rented[0] | sold[0] | land[0], unknown | rented[1] | sold[1] | land[1], 0)
        best[number] = min(best[number], verdict)


def with_price(ask: int, answer: int, hard: int, status: int) -> int:
    """The bit of a hard price ask whose answer has this status, else 0."""
    return (((hard >> ask) & 1) * int(answer == status)) << ask


def judge_rows(
    starts: Column,
    stops: Column,
    regions: Column,
    asks: Column,
    offer: Offer,
    needs: Needs,
    asked: Column,
    floors: Column,
    trades: Column,
    desk: Desk,
    best: Column,
) -> None:
    """Lowers `best`, one verdict a requirement (OUT at first), to that of its best row among some ranges of rows.

    `regions` is, per range, the bit of an unknown region or 0. `asks` are those whose answer depends on the row, prices
    apart, the most selective first. `asked` is, per requirement, the hard asks of all its rows, or 0 to pass it over. `floors` and `trades` are the listing's answers to the rows' profiles.
    """
    for r in range(len(starts)):
        for first in range(starts[r], stops[r], BLOCK):
            n = min(BLOCK, stops[r] - first)
            rows = window(needs, first, first + n)
            left = begin(n, regions[r], offer, rows, asked, desk, best)
            for ask in asks:
                fill_answers(ask, left, offer, rows, floors, trades, desk.row, desk.answer)
                left = narrow(ask, left, rows, desk)
            settle(left, offer, rows, desk, best)
