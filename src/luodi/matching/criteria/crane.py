"""Overhead cranes: whether there is one, and its tonnage."""

from luodi.matching.codes import ABSENT, MET, UNKNOWN, UNMET
from luodi.matching.curves import TOP, more_is_better, shortfall


def crane_answer(tonnage: int, has: int, asked: int) -> int:
    """A tonnage asked compares tonnages; a crane asked without one (asked ABSENT) is answered by either fact."""
    if asked != ABSENT:
        if tonnage != ABSENT:
            return MET if tonnage >= asked else UNMET
        return UNMET if has == 0 else UNKNOWN
    if has == 1 or tonnage > 0:
        return MET
    return UNMET if has == 0 or tonnage == 0 else UNKNOWN


def crane_gap(tonnage: int, _: int, asked: int) -> int:
    """(asked − tonnage) / asked; 1 without a tonnage."""
    return shortfall(tonnage, asked)


def crane_grade(tonnage: int, _: int, asked: int, at: int, full: int) -> int:
    """More is better; any crane is as good where no tonnage is asked."""
    return more_is_better(tonnage, asked, at, full) if asked != ABSENT else TOP


def crane_missing(_: int, __: int, asked: int) -> int:
    """Whether there is one; its tonnage where one is asked."""
    return 0 if asked == ABSENT else 1
