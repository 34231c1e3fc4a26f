"""Enquiries at the desk: masked until somebody says why, answered as of now, given to colleagues."""

import datetime as dt

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from tests.web.desk.world import FRAME, PHONE, enquiry, organisation, person, published, signed_in

from luodi.web.enquiries import actions
from luodi.web.enquiries.models import Enquiry
from luodi.web.people.enums import Role
from luodi.web.shared.models import AuditEntry

pytestmark = pytest.mark.django_db
HOME = "/desk/ours/enquiries/"


def url(of: Enquiry, step: str = "") -> str:
    return f"{HOME}{of.pk}/{step}"


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_list_shows_masked_words_and_the_counts_of_todays_answer() -> None:
    published(storey_height_m=9)
    arrived = enquiry()
    page = signed_in(person(Role.OFFICER)).get(HOME)
    (row,) = page.context["shown"]
    assert (row.enquiry, row.counts["fits"] + row.counts["may_fit"]) == (arrived, 1)
    assert (arrived.reference in text(page), PHONE in text(page), "张伟" in text(page)) == (True, False, False)


def test_list_takes_the_same_queries_for_one_row_and_for_ten() -> None:
    client, counts = signed_in(person(Role.OFFICER)), []
    for many in (1, 9):
        for _ in range(many):
            enquiry()
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= FRAME + 5


def test_page_shows_the_reading_and_the_answer_and_masks_the_person() -> None:
    made = published(storey_height_m=9)
    page = signed_in(person(Role.VIEWER)).get(url(enquiry()))
    assert [hit.listing for hit in page.context["hits"]] == [made]
    assert ("面积" in text(page), "138****5678" in text(page), PHONE in text(page)) == (True, True, False)


def test_reveal_without_a_reason_shows_nothing_and_leaves_no_row() -> None:
    client, arrived = signed_in(person(Role.OFFICER)), enquiry()
    response = client.post(url(arrived, "reveal/"), {"reason": " "})
    assert (response.status_code, PHONE in text(response)) == (422, False)
    assert not AuditEntry.objects.filter(verb="enquiries.reveal").exists()


def test_reveal_with_a_reason_shows_once_and_leaves_a_row() -> None:
    officer = person(Role.OFFICER)
    client, arrived = signed_in(officer), enquiry()
    shown = client.post(url(arrived, "reveal/"), {"reason": "约看房"})
    assert (PHONE in text(shown), "张伟" in text(shown), "no-store" in shown.headers["Cache-Control"]) == (True,) * 3
    assert PHONE not in text(client.get(url(arrived, "reveal/"))) + text(client.get(url(arrived)))
    entry = AuditEntry.objects.get(verb="enquiries.reveal")
    assert (entry.actor, entry.reason, PHONE in str(entry.detail)) == (officer, "约看房", False)


def test_reveal_by_a_viewer_or_another_organisation_is_refused() -> None:
    arrived = enquiry()
    viewer = signed_in(person(Role.VIEWER)).post(url(arrived, "reveal/"), {"reason": "好奇"})
    other = signed_in(person(Role.LEAD, organisation("乙中介", "broker"))).post(
        url(arrived, "reveal/"), {"reason": "x"}
    )
    assert (viewer.status_code, other.status_code) == (403, 404)
    assert not AuditEntry.objects.filter(verb="enquiries.reveal").exists()


def test_reveal_beyond_the_days_cap_shows_nothing_and_is_free_again_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.enquiries.actions.desk.REVEALS_A_DAY", 1)
    officer, colleague, arrived = person(Role.OFFICER), person(Role.OFFICER), enquiry()
    look = {"enquiry": arrived, "reason": "约看房"}
    assert actions.reveal_enquiry(actor=officer, at=now(), **look).phone == PHONE
    refused = signed_in(officer).post(url(arrived, "reveal/"), {"reason": "再看"})
    assert (refused.status_code, "您今天已查看 1 次" in text(refused), PHONE in text(refused)) == (429, True, False)
    assert actions.reveal_enquiry(actor=colleague, at=now(), **look).phone == PHONE
    assert actions.reveal_enquiry(actor=officer, at=now() + dt.timedelta(days=1), **look).phone == PHONE
    assert AuditEntry.objects.filter(verb="enquiries.reveal").count() == 3


def test_assign_offers_colleagues_only_and_refuses_others() -> None:
    officer, stranger = person(Role.OFFICER), person(Role.OFFICER, organisation("乙中介", "broker"))
    client, arrived = signed_in(officer), enquiry()
    assert list(client.get(url(arrived, "assign/")).context["form"].fields["assignee"].queryset) == [officer]
    assert client.post(url(arrived, "assign/"), {"assignee": stranger.pk}).status_code == 422
    assert client.post(url(arrived, "assign/"), {"assignee": officer.pk}).status_code == 302
    arrived.refresh_from_db()
    assert (arrived.assignee, arrived.status) == (officer, "assigned")


