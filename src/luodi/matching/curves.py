"""Published curves and the relative gap, in whole numbers.

Restricted Python: integers, no None, no exceptions, so that the same lines run plain and compiled. Intake checks ranges,
so no product here overflows 64 bits.
"""

from luodi.matching.codes import ABSENT

TOP = 255
#: The published value of `full` for a flat curve.
FLAT = 100
MILLION = 1_000_000


def more_is_better(fact: int, limit: int, at_limit: int, full: int) -> int:
    """at_limit + (255 − at_limit)·(fact − limit) / (limit·(full − 100) %), at most 255; full is in per cent of the limit."""
    if limit <= 0:
        return TOP
    return min(TOP, at_limit + (TOP - at_limit) * (fact - limit) * 100 // (limit * (full - 100)))


def less_is_better(fact: int, limit: int, at_limit: int, full: int) -> int:
    """at_limit + (255 − at_limit)·(limit − fact) / (limit·(100 − full) %), at most 255."""
    if limit <= 0:
        return TOP
    return min(TOP, at_limit + (TOP - at_limit) * (limit - fact) * 100 // (limit * (100 - full)))


def ideal(fact: int, wanted: int, at_limit: int, full: int) -> int:
    """255 up to what is wanted, falling to at_limit where the fact is `full` per cent of it, never lower."""
    if wanted <= 0 or fact <= wanted:
        return TOP
    return max(at_limit, TOP - (TOP - at_limit) * (fact - wanted) * 100 // (wanted * (full - 100)))


def millionths(distance: int, limit: int) -> int:
    """floor(1 000 000·distance / limit), digit by digit so that no product overflows 64 bits; 1 000 000 without a limit.

    Capped at 1 000 times the limit.
    """
    if limit <= 0:
        return MILLION
    whole = distance // limit
    if whole >= 1000:
        return 1000 * MILLION
    rest = distance % limit
    for _ in range(6):
        rest *= 10
        whole = whole * 10 + rest // limit
        rest %= limit
    return whole


def shortfall(fact: int, limit: int) -> int:
    """(limit − fact) / limit; 1 without a fact."""
    return millionths(limit - fact, limit) if ABSENT < fact < limit else MILLION


def excess(fact: int, limit: int) -> int:
    """(fact − limit) / limit; 1 without a limit."""
    return millionths(fact - limit, limit) if fact > limit > ABSENT else MILLION


def mu_hundredths(land_m2_hundredths: int) -> int:
    """Land in hundredths of a mu: m² × 3/2000, two decimals, half up."""
    return (6 * land_m2_hundredths + 2000) // 4000
