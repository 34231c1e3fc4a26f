"""Keeping, correcting, sending, assigning and revealing: what is written, what is refused, and what the trail says."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from luodi.web.enquiries.actions import (
    assign_enquiry,
    correct_draft,
    dismiss_clause,
    extend_draft,
    keep_draft,
    purge_drafts,
    reset_draft,
    reveal_enquiry,
    revoke_link,
    submit_enquiry,
)
from luodi.web.enquiries.consents import current
from luodi.web.enquiries.enums import ConsentKind, EnquiryStatus
from luodi.web.enquiries.errors import (
    BadContact,
    ConsentMissing,
    DraftExpired,
    LinkRevoked,
    ReasonMissing,
    UnknownLink,
    WrongAssignee,
)
from luodi.web.enquiries.models import Consent, Draft, Enquiry
from luodi.web.enquiries.queries import corrections_of, find_draft, find_enquiry, sent_as, understand
from luodi.web.enquiries.tokens import draft_token, fingerprint
from luodi.web.needs.errors import BadCorrections, NothingSaid, NothingWritten, WordsTooLong, WrongEncoding
from luodi.web.people.models import Organisation, Person
from luodi.web.shared.crypto import blind_index
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
WORDS = "想在溧阳租个单层厂房，3000平左右，净高9米以上，用电630。联系人张伟，13812345678"
BOTH = frozenset({"notice", "provision"})


def keep(words: str = WORDS) -> Draft:
    return keep_draft(words=words, at=AT)


def send(draft: Draft, recipient: Organisation, **own: Any) -> Enquiry:
    given: dict[str, Any] = {"phone": "13812345678", "contact_name": "张伟", "consents": BOTH, **own}
    return submit_enquiry(draft=draft, recipient=recipient, at=AT, **given)


def person(organisation: Organisation, role: str = "officer", **own: Any) -> Person:
    return Person.objects.create(username=f"p{Person.objects.count()}", organisation=organisation, role=role, **own)


def columns(table: str) -> str:
    """A whole table as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return repr(cursor.fetchall())


