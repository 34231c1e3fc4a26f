"""Queries to the index. Every answer reflects the published listings in the database at that moment."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, TypeVar

from luodi import intake
from luodi.matching import Answer, Index, Requirement, asked_by, match, screen
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import by_ids
from luodi.web.matches.index import CURRENT, Comparison

#: How far the area of a similar listing may differ from that of the one compared.
_AREA_BELOW, _AREA_ABOVE = 0.5, 2
_COUNTY, _CITY = 6, 4

A = TypeVar("A")


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


class Remembered(Generic[A]):
    """The answers to recent questions, each with the index that gave it; a new index makes it stale."""

    def __init__(self, most: int) -> None:
        self.most, self._lock = most, Lock()
        self._answers: dict[tuple[str, dt.date], tuple[Index, A]] = {}

    def __len__(self) -> int:
        return len(self._answers)

    def __iter__(self) -> Iterator[tuple[str, dt.date]]:
        return iter(list(self._answers))

    def answer(self, index: Index, record: Mapping[str, Any], as_of: dt.date, make: Callable[[], A]) -> A:
        """The remembered answer, or a new one."""
        question = (json.dumps(record, sort_keys=True), as_of)
        with self._lock:
            asked = self._answers.get(question)
        if asked is not None and asked[0] is index:
            return asked[1]
        result = make()
        with self._lock:
            self._answers[question] = (index, result)
            while len(self._answers) > self.most:
                del self._answers[next(iter(self._answers))]
        return result


#: The last lists that were filtered, and the last choices that were counted.
_FILTERED = Remembered[Filtered](16)
_COUNTED = Remembered[tuple[int, int]](512)


def requirement_of(record: Mapping[str, Any]) -> Requirement:
    """A requirement record as facts and asks. Raises luodi.intake.IntakeError, which names field, value and remedy."""
    return intake.requirement(record)


def answer(record: Mapping[str, Any], *, as_of: dt.date, top: int = 20) -> Answer:
    """Every published listing judged for a requirement record, the best `top` explained. Raises IntakeError.

    Ids in the answer are listing keys as text; `listings.queries.by_ids` fetches their rows in one query.
    """
    return match(CURRENT.index(), requirement_of(record), as_of=as_of, top=top)


def passing(record: Mapping[str, Any], *, as_of: dt.date) -> tuple[int, int]:
    """The number of published listings that certainly pass a requirement record, and that may pass. The listings' own asks are
    ignored. Raises IntakeError."""
    index = CURRENT.index()

    def counted() -> tuple[int, int]:
        result = _filtered(index, record, as_of)
        return len(result.fits) + len(result.may_fit) - len(result.to_ask), len(result.to_ask)

    return _COUNTED.answer(index, record, as_of, counted)


def filtered(record: Mapping[str, Any], *, as_of: dt.date) -> Filtered:
    """Evaluates a list page's filters as asks of the engine. Results are cached per index, so that further pages of a list
    are free. Raises IntakeError."""
    index = CURRENT.index()
    return _FILTERED.answer(index, record, as_of, lambda: _filtered(index, record, as_of))


def _filtered(index: Index, record: Mapping[str, Any], as_of: dt.date) -> Filtered:
    requirement = requirement_of(record)
    hits, answer = screen(index, requirement, as_of=as_of), match(index, requirement, as_of=as_of, top=0)
    fits, may_fit = (tuple(map(int, ids)) for ids in (hits.fits, hits.may_fit))
    own = {asks: tuple(name for name in asks if asked_by(name) == "requirement") for asks in set(hits.open_asks)}
    to_ask = {key: own[asks] for key, asks in zip(may_fit, hits.open_asks, strict=True) if own[asks]}
    return Filtered(answer, fits, may_fit, to_ask)


def similar(listing: Listing, *, as_of: dt.date, count: int = 3) -> list[Listing]:
    """Published listings of the same deal and kind and of similar size, in the county, then the city. Two or three queries."""
    others: dict[str, Listing] = {}
    for digits in (_COUNTY, _CITY):
        wanted = _like(listing.record(), digits)
        best = answer(wanted, as_of=as_of, top=count + 1).matches
        ids = [each.listing.id for each in best if each.listing.id != str(listing.pk) and each.listing.id not in others]
        rows = by_ids(ids, as_of)
        others |= {number: rows[number] for number in ids if number in rows}
        if len(others) >= count:
            break
    return list(others.values())[:count]


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
