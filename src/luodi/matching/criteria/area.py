"""Building area and land area: what is wanted, from the lower end to the upper, against what the listing offers."""

from luodi.matching.codes import ABSENT, MET, UNKNOWN, UNMET
from luodi.matching.curves import excess, ideal, shortfall


def area_answer(whole: int, part: int, divisible: int, low: int, high: int) -> int:
    """[low, high] against what the listing offers: [part, whole], (0, whole], [whole, whole] or not stated.

    Without a whole nothing is known, not even from the smallest part.
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
    """Below the lower end, else the smallest on offer above the upper end."""
    if whole < low:
        return shortfall(whole, low)
    return excess(whole if divisible == 0 or part == ABSENT else part, high)


def area_grade(whole: int, _: int, __: int, low: int, high: int, at: int, full: int) -> int:
    """Best up to the upper end (the lower one when no upper is asked); a far larger whole is a nuisance."""
    return ideal(whole, high if high != ABSENT else low, at, full)


def area_missing(whole: int, _: int, __: int, ___: int, ____: int) -> int:
    """The size itself; when it is stated (and larger than wanted), whether it can be divided."""
    return 0 if whole == ABSENT else 1


def land_area_answer(whole: int, divisible: int, low: int, high: int) -> int:
    """The same of land, which has no smallest part."""
    return area_answer(whole, ABSENT, divisible, low, high)


def land_area_gap(whole: int, divisible: int, low: int, high: int) -> int:
    """The same of land."""
    return area_gap(whole, ABSENT, divisible, low, high)


def land_area_grade(whole: int, _: int, low: int, high: int, at: int, full: int) -> int:
    """The same of land."""
    return ideal(whole, high if high != ABSENT else low, at, full)


def land_area_missing(whole: int, _: int, __: int, ___: int) -> int:
    """The same of land."""
    return 0 if whole == ABSENT else 1
