"""Stated heights against required ones. Clear height never exceeds the others, so any of them below the limit refutes it."""

from luodi.matching.codes import ABSENT, MET, NOTHING, UNKNOWN, UNMET
from luodi.matching.curves import TOP, more_is_better, shortfall


def height_answer(
    clear: int, storey: int, eaves: int, unstated: int, ask_clear: int, ask_storey: int, ask_any: int
) -> int:
    """The asks for clear, storey and unspecified height combined: unmet before unknown before met."""
    status = MET
    if ask_clear != ABSENT:
        status = worse(status, clear_height(clear, storey, eaves, unstated, ask_clear))
    if ask_storey != ABSENT:
        status = worse(status, storey_height(clear, storey, eaves, unstated, ask_storey))
    if ask_any != ABSENT:
        status = worse(status, unstated_height(clear, storey, eaves, unstated, ask_any))
    return status


def clear_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """Clear height asked: a stated clear height decides; otherwise any upper bound below the limit refutes."""
    if clear != ABSENT:
        return MET if clear >= asked else UNMET
    below = ABSENT < storey < asked or ABSENT < eaves < asked or ABSENT < height < asked
    return UNMET if below else UNKNOWN


def storey_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """Storey height asked: storey, unspecified, then eaves height decides; a sufficient clear height also proves it."""
    known = first_stated(storey, height, eaves)
    if known != ABSENT:
        return MET if known >= asked else UNMET
    return MET if clear >= asked else UNKNOWN


def unstated_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """Height of an unspecified kind asked: clear, then unspecified height decides; storey or eaves below the limit refute."""
    known = first_stated(clear, height, ABSENT)
    if known != ABSENT:
        return MET if known >= asked else UNMET
    return UNMET if ABSENT < storey < asked or ABSENT < eaves < asked else UNKNOWN


def worse(one: int, other: int) -> int:
    """The worse of two statuses: unmet before unknown before met."""
    if one == UNMET or other == UNMET:
        return UNMET
    return UNKNOWN if one == UNKNOWN or other == UNKNOWN else MET


def first_stated(one: int, other: int, third: int) -> int:
    """The first of three values that is stated, else ABSENT."""
    if one != ABSENT:
        return one
    return other if other != ABSENT else third


def lowest_stated(one: int, other: int) -> int:
    """The lower of two values, either of which may be ABSENT."""
    if one == ABSENT or other == ABSENT:
        return max(one, other)
    return min(one, other)


def height_gap(clear: int, storey: int, eaves: int, height: int, ask_clear: int, ask_storey: int, ask_any: int) -> int:
    """The largest gap among unmet heights, measured at the refuting fact; of several bounds, at the lowest."""
    gap = 0
    if ask_clear != ABSENT:
        bound = lowest_stated(lowest_stated(storey, eaves), height)
        refuting = clear if clear != ABSENT else bound
        if ABSENT < refuting < ask_clear:
            gap = max(gap, shortfall(refuting, ask_clear))
    if ask_storey != ABSENT and storey_height(clear, storey, eaves, height, ask_storey) == UNMET:
        gap = max(gap, shortfall(first_stated(storey, height, eaves), ask_storey))
    if ask_any != ABSENT and unstated_height(clear, storey, eaves, height, ask_any) == UNMET:
        gap = max(gap, shortfall(first_stated(clear, height, lowest_stated(storey, eaves)), ask_any))
    return gap


def height_grade(
    clear: int,
    storey: int,
    eaves: int,
    height: int,
    ask_clear: int,
    ask_storey: int,
    ask_any: int,
    at: int,
    full: int,
) -> int:
    """The lowest grade among the required heights, each by the fact that met it."""
    grade = TOP
    if ask_clear != ABSENT:
        grade = min(grade, more_is_better(clear, ask_clear, at, full))
    if ask_storey != ABSENT:
        known = first_stated(storey, height, eaves)
        grade = min(grade, more_is_better(known if known != ABSENT else clear, ask_storey, at, full))
    if ask_any != ABSENT:
        grade = min(grade, more_is_better(first_stated(clear, height, ABSENT), ask_any, at, full))
    return grade


def height_missing(
    clear: int, storey: int, eaves: int, height: int, ask_clear: int, ask_storey: int, ask_any: int
) -> int:
    """The height of the kind asked (clear for an unspecified kind); NOTHING if two kinds are open."""
    is_clear = ask_clear != ABSENT and clear_height(clear, storey, eaves, height, ask_clear) == UNKNOWN
    is_any = ask_any != ABSENT and unstated_height(clear, storey, eaves, height, ask_any) == UNKNOWN
    is_storey = ask_storey != ABSENT and storey_height(clear, storey, eaves, height, ask_storey) == UNKNOWN
    if is_storey:
        return NOTHING if is_clear or is_any else 1
    return 0
