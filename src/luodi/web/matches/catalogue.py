"""What matching holds of the database: every published listing as facts and asks, by its key.

Whether a listing is past its date is not decided here; matching compares `valid_until` with the day of asking.
"""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Q

from luodi import intake, matching
from luodi.fields import for_record
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing

if TYPE_CHECKING:
    from django.db.models import QuerySet

_LOG = logging.getLogger(__name__)
#: Columns that no criterion reads; personal ones are not even decrypted.
_UNREAD = ("original_text", *(entry.key for entry in for_record("listing") if entry.is_personal))
_CHUNK = 2000

Facts = dict[int, matching.Listing]


class Catalogue:
    """Published listings by key, those that matching refuses (with the reason), and the index over the former.

    `matching.Index` does not change once built, so a changed catalogue builds it anew when it is next asked for. This
    class is the seam at which an index that takes single changes is put in. Measured on one busy core: one changed
    listing of 400 costs 12 ms, of 5,000 96 ms, of 20,000 160 ms (there the compiled engine); reading everything 0.15 s,
    2.0 s and 4.8 s.
    """

    def __init__(self, listings: Facts | None = None) -> None:
        self.listings: Facts = listings or {}
        self.refused: dict[int, str] = {}
        self._index: matching.Index | None = None

    @classmethod
    def of_database(cls) -> "Catalogue":
        """Everything that is published now: one query."""
        made = cls()
        made.listings = made._facts(_published())
        return made

    def index(self) -> matching.Index:
        """The index over the listings as they are."""
        if self._index is None:
            self._index = matching.Index.build(self.listings.values())
        return self._index

    def apply(self, keys: Mapping[str, frozenset[int]]) -> None:
        """Reads the rows behind logged keys again: one query. A changed park or parcel stands for its listings."""
        gone = keys.get("listings.listing", frozenset())
        for key in gone & self.refused.keys():
            del self.refused[key]
        found = self._facts(_published().filter(_behind(keys)))
        touched = gone | found.keys()
        before = {key: self.listings.pop(key) for key in touched if key in self.listings}
        self.listings.update(found)
        if before != found:
            self._index = None

    def _facts(self, rows: "QuerySet[Listing]") -> Facts:
        found: Facts = {}
        for row in rows.defer(*_UNREAD).iterator(chunk_size=_CHUNK):
            for name in _UNREAD:
                setattr(row, name, "")
            self.refused.pop(row.pk, None)
            try:
                found[row.pk] = intake.listing(row.record())
            except intake.IntakeError as error:
                _LOG.warning("listing %s cannot be matched: %s", row.pk, error)
                self.refused[row.pk] = str(error)
        return found


def _published() -> "QuerySet[Listing]":
    return Listing.objects.filter(status=ListingStatus.PUBLIC).select_related("park").order_by("pk")


def _behind(keys: Mapping[str, frozenset[int]]) -> Q:
    rooms = {"listings.listing": "pk__in", "places.park": "park__in", "places.parcel": "parcel__in"}
    behind = Q(pk__in=[])
    for room, path in rooms.items():
        behind |= Q(**{path: keys.get(room, frozenset())})
    return behind
