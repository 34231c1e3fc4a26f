"""One gate for everything public: no text column of any model reaches the public past it, whatever wrote it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from wagtail.models import Page

from luodi.fields import FIELDS
from luodi.sheets import Origin, Sheet
from luodi.web.batches.actions import File, import_listings, undo_batch
from luodi.web.listings.actions import add_listing, edit_listing, publish_listing, withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.news.actions import open_section, open_site, publish_page
from luodi.web.news.models import ArticlePage, RegionPage, SectionPage
from luodi.web.people.actions import add_organisation, add_person
from luodi.web.people.models import Organisation, Person
from luodi.web.places.actions import add_parcel, add_park, edit_park
from luodi.web.places.models import Parcel, Park
from luodi.web.shared.errors import WordsForbidden
from luodi.web.shared.gate import PublicWords, forbidden
from luodi.web.shared.models import AuditEntry, WordsPassed

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
FACTS: dict[str, Any] = {
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
BAD = ["顶级厂房", "有意者打 138 0013 8000", "幺三八零零一三八零零零", "加微信 zhang_2020", "王主任 0519-87391125"]
#: Text columns that the public never reads, or that hold no free words: why.
NOT_WORDS = {
    "people.Person": "nobody outside reads who works here",
    "listings.Listing.code": "of the organisation's own books",
    "listings.Listing.code_key": "as above",
    "listings.Listing.original_text": "hidden from every public page",
    "listings.Listing.contact_name": "personal: encrypted, never shown",
    "listings.Listing.phone": "as above",
    "listings.Listing.wechat": "as above",
    "news.Reading": "a hash",
    "news.DaySalt": "a salt",
    "news.ArticlePage.fingerprint": "a hash",
    "news.ArticlePage.source_url": "an address",
    "news.RegionPage.region_code": "a code",
    "places.Park.region_code": "a code",
    "listings.ListingIndustry.code": "as above",
    "places.ParkIndustry.code": "as above",
}
OF_WAGTAIL = {f.name for f in Page._meta.get_fields()} - {"title", "seo_title", "search_description"}
ROOMS = ("people", "places", "listings", "news")


def text_columns(model: type[models.Model]) -> set[str]:
    """Columns in which anybody may write words."""
    texts = (models.CharField, models.TextField)
    columns = {f.name for f in model._meta.get_fields() if isinstance(f, texts) and not f.choices}
    return columns - OF_WAGTAIL if issubclass(model, Page) else columns


def guarded() -> list[type[PublicWords]]:
    return [model for model in apps.get_models() if issubclass(model, PublicWords)]


def test_every_text_column_of_the_rooms_is_public_words_or_told_why_not() -> None:
    untold = {
        f"{model._meta.label}.{column}"
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for column in text_columns(model) - {words.column for words in getattr(model, "public_columns", ())}
        if model._meta.label not in NOT_WORDS and (column not in FIELDS or FIELDS[column].type == "text")
    }
    assert untold == {each for each in NOT_WORDS if each.count(".") == 2}


class Maker:
    """One of each thing, sound, by its action."""

    def __init__(self) -> None:
        self.count = 0

    def organisation(self) -> Organisation:
        self.count += 1
        return add_organisation(name=f"甲园区{self.count}", kind="park", actor=None, at=AT)

    def listing(self) -> Listing:
        listing = add_listing(organisation=self.organisation(), code="A1", facts=FACTS, actor=None, at=AT)
        return publish_listing(listing=listing, actor=None, at=AT)

    def park(self) -> Park:
        return add_park(organisation=self.organisation(), name="城南园", region_code="320481", actor=None, at=AT)

    def parcel(self) -> Parcel:
        return add_parcel(organisation=self.organisation(), facts={"land_area_m2": 5000}, actor=None, at=AT)

    def region(self) -> RegionPage:
        self.count += 1
        site = open_site(host=f"s{self.count}.example", name="示范", actor=None, at=AT)
        return RegionPage.objects.get(pk=site.root_page_id)

    def section(self) -> SectionPage:
        return open_section(parent=self.region(), title="动态", actor=None, at=AT)

    def article(self) -> ArticlePage:
        article = ArticlePage(title="园区动态", slug="a", live=False, body="<p>正文。</p>")
        self.section().add_child(instance=article)
        publish_page(page=article, actor=None, at=AT)
        return ArticlePage.objects.get(pk=article.pk)


MAKERS: dict[type[PublicWords], Callable[[Maker], PublicWords]] = {
    Organisation: Maker.organisation,
    Listing: Maker.listing,
    Park: Maker.park,
    Parcel: Maker.parcel,
    RegionPage: Maker.region,
    SectionPage: Maker.section,
    ArticlePage: Maker.article,
}


def test_every_guarded_model_is_tried() -> None:
    assert set(guarded()) == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_no_public_column_takes_words_that_nobody_answers_for(model: type[PublicWords]) -> None:
    thing = MAKERS[model](Maker())
    tried = 0
    for words in model.public_columns:
        sound = getattr(thing, words.column)
        for bad in BAD[: 1 if words.is_line else None]:
            longest = model._meta.get_field(words.column).max_length
            if longest and len(bad) > longest:
                bad = bad[-longest:]
            setattr(thing, words.column, bad)
            if forbidden(thing):
                tried += 1
                with pytest.raises(WordsForbidden):
                    thing.save()
                assert getattr(model._default_manager.get(pk=thing.pk), words.column) == sound
        setattr(thing, words.column, sound)
    assert tried >= len(model.public_columns)
    assert WordsPassed.objects.count() == 0


@pytest.mark.parametrize("bad", BAD)
class TestActions:
    """Everything that publishes, or changes what is published."""

    def test_publishing_and_editing_a_listing(self, bad: str) -> None:
        maker = Maker()
        draft = add_listing(organisation=maker.organisation(), code="B", facts=FACTS, actor=None, at=AT, title=bad)
        with pytest.raises(WordsForbidden):
            publish_listing(listing=draft, actor=None, at=AT)
        public = maker.listing()
        for facts, own in (({"address": bad}, {}), ({"structure": bad}, {}), ({}, {"title": bad})):
            with pytest.raises(WordsForbidden):
                edit_listing(listing=public, facts=facts, actor=None, at=AT, **own)
        edit_listing(
            listing=withdraw_listing(listing=public, reason="", actor=None, at=AT),
            facts={"address": bad},
            actor=None,
            at=AT,
        )

    def test_places_organisations_sites_and_sections(self, bad: str) -> None:
        maker = Maker()
        park, section = maker.park(), maker.section()
        of = park.organisation
        for act in (
            lambda: add_park(organisation=of, name="城北园", region_code="320481", introduction=bad, actor=None, at=AT),
            lambda: edit_park(park=park, introduction=bad, actor=None, at=AT),
            lambda: add_parcel(organisation=of, facts={"grant_method": bad}, actor=None, at=AT),
            lambda: add_organisation(name=bad, kind="park", actor=None, at=AT),
            lambda: open_site(host="x.example", name=bad, actor=None, at=AT),
            lambda: open_section(parent=section, title=bad, actor=None, at=AT),
        ):
            with pytest.raises(WordsForbidden):
                act()
        assert (Park.objects.count(), Parcel.objects.count(), Organisation.objects.count()) == (1, 0, 1)

    def test_pages_as_their_editors_leave_them(self, bad: str) -> None:
        maker = Maker()
        for page in (maker.article(), maker.section(), maker.region()):
            page.title = bad
            page.save_revision()
            with pytest.raises(WordsForbidden):
                publish_page(page=page, actor=None, at=AT)
            with pytest.raises(WordsForbidden):
                page.get_latest_revision().publish()
            assert type(page).objects.get(pk=page.pk).title != bad

    def test_file_brings_it_in_as_a_draft_and_leaves_what_is_public(self, bad: str) -> None:
        public = Maker().listing()
        rows = [{"id": "A1", "address": bad}, {"id": "A2", **FACTS, "address": bad}, {"id": "A3", **FACTS}]
        origins = {row["id"]: Origin("表", n, is_named=True) for n, row in enumerate(rows, 2)}
        result = import_listings(
            sheet=Sheet(records=rows, rows=3, origins=origins),
            file=File("a.xlsx", "0" * 64),
            organisation=public.organisation,
            actor=None,
            at=AT,
            publish=True,
        )
        assert [code for code, _ in result.refused] == ["A1"]
        assert [code for code, _ in result.held_back] == ["A2"]
        assert (result.published, Listing.objects.get(code="A1").address) == (["A3"], "")
        assert result.batch is not None
        undo_batch(batch=result.batch, actor=None, at=AT)


def test_reason_lets_words_pass_and_says_who_when_and_why_without_the_number() -> None:
    maker = Maker()
    lead: Person = add_person(username="li", organisation=maker.organisation(), role="lead", actor=None, at=AT)
    park, listing, why = maker.park(), maker.listing(), "王主任本人同意公开，见同意书"
    edit_park(park=park, introduction="请打 13800138000，王主任", actor=lead, at=AT, reason=f" {why}\n")
    edit_listing(listing=listing, facts={"address": "顶级路8号"}, actor=lead, at=AT, reason=why)
    kept = WordsPassed.objects.order_by("pk")
    assert [(each.room, each.key, each.by, each.at, each.reason) for each in kept] == [
        ("places.park", park.pk, lead, AT, why),
        ("listings.listing", listing.pk, lead, AT, why),
    ]
    trail = AuditEntry.objects.filter(verb__endswith=".override_wording").order_by("pk")
    assert [(each.verb, each.actor, each.reason) for each in trail] == [
        ("places.override_wording", lead, why),
        ("listings.override_wording", lead, why),
    ]
    assert "13800138000" not in f"{list(kept.values())}{list(AuditEntry.objects.values())}"
    edit_park(park=park, level="省级", actor=lead, at=AT)  # what was answered for is not asked again
    with pytest.raises(WordsForbidden):
        edit_park(park=park, introduction="请打 13900139000，王主任", actor=lead, at=AT)
