"""Industries as rows of a table: they follow every action, and they find what the lists in the columns say."""

import datetime as dt
import importlib
import random

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from tests.web.matches.world import AT, park, published

from luodi.industry import covers, entries
from luodi.web.listings.actions import edit_listing, remove_listing, restore_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing, ListingIndustry
from luodi.web.listings.statistics import count_naming, naming
from luodi.web.places.actions import add_park, edit_park
from luodi.web.places.models import Park, ParkIndustry
from luodi.web.shared import filling

pytestmark = pytest.mark.django_db
CODES = ["36", "361", "3612", "38", "384", "3841", "C", "C36", "26", "2651", "高端装备"]


def of(listing: Listing) -> list[str]:
    return sorted(ListingIndustry.objects.filter(listing=listing).values_list("code", flat=True))


def test_industries_follow_what_a_listing_states() -> None:
    listing = published(industries_admitted=["C36", "3841", "384 "])
    assert of(listing) == ["36", "384", "3841"]
    edited = edit_listing(listing=listing, facts={"industries_admitted": ["26"]}, actor=None, at=AT)
    assert of(edited) == ["26"]
    edited = edit_listing(listing=listing, facts={"area_m2": 10}, actor=None, at=AT)
    assert of(edited) == ["26"]
    facts = {"industries_admitted": None}
    restored = restore_listing(
        listing=edited, version=edited.version, facts=facts, status=ListingStatus.DRAFT, actor=None, at=AT
    )
    assert of(restored) == []
    remove_listing(listing=restored, version=restored.version, actor=None, at=AT)
    assert ListingIndustry.objects.count() == 0


def test_industries_follow_what_a_park_states() -> None:
    owner = published().organisation
    place = add_park(organisation=owner, name="园", actor=None, at=AT, region_code="320481", industries_admitted=["36"])
    edit_park(park=place, actor=None, at=AT, level="省级")
    assert list(ParkIndustry.objects.values_list("code", flat=True)) == ["36"]
    edit_park(park=place, actor=None, at=AT, industries_admitted=["C26", "38"])
    assert sorted(ParkIndustry.objects.values_list("code", flat=True)) == ["26", "38"]


def says(listing: Listing, code: str) -> bool:
    """The same from the lists in the columns: a division or narrower that holds the code or lies within it."""
    is_silent = not listing.industries_admitted and not listing.industries_excluded
    spoken = listing.park.industries_admitted if is_silent and listing.park else listing.industries_admitted
    return any(covers(one, code) or covers(code, one) for one in entries(spoken) if len(one) > 1)


def test_code_finds_what_the_lists_say_and_no_other() -> None:
    draw = random.Random(7)
    parks = [park(industries_admitted=draw.sample(CODES, draw.randrange(3))) for _ in range(4)]
    for _ in range(60):
        admitted = draw.sample(CODES, draw.choice([0, 0, 1, 2]))
        published(draw.choice([None, *parks]), industries_admitted=admitted,
                  industries_excluded=draw.choice([[], [], ["15"]]))  # fmt: skip
    every = list(Listing.objects.select_related("park"))
    for code in ("36", "361", "3612", "3613", "384", "26", "2652", "15", "99"):
        expected = {listing.pk for listing in every if says(listing, code)}
        assert set(Listing.objects.filter(naming([code])).values_list("pk", flat=True)) == expected
        assert len(expected) < len(every)


def test_all_chains_are_counted_in_one_query() -> None:
    published(industries_admitted=["36"])
    published(industries_admitted=["38"])
    with CaptureQueriesContext(connection) as made:
        counts = count_naming(
            dt.date(2026, 11, 30), "32", {"cars": ("361", "3670"), "all": ("36", "38"), "none": ("15",)}
        )
    assert (counts, len(made)) == ({"cars": 1, "all": 2, "none": 0}, 1)


def test_stored_rows_are_filled_in_batches_and_twice_is_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_AT_ONCE", 2)
    place = park(industries_admitted=["C36", "26"])
    made = [published(place, kind=kinds, industries_admitted=codes)
            for kinds, codes in [(["factory"], ["36", "3841"]), (["land", "yard"], []), (["factory"], ["C26"])]]  # fmt: skip
    wanted = [(of(one), Listing.objects.values_list("kind_bits", flat=True).get(pk=one.pk)) for one in made]
    ListingIndustry.objects.all().delete()
    Listing.objects.update(kind_bits=F("kind_bits") * 0)
    for _ in range(2):
        for name in (
            "listings.migrations.0009_fill_kind_bits_and_industries",
            "places.migrations.0004_fill_park_industries",
        ):
            importlib.import_module(f"luodi.web.{name}").fill(apps, None)
    found = [(of(one), Listing.objects.values_list("kind_bits", flat=True).get(pk=one.pk)) for one in made]
    assert found == wanted == [(["36", "3841"], 1), ([], 12), (["26"], 1)]
    assert sorted(ParkIndustry.objects.values_list("code", flat=True)) == ["26", "36"]
    assert Park.objects.count() == 1
