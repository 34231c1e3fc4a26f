"""Lists of offers in one message, one per line or numbered, each with its own place, area and price.

1、武进高新区 单层3000平 20元；2、牛塘 二楼1500平 15元 are two listings. A line is an offer if it has an area and a price, a numbered
item if it has an area. Each offer is read again together with the text outside all offers (heading, contact) but without
the other offers, so that place, deal and kind are its own.
"""

import itertools
from collections.abc import Callable

from luodi.measures import Quantity
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading._units import SUMS

_BORDER = r"\n|;|。\s*(?=\d{1,2}[、.)])|(?<=[\s:])(?=\d{1,2}(?:[、)](?!\d)|\.(?=[^\d\s])))|^(?=\d{1,2}[、)](?!\d))"
_NUMBERED = r"\s*[(【]?(?:\d{1,2}|[一二三四五六七八九])(?:[、)】]|\.(?!\d))"
_AREAS = {"area", "area_total", "area_rest", "land"}
_PRICES = {"rent", "rent_total", "sale_unit", "sale_total", "land_price", "money"}
_PEOPLE = {"phone", "wechat", "contact_name", "company"}
#: A list with more characters than this to read again is a table, and is not read twice.
_MOST_SIGNS = 12_000
_FLOOR = r"[\s|]*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|首|底)(?:[层楼]|[fF](?![a-zA-Z]))"
Span = tuple[int, int]
Offer = tuple[Span, list[Mention]]


def items(text: Text, mentions: list[Mention], find: Callable[[Text], list[Mention]]) -> list[list[Mention]]:
    """The mentions of each offer, each including the shared ones; a single list if the message is not a list of offers."""
    if sum(m.key in _AREAS for m in mentions) < 2:
        return [mentions]
    spans = _spans(text.clean)
    if len(spans) < 2:
        return [mentions]
    parts = [(span, [m for m in mentions if span[0] <= m.start < span[1]]) for span in spans]
    numbered = compiled(_NUMBERED)
    offers = [(span, part) for span, part in parts if _is_offer(part, numbered.match(text.clean, span[0]) is not None)]
    if len(offers) < 2 or len({_identity(part) for _, part in offers}) < len(offers) or _are_floors(text, offers):
        return [mentions]
    return _read_again(text, mentions, _with_those_between(offers, parts), find)


def _spans(clean: str) -> list[Span]:
    if not compiled(r"[\n;]|\d[、).]").search(clean):
        return []
    borders = sorted({0, len(clean), *(m.end() for m in compiled(_BORDER).finditer(clean))})
    return [(a, b) for a, b in itertools.pairwise(borders) if clean[a:b].strip()]


def _is_offer(part: list[Mention], is_numbered: bool) -> bool:
    keys = {m.key for m in part if not m.is_ambiguous}
    return bool(keys & _AREAS) and (is_numbered or bool(keys & _PRICES))


def _identity(part: list[Mention]) -> object:
    """The first area of an offer and its place. A headline that repeats both from its text is not a second offer."""
    area = next(m for m in part if m.key in _AREAS and isinstance(m.value, Quantity))
    place = next((m.value for m in part if m.key == "region_codes"), None)
    return area.key == "land", area.value.low, str(place)


def _are_floors(text: Text, offers: list[Offer]) -> bool:
    """Whether every row begins with a floor, so that they are parts of one building."""
    return all(compiled(_FLOOR).match(text.clean, start) for (start, _), _ in offers)


def _with_those_between(offers: list[Offer], parts: list[Offer]) -> list[Offer]:
    """Adds lines with an area between the offers; they are offers too, although their price could not be read."""
    first, last = offers[0][0][0], offers[-1][0][0]
    known = {span for span, _ in offers}
    return [
        (span, part)
        for span, part in parts
        if span in known or (first < span[0] < last and any(m.key == "area" for m in part))
    ]


def _read_again(
    text: Text, mentions: list[Mention], offers: list[Offer], find: Callable[[Text], list[Mention]]
) -> list[list[Mention]]:
    own = {id(m) for _, part in offers for m in part}
    shared = [m for m in mentions if (id(m) not in own and m.key not in SUMS) or m.key in _PEOPLE]
    spans = [span for span, _ in offers]
    outside = len(text.clean) - sum(end - start for start, end in spans)
    if outside * len(spans) > _MOST_SIGNS:
        return [_with(part, shared) for _, part in offers]
    people = [m for m in mentions if m.key in _PEOPLE]
    return [_with(_alone(text, span, spans, find), people) for span in spans]


def _alone(text: Text, span: Span, offers: list[Span], find: Callable[[Text], list[Mention]]) -> list[Mention]:
    """The mentions of one offer and of the text outside all offers, except areas and sums from outside."""
    kept = bytearray(b"\1" * len(text.clean))
    for start, end in offers:
        if (start, end) != span:
            kept[start:end] = bytes(end - start)
    places = [i for i, is_kept in enumerate(kept) if is_kept]
    offsets = tuple(places) if text.offsets is None else tuple(text.offsets[i] for i in places)
    mentions = find(Text(text.original, "".join(text.clean[i] for i in places), offsets))
    back = [_back(m, places) for m in mentions]
    return [m for m in back if span[0] <= m.start < span[1] or m.key not in (_AREAS | SUMS)]


def _back(mention: Mention, places: list[int]) -> Mention:
    """The mention with its offsets in the whole text."""
    value = mention.value
    if isinstance(value, Quantity) and value.end:
        value = value._replace(start=places[value.start], end=places[value.end - 1] + 1)
    return mention.but(value=value, start=places[mention.start], end=places[mention.end - 1] + 1)


def _with(part: list[Mention], shared: list[Mention]) -> list[Mention]:
    """An offer with the shared mentions for keys it does not state itself."""
    keys = {m.key for m in part}
    return sorted([*part, *(m for m in shared if m.key not in keys)], key=lambda m: (m.start, -m.end))
