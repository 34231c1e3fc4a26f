"""The first opening: all of it or nothing, and only for whoever reads the terminal."""

import datetime as dt
import stat
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site

from luodi.web.news.actions import open_section
from luodi.web.news.queries import news_section, site_of
from luodi.web.people.models import Organisation, Person
from luodi.web.portal.setup import codes
from luodi.web.portal.setup.actions import open_installation, region_code
from luodi.web.portal.setup.errors import AlreadySetUp, BadSetup
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)
FIELDS = {
    "organisation": "溧阳市招商局",
    "region": "江苏省溧阳市",
    "contact_line": "0519-8000 0000 招商部",
    "host": "luodi.example.cn",
    "username": "wangshili",
    "password": "tie-niu-2026-he",
}


@pytest.fixture
def code() -> str:
    return codes.new_code()


def test_organisation_lead_and_site_with_news_stand_and_the_lead_may_work(client: Client) -> None:
    opened = open_installation(fields=FIELDS, at=AT)
    assert (opened.organisation.name, opened.organisation.kind) == ("溧阳市招商局", "operator")
    assert (opened.lead.role, opened.lead.is_superuser, opened.lead.has_perm("wagtailadmin.access_admin")) == (
        "lead",
        False,
        True,
    )
    site = site_of("luodi.example.cn")
    section = news_section(site)
    assert (site.is_default_site, site.root_page.specific.region_code) == (True, "320481")
    assert section is not None
    assert section.permissions_for_user(opened.lead).can_add_subpage()
    assert open_section(parent=section, title="园区动态", actor=opened.lead, at=AT).pk
    assert client.login(username="wangshili", password="tie-niu-2026-he")
    assert client.get("/desk/").status_code == 200


def test_second_opening_is_refused() -> None:
    open_installation(fields=FIELDS, at=AT)
    with pytest.raises(AlreadySetUp, match="溧阳市招商局"):
        open_installation(fields={**FIELDS, "username": "lisi", "organisation": "别的"}, at=AT)


def test_every_field_at_fault_is_named_and_nothing_is_made() -> None:
    bad = {"region": "中山路", "contact_line": "找小王", "host": "http://x", "username": "王", "password": "12345678"}
    with pytest.raises(BadSetup) as refusal:
        open_installation(fields=bad, at=AT)
    assert set(refusal.value.values["faults"]) == {"organisation", *bad}
    assert (Organisation.objects.count(), Person.objects.count()) == (0, 0)


def test_opening_that_fails_halfway_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.portal.setup.actions.open_articles", lambda **_: 1 / 0)
    sites = Site.objects.count()
    with pytest.raises(ZeroDivisionError):
        open_installation(fields=FIELDS, at=AT)
    left = (Organisation.objects.count(), Person.objects.count(), Site.objects.count(), AuditEntry.objects.count())
    assert left == (0, 0, sites, 0)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("320481", "320481"),
        ("溧阳", "320481"),
        ("江苏常州", "3204"),
        ("鼓楼区", ""),
        ("", ""),
        ("某地", ""),
        ("999999", ""),
    ],
)
def test_region_is_a_name_or_a_code_and_never_a_guess(typed: str, code: str) -> None:
    assert region_code(typed) == code


def test_code_is_one_of_this_start_in_any_spelling_and_lies_only_as_a_fingerprint(code: str) -> None:
    path = Path(settings.LUODI_HOME) / "setup-code"
    assert (stat.S_IMODE(path.stat().st_mode), code in path.read_text("ascii")) == (0o600, False)
    assert codes.is_code(code)
    assert codes.is_code(f" {code.lower().replace('-', ' ')} ")
    codes.new_code()
    assert not codes.is_code(code)
    codes.forget_code()
    assert not codes.is_code(code)
    assert not codes.is_code("")


def test_page_opens_with_the_code_and_is_gone_afterwards(client: Client, code: str) -> None:
    assert client.get("/setup/").status_code == 200
    page = client.post("/setup/", {**FIELDS, "code": code})
    assert (page.status_code, "登录工作台" in page.content.decode()) == (200, True)
    assert Person.objects.get().username == "wangshili"
    assert [client.get("/setup/").status_code, client.post("/setup/", {**FIELDS, "code": code}).status_code] == [
        404,
        404,
    ]
    assert not codes.is_code(code)


@pytest.mark.parametrize("typed", ["", "ABCD-2345"])
def test_page_without_the_code_makes_nothing_and_keeps_what_was_typed(client: Client, code: str, typed: str) -> None:
    page: Any = client.post("/setup/", {**FIELDS, "code": typed})
    text = page.content.decode()
    assert (page.status_code, Organisation.objects.count()) == (403, 0)
    assert "验证码不对" in text
    assert 'value="溧阳市招商局"' in text
    assert FIELDS["password"] not in text


def test_codes_are_not_tried_at_will(client: Client, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)  # one minute, however long the tries take
    statuses = [client.post("/setup/", {**FIELDS, "code": "AAAA-AAAA"}).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]


def test_page_names_each_field_at_fault(client: Client, code: str) -> None:
    page = client.post("/setup/", {**FIELDS, "code": code, "region": "中山路", "username": "Wang Shi"})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'href="#c-region"' in text
    assert 'id="c-username-error"' in text
