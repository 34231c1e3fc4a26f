"""Queries to the index. Every answer reflects the published listings in the database at that moment."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from luodi import intake
from luodi.matching import Answer, Index, Requirement, asked_by, match, screen
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import by_ids
from luodi.web.matches.index import CURRENT, Comparison

#: How far the area of a similar listing may lie from the one that it is compared with.
_AREA_BELOW, _AREA_ABOVE = 0.5, 2
_COUNTY, _CITY = 6, 4


#: The last lists that were filtered: question to the index that was asked and its answer.
_MOST_FILTERED = 16
_FILTERED: "dict[tuple[str, dt.date], tuple[Index, Filtered]]" = {}
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Filtered:
    """A list page: the listings that pass its filters, certainly or perhaps, and the effect of each filter.

    `fits` pass every filter; `may_fit` leave something open; both best first. `to_ask`: the filters that some of the latter
    leave open; the rest leave open only asks of their own. `answer` explains no listing; it has the counts, and how many
    listings each filter excludes, and excludes alone.
    """

    answer: Answer
    fits: tuple[int, ...]
    may_fit: tuple[int, ...]
    to_ask: Mapping[int, tuple[str, ...]]

    @property
    def emptied_by(self) -> tuple[str, ...]:
        """The filters that by themselves empty an otherwise non-empty list."""
        if self.fits or self.may_fit:
            return ()
        return tuple(report.name for report in self.answer.asks if report.sole)


def requirement_of(record: Mapping[str, Any]) -> Requirement:
    """A requirement record as facts and asks. Raises luodi.intake.IntakeError, which names field, value and remedy."""
    return intake.requirement(record)


def answer(record: Mapping[str, Any], *, as_of: dt.date, top: int = 20) -> Answer:
    """Every published listing judged for a requirement record, the best `top` explained. Raises IntakeError.

    Ids in the answer are listing keys as text; `listings.queries.by_ids` fetches their rows in one query.
    """
    return match(CURRENT.index(), requirement_of(record), as_of=as_of, top=top)


def passing(record: Mapping[str, Any], *, as_of: dt.date) -> tuple[int, int]:
    """How many published listings pass a requirement record for certain, and how many perhaps. The listings' own asks are
    ignored. Raises IntakeError."""
    found = _filtered(CURRENT.index(), record, as_of)
    return len(found.fits) + len(found.may_fit) - len(found.to_ask), len(found.to_ask)


def filtered(record: Mapping[str, Any], *, as_of: dt.date) -> Filtered:
    """Evaluates a list page's filters as asks of the engine. Results are cached per index, so that further pages of a list
    are free. Raises IntakeError."""
    index, question = CURRENT.index(), (json.dumps(record, sort_keys=True), as_of)
    with _LOCK:
        asked = _FILTERED.get(question)
    if asked is not None and asked[0] is index:
        return asked[1]
    found = _filtered(index, record, as_of)
    with _LOCK:
        _FILTERED[question] = (index, found)
        while len(_FILTERED) > _MOST_FILTERED:
            del _FILTERED[next(iter(_FILTERED))]
    return found


def _filtered(index: Index, record: Mapping[str, Any], as_of: dt.date) -> Filtered:
    requirement = requirement_of(record)
    found, answer = screen(index, requirement, as_of=as_of), match(index, requirement, as_of=as_of, top=0)
    fits, may_fit = (tuple(map(int, ids)) for ids in (found.fits, found.may_fit))
    own = {asks: tuple(name for name in asks if asked_by(name) == "requirement") for asks in set(found.open_asks)}
    to_ask = {key: own[asks] for key, asks in zip(may_fit, found.open_asks, strict=True) if own[asks]}
    return Filtered(answer, fits, may_fit, to_ask)


def similar(listing: Listing, *, as_of: dt.date, count: int = 3) -> list[Listing]:
    """Published listings of the same deal and kind and of similar size, in the county, then the city. Two or three queries."""
    found: dict[str, Listing] = {}
    for digits in (_COUNTY, _CITY):
        wanted = _like(listing.record(), digits)
        best = answer(wanted, as_of=as_of, top=count + 1).matches
        ids = [each.listing.id for each in best if each.listing.id != str(listing.pk) and each.listing.id not in found]
        rows = by_ids(ids, as_of)
        found |= {number: rows[number] for number in ids if number in rows}
        if len(found) >= count:
            break
    return list(found.values())[:count]


def verify() -> Comparison:
    """Compares this process's index with the database; in a fresh process, the saved file plus the log since then."""
    return CURRENT.compare()


def _like(record: Mapping[str, Any], digits: int) -> dict[str, Any]:
    """A requirement that a listing would satisfy, loosened for size."""
    wanted: dict[str, Any] = {key: record[key] for key in ("deal", "kind") if record.get(key)}
    if record.get("region_code"):
        wanted["region_codes"] = [record["region_code"][:digits]]
    for key, low, high in (
        ("area_m2", "area_min_m2", "area_max_m2"),
        ("land_area_m2", "land_area_min_m2", "land_area_max_m2"),
    ):
        if record.get(key):
            wanted |= {low: record[key] * _AREA_BELOW, high: record[key] * _AREA_ABOVE}
    return wanted
