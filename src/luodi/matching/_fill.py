"""The loops that answer one ask for a run of rows; what the ask means is in `_criteria.py`.

Restricted Python over columns: lists when plain, arrays when compiled (`_engines.py`), the same lines either way.
"""

from luodi.matching import _asks
from luodi.matching._asks import ABSENT, NOT_ASKED, RENTING, SELLING, UNKNOWN
from luodi.matching._criteria import area, at_least, available, boolean, crane, hazard, height, per_mu, price, rent
from luodi.matching._curves import mu_hundredths
from luodi.matching._facts import DIVISIBLE, HAS_CRANE, HAZARD_SHIFT, KIND_SHIFT, Column, Facts, Want

DEAL = _asks.DEAL
KIND = _asks.KIND
AREA = _asks.AREA
LAND_AREA = _asks.LAND_AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
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


def flag(flags: int, place: int) -> int:
    """The boolean at a place of a `flags` word: −1, 0, 1."""
    return ((flags >> (2 * place)) & 3) - 1


def fill(ask: int, facts: Facts, want: Want, start: int, n: int, out: Column) -> None:
    """The answers to one ask of n rows from start, into out[0 : n]."""
    if ask == DEAL:
        for j in range(n):
            out[j] = UNKNOWN if facts.scope[start + j] & 3 == 0 else NOT_ASKED
    elif ask == KIND:
        for j in range(n):
            out[j] = UNKNOWN if (facts.scope[start + j] >> KIND_SHIFT) & 127 == 0 else NOT_ASKED
    elif ask == AREA:
        for j in range(n):
            divisible = flag(facts.flags[start + j], DIVISIBLE)
            out[j] = area(facts.area[start + j], facts.part[start + j], divisible, want.area_low, want.area_high)
    elif ask == LAND_AREA:
        for j in range(n):
            divisible = flag(facts.flags[start + j], DIVISIBLE)
            out[j] = area(facts.land[start + j], ABSENT, divisible, want.land_low, want.land_high)
    elif ask == HEIGHT:
        for j in range(n):
            clear, storey = facts.clear[start + j], facts.storey[start + j]
            eaves, unstated = facts.eaves[start + j], facts.height[start + j]
            out[j] = height(clear, storey, eaves, unstated, want.clear, want.storey, want.height)
    elif ask == FLOOR_LOAD:
        for j in range(n):
            out[j] = at_least(facts.load[start + j], want.load)
    elif ask == CRANE:
        for j in range(n):
            out[j] = crane(flag(facts.flags[start + j], HAS_CRANE), facts.crane[start + j], want.crane)
    elif ask == POWER:
        for j in range(n):
            out[j] = at_least(facts.power[start + j], want.power)
    elif ask == GROUND_FLOOR:
        for j in range(n):
            out[j] = want.ground[facts.floors[start + j]]
    elif ask == FLOORS:
        for j in range(n):
            out[j] = want.floors[facts.floors[start + j]]
    elif FREIGHT_LIFT <= ask <= TITLE_DEED:
        for j in range(n):
            out[j] = boolean(flag(facts.flags[start + j], ask - FREIGHT_LIFT))
    elif ask == AVAILABLE:
        for j in range(n):
            out[j] = available(facts.available[start + j], want.needed_by)
    elif ask == HAZARD:
        for j in range(n):
            out[j] = hazard((facts.scope[start + j] >> HAZARD_SHIFT) & 7, want.hazard)
    elif ask == INDUSTRY:
        for j in range(n):
            out[j] = want.industry[facts.industry[start + j]]
    elif ask == LEASE_TERM:
        for j in range(n):
            asked = facts.lease[facts.terms[start + j]]
            out[j] = at_least(want.lease, asked) if asked != ABSENT else NOT_ASKED
    elif ask == TAX_PER_MU:
        fill_per_mu(facts.tax, want.tax, facts, want, start, n, out)
    elif ask == INVESTMENT_PER_MU:
        fill_per_mu(facts.investment, want.investment, facts, want, start, n, out)
    elif ask == OUTPUT_PER_MU:
        fill_per_mu(facts.output, want.output, facts, want, start, n, out)
    else:
        fill_price(ask, facts, want, start, n, out)


def fill_per_mu(asks: Column, total: int, facts: Facts, want: Want, start: int, n: int, out: Column) -> None:
    """Tax, investment or output per mu, asked by the listing's terms."""
    for j in range(n):
        asked = asks[facts.terms[start + j]]
        out[j] = NOT_ASKED if asked == ABSENT else per_mu(total, asked, want.land_low, facts.land[start + j])


def fill_price(ask: int, facts: Facts, want: Want, start: int, n: int, out: Column) -> None:
    """Rent where renting is possible on both sides, sale and land price where selling is."""
    wanted = want.may_rent if ask == RENT else want.may_buy
    deal = RENTING if ask == RENT else SELLING
    for j in range(n):
        i = start + j
        offered = facts.scope[i] & 3
        if wanted == 0 or (offered != 0 and offered & deal == 0):
            out[j] = NOT_ASKED
        elif ask == RENT:
            out[j] = rent(facts.rent_low[i], facts.rent_high[i], want.rent)
        elif ask == SALE_PRICE:
            out[j] = price(facts.sale_unit[i], facts.sale_total[i], facts.area[i], want.sale)
        else:
            mu = mu_hundredths(facts.land[i]) if facts.land[i] != ABSENT else ABSENT
            out[j] = price(facts.land_price[i], facts.sale_total[i], mu, want.land_price)
