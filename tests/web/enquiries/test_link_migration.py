"""What was handed out before rows kept fingerprints only goes on working, and links of erased enquiries go on saying so."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone
from django.utils.crypto import salted_hmac
from tests.web.enquiries.traces import columns

from luodi.web.enquiries.errors import EnquiryErased
from luodi.web.enquiries.queries import find_draft, find_enquiry, sent_as
from luodi.web.enquiries.tokens import draft_token

AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
BEFORE = [("enquiries", "0007_kept_reading")]
SENT, TYPED, ERASED = draft_token(), draft_token(), draft_token()
LINK = "T4b0Jv0xQ2r9ZC5qj1mW8yKp3sN7dUe6aHgLfXoViRk"


def spent(token: str) -> str:
    """What an erased row kept before."""
    return "~" + salted_hmac("luodi.enquiries.draft~", token, algorithm="sha256").hexdigest()[:40]


@pytest.fixture
def _migrated() -> None:
    """An enquiry, an erased one and a draft, as they were before the migration, taken through it."""
    try:
        executor = MigrationExecutor(connection)
        executor.migrate(BEFORE)
        apps: Any = executor.loader.project_state(BEFORE).apps
        park = apps.get_model("people", "Organisation").objects.create(name="示例园区", kind="park")
        common = {"organisation": park, "words": "求租", "shown_words": "求租", "created_at": AT}
        enquiries = apps.get_model("enquiries", "Enquiry").objects
        enquiries.create(reference="LD1", token=LINK, draft_token=SENT, **common)
        gone = {"token": spent("erased"), "draft_token": spent(ERASED), "erased_at": AT}
        enquiries.create(reference="LD2", **gone, **common)
        apps.get_model("enquiries", "Draft").objects.create(token=TYPED, words="求租", created_at=timezone.now())
    finally:
        call_command("migrate", "enquiries", verbosity=0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_migrated")
def test_links_in_hand_go_on_working() -> None:
    assert find_enquiry(LINK).reference == "LD1"
    assert find_draft(TYPED, timezone.now()).token == TYPED
    with pytest.raises(EnquiryErased):
        find_enquiry("erased")
    pressed = sent_as(SENT)
    assert pressed is not None and find_enquiry(pressed.token).reference == "LD1"
    assert (sent_as(ERASED), sent_as(TYPED)) == (None, None)
    again = Client().get(f"/find/{SENT}/")
    assert (again.status_code, Client().get(again["Location"]).status_code) == (302, 200)
    assert Client().get(f"/enquiries/{LINK}/").status_code == 200
    assert [table for table, text in columns() if any(token in text for token in (LINK, SENT, TYPED))] == []
