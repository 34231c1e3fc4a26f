"""The list of listings: filters are asks of the engine, pages go by key, the number of queries does not grow."""

import datetime as dt
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.matches.world import AT, FACTS, draft, organisation, published

from luodi.geography import children
from luodi.web.listings.actions import add_listing, publish_listing
from luodi.web.listings.models import Listing
from luodi.web.listings.paging import ORDERS, PER_PAGE
from luodi.web.portal.listings.filters import MOST_REGIONS, read

pytestmark = pytest.mark.django_db


def shown(page: Any) -> list[int]:
    """The listings of a page, in order."""
    return [int(row.url.split("/")[2]) for row in page.context["rows"]]


def many(count: int) -> None:
    """Listings of one moment and few rents, so that only the id tells many of them apart."""
    for number in range(count):
        code = f"M{Listing.objects.count()}"
        facts = {
            **FACTS,
            "rent_min_cny_m2_month": 15 + number % 3,
            "rent_max_cny_m2_month": 20,
            "area_m2": 1000 + number % 5,
        }
        listing = add_listing(organisation=organisation(), code=code, facts=facts, actor=None, at=AT)
        publish_listing(listing=listing, actor=None, at=AT + dt.timedelta(hours=number % 2))


def test_list_shows_public_listings_only(client: Client) -> None:
    draft()
    listing = published()
    page = client.get("/listings/")
    assert (page.status_code, page.context["total"], shown(page)) == (200, 1, [listing.pk])


def test_filter_counts_what_fits_and_keeps_what_is_not_stated(client: Client) -> None:
    high, silent, _low = published(clear_height_m=10), published(), published(clear_height_m=8)
    page = client.get("/listings/?height=9&sort=fit")
    assert shown(page) == [high.pk, silent.pk]
    assert page.context["found"].answer.counts == {"fits": 1, "may_fit": 1, "near_miss": 1, "no": 0}
    assert (page.context["total"], page.context["open_count"]) == (2, 1)
    assert [row.unknown for row in page.context["rows"]] == [(), ("高度",)]
    assert shown(client.get("/listings/?height=9&sure=1")) == [high.pk]


def test_what_a_listing_asks_of_a_company_leaves_no_filter_open(client: Client) -> None:
    published(clear_height_m=10, lease_years_min=3, tax_per_mu_min_cny=100_000)
    page = client.get("/listings/?height=9&sure=1")
    assert ([row.unknown for row in page.context["rows"]], page.context["open_count"]) == ([()], 0)


def test_chip_says_how_many_the_filter_alone_keeps_out(client: Client) -> None:
    published(clear_height_m=6, power_capacity_kva=800)
    published(clear_height_m=10, power_capacity_kva=800)
    chips = client.get("/listings/?height=9&power=500").context["active"]
    assert [(chip.label, chip.brings, chip.url) for chip in chips] == [
        ("净高不低于 9\u00a0m", 1, "?power=500"),
        ("配电不低于 500\u00a0kVA", 0, "?height=9"),
    ]


def test_filter_that_empties_the_list_is_named_and_relaxed(client: Client) -> None:
    published(clear_height_m=8, power_capacity_kva=800)
    page = client.get("/listings/?height=9&power=500")
    assert (shown(page), page.context["emptied_by"]) == ([], ["高度"])
    steps = page.context["relaxed"]
    assert [(parse_qs(step.url[1:])["height"], step.brings) for step in steps] == [(["7.65"], 1)]
    assert len(shown(client.get(f"/listings/{steps[0].url}"))) == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("deal=sale", []),
        ("deal=rent", ["a", "b"]),
        ("kind=warehouse", ["b"]),
        ("region=320412", ["b"]),
        ("region=320412&region=320481", ["a", "b"]),
        ("area_min=2500", ["a"]),
        ("rent_max=18", ["a"]),
        ("ground=1", ["a"]),
        ("chain=wind_power", ["b"]),
        ("q=凤林", ["b"]),
        ("q=nothing", []),
    ],
)
def test_each_filter_holds(client: Client, query: str, expected: list[str]) -> None:
    names = {published(floor_no=[1]).pk: "a"}
    other = published(kind=["warehouse"], region_code="320412", area_m2=1000, rent_min_cny_m2_month=25,
                      rent_max_cny_m2_month=25, floor_no=[2], address="凤林南路 3 号", industries_admitted=["34"])  # fmt: skip
    names[other.pk] = "b"
    assert sorted(names[pk] for pk in shown(client.get(f"/listings/?{query}"))) == expected


