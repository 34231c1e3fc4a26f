"""The sample of the enquiry path's tests: three listings, a client that takes its time, and the steps of the path."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from luodi.web.listings.actions import add_listing, publish_listing
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation

AT = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC)
PHONE, NAME, WECHAT = "13812345678", "欧阳伟", "ouyang_88"
WORDS = (
    "您好，想在溧阳租个单层厂房，3000平左右，净高9米以上，用电630，租金最好20块以内，能做环评。"
    f"联系人{NAME}，{PHONE}，微信{WECHAT}，麻烦尽快回复"
)
BASE: dict[str, Any] = {
    "deal": ["rent"], "kind": ["factory"], "region_code": "320481", "area_m2": 3000, "area_basis": "gross",
    "rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18, "clear_height_m": 9.5, "is_single_storey": True,
    "is_eia_possible": True, "phone": "13900000000", "source": "业主提供", "as_of": "2026-11-01",
}  # fmt: skip


def offer(organisation: Organisation, code: str, **facts: Any) -> Listing:
    given = {key: value for key, value in {**BASE, **facts}.items() if value is not None}
    listing = add_listing(organisation=organisation, code=code, facts=given, actor=None, at=AT, title=f"{code} 号厂房")
    return publish_listing(listing=listing, actor=None, at=AT)


def sample() -> tuple[Organisation, Organisation]:
    """The operator and a park with one listing that fits, one to ask about, one near miss, one elsewhere."""
    operator = Organisation.objects.create(name="示例运营方", kind="operator")
    park = Organisation.objects.create(name="示例园区", kind="park", contact_line="0519-8000 0000")
    offer(park, "A1")
    offer(operator, "B2", clear_height_m=None, storey_height_m=10)
    offer(operator, "C3", clear_height_m=8)
    offer(operator, "D4", region_code="320412")
    return operator, park


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forms are filled in at once, as far as the time trap is concerned by hand."""
    monkeypatch.setattr("luodi.web.portal.guards.LEAST_SECONDS", -1)
    yield


def fields_of(page: Any, action: str = "") -> dict[str, list[str]]:
    """What a browser would send of the form that posts to `action`: hidden, typed and chosen fields."""
    from html.parser import HTMLParser

    class Form(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: dict[str, list[str]] = {}
            self.is_inside, self.area = False, ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = {key: value or "" for key, value in attrs}
            if tag == "form":
                self.is_inside = given.get("method") == "post" and given.get("action") == action
            if not self.is_inside or "name" not in given:
                return
            if tag == "textarea":
                self.area = given["name"]
            is_chosen = given.get("type") not in ("radio", "checkbox") or "checked" in given
            if tag == "input" and is_chosen:
                self.found.setdefault(given["name"], []).append(given.get("value", ""))

        def handle_endtag(self, tag: str) -> None:
            if tag == "form":
                self.is_inside = False
            if tag == "textarea":
                self.area = ""

        def handle_data(self, data: str) -> None:
            if self.area:
                self.found.setdefault(self.area, []).append(data.removeprefix("\n"))

    form = Form()
    form.feed(page.content.decode())
    return form.found


def text(page: Any) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page.content.decode()))


def write(client: Client, words: str = WORDS) -> str:
    """Writes words in the box and returns the draft's address."""
    page = client.get("/find/")
    answer = client.post("/find/", {**fields_of(page, "/find/"), "words": words})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def send(client: Client, draft: str, **own: Any) -> Any:
    """Fills in the contact form of a draft and sends it."""
    page = client.get(f"{draft}contact/")
    form = {**fields_of(page, f"{draft}contact/"), "phone": PHONE, "consent": ["notice", "provision"], **own}
    return client.post(f"{draft}contact/", form)
