"""Listings at the desk: seen, added, edited, published, withdrawn; nothing typed is lost, nothing personal is shown."""

import html
import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from tests.web.desk.world import AT, FRAME, WHOLE, listing, organisation, person, published, signed_in

from luodi.web.desk import scoped
from luodi.web.listings.actions import export_listings
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.people.enums import Role
from luodi.web.shared.models import AuditEntry, WordsPassed

pytestmark = pytest.mark.django_db
HOME = "/desk/ours/listings/"


def url(of: Listing, step: str = "") -> str:
    return f"{HOME}{of.pk}/{step}"


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_list_shows_ones_own_and_finds_by_code_title_and_state() -> None:
    officer = person(Role.OFFICER)
    listing(code="NEAR-1")
    published(code="FAR-2")
    listing(organisation("乙中介", "broker"), code="OTHER-3")
    client = signed_in(officer)
    seen = {
        address: [code for code in ("NEAR-1", "FAR-2", "OTHER-3") if code in text(client.get(HOME + address))]
        for address in ("", "?q=near", "?status=public", "?q=nothing")
    }
    assert seen == {"": ["NEAR-1", "FAR-2"], "?q=near": ["NEAR-1"], "?status=public": ["FAR-2"], "?q=nothing": []}


def test_pages_by_key_show_every_row_once_and_keep_the_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoped, "PER_PAGE", 3)
    client = signed_in(person(Role.OFFICER))
    made = [listing(code=f"N-{number}").pk for number in range(7)]
    published(code="P-1")
    seen, following = [], "?status=draft"
    while following:
        page = client.get(HOME + following)
        seen += [row.pk for row in page.context["shown"]]
        assert (page.context["total"], "回第一页" in text(page)) == (7, "after" in following)
        links = re.findall(r'href="(\?[^"]*after=[^"]+)"', text(page))
        following = html.unescape(links[0]) if links else ""
    assert seen == made[::-1]


def test_list_takes_the_same_queries_for_one_row_and_for_forty() -> None:
    client = signed_in(person(Role.OFFICER))
    counts = []
    for many in (1, 40):
        for number in range(many):
            listing(code=f"{many}-{number}")
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= FRAME + 4


def test_page_says_what_is_missing_and_never_shows_the_phone() -> None:
    client = signed_in(person(Role.OFFICER))
    page = text(client.get(url(listing(source=None))))
    assert ("信息来源" in page, "13900000000" in page, "3000" in page) == (True, False, True)


def test_add_makes_a_draft_and_opens_it() -> None:
    officer = person(Role.OFFICER)
    typed = {**WHOLE, "code": "N-1", "title": "新厂房", "datum": "WGS-84"}
    response = signed_in(officer).post(HOME + "add/", typed)
    made = Listing.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, url(made))
    assert (made.code, made.area_m2, made.status, made.organisation) == (
        "N-1",
        3000,
        ListingStatus.DRAFT,
        officer.organisation,
    )
    assert AuditEntry.objects.get(verb="listings.add").actor == officer


def test_add_with_faults_names_them_beside_the_fields_and_keeps_what_was_typed() -> None:
    client = signed_in(person(Role.OFFICER))
    response = client.post(
        HOME + "add/", {"code": "N-1", "datum": "WGS-84", "title": "保留我", "area_m2": "很大", "as_of": "昨天"}
    )
    page = text(response)
    assert (response.status_code, Listing.objects.count()) == (422, 0)
    assert [word in page for word in ("不是数字", "不是日期", "保留我", "很大", 'href="#id_area_m2"')] == [True] * 5


def test_add_with_a_code_that_is_taken_is_refused_in_the_summary() -> None:
    client = signed_in(person(Role.OFFICER))
    listing(code="N-1")
    response = client.post(HOME + "add/", {"code": "N-1", "datum": "WGS-84"})
    assert (response.status_code, "编号「N-1」已经用过" in text(response)) == (409, True)


def test_edit_changes_only_what_was_changed_and_the_trail_says_from_what_to_what() -> None:
    officer = person(Role.OFFICER)
    client, made = signed_in(officer), listing(title="")
    form = client.get(url(made, "edit/")).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    response = client.post(url(made, "edit/"), {**typed, "area_m2": "3500"})
    assert response.status_code == 302
    entry = AuditEntry.objects.get(verb="listings.edit")
    assert (entry.detail, entry.actor) == ({"area_m2": [3000, 3500]}, officer)
    again = Listing.objects.get()
    assert (again.phone, again.rent_min_cny_m2_month) == ("13900000000", 18)
    assert "3000 → 3500" in text(client.get(url(made)))


def test_edit_shows_the_phone_masked_and_replaces_or_clears_it() -> None:
    client, made = signed_in(person(Role.OFFICER)), listing()
    page = text(client.get(url(made, "edit/")))
    assert ("139****0000" in page, "13900000000" in page) == (True, False)
    client.post(url(made, "edit/"), {"datum": "WGS-84", "phone": "13711111111"})
    assert Listing.objects.get().phone == "13711111111"
    client.post(url(made, "edit/"), {"datum": "WGS-84", "erase__phone": "on"})
    assert Listing.objects.get().phone == ""
    assert not any("1371111" in str(entry.detail) for entry in AuditEntry.objects.all())


def test_heights_stated_side_by_side_are_both_kept() -> None:
    client = signed_in(person(Role.OFFICER))
    client.post(HOME + "add/", {"code": "H", "datum": "WGS-84", "clear_height_m": "7.5", "height_m": "9"})
    assert Listing.objects.values_list("clear_height_m", "height_m").get() == (7.5, 9)


