"""Keys and the database: a start with others stops, a cell that does not open is shown as such, a key is changed without loss."""

import base64
import datetime as dt
import os
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from luodi.web.config.keys import KeyFault, field_keys, new_field_key, write_field_keys
from luodi.web.custody import keys as custody_keys
from luodi.web.custody.actions import SETTLED_AFTER, add_key, encrypt_again, retire_key
from luodi.web.custody.columns import columns
from luodi.web.custody.errors import KeyNeeded, KeysElsewhere, KeyTooNew
from luodi.web.custody.keys import check_keys, is_begun, uses
from luodi.web.custody.models import Canary
from luodi.web.enquiries.actions import keep_draft, reveal_enquiry, submit_enquiry
from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.enquiries.queries import find_draft
from luodi.web.people.models import Organisation, Person
from luodi.web.shared import crypto
from luodi.web.shared.crypto import EncryptedTextField, Sealed, blind_index
from luodi.web.shared.errors import CellSealed
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
LATER = AT + SETTLED_AFTER
WORDS = "溧阳求租3000平厂房，层高8米，微信 zhangwei2026"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder without keys."""
    monkeypatch.delenv("LUODI_FIELD_KEYS", raising=False)
    monkeypatch.setenv("LUODI_HOME", str(tmp_path))
    monkeypatch.setattr(crypto, "_held", crypto._Held())
    return tmp_path


def enquiry(n: int = 1) -> Enquiry:
    park, _ = Organisation.objects.get_or_create(name="示例园区", defaults={"kind": "park"})
    draft = keep_draft(words=f"{WORDS}，第{n}份", at=AT)
    return submit_enquiry(
        draft=draft,
        recipient=park,
        phone=f"1381234{n:04}",
        contact_name="张伟",
        consents={"notice", "provision"},
        at=AT,
    )


def stored(sent: Enquiry, column: str = "phone") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM enquiries_enquiry WHERE id = %s", [sent.pk])
        return str(cursor.fetchone()[0])


def break_cell(sent: Enquiry, column: str, to: str = "k1:AAAA") -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE enquiries_enquiry SET {column} = %s WHERE id = %s", [to, sent.pk])


def restart(home: Path, content: str | None) -> None:
    """A new process over another key file."""
    (home / "field.keys").unlink(missing_ok=True)
    if content is not None:
        (home / "field.keys").write_text(content)
    crypto._held = crypto._Held()


def test_every_encrypted_column_of_the_models_is_known() -> None:
    declared = {f.purpose for m in apps.get_models() for f in m._meta.get_fields() if isinstance(f, EncryptedTextField)}
    assert {c.purpose for c in columns()} == declared
    assert len(declared) >= 9


def test_first_start_plants_a_canary_and_the_second_finds_it(home: Path) -> None:
    check_keys()
    check_keys()
    assert [c.key_id for c in Canary.objects.all()] == list(field_keys())


@pytest.mark.parametrize("with_canary", [True, False])
@pytest.mark.parametrize("content", [None, "", "k1:c2hvcnQ=", "other", "same id"])
def test_start_with_data_and_wrong_keys_stops_and_makes_none(
    home: Path, content: str | None, with_canary: bool
) -> None:
    """Missing, empty, short, of another id, another key under the same id."""
    enquiry()
    if with_canary:
        check_keys()
    (name,) = field_keys()
    other = {
        "other": new_field_key(),
        "same id": f"{name}:{base64.b64encode(os.urandom(32)).decode()}",
    }.get(content or "", content)
    restart(home, other)
    with pytest.raises(KeyFault) as fault:
        check_keys()
    assert "请从备份放回" in fault.value.zh and "backup" in fault.value.en
    path = home / "field.keys"
    assert (path.read_text() if path.exists() else None) == other


def test_start_with_the_right_keys_goes_on_after_they_are_back(home: Path) -> None:
    sent = enquiry()
    check_keys()
    kept = (home / "field.keys").read_text()
    restart(home, None)
    with pytest.raises(KeyFault):
        check_keys()
    restart(home, kept)
    check_keys()
    assert Enquiry.objects.get(pk=sent.pk).phone == "13812340001"


def test_second_of_two_first_starts_with_keys_of_their_own_stops(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both look before either has planted: the loser looks again under the lock."""
    theirs = new_field_key()
    wait = custody_keys.lock_keys

    def lock_after_the_other() -> None:
        wait()
        monkeypatch.setenv("LUODI_FIELD_KEYS", theirs)
        custody_keys.plant(theirs.partition(":")[0], AT)
        monkeypatch.delenv("LUODI_FIELD_KEYS")

    monkeypatch.setattr(custody_keys, "lock_keys", lock_after_the_other)
    with pytest.raises(KeyFault):
        check_keys()
    assert Canary.objects.count() == 0  # ours was taken back, and here theirs with it


