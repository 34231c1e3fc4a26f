"""Reads drafts and enquiries. The public needs a token; the desk filters by `people.access.visible` first."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from luodi.web.enquiries.enums import EndReason
from luodi.web.enquiries.errors import DraftExpired, EnquiryErased, LinkRevoked, NoRecipient, UnknownLink
from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.enquiries.tokens import fingerprint, is_draft_token, link_token, spent
from luodi.web.listings.models import Listing
from luodi.web.needs.kept import unpacked
from luodi.web.needs.understanding import Understanding, understanding
from luodi.web.people.enums import OrganisationKind
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.crypto import opened
from luodi.web.shared.models import AuditEntry

#: How long words are kept without consent.
DRAFT_LIFE = dt.timedelta(hours=24)
#: After this long without activity an enquiry is closed. It is erased twelve months after its end, or after a withdrawn
#: consent much sooner, with a few days for the person to save a copy.
IDLE_FOR, WITHDRAWN_FOR = dt.timedelta(days=180), dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Looks:
    """How often personal data was revealed, and when last."""

    count: int
    last: dt.datetime | None


def find_draft(token: str, at: dt.datetime) -> Draft:
    """The draft of a token. Raises UnknownLink (never issued), DraftExpired (past its 24 hours), CellSealed."""
    if not is_draft_token(token):
        raise UnknownLink()
    draft = Draft.objects.filter(token_hash=fingerprint(token), created_at__gt=at - DRAFT_LIFE).first()
    if draft is None:
        raise DraftExpired()
    draft.token = token
    opened(draft.words)
    opened(draft.corrections)
    return draft


def sent_as(token: str) -> Enquiry | None:
    """The enquiry a draft was sent as, if it was and is not erased."""
    link = link_token(token)
    found = Enquiry.objects.select_related("organisation")
    enquiry = found.filter(link_hash=fingerprint(link), erased_at=None).first()
    if enquiry is not None:
        enquiry.token = link
    return enquiry


def find_enquiry(token: str) -> Enquiry:
    """The enquiry behind a private link. Raises UnknownLink, EnquiryErased, LinkRevoked."""
    found = Enquiry.objects.select_related("organisation", "listing").prefetch_related("consents")
    enquiry = found.filter(_link(token)).first()
    if enquiry is None:
        raise UnknownLink()
    if enquiry.erased_at is not None:
        raise EnquiryErased(reference=enquiry.reference, day=localtime(enquiry.erased_at).date())
    if enquiry.link_revoked_at is not None:
        day = localtime(enquiry.link_revoked_at).date()
        raise LinkRevoked(reference=enquiry.reference, day=day, recipient=enquiry.organisation.name)
    enquiry.token = token
    return enquiry


def erased_enquiry(token: str) -> Enquiry | None:
    """The remainder of an erased enquiry, by its old link."""
    found = Enquiry.objects.select_related("organisation").exclude(erased_at=None)
    return found.filter(_link(token)).first()


def _link(token: str) -> Q:
    return Q(link_hash=fingerprint(token)) | Q(older_link_hash__in=(fingerprint(token), spent(token)))


def looks_at(enquiry: Enquiry) -> Looks:
    """How often staff have revealed the words and the contact, and when last."""
    seen = AuditEntry.objects.filter(room=Enquiry._meta.label_lower, key=enquiry.pk, verb="enquiries.reveal")
    return Looks(**seen.aggregate(count=Count("pk"), last=Max("at")))


def idle(at: dt.datetime) -> "QuerySet[Enquiry]":
    """Open enquiries without activity for half a year."""
    lately = AuditEntry.objects.filter(room=Enquiry._meta.label_lower, key=OuterRef("pk"), at__gt=at - IDLE_FOR)
    return Enquiry.objects.filter(~Exists(lately), ended_at=None, created_at__lte=at - IDLE_FOR)


def erasable(at: dt.datetime) -> "QuerySet[Enquiry]":
    """Enquiries at the end of the promised period."""
    over = Q(ended_at__lte=_a_year(at, -1)) | Q(ended_at__lte=at - WITHDRAWN_FOR, end_reason=EndReason.WITHDRAWN)
    return Enquiry.objects.filter(over, erased_at=None)


def erased_on(enquiry: Enquiry) -> dt.date | None:
    """The day it will be erased; None while it is open."""
    if enquiry.ended_at is None:
        return None
    ended = localtime(enquiry.ended_at)
    is_withdrawn = enquiry.end_reason == EndReason.WITHDRAWN
    return (ended + WITHDRAWN_FOR if is_withdrawn else _a_year(ended, 1)).date()


def _a_year(at: dt.datetime, years: int) -> dt.datetime:
    """The same day some years later or earlier; 1 March in place of a missing 29 February."""
    try:
        return at.replace(year=at.year + years)
    except ValueError:
        return at.replace(year=at.year + years, month=3, day=1)


def corrections_of(draft: Draft) -> dict[str, Any]:
    """The corrections of a draft, by field."""
    found: dict[str, Any] = json.loads(draft.corrections or "{}")
    return found


def understand(draft: Draft) -> Understanding:
    """The reading of a draft, the record after corrections, and the open questions."""
    return understanding(draft.words, corrections_of(draft), unpacked(draft.reading, draft.words))


def is_offer(enquiry: Enquiry) -> bool:
    """Whether an owner wrote it, who has a place to let or to sell."""
    return understanding(enquiry.shown_words, {}).is_offer


def recipient_of(listing: Listing | None) -> Organisation:
    """The recipient of an enquiry: the organisation of the best listing, else the operator. Raises NoRecipient."""
    if listing is not None:
        return listing.organisation
    operator = Organisation.objects.filter(kind=OrganisationKind.OPERATOR).order_by("pk").first()
    if operator is None:
        raise NoRecipient()
    return operator


def reveals_of_day(person: Person, at: dt.datetime) -> int:
    """How often a person has revealed personal data on the local day of `at`."""
    midnight = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return AuditEntry.objects.filter(actor=person, verb="enquiries.reveal", at__gte=midnight).count()
