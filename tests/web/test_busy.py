"""While somebody writes: who waits too long is told when to come back, and keeps what was typed; long work lets others write."""

import datetime as dt
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client
from tests.web.portal.enquiry_path import BASE, NAME, PHONE, WORDS, fields_of, sample, send, unhurried, write

from luodi.sheets import Origin, Sheet
from luodi.web.batches.actions import File, import_listings
from luodi.web.config.databases import BUSY_SECONDS
from luodi.web.enquiries.actions import keep_draft
from luodi.web.enquiries.models import Draft, Enquiry
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared import turns as turning
from luodi.web.shared.busy import TooBusy, is_busy, refused_if_busy
from luodi.web.shared.turns import turns

__all__ = ["unhurried"]
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has many writers")


@contextmanager
def somebody_writing() -> Iterator[None]:
    """Another program that holds the only place for a writer; we wait for it next to not at all."""
    _wait(20)
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
        _wait(1000 * BUSY_SECONDS)


def _wait(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={milliseconds}")


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unhurried")
def test_words_stay_in_the_box_while_somebody_writes(client: Client) -> None:
    form = {**fields_of(client.get("/find/"), "/find/"), "words": WORDS}
    with somebody_writing():
        page = client.post("/find/", form)
    assert (page.status_code, page["Retry-After"], page.context["words"]) == (503, "10", WORDS)
    assert "这会儿正在成批更新房源，请过 10 秒再按一次。写好的都还在。" in page.content.decode()
    assert client.post("/find/", form).status_code == 302
    assert Draft.objects.count() == 1


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unhurried")
def test_contact_stays_in_the_form_while_somebody_writes(client: Client) -> None:
    sample()
    draft = write(client)
    client.get(f"{draft}contact/")
    with somebody_writing():
        page = send(client, draft, company="溧阳某厂", contact_name=NAME)
    assert (page.status_code, page["Retry-After"]) == (503, "10")
    assert page.context["typed"] == {"phone": PHONE, "company": "溧阳某厂", "contact_name": NAME}
    assert Enquiry.objects.count() == 0


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_program_is_told_when_to_come_back(client: Client) -> None:
    with somebody_writing():
        reply = client.post("/api/match", '{"text": "溧阳租厂房"}', content_type="application/json")
    assert (reply.status_code, reply.json()["code"], reply["Retry-After"]) == (503, "too_busy", "10")


def test_other_failures_of_the_database_are_failures() -> None:
    with pytest.raises(OperationalError), refused_if_busy():
        raise OperationalError("no such table: x")
    with pytest.raises(TooBusy), refused_if_busy():
        raise OperationalError("database is locked")
    assert not is_busy(OperationalError("disk I/O error"))


def test_turn_ends_after_so_many_things_or_so_much_time(monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[float] = []
    now = iter(range(1000))
    monkeypatch.setattr(turning, "_let_others_write", lambda: paused.append(0))
    monkeypatch.setattr(turning, "MOST_THINGS", 4)
    assert [list(turn) for turn in turns(range(9))] == [[0, 1, 2, 3], [4, 5, 6, 7], [8]]
    assert len(paused) == 2
    monkeypatch.setattr(turning.time, "monotonic", lambda: next(now))
    monkeypatch.setattr(turning, "MOST_SECONDS", 2)
    assert [list(turn) for turn in turns(range(5))] == [[0, 1], [2, 3], [4]]
    assert list(turns([])) == []


@only_sqlite
@pytest.mark.slow(why="thousands of rows go in while others write")
@pytest.mark.django_db(transaction=True)
def test_import_of_thousands_of_rows_refuses_no_enquiry(record_property: Callable[[str, object], None]) -> None:
    """Two visitors write while rows go in; `pytest --junit-xml` records how long the longest of them waited."""
    park = Organisation.objects.create(name="示例园区", kind="park")
    records = [{"id": f"A{number}", **BASE} for number in range(3000)]
    origins = {each["id"]: Origin("表", row, is_named=True) for row, each in enumerate(records, 2)}
    is_over, waits, failed = threading.Event(), [], []

    def visit() -> None:
        while not is_over.is_set():
            begun = time.monotonic()
            try:
                keep_draft(words=WORDS, at=AT)
            except OperationalError as error:
                failed.append(error)
            waits.append(time.monotonic() - begun)
            is_over.wait(0.05)
        connection.close()

    visitors = [threading.Thread(target=visit) for _ in range(2)]
    for each in visitors:
        each.start()
    sheet = Sheet(records=records, rows=len(records), origins=origins)
    import_listings(sheet=sheet, file=File("房源.xlsx", "0" * 64), organisation=park, actor=None, at=AT, publish=True)
    is_over.set()
    for each in visitors:
        each.join()
    record_property("longest wait", round(max(waits), 2))
    assert failed == []
    assert (Listing.objects.filter(status="public").count(), Draft.objects.count()) == (3000, len(waits))
    assert len(waits) > 20
