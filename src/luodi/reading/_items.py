"""A list of offers in one message: one to a line or numbered, each with its own place, area and price.

1、武进高新区 单层3000平 20元；2、牛塘 二楼1500平 15元 are two listings. A line counts as an offer when it has an area and a price
of its own, a numbered one when it has an area. Who to call stands once and holds for all.
"""

import itertools

from luodi.measures import Quantity
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._scan import Scan
from luodi.reading._units import SUMS

_BORDER = r"\n|;|。\s*(?=\d{1,2}[、.)])|(?<=\s)(?=\d{1,2}[、)](?!\d))|^(?=\d{1,2}[、)](?!\d))"
_NUMBERED = r"\s*[(【]?(?:\d{1,2}|[一二三四五六七八九])(?:[、)】]|\.(?!\d))"
_AREAS = {"area", "area_total", "area_rest", "land"}
_PRICES = {"rent", "rent_total", "sale_unit", "sale_total", "land_price", "money"}
_PEOPLE = {"phone", "wechat", "contact_name", "company"}


def items(seen: Scan, mentions: list[Mention]) -> list[list[Mention]]:
    """The mentions of each offer of a list, the shared ones in all; one list when the message is no list."""
    if sum(m.key in _AREAS for m in mentions) < 2:
        return [mentions]
    spans = _spans(seen.clean)
    if len(spans) < 2:
        return [mentions]
    inside = [[m for m in mentions if start <= m.start < end] for start, end in spans]
    numbered = [compiled(_NUMBERED).match(seen.clean, start) is not None for start, _ in spans]
    offers = [part for part, is_numbered in zip(inside, numbered, strict=True) if _is_offer(part, is_numbered)]
    if len(offers) < 2 or len({_size(part) for part in offers}) < len(offers):
        return [mentions]
    own = {id(m) for part in offers for m in part}
    shared = [m for m in mentions if (id(m) not in own and m.key not in SUMS) or m.key in _PEOPLE]
    return [_with(part, shared) for part in offers]


def _spans(clean: str) -> list[tuple[int, int]]:
    if not compiled(r"[\n;]|\d[、)]").search(clean):
        return []
    borders = sorted({0, len(clean), *(m.end() for m in compiled(_BORDER).finditer(clean))})
    return [(a, b) for a, b in itertools.pairwise(borders) if clean[a:b].strip()]


def _is_offer(part: list[Mention], is_numbered: bool) -> bool:
    keys = {m.key for m in part if not m.is_ambiguous}
    return bool(keys & _AREAS) and (is_numbered or bool(keys & _PRICES))


def _size(part: list[Mention]) -> object:
    """The first area of an offer: a headline that repeats the area of its text is no second offer."""
    return next(m.value.low for m in part if m.key in _AREAS and isinstance(m.value, Quantity))


def _with(part: list[Mention], shared: list[Mention]) -> list[Mention]:
    """An offer with the shared mentions that say nothing it says itself."""
    keys = {m.key for m in part}
    return sorted([*part, *(m for m in shared if m.key not in keys)], key=lambda m: (m.start, -m.end))
