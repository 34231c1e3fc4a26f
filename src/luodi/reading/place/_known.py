"""The places that geography knows, less those that are not where the thing is wanted or lies."""

from luodi.geography import PlaceMention, find_places
from luodi.reading._rule import compiled
from luodi.reading.company import companies
from luodi.reading.place.rules import (
    BODY_BEHIND,
    LANDMARK_BEFORE,
    LANDMARK_BEHIND,
    NOT_WANTED_BEFORE,
    REFUSED_BEFORE,
)

#: A message names a few places; beyond this it is a directory, and comparing all with all would take too long.
_MOST = 100
_AWAY = f"{NOT_WANTED_BEFORE}|{LANDMARK_BEFORE}|{REFUSED_BEFORE}"
_OTHER = f"{LANDMARK_BEHIND}|{BODY_BEHIND}"


def known(clean: str) -> list[PlaceMention]:
    """In order of place. Where all are said to be elsewhere, none is kept: a wrong place costs more than a blank."""
    places = [p for p in find_places(clean) if not p.is_origin and not _is_elsewhere(clean, p)][:_MOST]
    names = companies(clean) if places else ()
    return [p for p in places if not any(n.start <= p.start and p.end <= n.end for n in names)]


def _is_elsewhere(clean: str, place: PlaceMention) -> bool:
    before, behind = clean[max(0, place.start - 14) : place.start], clean[place.end : place.end + 8]
    return bool(compiled(_AWAY).search(before) or compiled(_OTHER).match(behind))
