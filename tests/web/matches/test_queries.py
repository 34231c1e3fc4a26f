"""Answers, list pages with filters, similar listings: over published listings, as the pages ask for them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.matches import world

from luodi import intake
from luodi.web.listings.actions import withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.matches import queries
from luodi.web.matches.queries import answer, filtered, requirement_of, similar

pytestmark = pytest.mark.django_db


def test_answer_counts_the_published_and_explains_the_best() -> None:
    fits, small, _ = world.published(), world.published(area_m2=1800), world.draft()
    found = answer(world.WANTED, as_of=world.TODAY)
    assert found.counts == {"fits": 1, "may_fit": 0, "near_miss": 1, "no": 0}
    assert [each.listing.id for each in found.matches] == [str(fits.pk), str(small.pk)]


def test_answer_lists_no_more_than_asked_and_counts_all() -> None:
    for _ in range(3):
        world.published()
    found = answer(world.WANTED, as_of=world.TODAY, top=1)
    assert (len(found.matches), found.counts["fits"]) == (1, 3)


def test_requirement_that_cannot_be_read_names_field_and_remedy() -> None:
    with pytest.raises(intake.IntakeError, match="很大"):
        requirement_of({"area_min_m2": "很大"})


def test_list_page_without_filters_has_every_published_listing() -> None:
    keys = {world.published().pk for _ in range(3)}
    world.draft()
    assert set(filtered({}, as_of=world.TODAY).fits) == keys


def test_filters_part_what_passes_from_what_must_be_asked() -> None:
    tall, silent, low = world.published(clear_height_m=9), world.published(), world.published(clear_height_m=5)
    found = filtered({**world.WANTED, "clear_height_min_m": 8}, as_of=world.TODAY)
    assert (found.fits, found.may_fit, found.to_ask) == ((tall.pk,), (silent.pk,), {silent.pk: ("height",)})
    assert found.answer.counts == {"fits": 1, "may_fit": 1, "near_miss": 0, "no": 1}
    assert low.pk not in (*found.fits, *found.may_fit)


def test_listing_that_leaves_only_its_own_ask_open_has_nothing_to_be_asked() -> None:
    picky = world.published(tax_per_mu_min_cny=500_000)
    found = filtered(world.WANTED, as_of=world.TODAY)
    assert (found.may_fit, found.to_ask) == ((picky.pk,), {})


def test_filter_that_alone_empties_the_list_is_named() -> None:
    world.published(clear_height_m=5)
    assert filtered({**world.WANTED, "clear_height_min_m": 8}, as_of=world.TODAY).emptied_by == ("height",)
    assert filtered(world.WANTED, as_of=world.TODAY).emptied_by == ()


def test_filtered_list_follows_the_day() -> None:
    listing = world.published(valid_until="2026-12-01")
    assert filtered({}, as_of=dt.date(2026, 12, 1)).fits == (listing.pk,)
    assert filtered({}, as_of=dt.date(2026, 12, 2)).fits == ()


class TestSimilar:
    """What a listing's page offers beside it."""

    def test_same_county_comes_before_the_rest_of_the_city_and_itself_is_left_out(self) -> None:
        here = world.published()
        city, county = world.published(region_code="320412"), world.published(area_m2=3500)
        world.published(region_code="320500")
        assert similar(here, as_of=world.TODAY) == [county, city]

    def test_other_deals_and_other_kinds_are_not_similar(self) -> None:
        here = world.published()
        world.published(deal=["sale"], sale_price_cny_m2=3000, rent_min_cny_m2_month=None, rent_max_cny_m2_month=None)
        world.published(kind=["office"])
        assert similar(here, as_of=world.TODAY) == []

    def test_withdrawn_listing_still_has_similar_ones(self) -> None:
        here, other = world.published(), world.published()
        withdraw_listing(listing=here, reason="已租出", actor=None, at=world.AT)
        assert similar(Listing.objects.get(pk=here.pk), as_of=world.TODAY) == [other]

    def test_no_more_than_asked_for(self) -> None:
        listings = [world.published() for _ in range(5)]
        assert len(similar(listings[0], as_of=world.TODAY, count=3)) == 3


@pytest.mark.django_db(transaction=True)
def test_queries_of_a_list_page_do_not_grow_with_the_listings() -> None:
    counts = []
    for size in (2, 8):
        for _ in range(size):
            world.published()
        filtered({}, as_of=world.TODAY)
        with CaptureQueriesContext(connection) as sent:
            filtered(world.WANTED, as_of=world.TODAY)
        counts.append(len(sent))
    assert counts == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_same_filters_are_answered_once_until_something_changes() -> None:
    listing = world.published()
    first = filtered(world.WANTED, as_of=world.TODAY)
    assert filtered(dict(reversed(world.WANTED.items())), as_of=world.TODAY) is first
    assert filtered(world.WANTED, as_of=world.TODAY + dt.timedelta(days=1)) is not first
    other = world.published()
    assert filtered(world.WANTED, as_of=world.TODAY).fits == (listing.pk, other.pk)


@pytest.mark.django_db(transaction=True)
def test_kept_lists_are_few() -> None:
    for area in range(40):
        filtered({"area_min_m2": 1000 + area}, as_of=world.TODAY)
    assert len(queries._FILTERED) == queries._FILTERED.most
