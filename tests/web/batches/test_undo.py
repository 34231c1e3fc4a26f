"""Taking an import back: what it made goes, what it changed goes back, what was touched since stays and is named."""

import datetime as dt
import json
from typing import Any

import pytest

from luodi.sheets import Origin, Sheet
from luodi.web.batches.actions import File, forget_batches, import_listings, undo_batch
from luodi.web.batches.enums import BatchState
from luodi.web.batches.errors import AlreadyUndone, ListingInUse, TooLateToUndo
from luodi.web.batches.models import Batch, BatchRow
from luodi.web.enquiries.actions import keep_draft, submit_enquiry
from luodi.web.enquiries.enums import ConsentKind
from luodi.web.listings.actions import add_listing, edit_listing, publish_listing
from luodi.web.listings.errors import TouchedSince
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(hours=23, minutes=59)
WHOLE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18.5,
    "available_from": "2026-12-01",
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


def bring(park: Organisation, *records: dict[str, Any], publish: bool = True) -> Batch:
    origins = {each["id"]: Origin("表", row, is_named=True) for row, each in enumerate(records, 2)}
    sheet = Sheet(records=list(records), rows=len(records), origins=origins)
    result = import_listings(
        sheet=sheet, file=File("房源.xlsx", "0" * 64), organisation=park, actor=None, at=AT, publish=publish
    )
    assert result.batch is not None
    return result.batch


def state() -> list[dict[str, Any]]:
    """Everything that listings state, without when and how often they were changed."""
    rows = Listing.objects.order_by("pk").values()
    return [{key: value for key, value in row.items() if key not in ("changed_at", "version")} for row in rows]


def test_undo_gives_back_what_stood_before(park: Organisation) -> None:
    draft = {"deal": ["rent"], "floors_total": 3, "phone": "13911112222", "valid_until": "2027-01-01"}
    add_listing(organisation=park, code="A1", facts=draft, actor=None, at=AT)
    public = add_listing(organisation=park, code="A2", facts=WHOLE, actor=None, at=AT)
    publish_listing(listing=public, actor=None, at=AT)
    before = state()
    batch = bring(
        park, {"id": "a1", **WHOLE}, {"id": "A2", "area_m2": 2500, "phone": "13700000000"}, {"id": "A3", **WHOLE}
    )
    assert [row["status"] for row in state()] == ["public", "public", "public"]
    result = undo_batch(batch=batch, actor=None, at=LATER)
    assert result.counts() == {"removed": 1, "restored": 2, "kept": 0}
    assert state() == before
    batch.refresh_from_db()
    assert (batch.state, BatchRow.objects.exclude(before="").count()) == (BatchState.UNDONE, 0)


def test_what_was_touched_since_stays_and_is_named(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts=WHOLE, actor=None, at=AT)
    batch = bring(park, {"id": "A1", "area_m2": 2500}, {"id": "A2", **WHOLE}, {"id": "A3", **WHOLE})
    for code in ("A1", "A2"):
        touched = Listing.objects.get(code=code)
        edit_listing(listing=touched, facts={"address": "新写的地址"}, actor=None, at=AT)
    result = undo_batch(batch=batch, actor=None, at=LATER)
    assert (result.removed, result.restored) == (["A3"], [])
    assert {(code, type(why)) for code, why in result.kept} == {("A1", TouchedSince), ("A2", TouchedSince)}
    assert sorted(Listing.objects.values_list("code", "area_m2")) == [("A1", 2500), ("A2", 3000)]


def test_what_somebody_asked_about_stays_and_is_named(park: Organisation) -> None:
    batch = bring(park, {"id": "A1", **WHOLE})
    draft = keep_draft(words="溧阳求租3000平厂房", at=AT)
    listing = Listing.objects.get()
    submit_enquiry(draft=draft, recipient=park, phone="13812345678", consents=set(ConsentKind), at=AT, listing=listing)
    result = undo_batch(batch=batch, actor=None, at=LATER)
    assert ([type(why) for _, why in result.kept], Listing.objects.count()) == ([ListingInUse], 1)


def test_undo_is_refused_after_a_day_and_a_second_time(park: Organisation) -> None:
    batch = bring(park, {"id": "A1", **WHOLE})
    with pytest.raises(TooLateToUndo, match="只能在 2026-12-01 08:00 前撤销"):
        undo_batch(batch=batch, actor=None, at=AT + dt.timedelta(hours=24))
    undo_batch(batch=batch, actor=None, at=LATER)
    with pytest.raises(AlreadyUndone):
        undo_batch(batch=batch, actor=None, at=LATER)


def test_undo_that_fails_halfway_leaves_no_trace(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = bring(park, {"id": "A1", **WHOLE})
    before, audited = state(), AuditEntry.objects.count()
    monkeypatch.setattr("luodi.web.batches.actions.audit.record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        undo_batch(batch=batch, actor=None, at=LATER)
    assert (state(), AuditEntry.objects.count()) == (before, audited)


def test_what_was_kept_for_going_back_is_forgotten_after_a_day(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts=WHOLE, actor=None, at=AT)
    bring(park, {"id": "A1", "phone": "13911112222"})
    assert forget_batches(at=LATER) == 0
    assert forget_batches(at=AT + dt.timedelta(hours=24)) == 1
    assert BatchRow.objects.get().before == ""


def test_batch_keeps_no_personal_value_in_the_open(park: Organisation) -> None:
    from django.db import connection

    add_listing(organisation=park, code="A1", facts=WHOLE, actor=None, at=AT)
    bring(park, {"id": "A1", "phone": "13911112222"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT before FROM batches_batchrow")
        (stored,) = cursor.fetchone()
    assert stored and "13800000000" not in stored
    assert not [each for each in AuditEntry.objects.all() if "1391111" in json.dumps(each.detail)]
