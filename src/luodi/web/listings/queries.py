"""Reading listings."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from luodi.fields import for_record
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.validators import GATES, missing_gates
from luodi.web.shared.models import AuditEntry


def public_listings(on: dt.date) -> "QuerySet[Listing]":
    """What the public may see on a day: published, and not past its date. Newest first."""
    current = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return (
        Listing.objects.filter(current, status=ListingStatus.PUBLIC)
        .select_related("park", "organisation")
        .order_by("-published_at", "-id")
    )


#: What no public page shows of a listing; its column is not even read.
_HIDDEN = ("original_text", *(entry.key for entry in for_record("listing") if entry.is_personal))


def shown(rows: "QuerySet[Listing]") -> list[Listing]:
    """Listings as a public page may hold them: personal columns are neither read nor decrypted, but empty."""
    found = list(rows.defer(*_HIDDEN))
    for listing in found:
        for name in _HIDDEN:
            setattr(listing, name, "")
    return found


def newest(on: dt.date, count: int) -> list[Listing]:
    """The newest public listings, as a public page may hold them."""
    return shown(public_listings(on)[:count])


def counts_by_park(on: dt.date) -> dict[int, int]:
    """Park to the number of its public listings; parks without any are left out."""
    counted = public_listings(on).filter(park__isnull=False).order_by().values_list("park").annotate(Count("pk"))
    return dict(counted)


def missing_for_publishing(listing: Listing) -> list[str]:
    """What is missing before the public may see it, in the words of the form."""
    return [GATES[gate] for gate in missing_gates(listing.record(), localdate())]


def by_ids(ids: list[str], on: dt.date) -> dict[str, Listing]:
    """Public listings by the id that matching knows them by, as a public page may hold them, in one query; those gone
    meanwhile are left out."""
    found = shown(public_listings(on).filter(pk__in=[int(i) for i in ids if i.isdigit()]))
    return {str(listing.pk): listing for listing in found}


#: A listing is old when its facts were true longer ago than this, or end within the other.
OLD_AFTER, ENDS_WITHIN = dt.timedelta(days=90), dt.timedelta(days=14)


def stale(rows: "QuerySet[Listing]", on: dt.date) -> "QuerySet[Listing]":
    """Of the given rows, published ones that are past their date or soon will be, or whose facts are old."""
    ends = Q(valid_until__lt=on + ENDS_WITHIN)
    return rows.filter(ends | Q(as_of__lt=on - OLD_AFTER), status=ListingStatus.PUBLIC)


def history(listing: Listing) -> "QuerySet[Any]":
    """The audit rows of a listing, newest first."""
    return AuditEntry.objects.filter(room=Listing._meta.label_lower, key=listing.pk).select_related("actor")


def why_withdrawn(listing: Listing) -> str:
    """The reason for which it was last taken off, "" when none was given."""
    last = history(listing).filter(verb="listings.withdraw").first()
    return last.reason if last else ""
