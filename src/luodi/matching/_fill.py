"""One ask answered for a row, or for a run of rows in a loop of its own; what the ask means is in `_criteria.py`.

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


def area_answer(facts: Facts, j: int, low: int, high: int) -> int:
    """The building area on offer against an interval."""
    return area(facts.area[j], facts.part[j], flag(facts.flags[j], DIVISIBLE), low, high)


def land_answer(facts: Facts, j: int, low: int, high: int) -> int:
    """The land on offer against an interval; land has no smallest part."""
    return area(facts.land[j], ABSENT, flag(facts.flags[j], DIVISIBLE), low, high)


def height_answer(facts: Facts, j: int, clear: int, storey: int, unstated: int) -> int:
    """The heights stated against those asked."""
    return height(facts.clear[j], facts.storey[j], facts.eaves[j], facts.height[j], clear, storey, unstated)


def crane_answer(facts: Facts, j: int, tonnage: int) -> int:
    """The crane against a tonnage, ABSENT when any crane would do."""
    return crane(flag(facts.flags[j], HAS_CRANE), facts.crane[j], tonnage)


def lease_answer(facts: Facts, j: int, years: int) -> int:
    """The company's term against the shortest lease, where one is asked."""
    asked = facts.lease[facts.terms[j]]
    return at_least(years, asked) if asked != ABSENT else NOT_ASKED


def per_mu_answer(asks: Column, total: int, facts: Facts, j: int, want: Want) -> int:
    """Tax, investment or output per mu, where the listing's terms ask it."""
    asked = asks[facts.terms[j]]
    return NOT_ASKED if asked == ABSENT else per_mu(total, asked, want.land_low, facts.land[j])


def is_priced(facts: Facts, j: int, may: int, deal: int) -> bool:
    """Whether a deal is possible on both sides, so that its price is asked."""
    offered = facts.scope[j] & 3
    return may != 0 and (offered == 0 or offered & deal != 0)


def rent_answer(facts: Facts, j: int, may: int, budget: int) -> int:
    """The rent where renting is possible on both sides."""
    if not is_priced(facts, j, may, RENTING):
        return NOT_ASKED
    return rent(facts.rent_low[j], facts.rent_high[j], budget)


def sale_answer(facts: Facts, j: int, may: int, limit: int) -> int:
    """The price of a m² where selling is possible on both sides."""
    if not is_priced(facts, j, may, SELLING):
        return NOT_ASKED
    return price(facts.sale_unit[j], facts.sale_total[j], facts.area[j], limit)


def land_price_answer(facts: Facts, j: int, may: int, limit: int) -> int:
    """The price of a mu where selling is possible on both sides."""
    if not is_priced(facts, j, may, SELLING):
        return NOT_ASKED
    mu = mu_hundredths(facts.land[j]) if facts.land[j] != ABSENT else ABSENT
    return price(facts.land_price[j], facts.sale_total[j], mu, limit)


def deal_answer(facts: Facts, j: int) -> int:
    """Unknown where the deal is not stated: what is stated was decided by the scope."""
    return UNKNOWN if facts.scope[j] & 3 == 0 else NOT_ASKED


def kind_answer(facts: Facts, j: int) -> int:
    """Unknown where the kind is not stated: what is stated was decided by the scope."""
    return UNKNOWN if (facts.scope[j] >> KIND_SHIFT) & 127 == 0 else NOT_ASKED


def boolean_answer(facts: Facts, j: int, ask: int) -> int:
    """Lift, dock, yard, gas, steam, sewer, assessment, deed."""
    return boolean(flag(facts.flags[j], ask - FREIGHT_LIFT))


def hazard_answer(facts: Facts, j: int, category: int) -> int:
    """The letter that the listing accepts against the company's."""
    return hazard((facts.scope[j] >> HAZARD_SHIFT) & 7, category)