def test_officer_closes_with_a_reason_and_the_buttons_go() -> None:
    client, arrived = signed_in(person(Role.OFFICER)), enquiry()
    assert client.post(url(arrived, "close/"), {"why": "withdrawn"}).status_code == 422  # not for staff to say
    assert client.post(url(arrived, "close/"), {"why": "placed"}).status_code == 302
    page = client.get(url(arrived))
    assert ("已选定场地" in text(page), "assign/" in text(page), "close/" in text(page)) == (True, False, False)
    assert client.post(url(arrived, "close/"), {"why": "placed"}).status_code == 409


def test_withdrawn_enquiry_is_one_line_and_cannot_be_found_by_its_words() -> None:
    client, arrived = signed_in(person(Role.LEAD)), enquiry()
    actions.withdraw_enquiry(enquiry=arrived, at=now())
    page, listed = client.get(url(arrived)), client.get(HOME)
    for one in (page, listed):
        assert ("本人撤回同意" in text(one), "溧阳求租" in text(one), "138****" in text(one)) == (True, False, False)
    assert "reveal/" not in text(page)
    assert client.post(url(arrived, "reveal/"), {"reason": "再问"}).status_code == 409
    assert [len(client.get(HOME, {"q": q}).context["shown"]) for q in ("溧阳", arrived.reference)] == [0, 1]


def test_lead_erases_with_a_reason_that_is_chosen() -> None:
    client, arrived = signed_in(person(Role.LEAD)), enquiry()
    assert client.post(url(arrived, "erase/"), {"why": "expired"}).status_code == 422
    assert client.post(url(arrived, "erase/"), {"why": "requested"}, follow=True).status_code == 200
    page, listed = client.get(url(arrived)), client.get(HOME)
    assert ("已全部删除" in text(page), "已删除" in text(listed), "erase/" in text(page)) == (True, True, False)


def test_officer_stops_a_link_and_who_opens_it_is_told_whom_to_ring() -> None:
    officer, arrived = person(Role.OFFICER), enquiry()
    client, link = signed_in(officer), arrived.get_absolute_url()
    assert (Client().get(link).status_code, "link/" in text(client.get(url(arrived)))) == (200, True)
    assert signed_in(person(Role.VIEWER)).post(url(arrived, "link/")).status_code == 403
    assert "不能恢复" in text(client.get(url(arrived, "link/")))
    assert Client().get(link).status_code == 200  # looking at the step stops nothing
    assert "链接停用了。" in text(client.post(url(arrived, "link/"), follow=True))
    for address in (link, f"{link}copy.txt", f"{link}withdraw/", f"{link}delete/"):
        stopped = Client().get(address)
        assert (stopped.status_code, arrived.organisation.name in text(stopped)) == (410, True)
        assert (arrived.reference in text(stopped), "138****" in text(stopped)) == (True, False)
    assert Client().post(f"{link}delete/").status_code == 410
    page = text(client.get(url(arrived)))
    assert ("停用专属链接" in page, "link/" in page, "溧阳" in page) == (True, False, True)  # a line in the trail
    assert AuditEntry.objects.get(verb="enquiries.revoke_link").actor == officer


def test_link_of_a_withdrawn_enquiry_can_be_stopped_that_of_an_erased_one_has_ended() -> None:
    client, arrived = signed_in(person(Role.LEAD)), enquiry()
    actions.withdraw_enquiry(enquiry=arrived, at=now())
    assert "link/" in text(client.get(url(arrived)))
    client.post(url(arrived, "erase/"), {"why": "requested"})
    assert "link/" not in text(client.get(url(arrived)))
    assert client.post(url(arrived, "link/")).status_code == 409
    assert Client().get(arrived.get_absolute_url()).status_code == 410


def test_wechat_id_is_masked_as_a_phone_is_and_revealed_with_a_reason_and_a_row() -> None:
    words = "求租溧阳厂房3000平，微信 zhang_2020，电话13912345678"
    arrived, officer = enquiry(words=words), person(Role.OFFICER)
    client = signed_in(officer)
    for address in (HOME, url(arrived)):
        assert "zhang_2020" not in text(client.get(address))
    shown = client.post(url(arrived, "reveal/"), {"reason": "加微信约看房"})
    assert "zhang_2020" in text(shown)
    entry = AuditEntry.objects.get(verb="enquiries.reveal")
    assert (entry.actor, "zhang_2020" in f"{list(AuditEntry.objects.values())}") == (officer, False)


def test_owner_is_shown_as_one_and_not_matched() -> None:
    published(storey_height_m=9)
    offered = enquiry(words="我有一个厂房要出租，溧阳3000平")
    client = signed_in(person(Role.OFFICER))
    page = client.get(HOME)
    assert ([row.counts for row in page.context["shown"]], "业主来登记" in text(page)) == ([None], True)
    page = client.get(url(offered))
    assert (page.context["answer"], "业主来登记" in text(page), "溧阳3000平" in text(page)) == (None, True, True)
