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


def window(facts: Facts, start: int, stop: int) -> Facts:
    """Rows start to stop, with the tables: loops that count from 0 over these are the ones compilers make fast."""
    return Facts(
        facts.area[start:stop],
        facts.part[start:stop],
        facts.land[start:stop],
        facts.rent_low[start:stop],
        facts.rent_high[start:stop],
        facts.sale_unit[start:stop],
        facts.sale_total[start:stop],
        facts.land_price[start:stop],
        facts.clear[start:stop],
        facts.storey[start:stop],
        facts.eaves[start:stop],
        facts.height[start:stop],
        facts.load[start:stop],
        facts.crane[start:stop],
        facts.power[start:stop],
        facts.scope[start:stop],
        facts.flags[start:stop],
        facts.valid[start:stop],
        facts.available[start:stop],
        facts.floors[start:stop],
        facts.industry[start:stop],
        facts.terms[start:stop],
        facts.lease,
        facts.tax,
        facts.investment,
        facts.output,
    )


def fill(ask: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """The answers to one ask of the n rows of a window, into out[0 : n]."""
    if ask == DEAL:
        for j in range(n):
            out[j] = UNKNOWN if facts.scope[j] & 3 == 0 else NOT_ASKED
    elif ask == KIND:
        for j in range(n):
            out[j] = UNKNOWN if (facts.scope[j] >> KIND_SHIFT) & 127 == 0 else NOT_ASKED
    elif ask == AREA:
        for j in range(n):
            divisible = flag(facts.flags[j], DIVISIBLE)
            out[j] = area(facts.area[j], facts.part[j], divisible, want.area_low, want.area_high)
    elif ask == LAND_AREA:
        for j in range(n):
            divisible = flag(facts.flags[j], DIVISIBLE)
            out[j] = area(facts.land[j], ABSENT, divisible, want.land_low, want.land_high)
    elif ask == HEIGHT:
        for j in range(n):
            clear, storey = facts.clear[j], facts.storey[j]
            eaves, unstated = facts.eaves[j], facts.height[j]
            out[j] = height(clear, storey, eaves, unstated, want.clear, want.storey, want.height)
    elif ask == FLOOR_LOAD:
        for j in range(n):
            out[j] = at_least(facts.load[j], want.load)
    elif ask == CRANE:
        for j in range(n):
            out[j] = crane(flag(facts.flags[j], HAS_CRANE), facts.crane[j], want.crane)
    elif ask == POWER:
        for j in range(n):
            out[j] = at_least(facts.power[j], want.power)
    elif ask == GROUND_FLOOR:
        for j in range(n):
            out[j] = want.ground[facts.floors[j]]
    elif ask == FLOORS:
        for j in range(n):
            out[j] = want.floors[facts.floors[j]]
    elif FREIGHT_LIFT <= ask <= TITLE_DEED:
        for j in range(n):
            out[j] = boolean(flag(facts.flags[j], ask - FREIGHT_LIFT))
    elif ask == AVAILABLE:
        for j in range(n):
            out[j] = available(facts.available[j], want.needed_by)
    elif ask == HAZARD:
        for j in range(n):
            out[j] = hazard((facts.scope[j] >> HAZARD_SHIFT) & 7, want.hazard)
    elif ask == INDUSTRY:
        for j in range(n):
            out[j] = want.industry[facts.industry[j]]
    elif ask == LEASE_TERM:
        for j in range(n):
            asked = facts.lease[facts.terms[j]]
            out[j] = at_least(want.lease, asked) if asked != ABSENT else NOT_ASKED
    elif ask == TAX_PER_MU:
        fill_per_mu(facts.tax, want.tax, facts, want, n, out)
    elif ask == INVESTMENT_PER_MU:
        fill_per_mu(facts.investment, want.investment, facts, want, n, out)
    elif ask == OUTPUT_PER_MU:
        fill_per_mu(facts.output, want.output, facts, want, n, out)
    else:
        fill_price(ask, facts, want, n, out)


def fill_per_mu(asks: Column, total: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """Tax, investment or output per mu, asked by the listing's terms."""
    for j in range(n):
        asked = asks[facts.terms[j]]
        out[j] = NOT_ASKED if asked == ABSENT else per_mu(total, asked, want.land_low, facts.land[j])


def fill_price(ask: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """Rent where renting is possible on both sides, sale and land price where selling is."""
    wanted = want.may_rent if ask == RENT else want.may_buy
    deal = RENTING if ask == RENT else SELLING
    for j in range(n):
        offered = facts.scope[j] & 3
        if wanted == 0 or (offered != 0 and offered & deal == 0):
            out[j] = NOT_ASKED
        elif ask == RENT:
            out[j] = rent(facts.rent_low[j], facts.rent_high[j], want.rent)
        elif ask == SALE_PRICE:
            out[j] = price(facts.sale_unit[j], facts.sale_total[j], facts.area[j], want.sale)
        else:
            mu = mu_hundredths(facts.land[j]) if facts.land[j] != ABSENT else ABSENT
            out[j] = price(facts.land_price[j], facts.sale_total[j], mu, want.land_price)
