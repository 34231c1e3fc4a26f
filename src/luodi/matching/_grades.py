"""The utility of a met ask, 0 to 255, by its published curve; statuses are `_criteria.py`'s.

Graded are only the rows that may be shown. What has no number is 255 when met. Restricted Python, like the criteria.
"""

from luodi.matching import _asks
from luodi.matching._asks import ABSENT
from luodi.matching._criteria import first_stated
from luodi.matching._curves import TOP, ideal, less_is_better, more_is_better, mu_hundredths
from luodi.matching._facts import Column, Facts, Want

AREA = _asks.AREA
LAND_AREA = _asks.LAND_AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HEIGHT = _asks.HEIGHT
FLOOR_LOAD = _asks.FLOOR_LOAD
CRANE = _asks.CRANE
POWER = _asks.POWER
LEASE_TERM = _asks.LEASE_TERM
TAX_PER_MU = _asks.TAX_PER_MU
INVESTMENT_PER_MU = _asks.INVESTMENT_PER_MU
OUTPUT_PER_MU = _asks.OUTPUT_PER_MU

#: What `full` is in the policy where the curve is flat.
FLAT = 100


def size_grade(whole: int, low: int, high: int, at: int, full: int) -> int:
    """Best up to the upper end (the lower one when no upper is asked); a far larger whole is a nuisance."""
    return ideal(whole, high if high != ABSENT else low, at, full)


def price_grade(unit: int, total: int, per: int, limit: int, at: int, full: int) -> int:
    """By the unit price, or the total over `per` hundredths."""
    return less_is_better(unit if unit != ABSENT else total * 100 // per, limit, at, full)


def height_grade(clear: int, storey: int, eaves: int, height: int, want: Want, at: int, full: int) -> int:
    """The lowest grade among the heights asked, each by the fact that met it."""
    grade = TOP
    if want.clear != ABSENT:
        grade = min(grade, more_is_better(clear, want.clear, at, full))
    if want.storey != ABSENT:
        known = first_stated(storey, height, eaves)
        grade = min(grade, more_is_better(known if known != ABSENT else clear, want.storey, at, full))
    if want.height != ABSENT:
        grade = min(grade, more_is_better(first_stated(clear, height, ABSENT), want.height, at, full))
    return grade


def per_mu_grade(total: int, asked: int, wanted_land: int, land: int, at: int, full: int) -> int:
    """By the company's figure per mu."""
    mu = mu_hundredths(wanted_land if wanted_land != ABSENT else land)
    return more_is_better(total * 100 // mu, asked, at, full)


def grade_of(ask: int, facts: Facts, i: int, want: Want, at: int, full: int) -> int:
    """The utility of one met ask of row i."""
    if ask == AREA:
        return size_grade(facts.area[i], want.area_low, want.area_high, at, full)
    if ask == LAND_AREA:
        return size_grade(facts.land[i], want.land_low, want.land_high, at, full)
    if ask == RENT:
        return less_is_better(facts.rent_high[i], want.rent, at, full)
    if ask == SALE_PRICE:
        return price_grade(facts.sale_unit[i], facts.sale_total[i], facts.area[i], want.sale, at, full)
    if ask == LAND_PRICE:
        mu = mu_hundredths(facts.land[i])
        return price_grade(facts.land_price[i], facts.sale_total[i], mu, want.land_price, at, full)
    if ask == HEIGHT:
        return height_grade(facts.clear[i], facts.storey[i], facts.eaves[i], facts.height[i], want, at, full)
    if ask == FLOOR_LOAD:
        return more_is_better(facts.load[i], want.load, at, full)
    if ask == CRANE and want.crane != ABSENT:
        return more_is_better(facts.crane[i], want.crane, at, full)
    if ask == POWER:
        return more_is_better(facts.power[i], want.power, at, full)
    if ask == LEASE_TERM:
        return more_is_better(want.lease, facts.lease[facts.terms[i]], at, full)
    if ask == TAX_PER_MU:
        return per_mu_grade(want.tax, facts.tax[facts.terms[i]], want.land_low, facts.land[i], at, full)
    if ask == INVESTMENT_PER_MU:
        return per_mu_grade(want.investment, facts.investment[facts.terms[i]], want.land_low, facts.land[i], at, full)
    if ask == OUTPUT_PER_MU:
        return per_mu_grade(want.output, facts.output[facts.terms[i]], want.land_low, facts.land[i], at, full)
    return TOP


def grade(ask: int, facts: Facts, want: Want, at: int, full: int, n: int, answers: Column) -> None:
    """Turns every met answer of a window into its utility. A flat curve (full 100) has nothing to work out."""
    if full == FLAT:
        for j in range(n):
            answers[j] = TOP if answers[j] >= 0 else answers[j]
        return
    for j in range(n):
        if answers[j] >= 0:
            answers[j] = grade_of(ask, facts, j, want, at, full)
