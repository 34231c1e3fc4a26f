"""The home page: every figure opens exactly the rows behind it, and the same figures on both engines."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.matches.world import AT, draft, park, published

from luodi.web.listings.actions import edit_listing, withdraw_listing
from luodi.web.needs.understanding import understanding
from luodi.web.portal.drawings import gauge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_figures_of_other_tests() -> None:
    cache.clear()


LAND: dict[str, Any] = {
    "deal": ["sale"],
    "kind": ["land"],
    "area_m2": None,
    "area_basis": None,
    "land_price_cny_mu": 300_000,
}


def board(client: Client) -> Any:
    return client.get("/").context["board"]


def test_figures_are_sums_of_public_listings_of_the_region(client: Client) -> None:
    published(area_m2=30_000)
    published(kind=["factory", "warehouse"], region_code="320412", area_m2=12_000)
    published(kind=["warehouse"], area_m2=50_000)
    published(**LAND, land_area_m2=20_000)
    published(region_code="320282")
    draft(area_m2=90_000)
    withdraw_listing(listing=published(area_m2=70_000), reason="已租出", actor=None, at=AT)
    found = board(client)
    assert (found.listings, found.factory, found.land, found.parks) == (4, "4.2", "30", 0)
    assert [(row.name, row.listings, row.factory, row.land) for row in found.counties][:3] == [
        ("溧阳市", 3, "3", "30"),
        ("武进区", 1, "1.2", "0"),
        ("天宁区", 0, "0", "0"),
    ]


def test_listing_without_a_county_counts_where_its_park_is(client: Client) -> None:
    listing = published(park())
    edit_listing(listing=listing, facts={"region_code": None}, actor=None, at=AT)
    assert next((row.name, row.listings) for row in board(client).counties) == ("溧阳市", 1)


def test_every_figure_opens_as_many_rows_as_it_says(client: Client) -> None:
    published(industries_admitted=["36", "3841"])
    published(park(industries_admitted=["38"]))
    published(industries_excluded=["36"])
    published(region_code="320282", industries_admitted=["36"])
    page = client.get("/")
    links = re.findall(r'<a href="(/listings/\?[^"]*)"><span>[^<]*</span><b>(\d+)</b>', page.content.decode())
    links += [(f"/listings/?region={row.code}", str(row.listings)) for row in page.context["board"].counties]
    links.append(("/listings/?region=3204", str(page.context["board"].listings)))
    assert len(links) > 8
    assert [client.get(url.replace("&amp;", "&")).context["total"] for url, _ in links] == [int(n) for _, n in links]


def test_few_rents_make_no_statistics() -> None:
    assert gauge([20.0] * 9, (10, 30)) is None
    drawn = gauge([10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30], (10, 30))
    assert drawn is not None
    assert (drawn.low, drawn.median, drawn.high) == ("12", "20", "28")
    assert (drawn.low_x, drawn.median_x, drawn.high_x) == (16.4, 50.0, 83.6)


def test_page_has_the_box_and_works_without_any_listing(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '<textarea id="need" name="words"' in page.content.decode()


def test_newest_listings_come_first(client: Client) -> None:
    first, second = published(), published()
    assert [row.url for row in client.get("/").context["rows"]] == [f"/listings/{second.pk}/", f"/listings/{first.pk}/"]


@pytest.mark.django_db(transaction=True)
def test_figures_follow_the_data_and_queries_stay_few(client: Client) -> None:
    counts = []
    for size in (3, 30):
        for _ in range(size):
            published()
        with CaptureQueriesContext(connection) as cold:
            assert board(client).listings == (3 if size == 3 else 33)
        with CaptureQueriesContext(connection) as warm:
            client.get("/")
        counts.append((len(cold), len(warm)))
    assert counts[0][0] >= counts[1][0]
    assert counts[1][0] <= 12
    assert counts[1][1] <= 8


def test_english_pages_write_places_in_english(client: Client) -> None:
    published(region_code="320412")
    home = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert "Wujin District" in home and "Changzhou" in home
    assert "武进区" not in home and "常州" not in home


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", ["/", "/find/"])
def test_every_example_is_read_to_the_last_word(client: Client, address: str, language: str) -> None:
    page = client.get(address, headers={"accept-language": language}).content.decode()
    examples = [unquote(words) for words in re.findall(r'href="/find/\?q=([^"]+)"', page)]
    assert len(examples) >= 3
    left = {words: understanding(words, {}).reading.as_json()["ignored"] for words in examples}
    assert left == {words: [] for words in examples}
    assert len(set(examples)) == len(examples)
    if language == "en":
        assert all(re.search("[a-z]{4}", words) for words in examples)
