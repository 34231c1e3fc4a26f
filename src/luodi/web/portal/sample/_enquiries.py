"""Enquiries of the sample region: generated words and fictional contacts, sent by the same actions as a visitor's."""

import datetime as dt
import random

from luodi.sample import requirement_texts
from luodi.web.enquiries.actions import assign_enquiry, keep_draft, submit_enquiry
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.enquiries.models import Enquiry
from luodi.web.people.enums import Role
from luodi.web.people.models import Organisation, Person
from luodi.web.portal.sample._offices import Offices

_SEED, _COUNT = 20261123, 80
_CONSENTS = frozenset(str(kind) for kind in ConsentKind)


def load(offices: Offices, at: dt.datetime) -> int:
    """Adds the enquiries if there are none yet and returns their number. A third of them are assigned."""
    if not Enquiry.objects.filter(is_sample=True).exists():
        chance = random.Random(_SEED)
        for number, words in enumerate(requirement_texts(_COUNT, _SEED)):
            enquiry = _send(number, words, chance.choice(offices.all), at - _ago(chance))
            if number % 3 == 0:
                officer = _officer(enquiry.organisation)
                assign_enquiry(enquiry=enquiry, assignee=officer, actor=officer, at=at)
    return Enquiry.objects.filter(is_sample=True).count()


def _ago(chance: random.Random) -> dt.timedelta:
    return dt.timedelta(minutes=chance.randrange(10, 30 * 24 * 60))


def _send(number: int, words: str, recipient: Organisation, at: dt.datetime) -> Enquiry:
    return submit_enquiry(
        draft=keep_draft(words=words, at=at),
        recipient=recipient,
        phone=f"138000000{number:02}",
        contact_name=f"示例联系人{number + 1}",
        company=f"示例企业{number + 1}",
        consents=_CONSENTS,
        at=at,
    )


def _officer(organisation: Organisation) -> Person:
    return Person.objects.get(organisation=organisation, role=Role.OFFICER, username__startswith="sample-officer")
