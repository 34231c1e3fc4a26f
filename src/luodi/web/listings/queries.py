"""Reading listings."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from luodi.fields import for_record
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.validators import GATES, missing_gates
from luodi.web.shared.addresses import row_key
from luodi.web.shared.models import AuditEntry


def public_listings(on: dt.date) -> "QuerySet[Listing]":
    """The listings the public may see on a day: published and not expired. Newest first."""
    current = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return (
        Listing.objects.filter(current, status=ListingStatus.PUBLIC)
        .select_related("park", "organisation")
        .order_by("-published_at", "-id")
    )


#: Columns that public pages neither show nor load.
_HIDDEN = ("original_text", *(entry.key for entry in for_record("listing") if entry.is_personal))


def shown(rows: "QuerySet[Listing]") -> list[Listing]:
    """The rows as public pages may hold them: personal columns are empty, neither loaded nor decrypted."""
    found = list(rows.defer(*_HIDDEN))
    for listing in found:
        for name in _HIDDEN:
            setattr(listing, name, "")
    return found


def newest(on: dt.date, count: int) -> list[Listing]:
    """The newest public listings, without personal columns."""
    return shown(public_listings(on)[:count])


def counts_by_park(on: dt.date) -> dict[int, int]:
    """The number of public listings by park; parks without any are left out."""
    counted = public_listings(on).filter(park__isnull=False).order_by().values_list("park").annotate(Count("pk"))
    return dict(counted)


def missing_for_publishing(listing: Listing) -> list[str]:
    """What is missing for publication, in the words of the form."""
    return [GATES[gate] for gate in missing_gates(listing.record(), localdate())]


def by_ids(ids: list[str], on: dt.date) -> dict[str, Listing]:
    """Public listings by matching id, without personal columns, in one query; those no longer public are left out."""
    keys = [key for key in map(row_key, ids) if key is not None]
    found = shown(public_listings(on).filter(pk__in=keys))
    return {str(listing.pk): listing for listing in found}


#: A listing is stale if its facts are older than the first, or expires within the second.
OLD_AFTER, ENDS_WITHIN = dt.timedelta(days=90), dt.timedelta(days=14)


def stale(rows: "QuerySet[Listing]", on: dt.date) -> "QuerySet[Listing]":
    """The published rows that have expired, will soon, or have old facts."""
    ends = Q(valid_until__lt=on + ENDS_WITHIN)
    return rows.filter(ends | Q(as_of__lt=on - OLD_AFTER), status=ListingStatus.PUBLIC)


def history(listing: Listing) -> "QuerySet[Any]":
    """The audit rows of a listing, newest first."""
    return AuditEntry.objects.filter(room=Listing._meta.label_lower, key=listing.pk).select_related("actor")


def why_withdrawn(listing: Listing) -> str:
    """The reason of the last withdrawal, "" if none was given."""
    last = history(listing).filter(verb="listings.withdraw").first()
    return last.reason if last else ""
