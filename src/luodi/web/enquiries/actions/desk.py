"""What staff do with an enquiry: assign it, reveal masked data, export requirements."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from luodi.web.enquiries.enums import EnquiryStatus
from luodi.web.enquiries.errors import EnquiryEnded, EnquirySealed, ReasonMissing, TooManyReveals, WrongAssignee
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import reveals_of_day
from luodi.web.enquiries.rights import may_take
from luodi.web.needs.understanding import public_record
from luodi.web.people.access import demand_on
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import audit


def assign_enquiry(*, enquiry: Enquiry, assignee: Person, actor: Person, at: dt.datetime) -> Enquiry:
    """Assigns an enquiry to a colleague. Raises PermissionDenied, WrongAssignee, EnquiryEnded."""
    demand_on(actor, "enquiries.assign", enquiry)
    if not may_take(assignee, enquiry.organisation_id):
        raise WrongAssignee(assignee=str(assignee))
    with transaction.atomic():
        enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
        if enquiry.ended_at is not None:
            raise EnquiryEnded(reference=enquiry.reference)
        enquiry.assignee, enquiry.status = assignee, EnquiryStatus.ASSIGNED
        enquiry.save(update_fields=["assignee", "status"])
        audit.record(verb="enquiries.assign", thing=enquiry, actor=actor, at=at, detail={"assignee": assignee.pk})
    return enquiry


def revoke_link(*, enquiry: Enquiry, actor: Person, at: dt.datetime) -> Enquiry:
    """Stops the private link for good, for somebody whose link has come into other hands. The enquiry goes on; what the link
    was for, the desk then does on the phone. Idempotent. Raises PermissionDenied, EnquirySealed."""
    demand_on(actor, "enquiries.revoke_link", enquiry)
    with transaction.atomic():
        enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
        if enquiry.erased_at is not None:
            raise EnquirySealed(reference=enquiry.reference)
        if enquiry.link_revoked_at is None:
            enquiry.link_revoked_at = at
            enquiry.save(update_fields=["link_revoked_at"])
            audit.record(verb="enquiries.revoke_link", thing=enquiry, actor=actor, at=at)
    return enquiry


def export_requirements(
    *, organisation: Organisation | None, actor: Person | None, at: dt.datetime
) -> list[dict[str, Any]]:
    """The open enquiries (of one recipient, or all) as requirement records with the reference as id, newest first.

    Records hold nothing personal; the export writes an audit row all the same.
    """
    enquiries = Enquiry.objects.exclude(status=EnquiryStatus.CLOSED)
    with transaction.atomic():
        rows = enquiries.filter(organisation=organisation) if organisation else enquiries
        records = [{**public_record(row.record), "id": row.reference} for row in rows.order_by("-id")]
        audit.record(
            verb="enquiries.export", thing=organisation, actor=actor, at=at, detail={"enquiries": len(records)}
        )
    return records


#: How many reveals one person has per day.
REVEALS_A_DAY = 50


@dataclass(frozen=True, slots=True)
class Revealed:
    """The unmasked data, for the one page that shows it."""

    words: str
    phone: str
    contact_name: str
    wechat: str


def reveal_enquiry(*, enquiry: Enquiry, reason: str, actor: Person, at: dt.datetime) -> Revealed:
    """The original words and contact. The reason is recorded.

    Raises PermissionDenied, ReasonMissing, EnquirySealed, TooManyReveals (before the row is written).
    """
    demand_on(actor, "enquiries.reveal", enquiry)
    reason = " ".join(reason.split())[:300]
    if not reason:
        raise ReasonMissing()
    with transaction.atomic():
        enquiry = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
        if not enquiry.is_open_to_staff:
            raise EnquirySealed(reference=enquiry.reference)
        _count_reveal(actor, at)
        audit.record(verb="enquiries.reveal", thing=enquiry, actor=actor, at=at, reason=reason)
    return Revealed(enquiry.words, enquiry.phone, enquiry.contact_name, enquiry.wechat)


def _count_reveal(actor: Person, at: dt.datetime) -> None:
    """Counts a reveal under a lock on the person, so that two at once count as two."""
    Person.objects.select_for_update().get(pk=actor.pk)
    if reveals_of_day(actor, at) >= REVEALS_A_DAY:
        raise TooManyReveals(limit=REVEALS_A_DAY)
