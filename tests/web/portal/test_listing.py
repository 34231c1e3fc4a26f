"""The page of a listing: what it says, what it never says, and what it says when the listing is gone."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from tests.web.matches.world import AT, draft, park, published

from luodi.fields import for_record
from luodi.web.listings.actions import withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.portal.listing import facts, rows

pytestmark = pytest.mark.django_db


def text(page: Any) -> str:
    """The words of a page, single blanks between."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_every_listing_field_that_is_not_personal_has_its_place() -> None:
    placed = {key for _title, keys in facts.GROUPS for key in keys} | facts.JOINED.keys() | facts.ELSEWHERE
    assert placed == {entry.key for entry in for_record("listing") if not entry.is_personal}


def test_page_names_value_unit_source_and_day(client: Client) -> None:
    listing = published(clear_height_m=10.5, crane_capacity_t=10, power_capacity_kva=800, floor_load_kn_m2=30)
    page = client.get(f"/listings/{listing.pk}/")
    assert page.status_code == 200
    lines = {
        fact.key: (fact.value, fact.source, fact.as_of) for group in page.context["groups"] for fact in group.facts
    }
    source, day = "业主提供", dt.date(2026, 11, 1)
    assert lines["clear_height_m"] == ("10.5\u00a0m", source, day)
    assert lines["rent_min_cny_m2_month"] == ("18\u00a0元/㎡/月", source, day)
    assert lines["floor_load_kn_m2"] == ("30\u00a0kN/㎡（约 3.06\u00a0吨/㎡）", source, day)


@pytest.mark.parametrize("path", ["/listings/", "/listings/{}/"])
def test_phone_is_on_no_page_and_not_even_read(client: Client, path: str) -> None:
    listing = published(phone="13812345678", wechat="weixin_canary", contact_name="欧阳金丝雀")
    page = client.get(path.format(listing.pk)).content.decode()
    assert [canary for canary in ("13812345678", "weixin_canary", "欧阳金丝雀") if canary in page] == []


def test_what_is_not_stated_is_a_question_and_never_a_no(client: Client) -> None:
    listing = published(has_gas=False)
    context = client.get(f"/listings/{listing.pk}/").context
    asked = {question.key for question in [*context["questions"], *context["more_questions"]]}
    assert "clear_height_m" in asked
    assert "has_gas" not in asked
    assert "land_price_cny_mu" not in asked


def test_land_is_not_asked_for_its_height(client: Client) -> None:
    land = published(deal=["sale"], kind=["land"], area_m2=None, area_basis=None, land_area_m2=20000, land_price_cny_mu=336000,
                     rent_min_cny_m2_month=None, rent_max_cny_m2_month=None)  # fmt: skip
    context = client.get(f"/listings/{land.pk}/").context
    assert [f.text for f in context["key_figures"][:2]] == ["30\u00a0亩", "33.6\u00a0万元/亩"]
    assert context["drawing"].shape == "land"
    asked = {question.key for question in [*context["questions"], *context["more_questions"]]}
    assert asked & {"clear_height_m", "crane_capacity_t", "has_freight_lift", "rent_min_cny_m2_month"} == set()


def test_terms_of_the_park_are_told_as_the_parks(client: Client) -> None:
    listing = published(park(industries_admitted=["36"], tax_per_mu_min_cny=200_000), lease_years_min=3)
    asks = client.get(f"/listings/{listing.pk}/").context["their_asks"]
    assert [(ask.words, ask.is_of_park) for ask in asks] == [
        ("优先接纳 36 汽车制造业，其他可谈", True),
        ("不低于 20\u00a0万元/亩/年", True),
        ("不低于 3\u00a0年", False),
    ]


def test_withdrawn_listing_is_gone_and_offers_similar_ones(client: Client) -> None:
    other, gone = published(area_m2=2800), published()
    withdraw_listing(listing=gone, reason="已租出", actor=None, at=AT)
    page = client.get(f"/listings/{gone.pk}/")
    assert page.status_code == 410
    assert [row.url for row in page.context["similar"]] == [f"/listings/{other.pk}/"]
    assert f"“溧阳市 厂房 3000 ㎡”已下架 {gone.code}" in text(page)


@pytest.mark.parametrize("pk", ["999999", "9223372036854775808", "99999999999999999999999"])
def test_forged_number_is_not_found(client: Client, pk: str) -> None:
    assert client.get(f"/listings/{pk}/").status_code == 404


def test_draft_is_not_found(client: Client) -> None:
    assert client.get(f"/listings/{draft().pk}/").status_code == 404


