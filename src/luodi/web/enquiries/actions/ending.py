"""The end of an enquiry: closing it, withdrawing the consent, and erasing everything personal.

An erased enquiry keeps its number, its recipient, its dates, how it ended, and which texts were agreed to (version and hash,
none of the person's words), as proof that consent was given and honoured.
"""

import datetime as dt

from django.db import transaction

from luodi.web.enquiries.enums import By, EndReason, EnquiryStatus, EraseReason
from luodi.web.enquiries.errors import EnquiryEnded
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import erasable, idle
from luodi.web.people.access import demand_on
from luodi.web.people.models import Person
from luodi.web.shared import audit
from luodi.web.shared.traces import overwrite_soon


def close_enquiry(*, enquiry: Enquiry, why: EndReason, actor: Person, at: dt.datetime) -> Enquiry:
    """Closes it on behalf of staff; it is erased twelve months later. Raises PermissionDenied, EnquiryEnded."""
    demand_on(actor, "enquiries.close", enquiry)
    with transaction.atomic():
        enquiry = _locked(enquiry)
        if enquiry.ended_at is not None:
            raise EnquiryEnded(reference=enquiry.reference)
        _end(enquiry, why, By.DESK, actor, at)
    return enquiry


def close_idle(*, at: dt.datetime) -> int:
    """Closes enquiries without activity for half a year, so that none is kept for ever. Run by the clock."""
    closed = 0
    for key in idle(at).values_list("pk", flat=True):
        with transaction.atomic():
            enquiry = Enquiry.objects.select_for_update().filter(pk=key, ended_at=None).first()
            if enquiry is not None:
                _end(enquiry, EndReason.IDLE, By.CLOCK, None, at)
                closed += 1
    return closed


def withdraw_enquiry(*, enquiry: Enquiry, at: dt.datetime) -> Enquiry:
    """Withdraws the person's consent: from now on nobody uses or sees the enquiry, and it is erased a week later.

    Earlier processing stays lawful. This end replaces any earlier one. Idempotent.
    """
    with transaction.atomic():
        enquiry = _locked(enquiry)
        if enquiry.erased_at is None and enquiry.end_reason != EndReason.WITHDRAWN:
            _end(enquiry, EndReason.WITHDRAWN, By.LINK, None, at)
    return enquiry


def erase_enquiry(
    *, enquiry: Enquiry, why: EraseReason, by: By, at: dt.datetime, actor: Person | None = None
) -> Enquiry:
    """Erases everything personal at once; only the fact of the enquiry and of the consent remains.

    `actor` is the person at the desk, if any, whose rights are then checked. Idempotent. Raises PermissionDenied.
    """
    if by == By.DESK:
        demand_on(actor, "enquiries.erase", enquiry)
    with transaction.atomic():
        enquiry = _locked(enquiry)
        if enquiry.erased_at is not None:
            return enquiry
        _blank(enquiry, at)
        audit.forget_reasons(enquiry)
        detail = {"reference": enquiry.reference, "why": str(why), "by": str(by)}
        audit.record(verb="enquiries.erase", thing=enquiry, actor=actor, at=at, detail=detail)
        transaction.on_commit(lambda: overwrite_soon(at))
    return enquiry


def erase_due(*, at: dt.datetime) -> int:
    """Erases enquiries at the end of the promised period, each in its own transaction. Run by the clock."""
    erased = 0
    for enquiry in erasable(at).only("pk"):
        erase_enquiry(enquiry=enquiry, why=EraseReason.EXPIRED, by=By.CLOCK, at=at)
        erased += 1
    return erased


def _locked(enquiry: Enquiry) -> Enquiry:
    """The current row, locked until the transaction ends, with the link that the caller came by."""
    row = Enquiry.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=enquiry.pk)
    row.token = enquiry.token
    return row


def _end(enquiry: Enquiry, why: EndReason, by: By, actor: Person | None, at: dt.datetime) -> None:
    enquiry.status, enquiry.end_reason, enquiry.ended_at = EnquiryStatus.CLOSED, why, at
    enquiry.save(update_fields=["status", "end_reason", "ended_at"])
    verb = "enquiries.withdraw" if why == EndReason.WITHDRAWN else "enquiries.close"
    audit.record(verb=verb, thing=enquiry, actor=actor, at=at, detail={"why": str(why), "by": str(by)})


def _blank(enquiry: Enquiry, at: dt.datetime) -> None:
    """Blanks every column about the person or the requirement; of the two links only fingerprints were ever kept."""
    enquiry.words = enquiry.shown_words = enquiry.company = enquiry.contact_name = enquiry.phone = enquiry.wechat = ""
    enquiry.record = {}
    enquiry.assignee, enquiry.listing = None, None
    if enquiry.ended_at is None:
        enquiry.ended_at, enquiry.end_reason = at, EndReason.ERASED
    enquiry.status, enquiry.erased_at = EnquiryStatus.CLOSED, at
    enquiry.save()
