"""Overhead cranes: presence and tonnage."""

from luodi.matching.codes import ABSENT, MET, UNKNOWN, UNMET
from luodi.matching.curves import TOP, more_is_better, shortfall


def crane_answer(tonnage: int, has: int, asked: int) -> int:
    """A required tonnage is compared with the stated one; without one (`asked` ABSENT), either fact answers."""
    if asked != ABSENT:
        if tonnage != ABSENT:
            return MET if tonnage >= asked else UNMET
        return UNMET if has == 0 else UNKNOWN
    if has == 1 or tonnage > 0:
        return MET
    return UNMET if has == 0 or tonnage == 0 else UNKNOWN


def crane_gap(tonnage: int, _: int, asked: int) -> int:
    """(asked − tonnage) / asked; 1 if no tonnage is stated."""
    return shortfall(tonnage, asked)


def crane_grade(tonnage: int, _: int, asked: int, at: int, full: int) -> int:
    """More is better; any crane gets the top grade if no tonnage is required."""
    return more_is_better(tonnage, asked, at, full) if asked != ABSENT else TOP


def crane_missing(_: int, __: int, asked: int) -> int:
    """Whether there is a crane; its tonnage if one is required."""
    return 0 if asked == ABSENT else 1
