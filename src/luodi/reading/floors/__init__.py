"""Floors and storeys.

A floor that is refused (不要二楼三楼, 二楼不要) is a `floor_no` with `is_negated`; 三楼以上免谈 refuses all from there on, 二楼以上
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
    """The mentions of this dimension, in order of the rules, overlaps kept."""
    seen = scan(text)
    found = apply(RULES, seen)
    floors = without_overlaps(m for m in found if m.key == "floor_no")
    return found if not floors else [*(m for m in found if m.key != "floor_no"), *_refused(seen, floors)]


def _refused(seen: Scan, floors: list[Mention]) -> list[Mention]:
    """The floors with their polarity; the words before the first of a list, or behind the last, hold for all of it."""
    lists: list[list[Mention]] = []
    for floor in floors:
        if lists and compiled(LISTED).fullmatch(seen.clean, lists[-1][-1].end, floor.start):
            lists[-1].append(floor)
        else:
            lists.append([floor])
    return [m.but(is_negated=m.is_negated or _is_refused(seen, part)) for part in lists for m in part]


def _is_refused(seen: Scan, part: list[Mention]) -> bool:
    before = seen.clean[max(0, part[0].start - 8) : part[0].start]
    behind = compiled(REFUSED_BEHIND).match(seen.clean, part[-1].end)
    return bool(compiled(REFUSED_BEFORE).search(before)) or behind is not None
