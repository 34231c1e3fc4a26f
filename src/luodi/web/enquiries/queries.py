"""Reading drafts and enquiries. The public comes with a token; the desk passes `people.access.visible` first."""

import datetime as dt
import json
from typing import Any

from django.utils.timezone import localtime

from luodi.web.enquiries.errors import DraftExpired, NoRecipient, UnknownLink
from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.enquiries.tokens import is_draft_token
from luodi.web.listings.models import Listing
from luodi.web.needs.understanding import Understanding, understanding
from luodi.web.people.enums import OrganisationKind
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.models import AuditEntry

#: How long words without a consent are kept.
DRAFT_LIFE = dt.timedelta(hours=24)


def find_draft(token: str, at: dt.datetime) -> Draft:
    """The draft of a token. Raises UnknownLink (never given out), DraftExpired (its 24 hours are over)."""
    if not is_draft_token(token):
        raise UnknownLink()
    draft = Draft.objects.filter(token=token, created_at__gt=at - DRAFT_LIFE).first()
    if draft is None:
        raise DraftExpired()
    return draft


def sent_as(token: str) -> Enquiry | None:
    """The enquiry that a draft became, if it was sent."""
    return Enquiry.objects.select_related("organisation").filter(draft_token=token).first()


def find_enquiry(token: str) -> Enquiry:
    """The enquiry behind a private link. Raises UnknownLink."""
    enquiry = (
        Enquiry.objects.select_related("organisation", "listing")
        .prefetch_related("consents")
        .filter(token=token)
        .first()
    )
    if enquiry is None:
        raise UnknownLink()
    return enquiry


def corrections_of(draft: Draft) -> dict[str, Any]:
    """The corrections of a draft, by field."""
    found: dict[str, Any] = json.loads(draft.corrections or "{}")
    return found


def understand(draft: Draft) -> Understanding:
    """The reading of a draft, the record that holds after corrections, and the questions left."""
    return understanding(draft.words, corrections_of(draft))


def recipient_of(listing: Listing | None) -> Organisation:
    """Who receives an enquiry: whoever offers the listing that suits best, or else the operator. Raises NoRecipient."""
    if listing is not None:
        return listing.organisation
    operator = Organisation.objects.filter(kind=OrganisationKind.OPERATOR).order_by("pk").first()
    if operator is None:
        raise NoRecipient()
    return operator


def reveals_of_day(person: Person, at: dt.datetime) -> int:
    """How often a person has looked at personal data on the day of `at`, where the desk is."""
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return AuditEntry.objects.filter(actor=person, verb="enquiries.reveal", at__gte=midnight).count()
