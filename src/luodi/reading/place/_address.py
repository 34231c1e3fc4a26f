"""Addresses: a place with its street and number, or the text after a label."""

import re

from luodi.geography import PlaceMention
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._rule import compiled
from luodi.reading.place.rules import ELSEWHERE, HAS_STREET, IS_LIST, LABELLED, LYING, PRESENT_BEFORE, STREET


def addresses(text: Text, places: list[PlaceMention]) -> list[Mention]:
    """At most one: the text after a label, else 位于X, else the first place followed by a street."""
    return [*_labelled(text), *_lying(text), *_streets(text, places)][:1]


def _labelled(text: Text) -> list[Mention]:
    return [
        _mention(text, match.start("place"), match.end("place"), "address_labelled")
        for match in compiled(LABELLED).finditer(text.clean)
        if _is_exact(match) and not compiled(ELSEWHERE).search(text.clean[max(0, match.start() - 3) : match.start()])
    ]


def _is_exact(match: re.Match[str]) -> bool:
    """Whether it has a street, a village or a number; after 期望地址 any single place will do."""
    if compiled(HAS_STREET).search(match["place"]):
        return True
    return bool(match["exact"]) and not compiled(IS_LIST).search(match["place"])


def _lying(text: Text) -> list[Mention]:
    return [
        _mention(text, match.start("place"), match.end("place"), "address_lying")
        for match in compiled(LYING).finditer(text.clean)
        if not compiled(PRESENT_BEFORE).search(text.clean[max(0, match.start() - 6) : match.start()])
    ]


def _streets(text: Text, places: list[PlaceMention]) -> list[Mention]:
    matches = ((place, compiled(STREET).match(text.clean, place.end)) for place in places)
    return [_mention(text, place.start, match.end("more"), "address_street") for place, match in matches if match]


def _mention(text: Text, start: int, end: int, rule: str) -> Mention:
    return Mention("address", text.words(start, end).strip(), start, end, rule)