def test_key_file_that_vanishes_under_a_running_site_is_not_made_again(home: Path) -> None:
    sent = enquiry()
    (home / "field.keys").unlink()
    assert Enquiry.objects.get(pk=sent.pk).phone == "13812340001"
    assert enquiry(2).phone == "13812340002"
    assert not (home / "field.keys").exists()


def test_cell_that_does_not_open_reads_as_such_and_is_written_back_as_it_was() -> None:
    sent = enquiry()
    was = "k0:" + base64.b64encode(os.urandom(40)).decode()
    break_cell(sent, "phone", was)
    read = Enquiry.objects.get(pk=sent.pk)
    assert isinstance(read.phone, Sealed) and read.phone == "这一格现在解不开"
    index = read.phone_index
    read.company = "改过"
    read.save()
    assert (stored(sent), stored(sent, "company"), stored(sent, "phone_index")) == (was, "改过", index)


def test_pages_show_the_cell_and_answer_200(client: Client) -> None:
    sent = enquiry()
    lead = Person.objects.create(username="wang", organisation=sent.organisation, role="lead", is_staff=True)
    for column in ("words", "phone", "contact_name", "wechat"):
        break_cell(sent, column)
    private = client.get(sent.get_absolute_url())
    assert (private.status_code, "这一格现在解不开" in private.content.decode()) == (200, True)
    copy = client.get(reverse("enquiry_copy", args=[sent.token]))
    assert "这一格现在解不开" in copy.content.decode()
    client.force_login(lead)
    page = client.get(reverse("desk_enquiries:show", args=[sent.pk]))
    assert (page.status_code, page.content.decode().count("这一格现在解不开")) == (200, 2)
    shown = reveal_enquiry(enquiry=sent, reason="回电", actor=lead, at=AT)
    assert {shown.words, shown.phone, shown.contact_name, shown.wechat} == {"这一格现在解不开"}


def test_draft_that_does_not_open_says_so_and_stays(client: Client) -> None:
    draft = keep_draft(words=WORDS, at=dt.datetime.now(dt.UTC))
    Draft.objects.filter(pk=draft.pk).update(words=Sealed("k1:AAAA"))
    with pytest.raises(CellSealed):
        find_draft(draft.token, AT)
    page = client.get(f"/find/{draft.token}/")
    assert (page.status_code, "现在解不开" in page.content.decode()) == (503, True)
    assert isinstance(Draft.objects.get(pk=draft.pk).words, Sealed)


def rotate(batch: int = 500) -> tuple[int, int]:
    steps = list(encrypt_again(at=AT, batch=batch))
    return sum(s.done for s in steps), sum(s.unreadable for s in steps)


def test_rotation_encrypts_everything_with_the_new_key_and_loses_nothing(home: Path) -> None:
    several = [enquiry(n) for n in range(1, 6)]
    check_keys()
    (old,) = field_keys()
    before = [stored(each) for each in several]
    new = add_key(at=AT)
    assert list(field_keys()) == [new, old] and is_begun()
    done, unreadable = rotate(batch=2)
    assert (done, unreadable, is_begun()) == (sum(c.count() for c in columns()), 0, False)
    assert all(stored(each).startswith(f"{new}:") for each in several)
    assert [stored(each) for each in several] != before
    assert [Enquiry.objects.get(pk=each.pk).phone for each in several] == [f"1381234{n:04}" for n in range(1, 6)]
    assert [stored(each, "phone_index") for each in several] == [blind_index(f"1381234{n:04}") for n in range(1, 6)]
    assert [(u.key_id, u.values > 0, u.is_newest) for u in uses()] == [(new, True, True), (old, False, False)]
    assert {e.verb for e in AuditEntry.objects.filter(verb__startswith="custody")} == {
        "custody.add_key",
        "custody.encrypt",
    }


