"""Areas: floor area on offer or wanted, its smallest part, open yard, land."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.area.rules import DIVISION, LAST_RESORT, RULES


def find(text: Text) -> list[Mention]:
    """The mentions of areas, in order of the rules, overlaps kept."""
    seen = scan(text)
    return [*apply(RULES, seen), *apply(DIVISION, seen)]


def find_alone(text: Text) -> list[Mention]:
    """Numbers that stand alone, for a requirement in which `find` has found no area."""
    return apply(LAST_RESORT, scan(text))