def test_draft_lies_encrypted() -> None:
    draft = keep()
    correct_draft(draft=draft, corrections={"clear_height_min_m": 8}, at=AT)
    assert not any(word in columns("enquiries_draft") for word in ("溧阳", "张伟", "13812345678", "clear_height"))
    assert Draft.objects.get().words == WORDS


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("", NothingWritten),
        (" \n ", NothingWritten),
        ("😀👍！", NothingSaid),
        ("厂" * 20_001, WordsTooLong),
        ("\ufffd厂", WrongEncoding),
    ],
)
def test_words_that_cannot_be_taken_are_refused_and_leave_nothing(words: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        keep(words)
    assert (Draft.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_zero_bytes_and_surrogates_become_spaces() -> None:
    assert keep("厂房\0出\ud83d租").words == "厂房 出 租"


def test_draft_is_there_for_24_hours_and_then_gone() -> None:
    draft = keep()
    assert find_draft(draft.token, AT + dt.timedelta(hours=23, minutes=59)) == draft
    with pytest.raises(DraftExpired):
        find_draft(draft.token, AT + dt.timedelta(hours=24))


def test_purged_draft_is_told_from_one_that_never_was() -> None:
    draft = keep()
    assert purge_drafts(at=AT + dt.timedelta(hours=23)) == 0
    assert purge_drafts(at=AT + dt.timedelta(hours=24)) == 1
    with pytest.raises(DraftExpired):
        find_draft(draft.token, AT)
    for forged in ("x", draft.token[:-1] + "!", "a" * 48, draft_token()[:32] + draft.token[32:]):
        with pytest.raises(UnknownLink):
            find_draft(forged, AT)


def test_correction_lies_over_what_was_read_and_is_taken_back() -> None:
    draft = correct_draft(draft=keep(), corrections={"clear_height_min_m": "8", "needs_ground_floor": None}, at=AT)
    assert corrections_of(draft) == {"clear_height_min_m": 8, "needs_ground_floor": None}
    record = understand(draft).record
    assert (record["clear_height_min_m"], "needs_ground_floor" in record) == (8, False)
    assert understand(reset_draft(draft=draft, at=AT)).record["clear_height_min_m"] == 9


@pytest.mark.parametrize(
    "corrections",
    [{"clear_height_min_m": "高"}, {"phone": "13812345678"}, {"contact_name": "x"}, {"has_crane": True}, {"nothing": 1}, {"id": "7"},
     {"area_min_m2": 9000, "area_max_m2": 100}, {"wishes": ["moon"]}, {"clear_height_min_m": 10**12}],
)  # fmt: skip
def test_corrections_that_cannot_hold_are_refused_by_field(corrections: dict[str, Any]) -> None:
    draft = keep()
    with pytest.raises(BadCorrections) as refusal:
        correct_draft(draft=draft, corrections=corrections, at=AT)
    assert list(refusal.value.values["faults"]) == list(corrections)[:1]
    assert Draft.objects.get().corrections == ""


def test_enquiry_freezes_the_words_and_hides_the_person(park: Organisation) -> None:
    draft = keep()
    enquiry = send(draft, park, company=" 溧阳  某厂 ")
    assert (enquiry.words, enquiry.company) == (WORDS, "溧阳 某厂")
    assert enquiry.shown_words == WORDS.replace("张伟", "■■").replace("13812345678", "■" * 11)
    assert enquiry.phone_index == blind_index("13812345678")
    assert {"phone", "contact_name", "wechat"} & enquiry.record.keys() == set()
    assert enquiry.record["clear_height_min_m"] == 9
    assert Draft.objects.count() == 0
    assert not any(word in columns("enquiries_enquiry") for word in ("张伟", "13812345678"))
    assert not any(word in columns("shared_auditentry") for word in ("张伟", "13812345678", "溧阳"))


def test_reference_has_the_day_of_the_reader(park: Organisation) -> None:
    draft = keep_draft(words=WORDS, at=AT)
    enquiry = submit_enquiry(
        draft=draft, recipient=park, phone="13812345678", consents=BOTH, at=dt.datetime(2026, 11, 23, 20, tzinfo=dt.UTC)
    )
    assert enquiry.reference[:11] == "LD20261124-"
    assert len(enquiry.reference) == 15


def test_second_press_finds_the_first_enquiry(park: Organisation) -> None:
    draft = keep()
    first, second = send(draft, park), send(draft, park, phone="13900000000")
    assert (first.pk, second.phone, Enquiry.objects.count()) == (second.pk, "13812345678", 1)
    assert sent_as(draft.token) == first


def test_two_presses_at_one_moment_leave_one_enquiry(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = keep()
    first = send(draft, park)
    looks = iter([None, first])
    monkeypatch.setattr("luodi.web.enquiries.actions.sending.sent_as", lambda _: next(looks))
    assert send(draft, park) == first
    assert (Enquiry.objects.count(), Consent.objects.count()) == (1, 2)


def test_database_refuses_two_enquiries_of_one_draft(park: Organisation) -> None:
    first = send(keep(), park)
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.create(reference="LD2", link_hash=first.link_hash, organisation=park, created_at=AT)
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize("given", [set(), {"notice"}, {"provision"}, {"other"}])
def test_without_both_consents_nothing_is_sent(park: Organisation, given: set[str]) -> None:
    draft = keep()
    with pytest.raises(ConsentMissing) as refusal:
        send(draft, park, consents=given)
    assert set(refusal.value.values["faults"]) == {"notice", "provision"} - given
    assert (Enquiry.objects.count(), Draft.objects.count()) == (0, 1)


def test_bad_phone_and_missing_consents_are_all_named(park: Organisation) -> None:
    with pytest.raises(BadContact) as refusal:
        send(keep(), park, phone="1381234567", consents=set())
    faults = refusal.value.values["faults"]
    assert list(faults) == ["phone", "notice", "provision"]
    assert faults["phone"] == "手机号少 1 位：现在 10 位，要 11 位。"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("138 1234 5678", "13812345678"), ("+86 138-1234-5678", "13812345678"), ("１３８１２３４５６７８", "13812345678"),
     ("0519-8000 0000", "051980000000"), ("400-800-1234", "4008001234")],
)  # fmt: skip
def test_phone_is_kept_in_one_form(park: Organisation, typed: str, kept: str) -> None:
    assert send(keep(), park, phone=typed).phone == kept


@pytest.mark.parametrize("typed", ["", "12345678901", "138123456789", "abc", "1381234567"])
def test_what_is_no_phone_is_refused(park: Organisation, typed: str) -> None:
    with pytest.raises(BadContact):
        send(keep(), park, phone=typed)
    assert Enquiry.objects.count() == 0


def test_consents_keep_version_hash_and_recipient(park: Organisation) -> None:
    enquiry = send(keep(), park)
    kept = {c.kind: (c.version, c.text_hash, c.recipient) for c in enquiry.consents.all()}
    notice, provision = current(ConsentKind.NOTICE), current(ConsentKind.PROVISION)
    assert kept == {
        "notice": (notice.version, notice.text_hash("", "zh-hans"), ""),
        "provision": (provision.version, provision.text_hash("示例园区", "zh-hans"), "示例园区"),
    }


def test_private_link_opens_the_enquiry_and_nothing_that_a_row_holds_does(park: Organisation) -> None:
    draft = keep()
    enquiry = send(draft, park)
    assert find_enquiry(enquiry.token) == enquiry
    kept = Enquiry.objects.get(pk=enquiry.pk)
    for other in (draft.token, kept.link_hash, enquiry.token[:-1]):
        with pytest.raises(UnknownLink):
            find_enquiry(other)
    with pytest.raises(ValueError, match="writer alone"):
        kept.get_absolute_url()


def test_no_row_and_no_dump_holds_a_token(park: Organisation) -> None:
    waiting, sent = keep(), keep()
    enquiry = send(sent, park)
    out = StringIO()
    call_command("dumpdata", stdout=out)
    kept = out.getvalue() + columns("enquiries_enquiry") + columns("enquiries_draft")
    assert fingerprint(enquiry.token) in kept and fingerprint(waiting.token) in kept
    assert [token for token in (waiting.token, sent.token, enquiry.token) if token in kept] == []
    for row in (Draft.objects.get(), Enquiry.objects.get()):
        assert row.token == ""


def test_steps_with_a_draft_keep_the_link_that_led_to_it() -> None:
    draft = keep()
    token = draft.token
    assert find_draft(token, AT).token == token
    assert correct_draft(draft=draft, corrections={"clear_height_min_m": 8}, at=AT).token == token
    assert (extend_draft(draft=draft, words="要有行车", at=AT).token, reset_draft(draft=draft, at=AT).token) == (
        token,
    ) * 2
    assert dismiss_clause(draft=draft, start=0, at=AT).token == token


def test_link_that_the_desk_stopped_opens_nothing_and_says_whom_to_ring(park: Organisation) -> None:
    enquiry, officer = send(keep(), park), person(park)
    with pytest.raises(PermissionDenied):
        revoke_link(enquiry=enquiry, actor=person(park, "viewer"), at=AT)
    revoke_link(enquiry=enquiry, actor=officer, at=AT)
    revoke_link(enquiry=enquiry, actor=officer, at=AT)
    with pytest.raises(LinkRevoked) as refusal:
        find_enquiry(enquiry.token)
    assert (refusal.value.status, enquiry.reference in refusal.value.sentence) == (410, True)
    assert AuditEntry.objects.filter(verb="enquiries.revoke_link", actor=officer).count() == 1
    assert Enquiry.objects.get().is_open_to_staff


def test_action_that_fails_halfway_leaves_no_trace(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = keep()

    def fail(**_: Any) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("luodi.web.shared.audit.record", fail)
    for act in (
        lambda: keep(),
        lambda: correct_draft(draft=draft, corrections={"clear_height_min_m": 8}, at=AT),
        lambda: send(draft, park),
        lambda: purge_drafts(at=AT + dt.timedelta(days=2)),
    ):
        with pytest.raises(RuntimeError):
            act()
    assert (Draft.objects.get().corrections, Enquiry.objects.count(), Consent.objects.count()) == ("", 0, 0)


def test_enquiry_is_assigned_inside_the_receiving_organisation(park: Organisation) -> None:
    enquiry, officer = send(keep(), park), person(park)
    assigned = assign_enquiry(enquiry=enquiry, assignee=officer, actor=officer, at=AT)
    assert (assigned.assignee, assigned.status) == (officer, EnquiryStatus.ASSIGNED)
    other = Organisation.objects.create(name="别的园区", kind="park")
    for wrong in (person(other), person(park, is_active=False)):
        with pytest.raises(WrongAssignee):
            assign_enquiry(enquiry=enquiry, assignee=wrong, actor=officer, at=AT)


def test_reveal_wants_a_reason_and_leaves_a_row_without_the_phone(park: Organisation) -> None:
    enquiry, officer = send(keep(), park), person(park)
    with pytest.raises(ReasonMissing):
        reveal_enquiry(enquiry=enquiry, reason="  ", actor=officer, at=AT)
    shown = reveal_enquiry(enquiry=enquiry, reason="约看房时间", actor=officer, at=AT)
    assert (shown.words, shown.phone, shown.contact_name) == (WORDS, "13812345678", "张伟")
    entry = AuditEntry.objects.get(verb="enquiries.reveal")
    assert (entry.reason, entry.detail, entry.actor, entry.organisation_id) == ("约看房时间", {}, officer, park.pk)


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_who_may_not_reveal_sees_nothing(park: Organisation, role: str) -> None:
    enquiry = send(keep(), park)
    stranger = person(Organisation.objects.create(name="别的园区", kind="park"), "lead")
    for actor in (person(park, role), stranger):
        with pytest.raises(PermissionDenied):
            reveal_enquiry(enquiry=enquiry, reason="看看", actor=actor, at=AT)
        with pytest.raises(PermissionDenied):
            assign_enquiry(enquiry=enquiry, assignee=actor, actor=actor, at=AT)
    assert not AuditEntry.objects.filter(verb="enquiries.reveal").exists()
