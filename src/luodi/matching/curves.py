"""Published curves and the relative gap, in whole numbers.

Restricted Python: integers, no None, no exceptions, so that the same lines run plain and compiled. Intake checks ranges,
so no product here overflows 64 bits.
"""

from luodi.matching.codes import ABSENT

TOP = 255
#: The published value of `full` for a flat curve.
FLAT = 100
MILLION = 1_000_000
#: The largest gap: 1 000 times the limit.
MOST_GAP = 1000 * MILLION
#: Distances below this times a million stay within 64 bits, beside a limit.
_SHORT = 8_000_000_000_000


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
    """1 000 000·distance / limit, rounded up; 1 000 000 without a limit, and never above MOST_GAP.

    Rounded up, it is at most 10 000·p exactly when the distance is at most p per cent of the limit. Digit by digit where a
    product would leave 64 bits.
    """
    if limit <= 0:
        return MILLION
    whole = distance // limit
    if whole >= MOST_GAP // MILLION:
        return MOST_GAP
    if distance < _SHORT:
        return (distance * MILLION + limit - 1) // limit
    rest = distance % limit
    for _ in range(6):
        rest *= 10
        whole = whole * 10 + rest // limit
        rest %= limit
    return whole + int(rest != 0)


def shortfall(fact: int, limit: int) -> int:
    """(limit − fact) / limit; 1 without a fact."""
    return millionths(limit - fact, limit) if ABSENT < fact < limit else MILLION


def excess(fact: int, limit: int) -> int:
    """(fact − limit) / limit; 1 without a limit."""
    return millionths(fact - limit, limit) if fact > limit > ABSENT else MILLION


def mu_hundredths(land_m2_hundredths: int) -> int:
    """Land in hundredths of a mu: m² × 3/2000, two decimals, half up."""
    return (6 * land_m2_hundredths + 2000) // 4000
