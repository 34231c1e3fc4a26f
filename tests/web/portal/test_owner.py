"""Somebody who wrote of a place to let or to sell: thanked, told what happens, led to the operator; never shown places."""

import pytest
from django.test import Client
from tests.web.portal.enquiry_path import sample, send, text, unhurried, write

from luodi.web.enquiries.models import Enquiry

__all__ = ["unhurried"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unhurried")]


@pytest.mark.parametrize(
    "words", ["我有一个厂房要出租，溧阳3000平，层高8米", "自家仓库闲置，1000平，找人租", "手上有块地想卖，20亩"]
)
def test_owner_is_led_to_offering_and_not_to_places(client: Client, words: str) -> None:
    sample()
    address = write(client, words)
    page = client.get(address)
    assert address.endswith("/offer/")
    assert "您有地方要租售？" in text(page)
    assert "号厂房" not in text(page)


def test_page_of_an_owner_says_what_was_read(client: Client) -> None:
    sample()
    page = client.get(write(client, "我有一个厂房要出租，溧阳3000平，层高8米，租金18元"))
    assert [(label, value.replace("\u00a0", " ")) for label, value in page.context["read"]] == [
        ("", "溧阳市"),
        ("可租售面积", "3000 ㎡"),
        ("层高", "8 m"),
        ("", "18 元/㎡/月"),
    ]


def test_enquiry_of_an_owner_goes_to_the_operator_and_answers_without_places(client: Client) -> None:
    operator, _ = sample()
    draft = write(client, "我有一个厂房要出租，溧阳3000平").removesuffix("offer/")
    sent = send(client, draft)
    assert Enquiry.objects.get().organisation == operator
    receipt = client.get(sent["Location"])
    assert receipt.status_code == 200
    assert [receipt.context.get(name) for name in ("page", "plain")] == [None, None]


def test_who_looks_for_a_place_after_all_finds_the_way(client: Client) -> None:
    sample()
    draft = write(client, "我有一个厂房要出租，溧阳3000平").removesuffix("offer/")
    assert "去登记房源" in text(client.get(draft))
    assert "去登记房源" in text(client.get(f"{draft}answer/"))


def test_who_asks_what_is_to_let_is_shown_places(client: Client) -> None:
    sample()
    assert not write(client, "溧阳有没有厂房出租，3000平左右").endswith("/offer/")


def test_pages_of_an_owner_speak_of_his_place_and_not_of_a_need(client: Client) -> None:
    sample()
    draft = write(client, "我有一个厂房要出租，溧阳3000平").removesuffix("offer/")
    form = text(client.get(f"{draft}contact/"))
    assert ("核对和登记房源" in form, "您写的房源情况" in form) == (True, True)
    assert [word for word in ("选址咨询", "安排看房", "看答案", "整份需求") if word in form] == []
    sent = send(client, draft)
    receipt = client.get(sent["Location"])
    assert [value.replace("\u00a0", " ") for _, value in receipt.context["offered"]] == ["溧阳市", "3000 ㎡"]
    assert ("您的房源" in text(receipt), "答案随房源更新" in text(receipt)) == (True, False)
    versions = {consent.version for consent in Enquiry.objects.get().consents.all()}
    assert versions == {"2026-11-owner-1"}


def test_copy_of_an_owner_lists_his_place(client: Client) -> None:
    sample()
    sent = send(client, write(client, "我有一个厂房要出租，溧阳3000平").removesuffix("offer/"))
    copy = client.get(f"{sent['Location']}copy.txt").content.decode()
    assert "您的房源\n- 溧阳市\n" in copy.replace("\r", ""), copy
    assert "\n需要\n" not in copy


def test_empty_box_is_told_what_to_write(client: Client) -> None:
    page = client.post("/find/", {"words": " "})
    assert ("写一句，比如" in text(page), "还在框里" in text(page)) == (True, False)
