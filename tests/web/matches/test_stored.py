"""Rows read as they are stored mean what their records mean, whatever is in them."""

import random
from itertools import islice
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.matches import world

from luodi import intake, matching
from luodi.fields import for_record
from luodi.sample import listings
from luodi.web.listings.models import Listing
from luodi.web.matches import stored
from luodi.web.places.models import Park

pytestmark = pytest.mark.django_db

COLUMNS = {entry.key for entry in for_record("listing")} - {"id"}
TERMS: list[dict[str, Any]] = [
    {},
    {"tax_per_mu_min_cny": 200_000},
    {"industries_admitted": ["38", "36"], "is_admission_exclusive": True},
    {"industries_excluded": ["26"], "is_admission_exclusive": False, "tax_per_mu_min_cny": 1},
]
#: What intake refuses, or takes for absent, by plain SQL.
ODD = {
    "area_m2": (-5, -1, 0, 10**17),
    "rent_max_cny_m2_month": (-1, 3 * 10**9),
    "region_code": ("999999", "320400", ""),
    "fire_hazard_category": ("Z", "C"),
}


def slowly(row: Listing) -> matching.Listing | None:
    """The way of a record."""
    try:
        return intake.listing(row.record())
    except intake.IntakeError:
        return None


def saved(count: int) -> None:
    """Sample listings, some of parks, some blank, some altered by hand."""
    rng, office = random.Random(4), world.organisation()
    parks = [world.park(**terms) for terms in TERMS]
    for number, record in enumerate(islice(listings(count, 9, "nation"), count)):
        kept = {key: value for key, value in record.items() if key in COLUMNS and rng.random() < 0.8}
        park = rng.choice([None, *parks])
        Listing.objects.create(
            organisation=office,
            code=str(number),
            code_key=str(number),
            status="public",
            changed_at=world.AT,
            park=park,
            **kept,
        )
    with connection.cursor() as cursor:
        for key in rng.sample(sorted(Listing.objects.values_list("pk", flat=True)), count // 3):
            column = rng.choice(sorted(ODD))
            cursor.execute(f"UPDATE listings_listing SET {column} = %s WHERE id = %s", [rng.choice(ODD[column]), key])


@pytest.mark.parametrize("chunk", [7, 20_000])
def test_rows_mean_what_their_records_mean(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_CHUNK", chunk)
    saved(120)
    expected = {row.pk: slowly(row) for row in Listing.objects.select_related("park")}
    for _ in range(2):
        assert dict(stored.facts(Listing.objects.all())) == expected
    assert 5 < sum(one is None for one in expected.values()) < 60


def test_park_that_states_nonsense_has_its_listings_refused() -> None:
    listing = world.published(world.park(), region_code="")
    Park.objects.update(region_code="999999")
    assert dict(stored.facts(Listing.objects.all())) == {listing.pk: None}


def test_rows_are_read_in_one_query_and_their_parks_in_another() -> None:
    for _ in range(5):
        world.published(world.park())
    with CaptureQueriesContext(connection) as queries:
        assert len(dict(stored.facts(Listing.objects.all()))) == 5
    assert len(queries) == 2


def test_nothing_to_read_is_nothing() -> None:
    assert list(stored.facts(Listing.objects.filter(pk__in=[]))) == []
    assert list(stored.facts(Listing.objects.all())) == []


def test_values_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_MOST", 3)
    words = stored._Words("region_code")
    assert [words.column([code])[0] for code in ("32", "3204", "33", "320481", "32")] == [
        "32",
        "3204",
        "33",
        "320481",
        "32",
    ]
    assert len(words) <= 3
