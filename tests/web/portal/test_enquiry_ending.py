"""The private link: what we hold, taking the consent back, deleting everything, without an account."""

import pytest
from django.test import Client
from tests.web.portal.enquiry_path import NAME, PHONE, sample, send, text, write

from luodi.web.enquiries.models import Enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unhurried")]


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.web.portal.guards.LEAST_SECONDS", -1)


@pytest.fixture
def link() -> str:
    sample()
    client = Client()
    return str(send(client, write(client), contact_name=NAME, company="某厂")["Location"])


def test_page_says_how_long_it_is_kept_who_looked_and_what_can_be_done(link: str, client: Client) -> None:
    page = client.get(link)
    assert "这次咨询结束后保存 12 个月，到期自动删除" in text(page)
    assert "还没有工作人员看过原话和联系方式" in text(page)
    for step in ("copy.txt", "withdraw/", "delete/"):
        assert f'href="{link}{step}"' in page.content.decode()


@pytest.mark.parametrize("step", ["withdraw/", "delete/"])
def test_looking_at_a_step_changes_nothing(link: str, step: str, client: Client) -> None:
    page = client.get(f"{link}{step}")
    assert (page.status_code, page.headers["X-Robots-Tag"]) == (200, "noindex, nofollow")
    assert client.head(f"{link}{step}").status_code == 200
    assert Enquiry.objects.get().ended_at is None


@pytest.mark.parametrize("step", ["withdraw/", "delete/"])
def test_step_of_another_site_is_refused(link: str, step: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{link}{step}").status_code == 403
    assert Enquiry.objects.get().ended_at is None


def test_withdrawn_enquiry_shows_no_answer_and_can_still_be_copied_and_deleted(link: str, client: Client) -> None:
    page = client.post(f"{link}withdraw/", follow=True)
    assert page.redirect_chain == [(link, 302)]
    assert ("已撤回同意" in text(page), "A1 号厂房" in text(page), "全部自动删除" in text(page)) == (True, False, True)
    assert client.get(f"{link}copy.txt").status_code == 200
    assert client.get(f"{link}withdraw/")["Location"] == link
    assert client.get(f"{link}delete/").status_code == 200


def test_deleted_enquiry_says_so_under_its_link_and_shows_the_proof(link: str, client: Client) -> None:
    reference = Enquiry.objects.get().reference
    page = client.post(f"{link}delete/", follow=True)
    assert (page.redirect_chain, page.status_code) == ([(link, 302)], 410)
    shown = text(page)
    assert (reference in shown, "已删除" in shown, "版本 2026-11-2" in shown) == (True, True, True)
    assert not any(word in shown for word in (PHONE, "138****", NAME, "某厂", "净高"))
    for step in ("copy.txt", "withdraw/", "delete/"):
        assert client.get(f"{link}{step}").status_code == 410
        assert client.post(f"{link}{step}").status_code in (405, 410)


def test_closed_enquiry_says_when_it_is_deleted(link: str, client: Client) -> None:
    from tests.web.desk.world import person

    from luodi.web.enquiries.actions import close_enquiry
    from luodi.web.enquiries.enums import EndReason
    from luodi.web.enquiries.queries import erased_on

    enquiry = Enquiry.objects.get()
    lead = person("lead", enquiry.organisation)
    closed = close_enquiry(enquiry=enquiry, why=EndReason.UNREACHABLE, actor=lead, at=enquiry.created_at)
    shown = text(client.get(link))
    assert ("这次咨询已经结束" in shown, "联系不上" in shown, f"保存到 {erased_on(closed)}" in shown) == (True,) * 3
    assert "会联系您" not in shown


def test_pages_are_whole_in_english(link: str) -> None:
    client = Client(headers={"accept-language": "en"})
    shown = text(client.get(f"{link}withdraw/")) + text(client.get(f"{link}delete/"))
    shown += text(client.post(f"{link}withdraw/", follow=True)) + text(client.post(f"{link}delete/", follow=True))
    for sentence in ("Everything is deleted automatically", "Delete everything", "Consent withdrawn", "gone for good"):
        assert sentence in shown
