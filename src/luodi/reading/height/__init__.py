"""Heights: clear, storey, eaves, and those of no stated kind."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.height.rules import RULES


def find(text: Text) -> list[Mention]:
    """The mentions of this dimension, in order of the rules, overlaps kept."""
    return apply(RULES, scan(text))
