"""Rows that say that their place is let, sold, reserved or withdrawn: the listing they mean goes off, and comes back by undo."""

import datetime as dt
from typing import Any

import pytest

from luodi.sheets import NotOnOffer, Origin, Sheet
from luodi.web.batches.actions import File, import_listings, undo_batch
from luodi.web.batches.enums import Same
from luodi.web.batches.models import Batch, BatchRow
from luodi.web.batches.reports import Imported
from luodi.web.listings.actions import add_listing, edit_listing, publish_listing, withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
PLACE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "address": "溧阳市昆仑街道码头西街618号",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}
SEEN: dict[str, Any] = {"address": "码头西街618号", "region_code": "320481", "area_m2": 3000}


def public(park: Organisation, code: str, **more: Any) -> Listing:
    listing = add_listing(organisation=park, code=code, facts={**PLACE, **more}, actor=None, at=AT)
    return publish_listing(listing=listing, actor=None, at=AT)


def taken(identity: str = "", words: str = "已租", row: int = 2, column: str = "状态", **facts: Any) -> NotOnOffer:
    return NotOnOffer("房源", row, identity, column, words, facts)


def bring(park: Organisation, *rows: NotOnOffer, offered: dict[str, Any] | None = None, **more: Any) -> Imported:
    records = [offered] if offered else []
    origins = {each["id"]: Origin("房源", 9, is_named=True) for each in records}
    sheet = Sheet(records=records, rows=len(rows) + len(records), origins=origins, not_on_offer=list(rows))
    return import_listings(sheet=sheet, file=File("a.xlsx", "0" * 64), organisation=park, actor=None, at=AT, **more)


def statuses() -> dict[str, str]:
    return dict(Listing.objects.values_list("code", "status"))


def test_row_of_its_own_id_takes_the_listing_off_with_the_reason(park: Organisation) -> None:
    public(park, "A-1")
    result = bring(park, taken("ａ－１"))
    assert ([each.code for each in result.withdrawn], statuses()) == (["A-1"], {"A-1": "withdrawn"})
    assert AuditEntry.objects.get(verb="listings.withdraw").reason == "表「房源」第 2 行「状态」列已租"
    batch = Batch.objects.get()
    assert (batch.withdrawn, batch.left, batch.state) == (1, 0, "done")


def test_name_of_a_tenant_stays_out_of_the_trail(park: Organisation) -> None:
    public(park, "A1")
    bring(park, taken("A1", "张三 13800138000", column="承租方"))
    assert AuditEntry.objects.get(verb="listings.withdraw").reason == "表「房源」第 2 行「承租方」列"


def test_same_address_area_and_floor_take_off_the_only_one_there_is(park: Organisation) -> None:
    public(park, "A1")
    public(park, "A2", area_m2=800)
    result = bring(park, taken(**SEEN))
    assert ([each.code for each in result.withdrawn], statuses()["A2"]) == (["A1"], "public")


@pytest.mark.parametrize("more", [{"area_m2": 3010}, {"floor_no": [2]}, {"address": "西街618号"}])
def test_row_that_is_only_alike_is_asked_about(park: Organisation, more: dict[str, Any]) -> None:
    public(park, "A1")
    result = bring(park, taken(**{**SEEN, **more}))
    assert ([each.code for each in result.asked_taken], statuses()) == (["A1"], {"A1": "public"})
    assert Batch.objects.get().left == 1
    assert [each.code for each in bring(park, taken(**{**SEEN, **more}), same=Same.CHANGE).withdrawn] == ["A1"]


def test_row_that_could_be_two_is_asked_about_whatever_the_answer(park: Organisation) -> None:
    public(park, "A1")
    public(park, "A2")
    result = bring(park, taken(**SEEN), same=Same.CHANGE)
    assert ([each.code for each in result.asked_taken], set(statuses().values())) == (["A1", "A2"], {"public"})


def test_rows_that_mean_nothing_stored_are_named(park: Organisation) -> None:
    public(park, "A1")
    rows = (taken("B7", row=3), taken(row=4, address="别处的路8号", area_m2=3000), taken(row=5, area_m2=3000))
    result = bring(park, *rows)
    assert ([each.row for each in result.unknown_taken], statuses()) == ([3, 4, 5], {"A1": "public"})
    assert Batch.objects.get().state == "done"


def test_dry_run_names_what_would_go_and_takes_nothing_off(park: Organisation) -> None:
    public(park, "A1")
    result = bring(park, taken("A1"), dry_run=True)
    assert ([each.code for each in result.withdrawn], statuses()) == (["A1"], {"A1": "public"})


def test_draft_goes_off_too_and_what_is_off_stays_as_it_is(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts=PLACE, actor=None, at=AT)
    assert len(bring(park, taken("A1")).withdrawn) == 1
    again = bring(park, taken("A1"))
    assert (again.withdrawn, again.unchanged, statuses()) == ([], ["A1"], {"A1": "withdrawn"})


def test_undo_puts_back_what_went_off_but_not_what_was_touched_since(park: Organisation) -> None:
    public(park, "A1")
    add_listing(organisation=park, code="A2", facts=PLACE, actor=None, at=AT)
    touched = public(park, "A3")
    batch = bring(park, taken("A1"), taken("A2"), taken("A3")).batch
    assert batch is not None
    edit_listing(listing=touched, facts={"area_m2": 3100}, actor=None, at=AT)
    undone = undo_batch(batch=batch, actor=None, at=AT)
    assert (sorted(undone.restored), [code for code, _ in undone.kept]) == (["A1", "A2"], ["A3"])
    assert statuses() == {"A1": "public", "A2": "draft", "A3": "withdrawn"}
    assert set(BatchRow.objects.values_list("outcome", "before")) == {("withdrawn", "")}


def test_withdrawn_place_that_is_offered_again_is_asked_about_and_not_published(park: Organisation) -> None:
    withdraw_listing(listing=public(park, "A1"), reason="已租给客户", actor=None, at=AT)
    offered = {"id": "A1", **PLACE, "rent_min_cny_m2_month": 20}
    result = bring(park, offered=offered, publish=True)
    assert [(each.code, each.reason) for each in result.returned] == [("A1", "已租给客户")]
    assert (statuses(), result.published) == ({"A1": "withdrawn"}, [])
    reopened = bring(park, offered=offered, publish=True, reopen=True)
    assert (reopened.returned, reopened.published, statuses()) == ([], ["A1"], {"A1": "public"})
    assert reopened.batch is not None
    undo_batch(batch=reopened.batch, actor=None, at=AT)
    assert statuses() == {"A1": "withdrawn"}
