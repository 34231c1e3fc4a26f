"""How far an unmet fact is from its limit, in millionths of the limit: the near misses are ordered by the largest.

gap = floor(1 000 000·|fact − limit| / limit), at most 1 000 times the limit. Heights: the fact that refuted, of several
bounds the lowest; of several heights asked the largest gap. Days late count by the year (365 days are 1). A miss of a
boolean or a set, and every miss that has no number, counts 1. Restricted Python, like the criteria.
"""

from luodi.matching import _asks
from luodi.matching._asks import ABSENT, UNMET
from luodi.matching._criteria import first_stated, storey_height, unstated_height
from luodi.matching._curves import MILLION, millionths, mu_hundredths
from luodi.matching._facts import DIVISIBLE, Facts, Want
from luodi.matching._fill import flag

AREA = _asks.AREA
LAND_AREA = _asks.LAND_AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HEIGHT = _asks.HEIGHT
FLOOR_LOAD = _asks.FLOOR_LOAD
CRANE = _asks.CRANE
POWER = _asks.POWER
AVAILABLE = _asks.AVAILABLE
LEASE_TERM = _asks.LEASE_TERM
TAX_PER_MU = _asks.TAX_PER_MU
INVESTMENT_PER_MU = _asks.INVESTMENT_PER_MU
OUTPUT_PER_MU = _asks.OUTPUT_PER_MU


def shortfall(fact: int, limit: int) -> int:
    """(limit − fact) / limit; 1 without a fact."""
    return millionths(limit - fact, limit) if ABSENT < fact < limit else MILLION


def excess(fact: int, limit: int) -> int:
    """(fact − limit) / limit; 1 without a limit."""
    return millionths(fact - limit, limit) if fact > limit > ABSENT else MILLION


def area_gap(whole: int, part: int, divisible: int, low: int, high: int) -> int:
    """Below the lower end, else the smallest on offer above the upper end."""
    if whole < low:
        return shortfall(whole, low)
    return excess(whole if divisible == 0 or part == ABSENT else part, high)


def price_gap(unit: int, total: int, per: int, limit: int) -> int:
    """(unit − limit) / limit, of a total over `per` without rounding."""
    if unit != ABSENT:
        return excess(unit, limit)
    return excess(total * 100, limit * per)


def lowest_stated(one: int, other: int) -> int:
    """The lower of two values that may be ABSENT."""
    if one == ABSENT or other == ABSENT:
        return max(one, other)
    return min(one, other)


def height_gap(clear: int, storey: int, eaves: int, height: int, want: Want) -> int:
    """The largest gap among the heights asked and not met."""
    gap = 0
    if want.clear != ABSENT:
        bound = lowest_stated(lowest_stated(storey, eaves), height)
        refuting = clear if clear != ABSENT else bound
        if ABSENT < refuting < want.clear:
            gap = max(gap, shortfall(refuting, want.clear))
    if want.storey != ABSENT and storey_height(clear, storey, eaves, height, want.storey) == UNMET:
        gap = max(gap, shortfall(first_stated(storey, height, eaves), want.storey))
    if want.height != ABSENT and unstated_height(clear, storey, eaves, height, want.height) == UNMET:
        gap = max(gap, shortfall(first_stated(clear, height, lowest_stated(storey, eaves)), want.height))
    return gap


def per_mu_gap(total: int, asked: int, wanted_land: int, land: int) -> int:
    """(asked·mu − total) / (asked·mu)."""
    mu = mu_hundredths(wanted_land if wanted_land != ABSENT else land)
    return shortfall(total * 100, asked * mu)


def gap_of(ask: int, facts: Facts, i: int, want: Want) -> int:
    """The gap of one unmet ask of row i."""
    terms = facts.terms[i]
    if ask == AREA:
        divisible = flag(facts.flags[i], DIVISIBLE)
        return area_gap(facts.area[i], facts.part[i], divisible, want.area_low, want.area_high)
    if ask == LAND_AREA:
        return area_gap(facts.land[i], ABSENT, flag(facts.flags[i], DIVISIBLE), want.land_low, want.land_high)
    if ask == RENT:
        return excess(facts.rent_low[i], want.rent)
    if ask == SALE_PRICE:
        return price_gap(facts.sale_unit[i], facts.sale_total[i], facts.area[i], want.sale)
    if ask == LAND_PRICE:
        return price_gap(facts.land_price[i], facts.sale_total[i], mu_hundredths(facts.land[i]), want.land_price)
    if ask == HEIGHT:
        return height_gap(facts.clear[i], facts.storey[i], facts.eaves[i], facts.height[i], want)
    if ask == FLOOR_LOAD:
        return shortfall(facts.load[i], want.load)
    if ask == CRANE:
        return shortfall(facts.crane[i], want.crane)
    if ask == POWER:
        return shortfall(facts.power[i], want.power)
    if ask == AVAILABLE:
        return millionths(facts.available[i] - want.needed_by, 365)
    if ask == LEASE_TERM:
        return shortfall(want.lease, facts.lease[terms])
    if ask == TAX_PER_MU:
        return per_mu_gap(want.tax, facts.tax[terms], want.land_low, facts.land[i])
    if ask == INVESTMENT_PER_MU:
        return per_mu_gap(want.investment, facts.investment[terms], want.land_low, facts.land[i])
    if ask == OUTPUT_PER_MU:
        return per_mu_gap(want.output, facts.output[terms], want.land_low, facts.land[i])
    return MILLION


def largest_gap(unmet: int, facts: Facts, i: int, want: Want) -> int:
    """The largest gap among the asks of a mask, 0 for none."""
    gap, ask = 0, 0
    while unmet != 0:
        if unmet & 1 != 0:
            gap = max(gap, gap_of(ask, facts, i, want))
        unmet >>= 1
        ask += 1
    return gap
