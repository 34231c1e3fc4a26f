"""The places geography knows, except those where nothing is sought or offered."""

from luodi.geography import PlaceMention, find_latin_places, find_places
from luodi.reading._rule import compiled
from luodi.reading.company import companies
from luodi.reading.place._refused import Sorted, sort_out
from luodi.reading.place.rules import (
    BEING_THERE,
    BODY_BEHIND,
    LANDMARK_BEFORE,
    LANDMARK_BEHIND,
    MOVING,
    NOT_WANTED_BEFORE,
    WANTED_BEHIND,
)

#: A message names a few places; a text with more is a directory, and comparing every pair would take too long.
_MOST = 100
_AWAY = f"{NOT_WANTED_BEFORE}|{LANDMARK_BEFORE}"
_OTHER = f"{LANDMARK_BEHIND}|{BODY_BEHIND}"


def known(clean: str) -> Sorted:
    """The places in text order. If all are said to be elsewhere, none is kept: a wrong place costs more than a blank."""
    latin = find_latin_places(clean) if is_english(clean) else []
    found = sort_out(clean, sorted([*find_places(clean), *latin], key=lambda place: place.start))
    wanted = [p for p in found.wanted if not p.is_origin and not _is_elsewhere(clean, p)][:_MOST]
    names = companies(clean) if wanted or found.refused or found.unclear else ()

    def nameless(places: list[PlaceMention]) -> list[PlaceMention]:
        return [p for p in places if not any(n.start <= p.start and p.end <= n.end for n in names)]

    refused, unclear = (nameless(places)[:_MOST] for places in (found.refused, found.unclear))
    return Sorted(nameless(_where_to(clean, wanted)), refused, unclear)


def is_english(clean: str) -> bool:
    """Whether a text is in English. In a Chinese text, Latin words are names of companies and goods."""
    letters = len(compiled(r"[A-Za-z]").findall(clean))
    return letters > 8 * len(compiled(r"[\u4e00-\u9fff]").findall(clean))


def _where_to(clean: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """Drops the place somebody is moving away from, unless there is no other."""
    if len(places) < 2 or not compiled(MOVING).search(clean):
        return places
    return [p for p in places if not _is_left(clean, p)] or places


def _is_left(clean: str, place: PlaceMention) -> bool:
    is_there = compiled(BEING_THERE).search(clean[max(0, place.start - 12) : place.start])
    return bool(is_there) and not compiled(WANTED_BEHIND).match(clean[place.end : place.end + 12])


def _is_elsewhere(clean: str, place: PlaceMention) -> bool:
    before, behind = clean[max(0, place.start - 14) : place.start], clean[place.end : place.end + 8]
    return bool(compiled(_AWAY).search(before) or compiled(_OTHER).match(behind))
