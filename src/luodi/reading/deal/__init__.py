"""The deal: rent or sale.

`find` gives one mention of key `deal` for each way the text names, value "rent" or "sale"; where both are open each
carries `any_of=("rent", "sale")`. The union of the values is the set of the record; no mention means not stated.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import apply, compiled
from luodi.reading.deal.rules import DECEIVING, OWNED, PLAIN, RENT_IMPLIED, SALE_IMPLIED

__all__ = ["find"]

_HANDED = ("handed_over", "handing_over")


def find(text: Text) -> list[Mention]:
    """The deals that the text states, in order of place."""
    clean = compiled(DECEIVING).sub(lambda m: " " * len(m[0]), text.clean)
    plain = apply(PLAIN, clean)
    handed = [m for m in plain if m.rule in _HANDED]
    said = [m for m in plain if m.rule not in _HANDED] + (handed if handed and not _is_lease(clean) else [])
    found = said or apply(RENT_IMPLIED, clean) or apply(SALE_IMPLIED, clean)
    return _both_open(sorted(found, key=lambda m: m.start))


def _is_lease(clean: str) -> bool:
    """厂房转让 with a rent beside it hands over a lease, not the building."""
    return not compiled(OWNED).search(clean) and bool(apply(RENT_IMPLIED, clean))


def _both_open(found: list[Mention]) -> list[Mention]:
    if len({m.value for m in found}) < 2:
        return found
    return [m.but(any_of=("rent", "sale")) for m in found]
