"""Which stored listing a row means: rows without an id are never another place's."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luodi.sheets import Origin, Sheet
from luodi.web.batches import identity
from luodi.web.batches.actions import File, import_listings
from luodi.web.batches.enums import Same
from luodi.web.batches.identity import address_core
from luodi.web.batches.reports import Change, Imported
from luodi.web.listings.actions import add_listing
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.dictionary import record_of

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
PLACE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "address": "江苏省常州市溧阳市昆仑街道码头西街618号",
    "area_m2": 3000,
    "crane_capacity_t": 10,
    "phone": "13800000000",
}


def nameless(*rows: dict[str, Any], sheet: str = "Sheet1") -> Sheet:
    """Rows without ids, as reading a file gives them: the id is made of sheet and row."""
    ids = [f"{sheet}-{number}" for number in range(2, len(rows) + 2)]
    return Sheet(
        records=[{"id": one, **row} for one, row in zip(ids, rows, strict=True)],
        rows=len(rows),
        origins={one: Origin(sheet, number, is_named=False) for number, one in enumerate(ids, 2)},
    )


def bring(park: Organisation, sheet: Sheet, **more: Any) -> Imported:
    return import_listings(sheet=sheet, file=File("a.xlsx", "0" * 64), organisation=park, actor=None, at=AT, **more)


def test_second_file_with_the_same_sheet_name_overwrites_nothing(park: Organisation) -> None:
    bring(park, nameless(PLACE))
    other = {"deal": ["rent"], "kind": ["warehouse"], "address": "武进区礼嘉镇政平路9号", "area_m2": 800}
    result = bring(park, nameless(other))
    assert (len(result.added), result.changed, result.asked) == (1, [], [])
    rows = Listing.objects.order_by("pk").values_list("area_m2", "crane_capacity_t", "phone")
    assert list(rows) == [(3000, 10, "13800000000"), (800, None, "")]


def test_inserted_row_moves_no_listing(park: Organisation) -> None:
    one, two = {**PLACE, "area_m2": 1000}, {**PLACE, "area_m2": 2000}
    bring(park, nameless(one, two))
    new = {**PLACE, "address": "溧阳市上兴镇永兴大道1号", "area_m2": 500}
    result = bring(park, nameless(new, one, two))
    assert (len(result.added), len(result.unchanged), result.changed) == (1, 2, [])
    assert sorted(Listing.objects.values_list("area_m2", flat=True)) == [500, 1000, 2000]


def test_same_file_again_changes_nothing(park: Organisation) -> None:
    rows = (PLACE, PLACE, {"deal": ["rent"], "area_m2": 700})
    first, again = bring(park, nameless(*rows)), bring(park, nameless(*rows))
    assert (len(first.added), len(again.unchanged), again.added, Listing.objects.count()) == (3, 3, [], 3)


def test_row_that_is_probably_there_is_asked_about_with_what_would_change(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts=PLACE, actor=None, at=AT)
    cheaper = {**PLACE, "address": "码头西街 618 号", "area_m2": 3010, "phone": "13900000000"}
    del cheaper["crane_capacity_t"]
    result = bring(park, nameless(cheaper))
    assert [(each.code, each.origin.row) for each in result.asked] == [("A1", 2)]
    assert set(result.asked[0].changes) == {
        Change("address", PLACE["address"], "码头西街 618 号"),
        Change("area_m2", 3000, 3010),
        Change("phone", "***", "***"),
    }
    assert (result.added, Listing.objects.get().area_m2) == ([], 3000)


def test_answer_to_the_question_changes_or_adds(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts=PLACE, actor=None, at=AT)
    larger = {**PLACE, "area_m2": 3010}
    assert [each.code for each in bring(park, nameless(larger), same=Same.CHANGE).changed] == ["A1"]
    added = bring(park, nameless({**PLACE, "area_m2": 3020}), same=Same.ADD).added
    assert (added, Listing.objects.count()) == (["N261130-001"], 2)


def test_two_places_that_a_row_could_be_are_both_named_and_neither_is_changed(park: Organisation) -> None:
    for code in ("A1", "A2"):
        add_listing(organisation=park, code=code, facts=PLACE, actor=None, at=AT)
    result = bring(park, nameless({**PLACE, "area_m2": 2990}), same=Same.CHANGE)
    assert ([each.code for each in result.asked], result.changed) == (["A1", "A2"], [])


@pytest.mark.parametrize(
    "row",
    [
        {**PLACE, "area_m2": 3100},
        {**PLACE, "kind": ["warehouse"], "area_m2": 2999},
        {**PLACE, "address": "码头西街 6 号", "area_m2": 2999},
        {**PLACE, "region_code": "320412", "area_m2": 2999},
        {key: value for key, value in PLACE.items() if key not in ("address", "crane_capacity_t")},
    ],
    ids=["area", "kind", "number of the house", "county", "no address"],
)
def test_different_place_is_new(park: Organisation, row: dict[str, Any]) -> None:
    add_listing(organisation=park, code="A1", facts=PLACE, actor=None, at=AT)
    result = bring(park, nameless(row))
    assert (len(result.added), result.asked) == (1, [])


def test_other_floor_of_the_same_building_is_new(park: Organisation) -> None:
    add_listing(organisation=park, code="A1", facts={**PLACE, "floor_no": [1]}, actor=None, at=AT)
    assert len(bring(park, nameless({**PLACE, "floor_no": [2]})).added) == 1
    assert len(bring(park, nameless({**PLACE, "floor_no": [1, 2], "area_m2": 3001})).asked) == 2


def test_stored_listing_is_read_once_however_many_rows_are_held_to_it(
    park: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        add_listing(organisation=park, code=f"A{number}", facts={**PLACE, "floor_no": [number]}, actor=None, at=AT)
    read: list[str] = []

    def counted(listing: Listing, record: str) -> dict[str, Any]:
        read.append(listing.code)
        return record_of(listing, record)

    monkeypatch.setattr(identity, "record_of", counted)
    rows = [{**PLACE, "floor_no": [number % 7], "area_m2": 3000 + number} for number in range(20)]
    with CaptureQueriesContext(connection) as made:
        result = bring(park, nameless(*rows), dry_run=True)
    selects = [
        each for each in made.captured_queries if "listings_listing" in each["sql"] and " IN " not in each["sql"]
    ]
    assert (read, len(result.asked) > 10) == (["A0", "A1", "A2", "A3", "A4"], True)
    assert len([each for each in selects if each["sql"].startswith("SELECT")]) == 1


def test_spellings_of_one_id_are_one_listing(park: Organisation) -> None:
    add_listing(organisation=park, code="A-1", facts=PLACE, actor=None, at=AT)
    sheet = Sheet(
        records=[{"id": "ａ－１", "area_m2": 2800}], rows=1, origins={"ａ－１": Origin("表", 2, is_named=True)}
    )
    assert [each.code for each in bring(park, sheet).changed] == ["A-1"]


def test_address_core_leaves_out_what_spellings_leave_out() -> None:
    core = "码头西街618号"
    spellings = ["江苏省常州市溧阳市码头西街618号", "溧阳 码头西街 ６１８号", "码头西街（618）号"]
    assert {address_core({"address": each, "region_code": "320481"}) for each in spellings} == {core}
    assert address_core({"address": "8号"}) == ""


# A row that bears the id of another place ---------------------------------------------------------------------------------


def named(**facts: Any) -> Sheet:
    return Sheet(records=[{"id": "A-1", **facts}], rows=1, origins={"A-1": Origin("表", 2, is_named=True)})


OTHER: dict[str, Any] = {
    "deal": ["rent"],
    "region_code": "320481",
    "address": "溧阳市上兴镇永兴大道9号",
    "area_m2": 800,
}


@pytest.mark.parametrize("dry_run", [True, False])
def test_row_with_the_id_of_quite_another_place_is_asked_about_and_changes_nothing(
    park: Organisation, dry_run: bool
) -> None:
    bring(park, named(**PLACE))
    result = bring(park, named(**OTHER), dry_run=dry_run)
    ((code, origin, changes),) = [(each.code, each.origin, each.changes) for each in result.asked]
    assert (code, origin.is_named, result.changed, result.left()) == ("A-1", True, [], 1)
    assert Change("area_m2", 3000, 800) in changes
    assert record_of(Listing.objects.get(), "listing") == PLACE


def test_answers_to_a_row_with_the_id_of_quite_another_place(park: Organisation) -> None:
    bring(park, named(**PLACE))
    (code,) = bring(park, named(**OTHER), same=Same.ADD).added
    added = record_of(Listing.objects.get(code=code), "listing")
    assert (code, added) == ("N261130-001", OTHER)  # nothing of the first place is in it
    bring(park, named(**OTHER), same=Same.CHANGE)
    assert Listing.objects.get(code="A-1").area_m2 == 800


@pytest.mark.parametrize(
    "facts",
    [
        {"area_m2": 2800},
        {"address": "溧阳市上兴镇永兴大道9号"},
        {"address": "码头西街618号", "area_m2": 2800},
        {"address": "溧阳市上兴镇永兴大道9号", "area_m2": 3010},
        {"region_code": "3204", "area_m2": 800},
        {"address": "溧阳市上兴镇永兴大道9号", "land_area_m2": 800},
    ],
)
def test_row_of_which_something_is_still_the_same_changes_its_listing(
    park: Organisation, facts: dict[str, Any]
) -> None:
    bring(park, named(**PLACE))
    result = bring(park, named(**facts))
    assert ([each.code for each in result.changed], result.asked) == (["A-1"], [])


def test_row_in_another_county_with_another_area_is_asked_about(park: Organisation) -> None:
    bring(park, named(**PLACE))
    assert len(bring(park, named(region_code="320412", area_m2=800)).asked) == 1
