"""Heights: clear, storey, eaves, and of an unspecified kind."""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.height.rules import RULES


def find(text: Text) -> list[Mention]:
    """Mentions in rule order; overlaps are kept."""
    return apply(RULES, scan(text))
