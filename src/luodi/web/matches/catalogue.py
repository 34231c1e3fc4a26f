"""The matching side of the database: every published listing as facts and asks, with its primary key as id.

Expiry is not decided here; matching compares `valid_until` with the day of the query.
"""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Q

from luodi import intake, matching
from luodi.fields import for_record
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.matches import stored
from luodi.web.shared.followed import followed

if TYPE_CHECKING:
    from django.db.models import QuerySet

_LOG = logging.getLogger(__name__)
#: Columns that no criterion reads and that are not loaded; so personal ones are never decrypted.
_UNREAD = ("original_text", *(entry.key for entry in for_record("listing") if entry.is_personal))

Facts = dict[int, matching.Listing]


class Catalogue:
    """Published listings as an index that takes single changes, and those that matching refuses, with the reason."""

    def __init__(self, live: matching.LiveIndex | None = None, refused: Mapping[int, str] | None = None) -> None:
        self.live = live or matching.LiveIndex(merges_aside=True)
        self.refused = dict(refused or {})

    @classmethod
    def of_database(cls) -> "Catalogue":
        """Loads everything published now: one query."""
        facts, refused = _facts(_published())
        return cls(matching.LiveIndex.build(facts.values(), merges_aside=True), refused)

    @property
    def index(self) -> matching.Index:
        """The index over the listings as they are; the same object until one of them means something else."""
        return self.live.index

    def listings(self) -> Facts:
        """Every listing by its key."""
        return {int(name): one for name, one in self.live.listings().items()}

    def apply(self, keys: Mapping[str, frozenset[int]]) -> None:
        """Reads the rows behind logged keys again: one query. A changed row of another room stands for its listings."""
        facts, refused = _facts(_published().filter(_behind(keys)))
        touched = keys.get(Listing._meta.label_lower, frozenset()) | facts.keys() | refused.keys()
        held = self.live.listings(map(str, touched))
        changed = [one for one in facts.values() if held.get(one.id) != one]
        self.refused = {key: why for key, why in self.refused.items() if key not in touched} | refused
        self.live.apply(changed, map(str, touched - facts.keys()))


def _facts(rows: "QuerySet[Listing]") -> tuple[Facts, dict[int, str]]:
    """The rows as matching reads them, and why it refuses the others."""
    facts, left = Facts(), list[int]()
    for key, one in stored.facts(rows):
        if one is None:
            left.append(key)
        else:
            facts[key] = one
    return facts, _refusals(left)


def _refusals(keys: list[int]) -> dict[int, str]:
    """What intake says of some listings that it refuses."""
    refused = {}
    for row in _published().filter(pk__in=keys).defer(*_UNREAD) if keys else ():
        try:
            intake.listing(_readable(row).record())
        except intake.IntakeError as error:
            _LOG.warning("listing %s cannot be matched: %s", row.pk, error)
            refused[row.pk] = str(error)
    return refused


def _readable(row: Listing) -> Listing:
    """A row whose columns that were not read count as blank."""
    for name in _UNREAD:
        setattr(row, name, "")
    return row


def _published() -> "QuerySet[Listing]":
    return Listing.objects.filter(status=ListingStatus.PUBLIC).select_related("park").order_by("pk")


def _behind(keys: Mapping[str, frozenset[int]]) -> Q:
    """The listings behind logged keys: themselves, and those to which a followed row of another room belongs."""
    behind = Q(pk__in=[])
    for one in followed():
        behind |= Q(**{f"{one.path}__in": keys.get(one.model, frozenset())})
    return behind
