"""The ground of the site: both engines set up as decided, numbers stored exactly, personal columns unreadable."""

import datetime as dt

import pytest
from django.db import connection

from luodi.fields import for_record
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.shared.crypto import Unreadable, blind_index, decrypt, encrypt

pytestmark = pytest.mark.django_db


def make_listing(**facts: object) -> Listing:
    organisation, _ = Organisation.objects.get_or_create(name="示例园区", defaults={"kind": "park"})
    code = f"L{Listing.objects.count() + 1}"
    return Listing.objects.create(
        organisation=organisation, code=code, changed_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), **facts
    )


def test_sqlite_commits_are_on_disk_before_they_are_acknowledged() -> None:
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        pragmas = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")}
    assert pragmas == {"synchronous": 2, "foreign_keys": 1}


def test_every_listing_field_of_the_dictionary_is_a_column() -> None:
    columns = {f.name for f in Listing._meta.get_fields()}
    assert {f.key for f in for_record("listing")} - {"id"} <= columns


def test_rent_per_day_turned_to_the_month_comes_back_exactly() -> None:
    kept = make_listing(rent_min_cny_m2_month=18.8583, area_m2=3000)
    again = Listing.objects.get(pk=kept.pk)
    assert (again.rent_min_cny_m2_month, again.area_m2, again.clear_height_m) == (18.8583, 3000, None)


def test_record_leaves_out_what_is_not_stated() -> None:
    kept = make_listing(area_m2=3000, has_crane=False, deal=["rent"], valid_until=dt.date(2026, 12, 1))
    again = Listing.objects.get(pk=kept.pk)
    assert again.record() == {
        "id": str(kept.pk),
        "deal": ["rent"],
        "area_m2": 3000,
        "has_crane": False,
        "valid_until": "2026-12-01",
    }


def test_phone_lies_encrypted_and_is_found_by_its_fingerprint() -> None:
    kept = make_listing(phone="13800000000")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM listings_listing WHERE id = %s", [kept.pk])
        stored = cursor.fetchone()[0]
    assert "138" not in stored.partition(":")[2]
    assert Listing.objects.get(pk=kept.pk).phone == "13800000000"
    assert blind_index("13800000000") == blind_index("13800000000") != blind_index("13800000001")


def test_value_moved_to_another_column_does_not_open() -> None:
    with pytest.raises(Unreadable):
        decrypt(encrypt("13800000000", "a.phone"), "b.phone")