def test_expired_listing_says_so(client: Client) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    listing = published(valid_until=yesterday.isoformat())
    page = client.get(f"/listings/{listing.pk}/")
    assert (page.status_code, page.context["is_expired"]) == (200, True)
    assert f"{yesterday} 到期了" in text(page)


def test_page_in_english_has_units_of_english(client: Client) -> None:
    listing = published(tax_per_mu_min_cny=200_000)
    page = client.get(f"/listings/{listing.pk}/", headers={"accept-language": "en"})
    assert "18\u00a0yuan/m²/month" in page.content.decode()
    assert "200,000\u00a0yuan/mu/year" in page.content.decode()


def test_distances_are_from_own_coordinates_else_from_the_division(client: Client) -> None:
    own, other = published(lon=119.4842, lat=31.4171), published()
    rings = client.get(f"/listings/{own.pk}/").context["rings"]
    assert (rings.start, rings.spots[0].name) == ("", "溧阳市")
    assert "常州市" not in [spot.name for spot in rings.spots]
    context = client.get(f"/listings/{other.pk}/").context
    assert (context["rings"].start, context["maps"]) == ("溧阳市", [])


def test_coordinates_of_another_datum_are_shown_in_wgs84(client: Client) -> None:
    listing = published(lon=119.4842, lat=31.4171)
    Listing.objects.filter(pk=listing.pk).update(datum="GCJ-02")
    maps = dict(client.get(f"/listings/{listing.pk}/").context["maps"])
    (lon,) = re.findall(r"position=([\d.]+),", maps["高德"])
    assert f",{lon};" in maps["腾讯"]
    assert 0.003 < 119.4842 - float(lon) < 0.006
    assert "coordinate=wgs84" in client.get(f"/listings/{listing.pk}/").content.decode()


def test_listing_for_rent_and_sale_shows_both_prices_on_its_page_and_in_the_list(client: Client) -> None:
    listing = published(deal=["rent", "sale"], sale_price_cny_m2=4200)
    rent, sale = "租 18\u00a0元/㎡/月", "售 4200\u00a0元/㎡"
    assert [price.text for price in client.get(f"/listings/{listing.pk}/").context["prices"]] == [rent, sale]
    (row,) = client.get("/listings/").context["rows"]
    assert row.figures[2].text == f"{rent}，{sale}"


@pytest.mark.parametrize(
    ("stated", "prices"),
    [
        ({}, ["18\u00a0元/㎡/月"]),
        ({"deal": ["rent", "sale"]}, ["租 18\u00a0元/㎡/月", "售价没填"]),
        ({"rent_min_cny_m2_month": None, "rent_max_cny_m2_month": None, "is_rent_negotiable": True}, ["租金面议"]),
        ({"deal": ["sale"], "sale_price_cny": 8_000_000}, ["800\u00a0万元"]),
    ],
)
def test_each_deal_on_offer_has_its_price_or_says_that_it_is_open(stated: dict[str, Any], prices: list[str]) -> None:
    record = {"deal": ["rent"], "kind": ["factory"], "rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18, **stated}
    found = rows.prices({key: value for key, value in record.items() if value is not None})
    assert [price.text for price in found] == prices


def test_storey_height_never_stands_under_a_heading_of_clear_height(client: Client) -> None:
    listing = published(clear_height_m=None, storey_height_m=6)
    (row,) = client.get("/listings/").context["rows"]
    assert (row.figures[1].label, row.figures[1].text) == ("高度", "层高 6\u00a0m")
    with override("en"):
        assert rows.height({"storey_height_m": 6}).label == "Height"
    assert "<span>净高</span>" not in client.get("/listings/").content.decode()
    figures = {figure.label: figure.text for figure in client.get(f"/listings/{listing.pk}/").context["key_figures"]}
    assert (figures["层高"], "净高" in figures) == ("6\u00a0m", False)


def test_row_says_township_and_kind_in_both_languages() -> None:
    record = published(region_code="320413100", kind=["factory"]).record()
    assert rows.where(record) == "金坛区金城镇 · 厂房"
    with override("en"):
        assert rows.where(record) == "Jincheng Town, Jintan District · factory"


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("C20", ["金坛区 厂房", "C20"]),
        ("N261130-002", ["金坛区 厂房", "N261130-002"]),
        ("", ["金坛区 厂房", ""]),
        ("凤林路 3 号厂房", ["凤林路", "3 号厂房"]),
    ],
)
def test_code_alone_is_no_heading(title: str, parts: list[str]) -> None:
    listing = published(region_code="320413", title=title)
    assert rows.parts(listing) == [part or listing.code for part in parts]
