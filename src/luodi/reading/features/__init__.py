"""Features a place has or must have.

`find` gives mentions of the boolean keys of a listing (has_freight_lift, has_loading_dock, has_own_yard, has_gas,
has_steam, has_sewer, is_eia_possible, has_title_deed, has_office, has_dormitory, has_canteen, is_fire_accepted), value
True or False; a requirement maps the same mentions to its needs_…. `is_negated` with False: unwanted rather than absent;
strength "wish": 最好有. Also fire_hazard_category, or hazard_category if the wording says whose it is (a letter A to E), and
structure as written. What is waived (可有可无) gives nothing; either of two (蒸汽或天然气均可) is ambiguous.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import apply
from luodi.reading.features._fire import hazards
from luodi.reading.features._nouns import features
from luodi.reading.features._structure import structures
from luodi.reading.features.rules import SAYINGS

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """Features, hazard categories and structure."""
    clean = text.clean
    built = [m.but(value=text.words(m.start, m.end)) for m in structures(clean)]
    phrases = apply(SAYINGS, clean)
    named = [m for m in features(clean) if not any(s.key == m.key and s.start <= m.start < s.end for s in phrases)]
    return [*_one_each(named + phrases), *hazards(clean), *built]


def _one_each(mentions: list[Mention]) -> list[Mention]:
    """The plainest of several mentions of a feature: a fact before an ambiguity, no before yes."""
    best: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.is_ambiguous, m.value is not False, m.start)):
        best.setdefault(mention.key, mention)
    return sorted(best.values(), key=lambda m: m.start)
