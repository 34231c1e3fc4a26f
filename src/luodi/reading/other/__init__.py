"""Numbers that belong to no field."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.other.rules import RULES


def find(text: Text) -> list[Mention]:
    """The mentions of this dimension, in order of the rules, overlaps kept."""
    return apply(RULES, scan(text))
