"""Rent, price per m² and price per mu against the budget, each asked only if its deal is possible on both sides."""

from luodi.matching.codes import ABSENT, MET, NOTHING, UNKNOWN, UNMET
from luodi.matching.curves import excess, less_is_better, mu_hundredths


def is_possible(scope: int, may: int, deal: int) -> bool:
    """Whether a deal is possible on both sides, which is when its price is asked."""
    offered = scope & 3
    return may != 0 and (offered == 0 or offered & deal != 0)


def rent_answer(low: int, high: int, budget: int) -> int:
    """Upper end within the budget: met. Lower end above it: unmet. Otherwise unknown."""
    if high != ABSENT and high <= budget:
        return MET
    return UNMET if low > budget else UNKNOWN


def rent_gap(low: int, _: int, budget: int) -> int:
    """(lower end − budget) / budget."""
    return excess(low, budget)


def rent_grade(_: int, high: int, budget: int, at: int, full: int) -> int:
    """Less is better, by the upper end."""
    return less_is_better(high, budget, at, full)


def rent_missing(low: int, high: int, _: int) -> int:
    """The upper end; if stated (and above the budget), the lower one; NOTHING if both are."""
    if high == ABSENT:
        return 0
    return 1 if low == ABSENT else NOTHING


def sale_price_answer(unit: int, total: int, per: int, limit: int) -> int:
    """The unit price against the limit, else total·100 ≤ limit·per, where `per` is hundredths of m² or mu."""
    if unit != ABSENT:
        return MET if unit <= limit else UNMET
    if total == ABSENT or per <= 0:
        return UNKNOWN
    return MET if total * 100 <= limit * per else UNMET


def sale_price_gap(unit: int, total: int, per: int, limit: int) -> int:
    """(unit − limit) / limit; from a total, without rounding the unit price."""
    if unit != ABSENT:
        return excess(unit, limit)
    return excess(total * 100, limit * per)


def sale_price_grade(unit: int, total: int, per: int, limit: int, at: int, full: int) -> int:
    """Less is better, by the unit price or by total over `per`."""
    return less_is_better(unit if unit != ABSENT else total * 100 // per, limit, at, full)


def sale_price_missing(_: int, total: int, size: int, __: int) -> int:
    """The size a stated total refers to, else the unit price."""
    return 1 if total != ABSENT and size == ABSENT else 0


def land_price_answer(unit: int, total: int, land: int, limit: int) -> int:
    """As for the sale price, per mu."""
    return sale_price_answer(unit, total, mu_hundredths(land) if land != ABSENT else ABSENT, limit)


def land_price_gap(unit: int, total: int, land: int, limit: int) -> int:
    """As for the sale price, per mu."""
    return sale_price_gap(unit, total, mu_hundredths(land), limit)


def land_price_grade(unit: int, total: int, land: int, limit: int, at: int, full: int) -> int:
    """As for the sale price, per mu."""
    return sale_price_grade(unit, total, mu_hundredths(land), limit, at, full)


def land_price_missing(_: int, total: int, land: int, __: int) -> int:
    """As for the sale price, per mu."""
    return 1 if total != ABSENT and land == ABSENT else 0
