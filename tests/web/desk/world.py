"""Two organisations, the operator, and people of every role, with a listing and an enquiry each."""

import datetime as dt
from typing import Any

from django.test import Client
from wagtail.models import Page

from luodi.web.enquiries.actions import keep_draft, submit_enquiry
from luodi.web.enquiries.models import Enquiry
from luodi.web.listings.actions import add_listing, publish_listing
from luodi.web.listings.models import Listing
from luodi.web.news.models import ArticlePage
from luodi.web.people.actions import add_organisation, add_person, open_articles
from luodi.web.people.enums import Role
from luodi.web.people.models import Organisation, Person

AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
PHONE = "13812345678"
#: Queries of Wagtail's frame around every page: session, person, profile, locales, rights on pages and files.
FRAME = 7
PASSWORD = "correct horse battery"
WORDS = f"溧阳求租3000平厂房，层高8米，张伟 {PHONE}"
WHOLE: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18,
    "phone": "13900000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}


def organisation(name: str = "甲园区", kind: str = "park") -> Organisation:
    found = Organisation.objects.filter(name=name).first()
    return found or add_organisation(name=name, kind=kind, actor=None, at=AT)


def person(role: str = Role.LEAD, of: Organisation | None = None, name: str = "") -> Person:
    name = name or f"{role}{Person.objects.count()}"
    return add_person(username=name, organisation=of or organisation(), role=role, password=PASSWORD, actor=None, at=AT)


def listing(of: Organisation | None = None, code: str = "A1", **facts: Any) -> Listing:
    return add_listing(organisation=of or organisation(), code=code, facts={**WHOLE, **facts}, actor=None, at=AT)


def published(of: Organisation | None = None, code: str = "A1", **facts: Any) -> Listing:
    return publish_listing(listing=listing(of, code, **facts), actor=None, at=AT)


def enquiry(to: Organisation | None = None, words: str = WORDS) -> Enquiry:
    draft = keep_draft(words=words, at=AT)
    return submit_enquiry(
        draft=draft, recipient=to or organisation(), phone=PHONE, consents={"notice", "provision"}, at=AT
    )


def article(of: Organisation | None = None, body: str = "<p>全市最大的园区。</p>", **own: Any) -> ArticlePage:
    """A draft below a page whose articles an organisation writes."""
    root = Page.objects.get(depth=2)
    draft = ArticlePage(title="园区动态", slug=f"a{Page.objects.count()}", body=body, live=False, **own)
    root.add_child(instance=draft)
    open_articles(organisation=of or organisation(), root=root, actor=None, at=AT)
    return draft


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client
