"""The asks that a suggestion may relax, answered again with a limit moved by a published step (`relaxations.csv`).

Restricted Python, like the criteria.
"""

from typing import Final, NamedTuple

from luodi.matching import _asks
from luodi.matching._criteria import at_least, available
from luodi.matching._facts import Column, Facts, Want
from luodi.matching._fill import (
    area_answer,
    crane_answer,
    height_answer,
    land_price_answer,
    lease_answer,
    rent_answer,
    sale_answer,
)

AREA = _asks.AREA
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HEIGHT = _asks.HEIGHT
CRANE = _asks.CRANE
POWER = _asks.POWER
AVAILABLE = _asks.AVAILABLE

#: The most steps and the most limits that one ask has.
MOST_STEPS: Final = 32
MOST_LIMITS: Final = 3
#: In place of the number of steps: the ask is taken away at once.
DROPPED: Final = -1


class Steps(NamedTuple):
    """count: how many steps each ask has, 0 for an ask that is not relaxed here, or DROPPED. limits: for each ask and
    step MOST_LIMITS numbers, in the order of `_want.LIMITS`.
    """

    count: Column
    limits: Column


def relaxed_answer(ask: int, step: int, facts: Facts, j: int, want: Want, steps: Steps) -> int:
    """The answer of row j to one ask with the limits of a step."""
    at = (ask * MOST_STEPS + step) * MOST_LIMITS
    limit = steps.limits[at]
    if ask == AREA:
        return area_answer(facts, j, limit, steps.limits[at + 1])
    if ask == RENT:
        return rent_answer(facts, j, want.may_rent, limit)
    if ask == SALE_PRICE:
        return sale_answer(facts, j, want.may_buy, limit)
    if ask == LAND_PRICE:
        return land_price_answer(facts, j, want.may_buy, limit)
    if ask == HEIGHT:
        return height_answer(facts, j, limit, steps.limits[at + 1], steps.limits[at + 2])
    if ask == CRANE:
        return crane_answer(facts, j, limit)
    if ask == POWER:
        return at_least(facts.power[j], limit)
    if ask == AVAILABLE:
        return available(facts.available[j], limit)
    return lease_answer(facts, j, limit)
