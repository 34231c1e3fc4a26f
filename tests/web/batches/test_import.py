"""A file into the database and out again: added, changed by id, refused by row, tried first without keeping anything."""

import datetime as dt
from typing import Any

import pytest

from luodi.sheets import Origin, Sheet
from luodi.web.batches.actions import File, import_listings, undo_batch
from luodi.web.batches.enums import BatchState
from luodi.web.batches.models import Batch, BatchRow
from luodi.web.batches.reports import Imported
from luodi.web.listings.actions import add_listing, export_listings, publish_listing, withdraw_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
FILE = File("房源.xlsx", "0" * 64)
WHOLE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18.5,
    "has_crane": False,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


def bring(park: Organisation, *records: dict[str, Any], **more: Any) -> Imported:
    origins = {each["id"]: Origin("表", row, is_named=True) for row, each in enumerate(records, 2)}
    sheet = Sheet(records=list(records), rows=len(records), origins=origins)
    return import_listings(sheet=sheet, file=FILE, organisation=park, actor=None, at=AT, **more)


def test_rows_are_added_then_unchanged_then_changed(park: Organisation) -> None:
    counts = [
        bring(park, {"id": "A1", **WHOLE}, {"id": "A2", **WHOLE}).counts(),
        bring(park, {"id": "A1", **WHOLE}, {"id": "A2", **WHOLE, "area_m2": 3500}).counts(),
    ]
    nothing = Imported().counts()
    assert counts == [{**nothing, "added": 2}, {**nothing, "changed": 1, "unchanged": 1}]
    edit = AuditEntry.objects.get(verb="listings.edit")
    assert edit.detail == {"area_m2": [3000, 3500]}


def test_blank_cell_leaves_a_fact_as_it_is(park: Organisation) -> None:
    bring(park, {"id": "A1", **WHOLE})
    bring(park, {"id": "A1", "area_m2": 2800})
    assert Listing.objects.values_list("area_m2", "source").get() == (2800, "业主提供")


def test_dry_run_says_the_same_and_keeps_nothing(park: Organisation) -> None:
    rows = ({"id": "A1", **WHOLE}, {"id": "A2", "area_m2": 10})
    tried = bring(park, *rows, dry_run=True, publish=True).counts()
    assert (Listing.objects.count(), Batch.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)
    assert bring(park, *rows, publish=True).counts() == tried
    assert (tried["added"], tried["published"], tried["not_ready"]) == (2, 1, 1)


def test_publish_takes_drafts_that_pass_and_leaves_withdrawn_ones(park: Organisation) -> None:
    gone = add_listing(organisation=park, code="A1", facts=WHOLE, actor=None, at=AT)
    withdraw_listing(listing=publish_listing(listing=gone, actor=None, at=AT), reason="", actor=None, at=AT)
    result = bring(park, {"id": "A1", **WHOLE}, {"id": "A2", **WHOLE}, {"id": "A3"}, publish=True)
    assert (result.published, [code for code, _ in result.not_ready]) == (["A2"], ["A3"])
    assert result.not_ready[0][1][0] == "交易方式（租、售）"
    assert Listing.objects.get(code="A1").status == ListingStatus.WITHDRAWN


def test_row_that_is_refused_is_named_and_the_others_go_in(park: Organisation) -> None:
    result = bring(park, {"id": "A1", "source": "长" * 301}, {"id": "A2", **WHOLE}, {"id": "A3", "area_m2": 10**14})
    assert ([code for code, _ in result.refused], result.added) == (["A1"], ["A2", "A3"])
    assert result.refused[0][1].sentence.startswith("有几处读不了：来源「长长")


def test_codes_of_another_organisation_are_not_touched(park: Organisation) -> None:
    other = Organisation.objects.create(name="别的园区", kind="park")
    bring(other, {"id": "A1", **WHOLE})
    bring(park, {"id": "A1", "area_m2": 1})
    assert Listing.objects.get(organisation=other).area_m2 == 3000


def test_import_that_fails_halfway_leaves_no_trace(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(park, {"id": "A1", **WHOLE})
    before = Listing.objects.values().get()
    monkeypatch.setattr("luodi.web.batches.actions._finish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring(park, {"id": "A1", "area_m2": 5000}, {"id": "A2", **WHOLE})
    after = Listing.objects.values().get()
    assert {key for key in before if before[key] != after[key]} <= {"changed_at", "version"}
    assert [batch.state for batch in Batch.objects.order_by("pk")] == [BatchState.DONE, BatchState.UNDONE]


def test_import_that_was_killed_halfway_can_be_taken_back(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.shared.turns.MOST_THINGS", 2)
    monkeypatch.setattr("luodi.web.batches.actions._undo_rows", lambda *_: None)
    monkeypatch.setattr("luodi.web.batches.actions._finish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring(park, *({"id": f"A{number}", **WHOLE} for number in range(5)))
    monkeypatch.undo()
    batch = Batch.objects.get()
    assert (batch.state, batch.done.count(), Listing.objects.count()) == (BatchState.RUNNING, 5, 5)
    undo_batch(batch=batch, actor=None, at=AT)
    assert (batch.state, Listing.objects.count()) == (BatchState.UNDONE, 0)


def test_rows_go_in_in_turns_each_with_what_it_did(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.shared.turns.MOST_THINGS", 2)
    stored: list[tuple[int, int]] = []
    monkeypatch.setattr(
        "luodi.web.shared.turns._let_others_write",
        lambda: stored.append((Listing.objects.count(), BatchRow.objects.count())),
    )
    bring(park, *({"id": f"A{number}", **WHOLE} for number in range(5)))
    assert stored == [(2, 2), (4, 4)]
    stored.clear()
    bring(park, *({"id": f"B{number}", **WHOLE} for number in range(5)), dry_run=True)
    assert (stored, Listing.objects.count()) == ([(5, 5), (5, 5)], 5)


def test_export_gives_back_what_came_in_and_contacts_only_when_asked(park: Organisation) -> None:
    bring(park, {"id": "A1", **WHOLE})
    public = {key: value for key, value in WHOLE.items() if key != "phone"}
    assert export_listings(organisation=park, actor=None, at=AT) == [{"id": "A1", **public}]
    assert export_listings(organisation=park, actor=None, at=AT, personal=True) == [{"id": "A1", **WHOLE}]
    details = [e.detail for e in AuditEntry.objects.filter(verb="listings.export").order_by("id")]
    assert details == [{"rows": 1, "personal": False}, {"rows": 1, "personal": True}]