def test_publish_with_a_gate_open_names_what_is_missing() -> None:
    client, made = signed_in(person(Role.OFFICER)), listing(source=None, as_of=None)
    response = client.post(url(made, "publish/"))
    assert (response.status_code, "缺：信息来源、信息日期" in text(response)) == (422, True)
    assert Listing.objects.get().status == ListingStatus.DRAFT


def test_publish_and_withdraw_with_a_reason() -> None:
    client, made = signed_in(person(Role.OFFICER)), listing()
    client.post(url(made, "publish/"))
    assert Listing.objects.get().status == ListingStatus.PUBLIC
    client.post(url(made, "withdraw/"), {"reason": "已租出"})
    assert Listing.objects.get().status == ListingStatus.WITHDRAWN
    assert AuditEntry.objects.get(verb="listings.withdraw").reason == "已租出"
    assert client.post(url(made, "withdraw/"), {"reason": "再来"}).status_code == 409


@pytest.mark.parametrize("step", ["", "edit/", "publish/", "withdraw/"])
def test_listing_of_another_organisation_is_not_there(step: str) -> None:
    client, theirs = signed_in(person(Role.LEAD)), listing(organisation("乙中介", "broker"))
    assert (client.get(url(theirs, step)).status_code, client.post(url(theirs, step)).status_code in (404, 405)) == (
        404,
        True,
    )
    assert Listing.objects.get().changed_at == AT


def test_viewer_sees_and_changes_nothing() -> None:
    client, made = signed_in(person(Role.VIEWER)), listing()
    page = client.get(url(made))
    assert (page.status_code, "/edit/" in text(page)) == (200, False)
    assert [client.post(url(made, step)).status_code for step in ("edit/", "publish/", "withdraw/")] == [403] * 3
    assert Listing.objects.get().status == ListingStatus.DRAFT


def test_public_words_of_a_listing_are_published_only_with_a_written_reason() -> None:
    loud = listing()
    type(loud).objects.filter(pk=loud.pk).update(title="溧阳最佳厂房，请打 138 0013 8000")
    lead = person(Role.LEAD)
    client = signed_in(lead)
    for address in (url(loud), url(loud, "publish/")):
        page = client.get(address).content.decode()
        assert ("用语检查" in page, "《广告法》第九条第（三）项" in page, "138 0013 8000，" in page) == (
            True,
            True,
            False,
        )
    refused = client.post(url(loud, "publish/"), {"reason": " "})
    assert refused.status_code == 422
    assert "没有公开：有 2 处用语或个人信息不得发布（最佳、138 **** 8000）" in text(refused)
    assert client.post(url(loud, "publish/"), {"reason": "奖项名称；本人同意公开"}).status_code == 302
    kept = WordsPassed.objects.get()
    assert (kept.room, kept.key, kept.by, kept.reason) == ("listings.listing", loud.pk, lead, "奖项名称；本人同意公开")
    assert Listing.objects.get(pk=loud.pk).status == ListingStatus.PUBLIC


def test_public_listing_takes_forbidden_words_only_with_a_reason_in_its_form() -> None:
    client, shown = signed_in(person(Role.LEAD)), published()
    page = text(client.get(url(shown, "edit/")))
    assert "用语放行理由" in page
    assert "用语放行理由" not in text(client.get(url(listing(code="D2"), "edit/")))
    form = client.get(url(shown, "edit/")).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    typed["title"] = "顶级厂房"
    assert client.post(url(shown, "edit/"), typed).status_code == 422
    assert Listing.objects.get(pk=shown.pk).title != "顶级厂房"
    assert client.post(url(shown, "edit/"), {**typed, "reason": "楼盘备案名"}).status_code == 302
    assert (Listing.objects.get(pk=shown.pk).title, WordsPassed.objects.get().reason) == ("顶级厂房", "楼盘备案名")


def test_numbers_are_typed_as_people_say_them_shown_converted_and_then_stored() -> None:
    client = signed_in(person(Role.OFFICER))
    typed = {"code": "U", "datum": "WGS-84", "land_area_m2": "50亩", "floor_load_kn_m2": "2吨/㎡", "area_m2": "3,000"}
    shown = client.post(HOME + "add/", typed)
    assert (shown.status_code, Listing.objects.count()) == (422, 0)
    assert "有几处换算过，已填进去，请核对后再存一次。" in text(shown)
    assert ("50亩 = 33,333.33 ㎡" in text(shown), "2吨/㎡ = 19.62 kN/㎡" in text(shown)) == (True, True)
    form = shown.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    assert client.post(HOME + "add/", again).status_code == 302
    assert Listing.objects.values_list("land_area_m2", "floor_load_kn_m2", "area_m2").get() == (33333.33, 19.62, 3000)


def test_implausible_numbers_are_refused_beside_their_fields_as_the_importer_does() -> None:
    client = signed_in(person(Role.OFFICER))
    typed = {"code": "U", "datum": "WGS-84", "sale_price_cny": "1200", "clear_height_m": "900", "phone": "见备注"}
    refused = client.post(HOME + "add/", {**typed, "area_m2": "0", "as_of": "2099-01-01"})
    page = text(refused)
    assert (refused.status_code, Listing.objects.count()) == (422, 0)
    for reason in ("小得像是以万元为单位", "不像是以米为单位的高度", "不是能打通的电话", "不能是 0", "还没有到"):
        assert reason in page


def test_wechat_of_a_listing_is_masked_at_the_desk_and_left_out_of_an_export() -> None:
    client, made = signed_in(person(Role.OFFICER)), listing(wechat="zhang_2020")
    assert "zhang_2020" not in text(client.get(url(made))) + text(client.get(url(made, "edit/")))
    records = export_listings(organisation=made.organisation, actor=None, at=AT)
    assert "zhang_2020" not in f"{records}{list(AuditEntry.objects.values())}"