def answer_of(ask: int, facts: Facts, j: int, want: Want) -> int:
    """The answer of row j to one ask."""
    if ask == DEAL:
        return deal_answer(facts, j)
    if ask == KIND:
        return kind_answer(facts, j)
    if ask == AREA:
        return area_answer(facts, j, want.area_low, want.area_high)
    if ask == LAND_AREA:
        return land_answer(facts, j, want.land_low, want.land_high)
    if ask == RENT:
        return rent_answer(facts, j, want.may_rent, want.rent)
    if ask == SALE_PRICE:
        return sale_answer(facts, j, want.may_buy, want.sale)
    if ask == LAND_PRICE:
        return land_price_answer(facts, j, want.may_buy, want.land_price)
    if ask == HEIGHT:
        return height_answer(facts, j, want.clear, want.storey, want.height)
    if ask == FLOOR_LOAD:
        return at_least(facts.load[j], want.load)
    if ask == CRANE:
        return crane_answer(facts, j, want.crane)
    if ask == POWER:
        return at_least(facts.power[j], want.power)
    if ask == GROUND_FLOOR:
        return int(want.ground[facts.floors[j]])
    if ask == FLOORS:
        return int(want.floors[facts.floors[j]])
    if FREIGHT_LIFT <= ask <= TITLE_DEED:
        return boolean_answer(facts, j, ask)
    if ask == AVAILABLE:
        return available(facts.available[j], want.needed_by)
    if ask == LEASE_TERM:
        return lease_answer(facts, j, want.lease)
    if ask == HAZARD:
        return hazard_answer(facts, j, want.hazard)
    if ask == INDUSTRY:
        return int(want.industry[facts.industry[j]])
    if ask == TAX_PER_MU:
        return per_mu_answer(facts.tax, want.tax, facts, j, want)
    if ask == INVESTMENT_PER_MU:
        return per_mu_answer(facts.investment, want.investment, facts, j, want)
    return per_mu_answer(facts.output, want.output, facts, j, want)


def fill(ask: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """The answers to one ask of the n rows of a window, into out[0 : n]: `answer_of` with the choice outside the loop.

    Compilers turn a loop over one ask into vectors of rows; a choice in it would stop them.
    """
    if ask == DEAL:
        for j in range(n):
            out[j] = deal_answer(facts, j)
    elif ask == KIND:
        for j in range(n):
            out[j] = kind_answer(facts, j)
    elif ask == AREA:
        for j in range(n):
            out[j] = area_answer(facts, j, want.area_low, want.area_high)
    elif ask == LAND_AREA:
        for j in range(n):
            out[j] = land_answer(facts, j, want.land_low, want.land_high)
    elif ask == RENT:
        for j in range(n):
            out[j] = rent_answer(facts, j, want.may_rent, want.rent)
    elif ask == SALE_PRICE:
        for j in range(n):
            out[j] = sale_answer(facts, j, want.may_buy, want.sale)
    elif ask == LAND_PRICE:
        for j in range(n):
            out[j] = land_price_answer(facts, j, want.may_buy, want.land_price)
    elif ask == HEIGHT:
        for j in range(n):
            out[j] = height_answer(facts, j, want.clear, want.storey, want.height)
    elif ask == FLOOR_LOAD:
        for j in range(n):
            out[j] = at_least(facts.load[j], want.load)
    elif ask == CRANE:
        for j in range(n):
            out[j] = crane_answer(facts, j, want.crane)
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
            out[j] = boolean_answer(facts, j, ask)
    elif ask == AVAILABLE:
        for j in range(n):
            out[j] = available(facts.available[j], want.needed_by)
    elif ask == LEASE_TERM:
        for j in range(n):
            out[j] = lease_answer(facts, j, want.lease)
    elif ask == HAZARD:
        for j in range(n):
            out[j] = hazard_answer(facts, j, want.hazard)
    elif ask == INDUSTRY:
        for j in range(n):
            out[j] = want.industry[facts.industry[j]]
    else:
        fill_per_mu(ask, facts, want, n, out)


def fill_per_mu(ask: int, facts: Facts, want: Want, n: int, out: Column) -> None:
    """The answers to one figure per mu of the n rows of a window."""
    if ask == TAX_PER_MU:
        for j in range(n):
            out[j] = per_mu_answer(facts.tax, want.tax, facts, j, want)
    elif ask == INVESTMENT_PER_MU:
        for j in range(n):
            out[j] = per_mu_answer(facts.investment, want.investment, facts, j, want)
    else:
        for j in range(n):
            out[j] = per_mu_answer(facts.output, want.output, facts, j, want)
