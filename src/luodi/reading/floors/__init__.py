"""Floors and storeys.

A refused floor (不要二楼三楼, 二楼不要) is a negated `floor_no`. 三楼以上免谈 refuses that floor and all above it; 二楼以上 refuses
all below.
"""

from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._quantities import apply
from luodi.reading._rule import compiled, without_overlaps
from luodi.reading._scan import Scan, scan
from luodi.reading.floors.rules import LISTED, REFUSED_BEFORE, REFUSED_BEHIND, RULES

__all__ = ["find"]


def find(text: Text) -> list[Mention]:
    """Mentions in rule order; overlaps are kept."""
    scanned = scan(text)
    mentions = apply(RULES, scanned)
    floors = without_overlaps(m for m in mentions if m.key == "floor_no")
    return mentions if not floors else [*(m for m in mentions if m.key != "floor_no"), *_refused(scanned, floors)]


def _refused(scanned: Scan, floors: list[Mention]) -> list[Mention]:
    """The floors with their polarity. Refusing words before a list, or after it, apply to all of it."""
    lists: list[list[Mention]] = []
    for floor in floors:
        if lists and compiled(LISTED).fullmatch(scanned.clean, lists[-1][-1].end, floor.start):
            lists[-1].append(floor)
        else:
            lists.append([floor])
    return [m.but(is_negated=m.is_negated or _is_refused(scanned, part)) for part in lists for m in part]


def _is_refused(scanned: Scan, part: list[Mention]) -> bool:
    before = scanned.clean[max(0, part[0].start - 8) : part[0].start]
    behind = compiled(REFUSED_BEHIND).match(scanned.clean, part[-1].end)
    return bool(compiled(REFUSED_BEFORE).search(before)) or behind is not None
