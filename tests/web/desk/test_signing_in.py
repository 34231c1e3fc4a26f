"""Signing in and out: limits against guessing, sessions that end, rows in the trail."""

import datetime as dt

import pytest
from django.test import Client
from tests.web.desk.world import AT, PASSWORD, organisation, person, signed_in

from luodi.web.people import guarding
from luodi.web.people.actions import deactivate_person, end_sessions
from luodi.web.people.enums import Role
from luodi.web.people.errors import SignInPaused
from luodi.web.people.models import Person
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
LOGIN = "/desk/login/"


def test_right_password_opens_the_desk_and_leaves_a_row() -> None:
    one = person(Role.VIEWER)
    response = Client().post(LOGIN, {"username": one.username, "password": PASSWORD, "next": "/desk/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/desk/")
    assert AuditEntry.objects.get(verb="people.sign_in").actor == one


def test_person_without_an_organisation_does_not_get_in() -> None:
    one = person(Role.LEAD)
    Person.objects.filter(pk=one.pk).update(organisation=None)
    assert signed_in(Person.objects.get(pk=one.pk)).get("/desk/").status_code == 302


def test_guessing_is_paused_with_a_sentence_and_the_right_password_does_not_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarding, "PAIR", 3)
    one, client = person(Role.LEAD), Client()
    wrong = [client.post(LOGIN, {"username": one.username, "password": "x"}).status_code for _ in range(3)]
    paused = client.post(LOGIN, {"username": one.username.upper(), "password": PASSWORD})
    assert (wrong, paused.status_code, 0 < int(paused.headers["Retry-After"]) <= 1080) == ([200] * 3, 429, True)
    page = paused.content.decode()
    assert ("登录试得太多了" in page, f'value="{one.username.upper()}"' in page, PASSWORD in page) == (
        True,
        True,
        False,
    )


def tries(count: int, at: dt.datetime, **who: str) -> int:
    """How many of so many tries are taken."""
    for number in range(count):
        try:
            guarding.count_try(**{"username": f"u{number}", "address": f"10.0.{number}.1", **who}, at=at)
        except SignInPaused:
            return number
    return count


def test_limits_hold_for_pair_account_and_address_and_end_with_the_window() -> None:
    assert tries(99, AT, username="a", address="10.1.1.1") == guarding.PAIR
    assert tries(99, AT, username="b") == guarding.ACCOUNT
    assert tries(99, AT, address="10.9.9.9") == guarding.ADDRESS
    later = AT + guarding.WINDOW + guarding.WINDOW / 5
    assert tries(5, later, username="a", address="10.1.1.1") == 5


def attempt(client: Client, username: str, password: str, address: str = "192.0.2.7") -> int:
    return client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address).status_code


def test_account_under_attack_from_elsewhere_lets_its_owner_in_from_a_known_device(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarding, "ACCOUNT", 4)
    one, owner = person(Role.LEAD), Client()
    assert attempt(owner, one.username, PASSWORD) == 302
    owner.cookies.pop("sessionid")
    assert [attempt(Client(), one.username, "x", f"198.51.100.{n}") for n in range(5)] == [200] * 3 + [429] * 2
    assert attempt(Client(), one.username, PASSWORD, "203.0.113.1") == 429
    assert attempt(owner, one.username.upper(), "x") == 200
    assert attempt(owner, one.username, PASSWORD, "203.0.113.1") == 302


def test_known_device_has_a_limit_of_its_own_and_helps_no_other_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "DEVICE", 2)
    monkeypatch.setattr(guarding, "PAIR", 1)
    one, other, device = person(Role.LEAD), person(Role.VIEWER), Client()
    attempt(device, one.username, PASSWORD)
    assert [attempt(device, one.username, "x") for _ in range(3)] == [200, 200, 429]
    assert [attempt(device, other.username, "x") for _ in range(2)] == [200, 429]
    (name,) = [name for name in device.cookies if name.startswith("device_")]
    kept = device.cookies[name]
    assert (kept["httponly"], kept["samesite"], kept["path"], kept["max-age"]) == (True, "Strict", LOGIN, 34_560_000)
    assert one.username not in kept.value
    device.cookies[name] = kept.value[:-1] + ("A" if kept.value[-1] != "A" else "B")
    assert attempt(device, one.username, PASSWORD) == 429  # forged: a stranger's pair, which is used up


def test_failed_and_refused_attempts_leave_rows_without_password_and_unknown_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(guarding, "PAIR", 1)
    one = person(Role.LEAD)
    for username in (one.username, "secret-typed-as-name"):
        for _ in range(2):
            attempt(Client(), username, "secret-typed")
    verbs = wrong, paused = "people.wrong_password", "people.sign_in_paused"
    rows = AuditEntry.objects.filter(verb__in=verbs).order_by("id")
    assert [(row.verb, row.key) for row in rows] == [(wrong, one.pk), (paused, one.pk), (wrong, None), (paused, None)]
    kept = [row.detail for row in rows]
    assert [each.get("limit") for each in kept] == [None, "pair"] * 2
    assert len({each["from"] for each in kept}) == 1
    assert kept[2]["unknown_name"] == kept[3]["unknown_name"]
    assert [word for word in ("secret", "192.0.2") if word in str(kept)] == []


@pytest.mark.parametrize("end", [deactivate_person, end_sessions])
def test_session_ends_at_once_and_does_not_come_back(end: object) -> None:
    one = person(Role.LEAD)
    client = signed_in(one)
    assert client.get("/desk/").status_code == 200
    end(person=one, actor=None, at=AT)  # type: ignore[operator]  # one of two actions
    assert client.get("/desk/").status_code == 302
    Person.objects.filter(pk=one.pk).update(is_active=True)
    assert client.get("/desk/").status_code == 302


def test_home_says_what_waits_and_only_ones_own() -> None:
    from tests.web.desk.world import enquiry, listing, published

    listing(source=None, code="DRAFT-1")
    published(code="OLD-1", valid_until="2026-11-20")
    arrived = enquiry()
    listing(organisation("乙中介", "broker"), code="OTHER-1")
    page = signed_in(person(Role.VIEWER)).get("/desk/").content.decode()
    words = ("DRAFT-1", "还缺：信息来源", "OLD-1", arrived.reference, "OTHER-1", "13812345678")
    assert [word in page for word in words] == [True] * 4 + [False] * 2
