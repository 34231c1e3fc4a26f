"""A person's own account: what they change leaves rows, without values."""

import pytest
from tests.web.desk.world import PASSWORD, person, signed_in

from luodi.web.people.enums import Role
from luodi.web.people.models import Person
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
ACCOUNT = "/desk/account/"
NEW = "another horse entirely"


def member() -> Person:
    """Somebody whose page is filled in."""
    one = person(Role.VIEWER)
    Person.objects.filter(pk=one.pk).update(first_name="强", last_name="李", email="lq@example.cn")
    one.refresh_from_db()
    return one


def form(one: Person, **changed: str) -> dict[str, str]:
    """What the page sends."""
    return {
        "name_email-first_name": one.first_name,
        "name_email-last_name": one.last_name,
        "name_email-email": one.email,
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        **changed,
    }


def rows() -> list[tuple[str, dict[str, object]]]:
    found = AuditEntry.objects.filter(verb__in=("people.account", "people.password")).order_by("id")
    return [(row.verb, row.detail) for row in found]


def test_name_mail_and_password_leave_rows_without_values() -> None:
    one = member()
    client = signed_in(one)
    client.post(ACCOUNT, form(one))
    AuditEntry.objects.all().update(verb="past")
    sent = form(one, **{"name_email-first_name": "伟", "name_email-email": "zw@example.cn"})
    assert client.post(ACCOUNT, sent).status_code == 302
    assert rows() == [("people.account", {"fields": ["email", "first_name"]})]
    one.refresh_from_db()
    words = {"password-old_password": PASSWORD, "password-new_password1": NEW, "password-new_password2": NEW}
    assert client.post(ACCOUNT, form(one, **words)).status_code == 302
    assert rows()[1:] == [("people.password", {"by": "self"})]
    row = AuditEntry.objects.get(verb="people.password")
    assert (row.actor_id, row.key) == (one.pk, one.pk)
    one.refresh_from_db()
    assert (one.check_password(NEW), client.get(ACCOUNT).status_code) == (True, 200)


def test_nothing_changed_or_refused_leaves_no_row() -> None:
    one = member()
    client = signed_in(one)
    client.post(ACCOUNT, form(one))
    AuditEntry.objects.all().update(verb="past")
    assert client.post(ACCOUNT, form(one)).status_code == 302
    wrong = {"password-old_password": "x", "password-new_password1": NEW, "password-new_password2": NEW}
    assert client.post(ACCOUNT, form(one, **{"name_email-first_name": "伟", **wrong})).status_code == 200
    assert rows() == []


def test_row_and_change_stand_or_fall_together(monkeypatch: pytest.MonkeyPatch) -> None:
    one = member()
    client = signed_in(one)
    client.raise_request_exception = False

    def fails(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("luodi.web.people.actions.audit.record", fails)
    assert client.post(ACCOUNT, form(one, **{"name_email-first_name": "伟"})).status_code == 500
    assert Person.objects.get(pk=one.pk).first_name == "强"
