"""Everything that changes a draft or an enquiry. Each action owns its transaction and leaves an audit row without a
personal value in it."""

import datetime as dt
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind, EnquiryStatus
from luodi.web.enquiries.errors import ReasonMissing, TooManyReveals, WrongAssignee
from luodi.web.enquiries.models import Consent, Draft, Enquiry
from luodi.web.enquiries.queries import DRAFT_LIFE, corrections_of, reveals_of_day, sent_as, understand
from luodi.web.enquiries.rights import may_take
from luodi.web.enquiries.tokens import draft_token, reference_tail
from luodi.web.enquiries.validators import Contact, clean_contact
from luodi.web.listings.models import Listing
from luodi.web.needs.masking import mask_said
from luodi.web.needs.understanding import corrected, public_record, understanding
from luodi.web.needs.validators import check_record, clean_corrections, clean_words
from luodi.web.people.access import demand_on
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit
from luodi.web.shared.crypto import blind_index


def keep_draft(*, words: str, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Keeps words for 24 hours, encrypted, under a token. Raises BadWords."""
    kept = clean_words(words)
    with transaction.atomic():
        draft = Draft.objects.create(token=draft_token(), words=kept, created_at=at)
        audit.record(verb="enquiries.draft", thing=draft, actor=actor, at=at, detail={"characters": len(kept)})
    return draft


def correct_draft(
    *, draft: Draft, corrections: Mapping[str, Any], at: dt.datetime, actor: Person | None = None
) -> Draft:
    """Lays corrections over what was read: field key to value, None for "not asked". Raises BadCorrections."""
    kept = clean_corrections(corrections)
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        merged = {**corrections_of(draft), **kept}
        check_record(corrected(understanding(draft.words, {}).base, merged))
        _write_corrections(draft, merged, sorted(kept), actor, at)
    return draft


def reset_draft(*, draft: Draft, at: dt.datetime, actor: Person | None = None) -> Draft:
    """Takes every correction back."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        _write_corrections(draft, {}, [], actor, at)
    return draft


def _write_corrections(
    draft: Draft, merged: dict[str, Any], fields: list[str], actor: Person | None, at: dt.datetime
) -> None:
    draft.corrections = json.dumps(merged, ensure_ascii=False) if merged else ""
    draft.save(update_fields=["corrections"])
    audit.record(verb="enquiries.correct", thing=draft, actor=actor, at=at, detail={"fields": fields})


def purge_drafts(*, at: dt.datetime, actor: Person | None = None) -> int:
    """Deletes what is older than 24 hours and returns how many went."""
    with transaction.atomic():
        gone, _ = Draft.objects.filter(created_at__lte=at - DRAFT_LIFE).delete()
        if gone:
            audit.record(verb="enquiries.purge", thing=None, actor=actor, at=at, detail={"drafts": gone})
    return gone


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
    """Sends a draft to its recipient, once: pressed again, it returns the enquiry that is there. The draft goes.

    `consents` holds the kinds that were ticked, of the texts in use, naming `recipient`. Raises BadContact, ConsentMissing.
    """
    contact = clean_contact(phone=phone, contact_name=contact_name, company=company, consents=consents)
    sent = sent_as(draft.token)
    if sent is not None:
        return sent
    try:
        with transaction.atomic():
            enquiry = _enquiry(draft, recipient, contact, at, listing, language)
            _agree(enquiry, recipient, language, at)
            Draft.objects.filter(pk=draft.pk).delete()
            detail = {"reference": enquiry.reference, "listing": listing.pk if listing else None}
            audit.record(verb="enquiries.submit", thing=enquiry, actor=actor, at=at, detail=detail)
    except IntegrityError:
        # Two presses at one moment: the unique draft token let one through, and this is the other.
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
    """The row itself: words frozen, personal columns encrypted, the record without them."""
    understood = understand(draft)
    return Enquiry.objects.create(
        reference=_reference(at),
        draft_token=draft.token,
        organisation=recipient,
        listing=listing,
        words=draft.words,
        shown_words=mask_said(understood.shown_words, contact.contact_name, contact.phone),
        record=public_record(understood.record),
        company=contact.company,
        contact_name=contact.contact_name,
        phone=contact.phone,
        phone_index=blind_index(contact.phone),
        wechat=understood.contact.get("wechat", ""),
        language=language[:10],
        created_at=at,
        is_sample=recipient.is_sample,
    )


def _reference(at: dt.datetime) -> str:
    """LD20261123-7F3K; of the day where the reader is, and not used before."""
    while True:
        reference = f"LD{localdate(at):%Y%m%d}-{reference_tail()}"
        if not Enquiry.objects.filter(reference=reference).exists():
            return reference


def _agree(enquiry: Enquiry, recipient: Organisation, language: str, at: dt.datetime) -> None:
    for kind in ConsentKind:
        text = current(kind)
        Consent.objects.create(
            enquiry=enquiry,
            kind=kind,
            version=text.version,
            text_hash=text.text_hash(recipient.name, language),
            recipient=recipient.name if kind == ConsentKind.PROVISION else "",
            at=at,
        )


def assign_enquiry(*, enquiry: Enquiry, assignee: Person, actor: Person, at: dt.datetime) -> Enquiry:
    """Gives an enquiry to a colleague. Raises PermissionDenied, WrongAssignee."""
    demand_on(actor, "enquiries.assign", enquiry)
    if not may_take(assignee, enquiry.organisation_id):
        raise WrongAssignee(assignee=str(assignee))
    with transaction.atomic():
        enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
        enquiry.assignee, enquiry.status = assignee, EnquiryStatus.ASSIGNED
        enquiry.save(update_fields=["assignee", "status"])
        audit.record(verb="enquiries.assign", thing=enquiry, actor=actor, at=at, detail={"assignee": assignee.pk})
    return enquiry


def export_requirements(
    *, organisation: Organisation | None, actor: Person | None, at: dt.datetime
) -> list[dict[str, Any]]:
    """The open enquiries (of one recipient, or all) as requirement records whose id is the reference, newest first.

    Records hold nothing personal; that they were taken out leaves an audit row all the same.
    """
    found = Enquiry.objects.exclude(status=EnquiryStatus.CLOSED)
    with transaction.atomic():
        rows = found.filter(organisation=organisation) if organisation else found
        records = [{**public_record(row.record), "id": row.reference} for row in rows.order_by("-id")]
        audit.record(
            verb="enquiries.export", thing=organisation, actor=actor, at=at, detail={"enquiries": len(records)}
        )
    return records


#: How many enquiries one person may reveal on one day.
REVEALS_A_DAY = 50


@dataclass(frozen=True, slots=True)
class Revealed:
    """What was masked, for the one page that shows it."""

    words: str
    phone: str
    contact_name: str
    wechat: str


def reveal_enquiry(*, enquiry: Enquiry, reason: str, actor: Person, at: dt.datetime) -> Revealed:
    """The original words and contact, against a reason that is kept.

    Raises PermissionDenied, ReasonMissing, TooManyReveals (before the row is written).
    """
    demand_on(actor, "enquiries.reveal", enquiry)
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing()
    with transaction.atomic():
        _count_reveal(actor, at)
        audit.record(verb="enquiries.reveal", thing=enquiry, actor=actor, at=at, reason=reason)
    return Revealed(enquiry.words, enquiry.phone, enquiry.contact_name, enquiry.wechat)


def _count_reveal(actor: Person, at: dt.datetime) -> None:
    """One look at a time of one person, so that two at once are counted as two."""
    Person.objects.select_for_update().get(pk=actor.pk)
    if reveals_of_day(actor, at) >= REVEALS_A_DAY:
        raise TooManyReveals(limit=REVEALS_A_DAY)
