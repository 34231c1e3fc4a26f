"""Rows as the database stores them, straight to what matching reads: no model, no record, every distinct text read once.

Numbers are stored as the exact integers that matching holds, so they are taken as they are once intake was seen to accept one
as large. Whatever else a column holds, intake reads it the first time it is met. A row that has anything intake refuses is
left to the slow way, which knows the reason.
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

#: Rows a query; memory is what it bounds.
_CHUNK = 20_000
#: In place of a value that intake refuses.
REFUSED: Final = object()
KEYS = tuple(each.name for each in fields(matching.Listing) if each.name != "id")
#: What a park states for its listings (`Listing.record`): each where the listing leaves it open, admission only as a whole.
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
    """What the stored values of one column mean; each is read by intake when it is first met."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __missing__(self, stored: Any) -> Any:
        value = stored.isoformat() if isinstance(stored, dt.date) else stored
        if isinstance(value, str) and field(self.key).type in ("set", "list"):
            value = json.loads(value)
        if len(self) >= _MOST:
            self.clear()
        found = self[stored] = _read(self.key, value)
        return found

    def column(self, stored: Sequence[Any]) -> list[Any]:
        """The values of a column."""
        return [self[each] for each in stored]


class _Numbers:
    """The same for a column of exact integers. Intake accepts every one up to some bound, of which `accepted` is known."""

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
        found = _read(self.key, from_scaled(field(self.key), stored))
        if found == stored:
            self.accepted = max(self.accepted, stored)
            return found
        return REFUSED


def _read(key: str, value: Any) -> Any:
    """One value of a record as a listing has it, or REFUSED."""
    try:
        return getattr(intake.listing({key: value}), key)
    except intake.IntakeError:
        return REFUSED


_READERS: dict[str, _Words | _Numbers] = {
    key: _Numbers(key) if field(key).type == "number" else _Words(key) for key in KEYS
}


def facts(rows: "QuerySet[Listing]") -> Iterator[tuple[int, matching.Listing | None]]:
    """The key of each row and what it means to matching; None where intake refuses it. In the order of keys."""
    last = 0
    while True:
        some = rows.select_related(None).filter(pk__gt=last).order_by("pk").values_list("pk", "park_id", *KEYS)
        stored = _fetched(some[:_CHUNK])
        yield from _listings(stored)
        if len(stored) < _CHUNK:
            return
        last = stored[-1][0]


def _fetched(rows: "QuerySet[Any]") -> list[tuple[Any, ...]]:
    """Rows as the driver gives them."""
    try:
        statement, parameters = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


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
    """What some parks state for their listings."""
    rows = Park.objects.filter(pk__in=parks).values("pk", *_TERMS) if parks else ()
    return {row["pk"]: {key: _read(key, row[key]) for key in _TERMS} for row in rows}


def _fill(stated: dict[str, Any], terms: dict[str, Any]) -> None:
    """Puts the terms of its park where a listing leaves them open."""
    is_silent = not stated["industries_admitted"] and not stated["industries_excluded"]
    for key in _TERMS if is_silent else _TERMS[:2]:
        if stated[key] in ("", (), matching.ABSENT):
            stated[key] = terms[key]
