"""Values other than measures of a place: coordinates, the sender's id of the offer, and numbers without a field."""

from luodi.reading import _rule
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._scan import scan
from luodi.reading.other import _coordinates, _identity, rules


def find(text: Text) -> list[Mention]:
    """The mentions of this dimension, in order of the rules, overlaps kept."""
    return [*apply([*_coordinates.RULES, *rules.RULES], scan(text)), *_rule.apply(_identity.RULES, text.clean)]
