"""Prices: rent, service charge, deposit, rent-free months, prices of buildings and land."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.price.rules import LAST_RESORT, RULES


def find(text: Text) -> list[Mention]:
    """Mentions of prices in rule order; overlaps are kept."""
    return apply(RULES, scan(text))


def find_alone(text: Text) -> list[Mention]:
    """Bare numbers, for a letting offer in which `find` sees no price."""
    return apply(LAST_RESORT, scan(text))
