"""One short function per criterion: facts and limits in, a status out (design section 5).

A status is MET, UNMET, UNKNOWN or BARRED (see `_asks.py`). All values are scaled integers of the dictionary (m² × 100,
m × 1000 …), ABSENT where not stated. Restricted Python (integers, no None, no exceptions): the same lines judge one
pair plainly and, compiled, a whole index. Ranges are checked at intake, so no product here leaves 64 bits.
"""

from luodi.matching._asks import ABSENT, BARRED, MET, UNKNOWN, UNMET
from luodi.matching._curves import mu_hundredths

# Tri-state booleans as facts: ABSENT, 0, 1.


def at_least(fact: int, limit: int) -> int:
    """Floor load, power, lease term: fact ≥ limit."""
    if fact == ABSENT:
        return UNKNOWN
    return MET if fact >= limit else UNMET


def boolean(fact: int) -> int:
    """Lift, dock, yard, gas, steam, sewer, assessment, deed."""
    if fact == ABSENT:
        return UNKNOWN
    return MET if fact == 1 else UNMET


def area(whole: int, part: int, divisible: int, low: int, high: int) -> int:
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
    else:
        return MET if inside else UNKNOWN
    return MET if meets else UNMET


def rent(low: int, high: int, budget: int) -> int:
    """Upper end within → met, else lower end above → unmet, else unknown."""
    if high != ABSENT and high <= budget:
        return MET
    return UNMET if low > budget else UNKNOWN


def price(unit: int, total: int, per: int, limit: int) -> int:
    """A unit price against a limit, else total·100 ≤ limit·per, where `per` is hundredths of m² or of mu."""
    if unit != ABSENT:
        return MET if unit <= limit else UNMET
    if total == ABSENT or per <= 0:
        return UNKNOWN
    return MET if total * 100 <= limit * per else UNMET


def clear_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """Clear height asked: clear decides, else any upper bound below refutes."""
    if clear != ABSENT:
        return MET if clear >= asked else UNMET
    below = ABSENT < storey < asked or ABSENT < eaves < asked or ABSENT < height < asked
    return UNMET if below else UNKNOWN


def storey_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """Storey height asked: storey, unstated kind, eaves decide in this order; a clear height that suffices proves it."""
    known = first_stated(storey, height, eaves)
    if known != ABSENT:
        return MET if known >= asked else UNMET
    return MET if clear >= asked else UNKNOWN


def unstated_height(clear: int, storey: int, eaves: int, height: int, asked: int) -> int:
    """A height of unstated kind asked: clear, then unstated decide; storey or eaves below refute."""
    known = first_stated(clear, height, ABSENT)
    if known != ABSENT:
        return MET if known >= asked else UNMET
    return UNMET if ABSENT < storey < asked or ABSENT < eaves < asked else UNKNOWN


def height(clear: int, storey: int, eaves: int, unstated: int, ask_clear: int, ask_storey: int, ask_any: int) -> int:
    """The asks for clear, storey and unstated height as one: unmet before unknown before met."""
    found = MET
    if ask_clear != ABSENT:
        found = worse(found, clear_height(clear, storey, eaves, unstated, ask_clear))
    if ask_storey != ABSENT:
        found = worse(found, storey_height(clear, storey, eaves, unstated, ask_storey))
    if ask_any != ABSENT:
        found = worse(found, unstated_height(clear, storey, eaves, unstated, ask_any))
    return found


def worse(one: int, other: int) -> int:
    """Of two statuses: unmet before unknown before met."""
    if one == UNMET or other == UNMET:
        return UNMET
    return UNKNOWN if one == UNKNOWN or other == UNKNOWN else MET


def first_stated(one: int, other: int, third: int) -> int:
    """The first of three that is stated, else ABSENT."""
    if one != ABSENT:
        return one
    return other if other != ABSENT else third


def crane(has: int, tonnage: int, asked: int) -> int:
    """A tonnage asked compares tonnages; a crane asked without one (asked ABSENT) is answered by either fact."""
    if asked != ABSENT:
        if tonnage != ABSENT:
            return MET if tonnage >= asked else UNMET
        return UNMET if has == 0 else UNKNOWN
    if has == 1 or tonnage > 0:
        return MET
    return UNMET if has == 0 or tonnage == 0 else UNKNOWN


def available(from_day: int, needed_by: int) -> int:
    """available_from ≤ needed_by."""
    if from_day == ABSENT:
        return UNKNOWN
    return MET if from_day <= needed_by else UNMET


def hazard(accepted: int, category: int) -> int:
    """1 is A, the most dangerous: the listing must accept the same letter or an earlier one; else barred. 0: unknown."""
    if accepted == 0:
        return UNKNOWN
    return MET if accepted <= category else BARRED


def per_mu(total: int, asked: int, wanted_land: int, land: int) -> int:
    """The company's total over land in mu, wanted land before the listing's: total·100 ≥ asked·mu in hundredths."""
    used = wanted_land if wanted_land != ABSENT else land
    if used == ABSENT or total == ABSENT:
        return UNKNOWN
    mu = mu_hundredths(used)
    if mu == 0:
        return UNKNOWN
    return MET if total * 100 >= asked * mu else UNMET
