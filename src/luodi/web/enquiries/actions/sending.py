"""Sends a draft to its recipient, exactly once."""

import datetime as dt
from collections.abc import Set

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.enquiries.errors import DraftExpired
from luodi.web.enquiries.models import Consent, Draft, Enquiry
from luodi.web.enquiries.queries import sent_as, understand
from luodi.web.enquiries.tokens import fingerprint, link_token, reference_tail
from luodi.web.enquiries.validators import Contact, clean_contact
from luodi.web.listings.models import Listing
from luodi.web.needs.masking import mask_said
from luodi.web.needs.understanding import public_record
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit


def submit_enquiry(
    *,
    draft: Draft,
    recipient: Organisation,
    phone: str,
    consents: Set[str],
    at: dt.datetime,
    contact_name: str = "",
    company: str = "",
    listing: Listing | None = None,
    language: str = "zh-hans",
    actor: Person | None = None,
) -> Enquiry:
    """Sends a draft to its recipient and deletes it. Idempotent: a second call returns the existing enquiry.

    `consents` holds the kinds ticked, of the current texts, naming `recipient`. Raises BadContact, ConsentMissing,
    DraftExpired.
    """
    contact = clean_contact(phone=phone, contact_name=contact_name, company=company, consents=consents)
    sent = sent_as(draft.token)
    if sent is not None:
        return sent
    try:
        with transaction.atomic():
            enquiry = _enquiry(draft, recipient, contact, at, listing, language)
            _agree(enquiry, recipient, language, at, is_offer=understand(draft).is_offer)
            gone, _ = Draft.objects.filter(pk=draft.pk).delete()
            if not gone:
                raise DraftExpired()
            detail = {"reference": enquiry.reference, "listing": listing.pk if listing else None}
            audit.record(verb="enquiries.submit", thing=enquiry, actor=actor, at=at, detail=detail)
    except IntegrityError:
        # Two submissions at once: the unique draft token let one through, and this is the other.
        sent = sent_as(draft.token)
        if sent is None:
            raise
        return sent
    return enquiry


def _enquiry(
    draft: Draft,
    recipient: Organisation,
    contact: Contact,
    at: dt.datetime,
    listing: Listing | None,
    language: str,
) -> Enquiry:
    """Creates the row: words frozen, personal columns encrypted, a record without personal fields."""
    understood = understand(draft)
    link = link_token(draft.token)
    enquiry = Enquiry.objects.create(
        reference=_reference(at),
        link_hash=fingerprint(link),
        organisation=recipient,
        listing=listing,
        words=draft.words,
        shown_words=mask_said(understood.shown_words, contact.contact_name, contact.phone),
        record=public_record(understood.record),
        company=contact.company,
        contact_name=contact.contact_name,
        phone=contact.phone,
        wechat=understood.contact.get("wechat", ""),
        language=language[:10],
        created_at=at,
        is_sample=recipient.is_sample,
    )
    enquiry.token = link
    return enquiry


def _reference(at: dt.datetime) -> str:
    """A new unique reference such as LD20261123-7F3K, with the local date."""
    while True:
        reference = f"LD{localdate(at):%Y%m%d}-{reference_tail()}"
        if not Enquiry.objects.filter(reference=reference).exists():
            return reference


def _agree(enquiry: Enquiry, recipient: Organisation, language: str, at: dt.datetime, *, is_offer: bool) -> None:
    for kind in ConsentKind:
        text = current(kind, is_offer=is_offer)
        Consent.objects.create(
            enquiry=enquiry,
            kind=kind,
            version=text.version,
            text_hash=text.text_hash(recipient.name, language),
            recipient=recipient.name if kind == ConsentKind.PROVISION else "",
            at=at,
        )