def test_rotation_that_was_stopped_goes_on_where_it_was() -> None:
    for n in range(1, 6):
        enquiry(n)
    total = sum(c.count() for c in columns())
    add_key(at=AT)
    steps = encrypt_again(at=AT, batch=2)
    first = next(steps).done
    steps.close()
    assert (first, is_begun()) == (2, True)
    assert rotate() == (total - 2, 0)


def test_value_written_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves the row between reading and writing of the rotation."""
    sent = enquiry()
    add_key(at=AT)
    decrypt = crypto.decrypt

    def slowly(text: str, purpose: str) -> str:
        plain = decrypt(text, purpose)
        if plain == "13812340001":
            Enquiry.objects.filter(pk=sent.pk).update(phone="13999999999")
        return plain

    monkeypatch.setattr("luodi.web.custody.actions.rotation.decrypt", slowly)
    rotate()
    assert Enquiry.objects.get(pk=sent.pk).phone == "13999999999"


def test_old_key_is_retired_only_when_nothing_is_under_it_and_work_has_settled(home: Path) -> None:
    sent = enquiry()
    check_keys()
    (old,) = field_keys()
    key = field_keys()[old]
    new = add_key(at=AT)
    with pytest.raises(KeyNeeded):
        retire_key(name=old, at=LATER)
    rotate()
    with pytest.raises(KeyTooNew):
        retire_key(name=old, at=LATER - dt.timedelta(seconds=1))
    with pytest.raises(KeyNeeded):
        retire_key(name=new, at=LATER)
    retire_key(name=old, at=LATER)
    assert list(field_keys()) == [new]
    assert (home / "field.keys.retired").read_text() == write_field_keys({old: key}).decode()
    assert (home / "field.keys.retired").stat().st_mode & 0o077 == 0
    check_keys()
    assert [c.key_id for c in Canary.objects.all()] == [new]
    assert Enquiry.objects.get(pk=sent.pk).phone == "13812340001"


def test_keys_of_the_environment_are_rotated_by_who_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = new_field_key(), new_field_key()
    monkeypatch.setenv("LUODI_FIELD_KEYS", old)
    sent = enquiry()
    check_keys()
    with pytest.raises(KeysElsewhere):
        add_key(at=AT)
    monkeypatch.setenv("LUODI_FIELD_KEYS", f"{new},{old}")
    check_keys()
    assert is_begun()
    rotate()
    Canary.objects.filter(key_id=new.partition(":")[0]).update(at=AT)
    retire_key(name=old.partition(":")[0], at=LATER)
    check_keys()  # the old one still stands there, and gets no canary again
    monkeypatch.setenv("LUODI_FIELD_KEYS", new)
    check_keys()
    assert Enquiry.objects.get(pk=sent.pk).phone == "13812340001"


def test_key_in_use_that_is_taken_away_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = new_field_key(), new_field_key()
    monkeypatch.setenv("LUODI_FIELD_KEYS", old)
    enquiry()
    check_keys()
    monkeypatch.setenv("LUODI_FIELD_KEYS", f"{new},{old}")
    check_keys()
    for wrong in (new, old):
        monkeypatch.setenv("LUODI_FIELD_KEYS", wrong)
        with pytest.raises(KeyFault, match="里没有这把密钥"):
            check_keys()


def test_cell_that_no_key_opens_stays_and_is_counted(home: Path) -> None:
    sent = enquiry()
    was = f"{next(iter(field_keys()))}:AAAA"
    break_cell(sent, "wechat", was)
    add_key(at=AT)
    assert rotate()[1] == 1
    assert stored(sent, "wechat") == was
    with pytest.raises(KeyNeeded):
        retire_key(name=was.partition(":")[0], at=LATER)


def test_running_process_uses_a_key_as_soon_as_it_is_there() -> None:
    enquiry()
    new = add_key(at=AT)
    assert stored(enquiry(2)).startswith(f"{new}:")
