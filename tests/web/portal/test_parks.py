"""The pages of parks."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.matches.world import AT, draft, organisation, park, published

from luodi.web.places.actions import add_parcel, add_park

pytestmark = pytest.mark.django_db


def test_parks_name_county_and_how_many_public_listings(client: Client) -> None:
    one = park()
    published(one)
    draft(one)
    rows = client.get("/parks/").context["parks"]
    assert [(row["park"].name, row["county"], row["listings"]) for row in rows] == [("示例园", "溧阳市", 1)]


def test_park_shows_terms_listings_and_parcels(client: Client) -> None:
    one = park(industries_excluded=["26"], tax_per_mu_min_cny=150_000, source="园区填报")
    listing = published(one)
    add_parcel(
        organisation=organisation(), park=one, facts={"parcel_no": "P1", "land_area_m2": 20000}, actor=None, at=AT
    )
    context = client.get(f"/parks/{one.pk}/").context
    assert context["asks"] == [
        ("准入行业", "不接纳 26 化学原料和化学制品制造业"),
        ("亩均税收", "不低于 15\u00a0万元/亩/年"),
    ]
    assert [row.url for row in context["rows"]] == [f"/listings/{listing.pk}/"]
    assert [(row["number"], row["area"], row["price"]) for row in context["parcels"]] == [("P1", "30\u00a0亩", "未填")]


def test_park_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/parks/4711/").status_code == 404


def test_queries_of_the_park_list_do_not_grow(client: Client) -> None:
    counts = []
    for size in (2, 20):
        for number in range(size):
            name = f"园{size}{number}"
            add_park(organisation=organisation(), name=name, region_code="320481", actor=None, at=AT)
        client.get("/parks/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/parks/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
