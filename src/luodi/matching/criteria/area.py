"""Building area and land area: the required interval against what the listing offers."""

from luodi.matching.codes import ABSENT, MET, UNKNOWN, UNMET
from luodi.matching.curves import excess, ideal, shortfall


def area_answer(whole: int, part: int, divisible: int, low: int, high: int) -> int:
    """[low, high] against the listing's offer: [part, whole], (0, whole], [whole, whole] or not stated.

    Without a whole nothing is known, whatever the smallest part.
    """
    if whole == ABSENT:
        return UNKNOWN
    if whole < low:
        return UNMET
    inside = high == ABSENT or whole <= high
    if divisible == 0:
        meets = inside
    elif part != ABSENT:
        meets = part <= whole and (high == ABSENT or max(low, part) <= high)
    elif divisible == 1:
        meets = whole > 0 and high != 0 and (high == ABSENT or low <= high)
    else:
        return MET if inside else UNKNOWN
    return MET if meets else UNMET


def area_gap(whole: int, part: int, divisible: int, low: int, high: int) -> int:
    """The distance below the lower end; otherwise that of the smallest area on offer above the upper end."""
    if whole < low:
        return shortfall(whole, low)
    return excess(whole if divisible == 0 or part == ABSENT else part, high)


def area_grade(whole: int, _: int, __: int, low: int, high: int, at: int, full: int) -> int:
    """Best up to the upper end (or the lower one if there is no upper); a much larger whole scores less."""
    return ideal(whole, high if high != ABSENT else low, at, full)


def area_missing(whole: int, _: int, __: int, ___: int, ____: int) -> int:
    """The size itself; if stated (and larger than required), whether it can be divided."""
    return 0 if whole == ABSENT else 1


def land_area_answer(whole: int, divisible: int, low: int, high: int) -> int:
    """As for area; land has no smallest part."""
    return area_answer(whole, ABSENT, divisible, low, high)


def land_area_gap(whole: int, divisible: int, low: int, high: int) -> int:
    """As for area."""
    return area_gap(whole, ABSENT, divisible, low, high)


def land_area_grade(whole: int, _: int, low: int, high: int, at: int, full: int) -> int:
    """As for area."""
    return ideal(whole, high if high != ABSENT else low, at, full)


def land_area_missing(whole: int, _: int, __: int, ___: int) -> int:
    """As for area."""
    return 0 if whole == ABSENT else 1
