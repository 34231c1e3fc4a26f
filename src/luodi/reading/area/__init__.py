"""Areas: floor area offered or sought, its smallest part, open yard, land."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.area.rules import DIVISION, LAST_RESORT, RULES


def find(text: Text) -> list[Mention]:
    """Mentions of areas in rule order; overlaps are kept."""
    scanned = scan(text)
    return [*apply(RULES, scanned), *apply(DIVISION, scanned)]


def find_alone(text: Text) -> list[Mention]:
    """Bare numbers, for a requirement in which `find` sees no area."""
    return apply(LAST_RESORT, scan(text))
