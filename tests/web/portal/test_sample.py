"""The sample region: as large as promised, all marked, the same after a second run, with a sign-in that works."""

import datetime as dt

import pytest
from django.test import Client

from luodi.web.enquiries.models import Enquiry
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation, Person
from luodi.web.places.models import Parcel, Park
from luodi.web.portal.sample import load
from luodi.web.portal.sample._listings import _LEFT, _NOUNS
from luodi.web.shared.models import AuditEntry

AT = dt.datetime(2026, 11, 23, 1, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def test_sample_is_as_large_as_promised_and_a_second_run_adds_nothing() -> None:
    first = load(AT)
    rows = {model: model.objects.count() for model in (Organisation, Park, Parcel, Listing, Enquiry, Person)}
    second = load(AT + dt.timedelta(days=3))
    assert (first.parks, first.parcels, first.enquiries) == (12, 40, 80)
    assert 380 <= first.listings <= 420
    assert first.articles >= 4
    assert {model: model.objects.count() for model in rows} == rows
    assert (second.listings, second.drafts, second.articles) == (first.listings, first.drafts, first.articles)
    assert second.password != first.password


def test_everything_is_marked_and_names_its_source_and_left_a_trail() -> None:
    load(AT)
    assert [
        m.__name__ for m in (Organisation, Park, Parcel, Listing, Enquiry) if m.objects.filter(is_sample=False)
    ] == []
    public = Listing.objects.filter(status=ListingStatus.PUBLIC)
    assert set(public.values_list("source", flat=True)) == {"示例数据"}
    assert public.filter(as_of__isnull=True).count() == 0
    added = AuditEntry.objects.filter(verb="listings.add").values_list("key", flat=True)
    assert set(added) == set(Listing.objects.values_list("pk", flat=True))


def test_sign_in_opens_and_only_the_password_printed_last(client: Client) -> None:
    first, second = load(AT), load(AT)
    lead = Person.objects.get(username=second.username)
    assert (lead.is_superuser, lead.is_operator) == (True, True)
    assert [lead.check_password(word) for word in (first.password, second.password)] == [False, True]
    assert not any(person.has_usable_password() for person in Person.objects.exclude(pk=lead.pk))


def test_pages_that_show_the_sample_say_so(client: Client) -> None:
    load(AT)
    listing = Listing.objects.filter(status=ListingStatus.PUBLIC).first()
    park = Park.objects.first()
    assert listing is not None and park is not None
    for address in ("/", "/listings/", f"/listings/{listing.pk}/", "/parks/", f"/parks/{park.pk}/"):
        page = client.get(address)
        assert (address, page.status_code, "人物、企业和房源均为虚构" in page.content.decode()) == (address, 200, True)


def test_no_title_contradicts_the_facts_under_it() -> None:
    load(AT)
    for listing in Listing.objects.select_related("park"):
        record, (place, rest) = listing.record(), listing.title.split(" ", 1)
        nouns = "、".join(_NOUNS[kind] for kind in listing.kind) or "房源"
        assert rest == listing.address.removeprefix(place) + nouns
        if listing.park is not None:
            assert listing.region_code == listing.park.region_code
        if {"land", "yard"} & set(listing.kind):
            assert {"area_basis", "floor_no", "clear_height_m", "is_single_storey"} & record.keys() == set()
        for amount, supply in _LEFT.values():
            assert amount not in record or record[supply] is True


def test_some_parks_say_how_much_they_can_still_give() -> None:
    load(AT)
    assert [
        Listing.objects.filter(**{f"{amount}__isnull": False, "park__isnull": False}).exists()
        for amount, _supply in _LEFT.values()
    ] == [True, True, True]
