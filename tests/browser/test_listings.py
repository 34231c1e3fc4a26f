"""Looking for a place by hand: filters, what empties them, a listing, its like, and from an article to the answer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.enquiring import confirmed, give_contact, say, see_answer
from tests.browser.harness import WIDTHS, Look, Site, wait_like_a_person
from tests.browser.pages import FIXED

Reader = Callable[[Look], Page]


def _count(page: Page) -> int:
    """How many listings the title of the list counts."""
    return int(re.findall(r"\d+", page.get_by_role("heading", level=1).inner_text())[0])


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_filters_narrow_the_list_and_lead_to_a_listing_and_its_like(
    reader: Reader, width: int, has_script: bool
) -> None:
    page = reader(Look(width=width, has_script=has_script))
    page.goto("/listings/")
    everything = _count(page)
    page.get_by_role("checkbox", name="厂房").check()
    page.get_by_role("button", name="筛选").click()
    factories = _count(page)
    assert 0 < factories < everything
    page.locator(".filters__more summary").click() if not page.get_by_label("净高不低于").is_visible() else None
    page.get_by_label("净高不低于").fill("8")
    page.get_by_role("button", name="筛选").click()
    assert 0 < _count(page) < factories
    assert "kind=factory" in page.url, "the address can be shared"
    page.get_by_role("link", name=re.compile("去掉：.*净高不低于")).click()
    assert _count(page) == factories
    page.locator(".row__t a").first.click()
    title = page.get_by_role("heading", level=1).inner_text()
    page.locator("section:has(h2:text-is('相近的房源')) .row__t a").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(title)


def test_filters_that_leave_nothing_say_so_and_offer_a_step(reader: Reader) -> None:
    page = reader(Look())
    page.goto("/listings/?kind=factory&height=60&sure=1")
    assert page.locator(".row").count() == 0
    expect(page.locator("main .empty")).to_be_visible()
    page.locator("main .empty a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_pages_of_the_list_follow_each_other_without_a_listing_twice(reader: Reader) -> None:
    page = reader(Look())
    page.goto("/listings/")
    first = page.locator(".row__t a").evaluate_all("links => links.map(each => each.href)")
    page.get_by_role("link", name="下一页").click()
    second = page.locator(".row__t a").evaluate_all("links => links.map(each => each.href)")
    assert first and second
    assert set(first) & set(second) == set()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_article_leads_by_its_box_to_the_answer_and_a_receipt(
    reader: Reader, site: Site, width: int, has_script: bool
) -> None:
    """The seed page reborn: what asked people to wait for a call answers at once."""
    page, before = reader(Look(width=width, has_script=has_script)), site.count("enquiries_enquiry")
    page.goto(FIXED["news"])
    headline = page.get_by_role("link", name=re.compile("五大明星城|净高不是层高")).first
    headline.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("五大明星城|净高不是层高"))
    say(page)
    see_answer(page)
    give_contact(page)
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").click()
    confirmed(page)
    assert site.count("enquiries_enquiry") == before + 1
