"""Adding, editing, publishing and withdrawing: what is written, what is refused, and what the trail says."""

import datetime as dt
from typing import Any

import pytest

from luodi.web.listings.actions import add_listing, edit_listing, publish_listing, withdraw_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.errors import AlreadyWithdrawn, BadFacts, CodeTaken, NotReadyToPublish
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import history, missing_for_publishing, public_listings
from luodi.web.people.models import Organisation
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
WHOLE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


def add(park: Organisation, code: str = "A1", **facts: Any) -> Listing:
    return add_listing(organisation=park, code=code, facts=facts, actor=None, at=AT)


def test_listing_added_is_a_draft_with_a_trail(park: Organisation) -> None:
    listing = add(park, **WHOLE)
    assert (listing.status, history(listing).get().verb) == (ListingStatus.DRAFT, "listings.add")


def test_phone_never_reaches_the_trail(park: Organisation) -> None:
    listing = add(park, **WHOLE)
    edit_listing(listing=listing, facts={"phone": "13900000000"}, actor=None, at=AT)
    assert not any("13800000000" in str(e.detail) or "13900000000" in str(e.detail) for e in AuditEntry.objects.all())


def test_listing_that_states_everything_is_published(park: Organisation) -> None:
    listing = publish_listing(listing=add(park, **WHOLE), actor=None, at=AT)
    assert list(public_listings(AT.date())) == [listing]


@pytest.mark.parametrize("key", sorted(WHOLE))
def test_listing_that_leaves_a_gate_open_is_refused_by_name(park: Organisation, key: str) -> None:
    listing = add(park, **{k: v for k, v in WHOLE.items() if k != key})
    with pytest.raises(NotReadyToPublish) as refusal:
        publish_listing(listing=listing, actor=None, at=AT)
    assert refusal.value.sentence == f"还不能发布，缺：{missing_for_publishing(listing)[0]}。补上后再发布，已填的都在。"
    assert Listing.objects.get().status == ListingStatus.DRAFT


def test_negotiable_rent_passes_for_a_price(park: Organisation) -> None:
    facts = {**WHOLE, "rent_min_cny_m2_month": None, "is_rent_negotiable": True}
    assert missing_for_publishing(add(park, **facts)) == []


def test_bad_facts_are_all_named_and_nothing_is_written(park: Organisation) -> None:
    with pytest.raises(BadFacts) as refusal:
        add(park, area_m2="-5", has_crane="也许")
    assert list(refusal.value.values["faults"]) == ["area_m2", "has_crane"]
    assert (Listing.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_code_used_twice_in_one_organisation_is_refused(park: Organisation) -> None:
    add(park)
    with pytest.raises(CodeTaken):
        add(park)
    assert Listing.objects.count() == 1


def test_edit_changes_what_is_given_and_clears_with_none(park: Organisation) -> None:
    listing = edit_listing(listing=add(park, **WHOLE), facts={"area_m2": 3500, "deal": None}, actor=None, at=AT)
    assert (listing.area_m2, listing.deal, listing.region_code) == (3500, [], "320481")
    assert history(listing).first().detail == {"area_m2": [3000, 3500], "deal": [["rent"], None]}


def test_public_listing_cannot_be_edited_below_the_gate(park: Organisation) -> None:
    listing = publish_listing(listing=add(park, **WHOLE), actor=None, at=AT)
    with pytest.raises(NotReadyToPublish):
        edit_listing(listing=listing, facts={"source": ""}, actor=None, at=AT)
    assert Listing.objects.get().source == "业主提供"


def test_listing_withdrawn_is_gone_from_the_public_and_stays_withdrawn(park: Organisation) -> None:
    listing = publish_listing(listing=add(park, **WHOLE), actor=None, at=AT)
    withdraw_listing(listing=listing, reason="已租出", actor=None, at=AT)
    assert list(public_listings(AT.date())) == []
    with pytest.raises(AlreadyWithdrawn):
        withdraw_listing(listing=listing, reason="", actor=None, at=AT)


def test_listing_past_its_date_is_not_shown(park: Organisation) -> None:
    publish_listing(listing=add(park, **WHOLE, valid_until="2026-11-22"), actor=None, at=AT)
    assert list(public_listings(AT.date())) == []


def test_action_that_fails_halfway_leaves_no_trace(park: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("luodi.web.listings.actions.audit.record", fail)
    with pytest.raises(RuntimeError):
        add(park)
    assert Listing.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "gate"),
    [
        ({"phone": "见备注"}, "contact"),
        ({"phone": "139"}, "contact"),
        ({"area_m2": 0}, "area"),
        ({"rent_min_cny_m2_month": 0}, "price"),
        ({"as_of": "2099-01-01"}, "as_of"),
    ],
)
def test_what_says_nothing_passes_no_gate(park: Organisation, facts: dict[str, Any], gate: str) -> None:
    with pytest.raises(NotReadyToPublish) as refused:
        publish_listing(listing=add(park, **{**WHOLE, **facts}), actor=None, at=AT)
    assert refused.value.values["gates"] == [gate]
