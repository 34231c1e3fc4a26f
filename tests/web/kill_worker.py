"""What the test of killed workers runs in the process of another site: making enquiries, counting them, ageing the queue.

python -m tests.web.kill_worker make N | left | age
"""

import datetime as dt
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django is set up first)
from django_tasks_db.models import DBTaskResult  # noqa: E402

from luodi.web.enquiries.actions import keep_draft, submit_enquiry, withdraw_enquiry  # noqa: E402
from luodi.web.enquiries.models import Enquiry  # noqa: E402
from luodi.web.people.actions import add_organisation  # noqa: E402
from luodi.web.shared import clock  # noqa: E402
from luodi.web.shared.models import AuditEntry, Due  # noqa: E402


def make(number: int) -> None:
    """Enquiries that are to be erased by now."""
    at = timezone.now() - dt.timedelta(days=8)
    park = add_organisation(name="示例园区", kind="park", actor=None, at=at)
    for _ in range(number):
        draft = keep_draft(words="溧阳租3000平厂房", at=at)
        sent = submit_enquiry(draft=draft, recipient=park, phone="13812345678", consents={"notice", "provision"}, at=at)
        withdraw_enquiry(enquiry=sent, at=at)


def left() -> None:
    """How many still hold something, how many were erased, how many rows of the trail say so, and whether the job is done."""
    rows = AuditEntry.objects.filter(verb="enquiries.erase")
    done = Due.objects.filter(name="enquiries.erase", succeeded_at__isnull=False).count()
    erased = Enquiry.objects.exclude(erased_at=None)
    half = erased.exclude(phone_index="").count() + Enquiry.objects.filter(erased_at=None, phone_index="").count()
    print(Enquiry.objects.filter(erased_at=None).count(), erased.count(), rows.count(), half, done)  # noqa: T201


def age() -> None:
    """As if the lease of every task had run out."""
    DBTaskResult.objects.update(started_at=timezone.now() - 2 * clock.LEASE)


if __name__ == "__main__":
    {"make": lambda: make(int(sys.argv[2])), "left": left, "age": age}[sys.argv[1]]()
