"""One short function per criterion: facts and limits in, an answer out (design section 5).

An answer is a utility from 0 to 255 where the ask is met, else UNMET, UNKNOWN, BARRED (see `_asks.py`). All values are
scaled integers of the dictionary (m² × 100, m × 1000 …), ABSENT where not stated. Restricted Python: the same lines
judge one pair plainly and, compiled, a whole index.
"""

from luodi.matching._asks import ABSENT, BARRED, UNKNOWN, UNMET
from luodi.matching._curves import TOP, ideal, less_is_better, more_is_better, mu_hundredths

# Tri-state booleans as facts: ABSENT, 0, 1.


def at_least(fact: int, limit: int, at_limit: int, full: int) -> int:
    """Floor load, power, lease term: fact ≥ limit."""
    if fact == ABSENT:
        return UNKNOWN
    return more_is_better(fact, limit, at_limit, full) if fact >= limit else UNMET


def boolean(fact: int) -> int:
    """Lift, dock, yard, gas, steam, sewer, assessment, deed."""
    if fact == ABSENT:
        return UNKNOWN
    return TOP if fact == 1 else UNMET


def area(whole: int, part: int, divisible: int, low: int, high: int, at_limit: int, full: int) -> int:
    """[low, high] against what the listing offers: [part, whole], (0, whole], [whole, whole] or not stated.

    Without a whole nothing is known, not even from the smallest part. Land passes part ABSENT.
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
    elif inside:
        meets = True
    else:
        return UNKNOWN
    return ideal(whole, high if high != ABSENT else low, at_limit, full) if meets else UNMET


def rent(low: int, high: int, budget: int, at_limit: int, full: int) -> int:
    """Upper end within → met, else lower end above → unmet, else unknown."""
    if high != ABSENT and high <= budget:
        return less_is_better(high, budget, at_limit, full)
    return UNMET if low > budget else UNKNOWN


def price(unit: int, total: int, per: int, limit: int, at_limit: int, full: int) -> int:
    """A unit price against a limit, else total·100 ≤ limit·per, where `per` is hundredths of m² or of mu."""
    if unit == ABSENT:
        if total == ABSENT or per <= 0:
            return UNKNOWN
        if total * 100 > limit * per:
            return UNMET
        unit = total * 100 // per
    return less_is_better(unit, limit, at_limit, full) if unit <= limit else UNMET


def clear_height(clear: int, storey: int, eaves: int, height: int, asked: int, at_limit: int, full: int) -> int:
    """Clear height asked: clear decides, else any upper bound below refutes."""
    if clear != ABSENT:
        return at_least(clear, asked, at_limit, full)
    below = ABSENT < storey < asked or ABSENT < eaves < asked or ABSENT < height < asked
    return UNMET if below else UNKNOWN


def storey_height(clear: int, storey: int, eaves: int, height: int, asked: int, at_limit: int, full: int) -> int:
    """Storey height asked: storey, unstated kind, eaves decide in this order; a clear height that suffices proves it."""
    for known in (storey, height, eaves):
        if known != ABSENT:
            return at_least(known, asked, at_limit, full)
    return at_least(clear, asked, at_limit, full) if clear >= asked else UNKNOWN


def unstated_height(clear: int, storey: int, eaves: int, height: int, asked: int, at_limit: int, full: int) -> int:
    """A height of unstated kind asked: clear, then unstated decide; storey or eaves below refute."""
    for known in (clear, height):
        if known != ABSENT:
            return at_least(known, asked, at_limit, full)
    return UNMET if ABSENT < storey < asked or ABSENT < eaves < asked else UNKNOWN


def worse(one: int, other: int) -> int:
    """Of two answers: unmet before unknown before the lower utility."""
    if one == UNMET or other == UNMET:
        return UNMET
    if one == UNKNOWN or other == UNKNOWN:
        return UNKNOWN
    return min(one, other)


def crane(has: int, tonnage: int, asked: int, at_limit: int, full: int) -> int:
    """A tonnage asked compares tonnages; a crane asked without one (asked ABSENT) is answered by either fact."""
    if asked != ABSENT:
        if tonnage != ABSENT:
            return at_least(tonnage, asked, at_limit, full)
        return UNMET if has == 0 else UNKNOWN
    if has == 1 or tonnage > 0:
        return TOP
    return UNMET if has == 0 or tonnage == 0 else UNKNOWN


def available(from_day: int, needed_by: int) -> int:
    """available_from ≤ needed_by."""
    if from_day == ABSENT:
        return UNKNOWN
    return TOP if from_day <= needed_by else UNMET


def hazard(accepted: int, category: int) -> int:
    """1 is A, the most dangerous: the listing must accept the same letter or an earlier one; else barred."""
    if accepted == ABSENT:
        return UNKNOWN
    return TOP if accepted <= category else BARRED


def per_mu(total: int, asked: int, wanted_land: int, land: int, at_limit: int, full: int) -> int:
    """The company's total over land in mu, wanted land before the listing's: total·100 ≥ asked·mu in hundredths."""
    used = wanted_land if wanted_land != ABSENT else land
    if used == ABSENT or total == ABSENT:
        return UNKNOWN
    mu = mu_hundredths(used)
    if mu == 0:
        return UNKNOWN
    return more_is_better(total * 100 // mu, asked, at_limit, full) if total * 100 >= asked * mu else UNMET
