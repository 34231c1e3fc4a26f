"""Prices: rent, service charge, deposit, rent-free months, prices of buildings and of land."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.price.rules import LAST_RESORT, RULES


def find(text: Text) -> list[Mention]:
    """The mentions of prices, in order of the rules, overlaps kept."""
    return apply(RULES, scan(text))


def find_alone(text: Text) -> list[Mention]:
    """Numbers that stand alone, for an offer to let in which `find` has found no price."""
    return apply(LAST_RESORT, scan(text))
