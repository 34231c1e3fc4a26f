"""An enquiry lives its whole life and is erased in each of the four ways; then there is no trace of it anywhere."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from tests.web.desk.world import person, signed_in
from tests.web.enquiries.traces import columns, files, traces
from tests.web.portal.enquiry_path import fields_of, sample, write
from tests.web.portal.enquiry_path import send as send_form

from luodi.web.enquiries.actions import (
    assign_enquiry,
    close_enquiry,
    erase_due,
    export_requirements,
    reveal_enquiry,
    withdraw_enquiry,
)
from luodi.web.enquiries.enums import EndReason, EnquiryStatus
from luodi.web.enquiries.models import Consent, Enquiry
from luodi.web.people.models import Person
from luodi.web.shared.crypto import blind_index
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db(transaction=True)
#: Words that stand nowhere else. The first is no personal span: it stays readable in the masked words.
MARK, COMPANY, NAME, PHONE, WECHAT, REASON = (
    *("kanarienwerk77", "旋木雀密封件厂", "柳莺啭", "13677003619", "wryneck_4471"),
    "戴胜说可以打给她",
)
WORDS = f"溧阳租3000平厂房，做{MARK}的，净高9米以上，联系人{NAME}，{PHONE}，微信{WECHAT}"


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.portal.guards.LEAST_SECONDS", -1)
    cache.clear()


def lived(drafts: list[str] | None = None) -> tuple[Enquiry, Person]:
    """An enquiry that went through everything: typed, corrected, sent, read by its link, assigned, revealed, exported."""
    sample()
    client = Client()
    draft = write(client, WORDS)
    if drafts is not None:
        drafts.append(draft)
    page = client.get(draft)
    client.post(draft, {**fields_of(page, draft), "clear_height_min_m": "8"})
    client.get(f"{draft}answer/")
    sent = send_form(client, draft, contact_name=NAME, company=COMPANY, phone=PHONE)
    assert sent.status_code == 302
    enquiry = Enquiry.objects.get()
    for address in ("", "copy.txt", "withdraw/", "delete/"):
        assert client.get(f"{sent['Location']}{address}").status_code == 200
    lead = person("lead", enquiry.organisation)
    now = timezone.now()
    assign_enquiry(enquiry=enquiry, assignee=lead, actor=lead, at=now)
    reveal_enquiry(enquiry=enquiry, reason=REASON, actor=lead, at=now)
    desk = signed_in(lead)
    desk.get("/desk/ours/enquiries/", {"q": MARK})
    assert PHONE in desk.post(f"/desk/ours/enquiries/{enquiry.pk}/reveal/", {"reason": REASON}).content.decode()
    assert export_requirements(organisation=None, actor=lead, at=now)
    enquiry = Enquiry.objects.get()
    enquiry.token = sent["Location"].split("/")[2]
    return enquiry, lead


def by_link(enquiry: Enquiry, lead: Person) -> None:
    Client().post(f"{enquiry.get_absolute_url()}delete/")


def by_desk(enquiry: Enquiry, lead: Person) -> None:
    signed_in(lead).post(f"/desk/ours/enquiries/{enquiry.pk}/erase/", {"why": "requested"})


def by_clock(enquiry: Enquiry, lead: Person) -> None:
    now = timezone.now()
    close_enquiry(enquiry=enquiry, why=EndReason.PLACED, actor=lead, at=now)
    assert erase_due(at=now + dt.timedelta(days=364)) == 0
    assert erase_due(at=now + dt.timedelta(days=367)) == 1


def by_withdrawal(enquiry: Enquiry, lead: Person) -> None:
    now = timezone.now()
    withdraw_enquiry(enquiry=enquiry, at=now)
    assert erase_due(at=now + dt.timedelta(days=6)) == 0
    assert erase_due(at=now + dt.timedelta(days=7)) == 1


WAYS: list[Callable[[Enquiry, Person], None]] = [by_link, by_desk, by_clock, by_withdrawal]


@pytest.mark.parametrize("erase", WAYS, ids=lambda way: way.__name__)
def test_erased_enquiry_leaves_no_trace_anywhere(erase: Callable[[Enquiry, Person], None]) -> None:
    drafts: list[str] = []
    enquiry, lead = lived(drafts)
    link, (draft,) = enquiry.get_absolute_url(), drafts
    tokens = (enquiry.token, draft.split("/")[2])
    assert [text for _, text in columns() if any(token in text for token in tokens)] == []
    canaries = (MARK, COMPANY, NAME, PHONE, WECHAT, REASON, blind_index(PHONE))
    before = traces(*canaries)
    assert {word for _, word in before} == set(canaries)  # the search finds each of them while it is there
    if connection.vendor == "sqlite":
        assert any(COMPANY.encode() in content for name, content in files() if name.startswith("test.sqlite3"))
    erase(enquiry, lead)
    assert traces(*canaries, *tokens) == set()
    assert [Client().get(address).status_code for address in (link, f"{link}copy.txt", draft)] == [410] * 3
    assert traces(*canaries) == set()


def test_what_is_left_is_the_proof_and_nothing_else() -> None:
    enquiry, lead = lived()
    consents = list(Consent.objects.values("kind", "version", "text_hash", "recipient", "at"))
    by_desk(enquiry, lead)
    left = Enquiry.objects.get()
    kept = {
        *("id", "reference", "link_hash", "organisation", "status", "language", "created_at", "ended_at"),
        *("end_reason", "erased_at", "is_sample"),
    }
    blank = {f.name: getattr(left, f.name) for f in Enquiry._meta.fields if f.name not in kept}
    assert set(map(repr, blank.values())) == {"''", "{}", "None"}
    assert (left.reference, left.status, left.end_reason) == (enquiry.reference, EnquiryStatus.CLOSED, EndReason.ERASED)
    assert list(Consent.objects.values("kind", "version", "text_hash", "recipient", "at")) == consents
    trail = AuditEntry.objects.filter(room="enquiries.enquiry", key=enquiry.pk).order_by("pk")
    assert [(e.verb, e.reason) for e in trail] == [
        *[(f"enquiries.{verb}", "") for verb in ("submit", "assign", "reveal", "reveal", "erase")],
    ]
    assert trail.last().detail == {"reference": enquiry.reference, "why": "requested", "by": "desk"}


def test_second_press_of_the_form_brings_nothing_back() -> None:
    sample()
    client = Client()
    draft = write(client, WORDS)
    page = client.get(f"{draft}contact/")
    form = {**fields_of(page, f"{draft}contact/"), "phone": PHONE, "consent": ["notice", "provision"]}
    sent = client.post(f"{draft}contact/", form)
    Client().post(f"{sent['Location']}delete/")
    assert client.post(f"{draft}contact/", form).status_code == 410
    assert (Enquiry.objects.count(), traces(PHONE, MARK)) == (1, set())


@pytest.mark.parametrize("killed_at", ["_blank", "forget_reasons", "record"])
def test_erasing_that_is_cut_off_is_done_by_the_next_worker(killed_at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    enquiry, _lead = lived()
    withdraw_enquiry(enquiry=enquiry, at=timezone.now())
    at = timezone.now() + dt.timedelta(days=8)

    def killed(*_: Any, **__: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        place = "luodi.web.enquiries.actions.ending"
        patch.setattr(f"{place}._blank" if killed_at == "_blank" else f"luodi.web.shared.audit.{killed_at}", killed)
        with pytest.raises(SystemExit):
            erase_due(at=at)
    assert Enquiry.objects.get().phone == PHONE  # all of it is there, or nothing
    assert erase_due(at=at) == 1
    assert traces(PHONE, MARK, COMPANY) == set()
