"""Every mounted address is declared, with who may; and each answers as its line says."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import path
from tests.web.desk import canary
from tests.web.desk.world import PASSWORD, organisation, person, signed_in

from luodi.web.people import guarding
from luodi.web.people.enums import Role
from luodi.web.people.models import Person
from luodi.web.portal.robots import robots
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
LINES = [
    line.split() for line in Path(__file__).with_name("addresses.txt").read_text().splitlines() if line[:1] not in "#"
]
DECLARED = {route[1:]: who for who, route in LINES}
SIGN_IN = "/desk/login/"


def addresses(who: str) -> list[str]:
    """The addresses of those who may; signing out is left to a test of its own."""
    return [address for route, address in canary.mounted() if DECLARED.get(route) == who and "logout" not in route]


def test_every_mounted_address_is_declared_and_no_other() -> None:
    mounted = {route for route, _ in canary.mounted()}
    assert (sorted(mounted - DECLARED.keys()), sorted(DECLARED.keys() - mounted)) == ([], [])
    assert len(LINES) == len(DECLARED)


def test_planted_address_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from luodi.web.config import urls

    monkeypatch.setattr(canary, "get_resolver", lambda: _Resolver([*urls.urlpatterns, path("planted/", robots)]))
    assert [route for route, _ in canary.mounted() if route not in DECLARED] == ["planted/"]


class _Resolver:
    """As much of a resolver as the walk reads."""

    def __init__(self, found: list[object]) -> None:
        self.url_patterns = found


def test_desk_is_shut_to_whoever_may_not_enter() -> None:
    """A stranger is sent to the door; somebody signed in without an organisation is too, or finds no such page (`desk.guard`)."""
    outsider = person(Role.LEAD)
    Person.objects.filter(pk=outsider.pk).update(organisation=None)
    stranger, member = Client(), signed_in(Person.objects.get(pk=outsider.pk))
    let_in = [
        (address, answer.status_code)
        for address in addresses("desk")
        for client in (stranger, member)
        for answer in (client.get(address), client.post(address))
        if not answer.headers.get("Location", "").startswith(SIGN_IN)
        and not (client is member and answer.status_code == 404)
    ]
    assert let_in == []


def test_what_is_closed_is_missing_even_to_a_superuser_of_the_operator() -> None:
    lead = person(Role.LEAD, organisation("运营方", "operator"))
    Person.objects.filter(pk=lead.pk).update(is_superuser=True)
    client = signed_in(Person.objects.get(pk=lead.pk))
    tried = [address if address.endswith("/") else f"{address}/" for address in addresses("closed")]
    assert [
        address for address in tried if {client.get(address).status_code, client.post(address).status_code} != {404}
    ] == []


@pytest.mark.parametrize("who", ["public", "link", "api"])
def test_what_is_public_asks_nobody_to_sign_in(who: str) -> None:
    answers = {address: Client().get(address) for address in addresses(who)}
    assert [a for a, answer in answers.items() if answer.headers.get("Location", "").startswith(SIGN_IN)] == []
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 404, 405}


class TestDoors:
    def test_there_is_one_to_sign_in(self) -> None:
        answer = Client().get("/_util/login/?next=/desk/ours/listings/")
        assert (answer.status_code, answer["Location"]) == (302, f"{SIGN_IN}?next=/desk/ours/listings/")
        one = person()
        answer = Client().post("/_util/login/", {"username": one.username, "password": PASSWORD})
        assert (answer.status_code, answer["Location"], "sessionid" in answer.cookies) == (302, SIGN_IN, False)

    def test_any_door_counts_and_leaves_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(guarding, "PAIR", 2)
        one, door = person(), Client()
        tries = [door.login(username=one.username, password=word) for word in ("wrong", PASSWORD, PASSWORD)]
        assert tries == [False, True, False]
        rows = AuditEntry.objects.filter(verb__in=("people.sign_in", "people.wrong_password")).order_by("pk")
        assert [(row.verb, row.actor_id, row.key) for row in rows] == [
            ("people.wrong_password", None, one.pk),
            ("people.sign_in", one.pk, one.pk),
        ]

    def test_name_that_nobody_has_is_not_kept(self) -> None:
        assert not Client().login(username="hunter2-my-password", password="x")
        row = AuditEntry.objects.get(verb="people.wrong_password")
        assert (row.key, row.reason, "hunter2" in str(row.detail)) == (None, "", False)

    def test_page_has_no_password_of_its_own(self) -> None:
        lead = signed_in(person(Role.LEAD, organisation("运营方", "operator")))
        assert lead.get("/desk/pages/7777/privacy/").status_code == 404
        assert Client().post("/_util/authenticate_with_password/1/1/", {"password": "x"}).status_code == 404
