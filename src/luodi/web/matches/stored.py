"""Converts raw database rows directly into matching's listings, without models or records, parsing each distinct text once.

Numbers are stored as the exact integers matching uses, so they are copied once intake has accepted one as large. Any other
value goes through intake the first time it occurs. A row with a value that intake refuses is left to the slow path, which
reports the reason.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections

from luodi import intake, matching
from luodi.fields import field, from_scaled
from luodi.web.places.models import Park

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from luodi.web.listings.models import Listing

#: Rows per query, to bound memory.
_CHUNK = 20_000
#: In place of a value that intake refuses.
REFUSED: Final = object()
KEYS = tuple(each.name for each in fields(matching.Listing) if each.name != "id")
#: Facts a park states for its listings (`Listing.record`), used where the listing is silent; admission only as a whole.
_TERMS = (
    "region_code",
    "tax_per_mu_min_cny",
    "industries_admitted",
    "industries_excluded",
    "is_admission_exclusive",
)
#: Distinct values that are remembered of one column.
_MOST = 100_000


class _Words(dict[Any, Any]):
    """Parsed values of one column; intake reads each distinct value once."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __missing__(self, stored: Any) -> Any:
        value = stored.isoformat() if isinstance(stored, dt.date) else stored
        if isinstance(value, str) and field(self.key).type in ("set", "list"):
            value = json.loads(value)
        if len(self) >= _MOST:
            self.clear()
        content = self[stored] = _read(self.key, value)
        return content

    def column(self, stored: Sequence[Any]) -> list[Any]:
        """The values of a column."""
        return [self[each] for each in stored]


class _Numbers:
    """The same for a column of exact integers. Intake accepts all of them up to a bound that is at least `accepted`."""

    def __init__(self, key: str) -> None:
        self.key, self.accepted = key, -1

    def column(self, stored: Sequence[int | None]) -> list[Any]:
        """The values of a column."""
        known = [each for each in stored if each is not None]
        if max(known, default=0) <= self.accepted and min(known, default=0) >= 0:
            return [matching.ABSENT if each is None else each for each in stored]
        return [matching.ABSENT if each is None else self._probed(each) for each in stored]

    def _probed(self, stored: int) -> Any:
        if 0 <= stored <= self.accepted:
            return stored
        parsed = _read(self.key, from_scaled(field(self.key), stored))
        if parsed == stored:
            self.accepted = max(self.accepted, stored)
            return parsed
        return REFUSED


def _read(key: str, value: Any) -> Any:
    """One record value converted by intake, or REFUSED."""
    try:
        return getattr(intake.listing({key: value}), key)
    except intake.IntakeError:
        return REFUSED


_READERS: dict[str, _Words | _Numbers] = {
    key: _Numbers(key) if field(key).type == "number" else _Words(key) for key in KEYS
}


def facts(rows: "QuerySet[Listing]") -> Iterator[tuple[int, matching.Listing | None]]:
    """The key and the listing of each row, in key order; None if intake refuses it."""
    last = 0
    while True:
        some = rows.select_related(None).filter(pk__gt=last).order_by("pk").values_list("pk", "park_id", *KEYS)
        stored = _fetched(some[:_CHUNK])
        yield from _listings(stored)
        if len(stored) < _CHUNK:
            return
        last = stored[-1][0]


def _fetched(rows: "QuerySet[Any]") -> list[tuple[Any, ...]]:
    """The rows as raw tuples from the driver."""
    try:
        statement, parameters = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, parameters)
        fetched: list[tuple[Any, ...]] = cursor.fetchall()
        return fetched


def _listings(stored: list[tuple[Any, ...]]) -> Iterator[tuple[int, matching.Listing | None]]:
    if not stored:
        return
    keys, parks, *columns = zip(*stored, strict=True)
    values = [_READERS[key].column(column) for key, column in zip(KEYS, columns, strict=True)]
    refused = {place for column in values if REFUSED in column for place, one in enumerate(column) if one is REFUSED}
    terms = _terms_of(set(parks) - {None})
    for place, (key, park, whole) in enumerate(zip(keys, parks, zip(*values, strict=True), strict=True)):
        stated = dict(zip(KEYS, whole, strict=True))
        if park is not None:
            _fill(stated, terms[park])
        is_refused = place in refused or (park is not None and REFUSED in stated.values())
        yield key, None if is_refused else matching.Listing(id=str(key), **stated)


def _terms_of(parks: set[int]) -> dict[int, dict[str, Any]]:
    """The terms of some parks for their listings."""
    rows = Park.objects.filter(pk__in=parks).values("pk", *_TERMS) if parks else ()
    return {row["pk"]: {key: _read(key, row[key]) for key in _TERMS} for row in rows}


def _fill(stated: dict[str, Any], terms: dict[str, Any]) -> None:
    """Fills a listing's blanks with its park's terms."""
    is_silent = not stated["industries_admitted"] and not stated["industries_excluded"]
    for key in _TERMS if is_silent else _TERMS[:2]:
        if stated[key] in ("", (), matching.ABSENT):
            stated[key] = terms[key]
