"""Two presses at one moment, in two connections: one enquiry, one pair of consents, the same answer to both."""

import datetime as dt
from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.patience import HANG

from luodi.web.enquiries.actions import keep_draft, submit_enquiry
from luodi.web.enquiries.models import Consent, Draft, Enquiry
from luodi.web.people.models import Organisation

AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_presses_in_parallel_leave_one_enquiry() -> None:
    park = Organisation.objects.create(name="示例园区", kind="park")
    draft = keep_draft(words="溧阳租厂房3000平", at=AT)
    together, found, broken = Barrier(4), list[str](), list[BaseException]()

    def press() -> None:
        try:
            together.wait(timeout=HANG)
            both = frozenset({"notice", "provision"})
            sent = submit_enquiry(draft=draft, recipient=park, phone="13812345678", consents=both, at=AT)
            found.append(sent.reference)
        except BaseException as fault:
            broken.append(fault)
            raise
        finally:
            connection.close()

    presses = [Thread(target=press) for _ in range(4)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert broken == []
    assert found == [Enquiry.objects.get().reference] * 4
    assert (Consent.objects.count(), Draft.objects.count()) == (2, 0)
