"""Closing, taking the consent back, and the clock: what ends when, what is refused afterwards, what the trail says."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from tests.web.desk.world import enquiry as arrived
from tests.web.desk.world import organisation, person

from luodi.web.enquiries.actions import (
    assign_enquiry,
    close_enquiry,
    close_idle,
    erase_due,
    erase_enquiry,
    export_requirements,
    reveal_enquiry,
    withdraw_enquiry,
)
from luodi.web.enquiries.enums import By, EndReason, EnquiryStatus, EraseReason
from luodi.web.enquiries.errors import EnquiryEnded, EnquiryErased, EnquirySealed, UnknownLink
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import erasable, erased_on, find_enquiry, looks_at
from luodi.web.enquiries.tokens import fingerprint
from luodi.web.people.models import Person
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def lead() -> Person:
    return person("lead", organisation())


def last_row() -> tuple[str, Any, str, dict[str, Any]]:
    row = AuditEntry.objects.order_by("pk").last()
    assert row is not None
    return row.verb, row.actor, row.reason, row.detail


def test_closing_says_when_and_how_and_leaves_a_row(lead: Person) -> None:
    closed = close_enquiry(enquiry=arrived(), why=EndReason.PLACED, actor=lead, at=AT)
    assert (closed.status, closed.end_reason, closed.ended_at) == (EnquiryStatus.CLOSED, EndReason.PLACED, AT)
    assert last_row() == ("enquiries.close", lead, "", {"why": "placed", "by": "desk"})


def test_closed_enquiry_is_not_closed_again_assigned_or_exported_but_still_looked_at(lead: Person) -> None:
    closed = close_enquiry(enquiry=arrived(), why=EndReason.UNREACHABLE, actor=lead, at=AT)
    with pytest.raises(EnquiryEnded):
        close_enquiry(enquiry=closed, why=EndReason.PLACED, actor=lead, at=AT)
    with pytest.raises(EnquiryEnded):
        assign_enquiry(enquiry=closed, assignee=lead, actor=lead, at=AT)
    assert export_requirements(organisation=None, actor=lead, at=AT) == []
    assert reveal_enquiry(enquiry=closed, reason="核对", actor=lead, at=AT).phone


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_viewer_and_editor_neither_close_nor_erase(role: str) -> None:
    mine, who = arrived(), person(role)
    with pytest.raises(PermissionDenied):
        close_enquiry(enquiry=mine, why=EndReason.PLACED, actor=who, at=AT)
    with pytest.raises(PermissionDenied):
        erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.DESK, actor=who, at=AT)
    assert Enquiry.objects.get().ended_at is None


def test_officer_closes_but_only_a_lead_erases_and_only_what_they_see(lead: Person) -> None:
    mine, officer = arrived(), person("officer")
    stranger = person("lead", organisation("乙中介", "broker"))
    for who in (officer, stranger):
        with pytest.raises(PermissionDenied):
            erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.DESK, actor=who, at=AT)
    with pytest.raises(PermissionDenied):
        erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.DESK, at=AT)  # nobody is nobody, not the clock
    assert erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.DESK, actor=lead, at=AT).erased_at == AT


def test_withdrawing_stops_every_use_at_once(lead: Person) -> None:
    withdrawn = withdraw_enquiry(enquiry=arrived(), at=AT)
    assert (withdrawn.status, withdrawn.end_reason, withdrawn.ended_at) == ("closed", EndReason.WITHDRAWN, AT)
    assert last_row() == ("enquiries.withdraw", None, "", {"why": "withdrawn", "by": "link"})
    with pytest.raises(EnquirySealed):
        reveal_enquiry(enquiry=withdrawn, reason="再打一次", actor=lead, at=AT)
    with pytest.raises(EnquiryEnded):
        assign_enquiry(enquiry=withdrawn, assignee=lead, actor=lead, at=AT)
    assert export_requirements(organisation=None, actor=lead, at=AT) == []


def test_withdrawing_after_the_end_counts_and_a_second_press_does_not(lead: Person) -> None:
    close_enquiry(enquiry=arrived(), why=EndReason.PLACED, actor=lead, at=AT)
    first = withdraw_enquiry(enquiry=Enquiry.objects.get(), at=AT + DAY)
    again = withdraw_enquiry(enquiry=first, at=AT + 2 * DAY)
    assert (again.end_reason, again.ended_at) == (EndReason.WITHDRAWN, AT + DAY)
    assert AuditEntry.objects.filter(verb="enquiries.withdraw").count() == 1


def test_erasing_twice_is_erasing_once_and_withdrawing_then_changes_nothing() -> None:
    mine = arrived()
    first = erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.LINK, at=AT)
    again = erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.LINK, at=AT + DAY)
    late = withdraw_enquiry(enquiry=mine, at=AT + DAY)
    assert (again.erased_at, again.link_hash, late.end_reason) == (AT, first.link_hash, EndReason.ERASED)
    assert AuditEntry.objects.filter(verb="enquiries.erase").count() == 1


def test_link_of_an_erased_enquiry_says_so_and_what_is_left_of_it_is_no_link() -> None:
    mine = arrived()
    erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.LINK, at=AT)
    with pytest.raises(EnquiryErased) as refusal:
        find_enquiry(mine.token)
    assert refusal.value.values == {"reference": mine.reference, "day": dt.date(2026, 11, 23)}
    for never in (fingerprint(mine.token), "x", mine.link_hash):
        with pytest.raises(UnknownLink):
            find_enquiry(never)


@pytest.mark.parametrize(
    ("ended", "asked", "is_over"),
    [
        ("2026-11-23", "2027-11-22", False),
        ("2026-11-23", "2027-11-23", True),
        ("2028-02-29", "2029-02-28", False),
        ("2028-02-29", "2029-03-01", True),
    ],
)
def test_twelve_months_are_months_of_the_calendar(lead: Person, ended: str, asked: str, is_over: bool) -> None:
    then, now = (dt.datetime.fromisoformat(day).replace(hour=4, tzinfo=dt.UTC) for day in (ended, asked))
    close_enquiry(enquiry=arrived(), why=EndReason.PLACED, actor=lead, at=then)
    assert erasable(now).exists() == is_over


def test_day_of_deletion_that_is_shown_is_the_day_on_which_it_happens(lead: Person) -> None:
    mine = arrived()
    assert erased_on(mine) is None
    closed = close_enquiry(enquiry=mine, why=EndReason.PLACED, actor=lead, at=AT)
    assert erased_on(closed) == dt.date(2027, 11, 23)
    withdrawn = withdraw_enquiry(enquiry=closed, at=AT)
    assert erased_on(withdrawn) == dt.date(2026, 11, 30)
    assert (erase_due(at=AT + 7 * DAY - dt.timedelta(seconds=1)), erase_due(at=AT + 7 * DAY)) == (0, 1)
    assert (erase_due(at=AT + 400 * DAY), last_row()[3]["by"]) == (0, "clock")


def test_enquiry_in_which_nothing_happens_ends_after_half_a_year(lead: Person) -> None:
    mine = arrived()
    assign_enquiry(enquiry=mine, assignee=lead, actor=lead, at=AT + 100 * DAY)
    assert [close_idle(at=AT + n * DAY) for n in (181, 279, 281, 400)] == [0, 0, 1, 0]
    assert last_row() == ("enquiries.close", None, "", {"why": "idle", "by": "clock"})


def test_person_sees_how_often_staff_looked(lead: Person) -> None:
    mine = arrived()
    assert (looks_at(mine).count, looks_at(mine).last) == (0, None)
    reveal_enquiry(enquiry=mine, reason="约看房", actor=lead, at=AT + DAY)
    assert (looks_at(mine).count, looks_at(mine).last) == (1, AT + DAY)


@pytest.mark.parametrize("act", ["close", "withdraw", "erase"])
def test_end_that_fails_halfway_leaves_no_trace(act: str, lead: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = arrived()
    before = Enquiry.objects.values().get()

    def full(**_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("luodi.web.shared.audit.record", full)
    acts = {
        "close": lambda: close_enquiry(enquiry=mine, why=EndReason.PLACED, actor=lead, at=AT),
        "withdraw": lambda: withdraw_enquiry(enquiry=mine, at=AT),
        "erase": lambda: erase_enquiry(enquiry=mine, why=EraseReason.REQUESTED, by=By.LINK, at=AT),
    }
    with pytest.raises(OSError, match="disk full"):
        acts[act]()
    assert Enquiry.objects.values().get() == before


def test_sqlite_writes_zeros_over_what_is_deleted() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)
