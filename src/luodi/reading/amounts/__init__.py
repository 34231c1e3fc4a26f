"""How much wastewater, steam and gas a company has or uses in a day or an hour."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.amounts.rules import RULES


def find(text: Text) -> list[Mention]:
    """The mentions of this dimension, in order of the rules, overlaps kept."""
    return apply(RULES, scan(text))