def test_values_that_cannot_be_read_stay_and_ask_nothing(client: Client) -> None:
    published()
    page = client.get("/listings/?height=十来米&area_min=-3&region=../etc&deal=theft&power=1e400&sort=evil")
    assert (page.status_code, len(shown(page))) == (200, 1)
    assert set(page.context["form"].errors) == {"height", "area_min", "deal", "power", "sort"}
    assert 'value="十来米"' in page.content.decode()


@pytest.mark.parametrize(
    "after", ["x", "~", "1~", "~1", "9999999999999999999999~1", "2026-13-45T00:00~3", "0~99999999999999999999"]
)
@pytest.mark.parametrize("order", [*ORDERS, "fit"])
def test_forged_key_begins_at_the_beginning(client: Client, order: str, after: str) -> None:
    listing = published()
    for query in ("", "&area_min=1"):
        assert shown(client.get(f"/listings/?sort={order}&after={after}{query}")) == [listing.pk]


@pytest.mark.parametrize("order", [*ORDERS, "fit"])
@pytest.mark.parametrize("query", ["", "area_min=1&"])
def test_pages_by_key_show_every_listing_once(client: Client, order: str, query: str) -> None:
    many(2 * PER_PAGE + 5)
    seen: list[int] = []
    address = f"?{query}sort={order}"
    while address:
        page = client.get(f"/listings/{address}")
        seen += shown(page)
        address = page.context["next_url"]
    assert sorted(seen) == sorted(Listing.objects.values_list("pk", flat=True))
    assert len(seen) == 2 * PER_PAGE + 5


def test_listing_published_between_two_pages_moves_no_other(client: Client) -> None:
    many(PER_PAGE + 3)
    first = client.get("/listings/")
    published()
    second = client.get(f"/listings/{first.context['next_url']}")
    assert len(set(shown(first)) | set(shown(second))) == PER_PAGE + 3


@pytest.mark.parametrize("query", ["", "?height=9", "?height=9&sort=fit", "?q=路"])
def test_queries_do_not_grow_with_the_data(client: Client, query: str) -> None:
    counts = []
    for size in (5, 60):
        many(size)
        client.get(f"/listings/{query}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/listings/{query}")
        counts.append(len(queries))
    assert max(counts) <= 8
    assert counts[0] == counts[1]


def test_newer_asks_are_filters_too(client: Client) -> None:
    low = published(is_single_storey=True, has_dormitory=True)
    high = published(is_single_storey=False, has_dormitory=True)
    silent = published()
    assert set(shown(client.get("/listings/?single=1&sort=fit"))) == {low.pk, silent.pk}
    assert set(shown(client.get("/listings/?single=1&dorm=1&sure=1"))) == {low.pk}
    assert set(shown(client.get("/listings/?dorm=1&sure=1"))) == {low.pk, high.pk}
    page = client.get("/listings/").content.decode()
    assert ('name="single"' in page, 'name="dorm"' in page) == (True, True)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("area_min=abc", "面积不低于 「abc」没有用：只填数字，如 3000"),
        ("rent_max=-5", "租金不超过 「-5」没有用：不能是负数"),
        ("region=999999", "区县 「999999」没有用：没有这个地区"),
        ("area_min=5000&area_max=3000", "面积不超过 「5000–3000」没有用：下限比上限大，两个都没有用"),
    ],
)
def test_value_that_is_not_used_is_named_with_the_reason(client: Client, query: str, reason: str) -> None:
    listing = published()
    page = client.get(f"/listings/?{query}")
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))
    assert (reason in words.replace("  ", " "), shown(page)) == (True, [listing.pk])


def test_regions_and_kinds_of_an_address_are_bounded_and_taken_once_each() -> None:
    codes = [
        f"region={code}"
        for code in ("32", "33", "34", *children("32"), *children("33"), *children("34"), *children("37"))
    ]
    filters = read(QueryDict("&".join([*codes, *["kind=factory"] * 400, "q=" + "厂" * 9000])))
    assert (len(filters.regions), filters.record["kind"]) == (MOST_REGIONS, ["factory"])
    said = {each.value for each in filters.unused}
    assert f"后面 {len(codes) - MOST_REGIONS} 个" in said
    assert max(map(len, said)) <= 40


def test_limit_of_a_price_means_its_deal(client: Client) -> None:
    let = published()
    sold = published(deal=["sale"], sale_price_cny_m2=3000, rent_min_cny_m2_month=None, rent_max_cny_m2_month=None)
    assert shown(client.get("/listings/?rent_max=20")) == [let.pk]
    assert shown(client.get("/listings/?sale_max=4000")) == [sold.pk]
