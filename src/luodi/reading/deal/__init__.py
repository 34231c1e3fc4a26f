"""The deal: rent or sale.

`find` gives one mention of key `deal`, "rent" or "sale", for each deal the text names; if both are possible, each carries
`any_of=("rent", "sale")`. The record holds the set of values; without a mention the deal is not stated.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import apply, compiled, signs_of
from luodi.reading.deal.rules import AS_WELL, CLOSED, DECEIVING, EITHER, LEFT, OWNED, PLAIN, RENT_IMPLIED, SALE_IMPLIED

__all__ = ["find", "find_closed"]

_HANDED = ("handed_over", "handing_over")


def find(text: Text) -> list[Mention]:
    """The deals the text states, in text order."""
    clean = compiled(DECEIVING).sub(lambda m: " " * len(m[0]), text.clean)
    plain = apply(PLAIN, clean)
    handed = [m for m in plain if m.rule in _HANDED]
    stated = [m for m in plain if m.rule not in _HANDED] + (handed if handed and not _is_lease(clean) else [])
    stated += _alternatives(clean, {m.value for m in stated})
    mentions = stated or apply(RENT_IMPLIED, clean) or apply(SALE_IMPLIED, clean)
    return _both_open(sorted(mentions, key=lambda m: m.start))


def _alternatives(clean: str, known: set[str]) -> list[Mention]:
    """Further possible deals: 租买均可 names both, 能买也行 adds one to the other."""
    if known == {"rent", "sale"} or _WORDS.isdisjoint(signs_of(clean)):
        return []
    match = compiled(EITHER).search(clean)
    if match is None:
        match = compiled(AS_WELL).search(clean)
    missing = {"rent", "sale"} - known if match else set()
    return [Mention("deal", value, *match.span(), "deal_either") for value in sorted(missing) if match]


def find_closed(text: Text) -> list[Mention]:
    """Mentions of key `closed`: the offer is said to be let or sold, and nothing of it is left."""
    clean = text.clean
    if _GONE.isdisjoint(signs_of(clean)) or compiled(LEFT).search(clean):
        return []
    return [Mention("closed", True, *m.span(), "closed") for m in compiled(CLOSED).finditer(clean)]


#: Every such statement contains one of these.
_GONE = frozenset("已都全不停掉完满罄")
#: Every alternative contains one of these.
_WORDS = frozenset("买购售卖")


def _is_lease(clean: str) -> bool:
    """Whether 厂房转让 with a rent transfers a lease rather than the building."""
    return not compiled(OWNED).search(clean) and bool(apply(RENT_IMPLIED, clean))


def _both_open(mentions: list[Mention]) -> list[Mention]:
    if len({m.value for m in mentions}) < 2:
        return mentions
    return [m.but(any_of=("rent", "sale")) for m in mentions]
