"""What a listing is called: its own title, else place, kind and area in the language read, else its code."""

import pytest
from django.utils.translation import override
from tests.web.matches.world import draft, park, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["", "C20", "N261130-002"])
def test_listing_without_a_telling_title_is_called_by_place_kind_and_area(title: str) -> None:
    listing = draft(region_code="320412103")
    listing.title = title
    assert str(listing) == "武进区洛阳镇 厂房 3000\u00a0㎡"
    assert listing.place_and_kind == "武进区洛阳镇 厂房"
    with override("en"):
        assert str(listing) == "Luoyang Town, Wujin District factory 3000\u00a0m²"


def test_park_stands_for_the_township_and_land_is_in_mu() -> None:
    assert str(published(park())) == "示例园 厂房 3000\u00a0㎡"
    land = draft(kind=["land"], area_m2=None, area_basis=None, land_area_m2=20_000)
    assert str(land) == "溧阳市 土地 30\u00a0亩"


def test_title_of_its_own_stays_and_nothing_stated_leaves_the_code() -> None:
    listing = draft()
    listing.title = "上兴标准厂房 5 号"
    assert str(listing) == "上兴标准厂房 5 号"
    bare = draft(kind=None, region_code=None, area_m2=None, area_basis=None)
    assert str(bare) == bare.code
