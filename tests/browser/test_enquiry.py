"""From the box to the private link, as a reader goes: with and without script, on a phone and a laptop, by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.enquiring import NEED, confirmed, correct_height, give_contact, say, see_answer
from tests.browser.harness import WIDTHS, Look, Site, Watch, wait_like_a_person

Reader = Callable[[Look], Page]
_TABLE = "enquiries_enquiry"


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_enquiry_from_box_to_private_link_arrives_once(
    reader: Reader, site: Site, width: int, has_script: bool
) -> None:
    page, before = reader(Look(width=width, has_script=has_script)), site.count(_TABLE)
    page.goto("/find/")
    say(page)
    correct_height(page, "9")
    see_answer(page)
    give_contact(page)
    assert site.count(_TABLE) == before, "nothing arrives before both consents and the button"
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").click()
    sent = confirmed(page)
    assert site.count(_TABLE) == before + 1
    again = reader(Look(width=width, has_script=has_script))
    again.goto(sent.link)
    assert confirmed(again) == sent, "the private link opens for whoever holds it"


def test_second_press_of_the_button_makes_one_enquiry(reader: Reader, site: Site) -> None:
    page, before = reader(Look(has_script=False)), site.count(_TABLE)
    page.goto("/find/")
    say(page)
    see_answer(page)
    give_contact(page)
    second = page.context.new_page()
    second.goto(page.url.replace("/contact/", "/answer/"))
    give_contact(second)
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").click()
    first = confirmed(page)
    second.get_by_role("button", name="发出").click()
    assert confirmed(second) == first, "the second press leads to the first enquiry"
    assert site.count(_TABLE) == before + 1


def test_double_click_on_the_button_makes_one_enquiry(reader: Reader, site: Site) -> None:
    page, before = reader(Look()), site.count(_TABLE)
    page.goto("/find/")
    say(page)
    see_answer(page)
    give_contact(page)
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").dblclick()
    confirmed(page)
    assert site.count(_TABLE) == before + 1


def test_contact_form_sent_empty_says_what_is_missing_and_keeps_what_was_typed(
    reader: Reader, watch: Watch, site: Site
) -> None:
    watch.expected = ("the server responded with a status of 422",)
    page, before = reader(Look(width=360)), site.count(_TABLE)
    page.goto("/find/")
    say(page)
    see_answer(page)
    page.get_by_role("link", name="留下联系方式").click()
    page.get_by_role("textbox", name="手机号").fill("12")
    page.get_by_role("textbox", name="公司").fill("示例电机")
    wait_like_a_person(page)
    page.get_by_role("button", name="发出").click()
    assert page.get_by_role("textbox", name="公司").input_value() == "示例电机"
    assert page.get_by_role("textbox", name="手机号").get_attribute("aria-invalid") == "true"
    page.locator(".alert a").first.click()
    expect(page.get_by_role("textbox", name="手机号")).to_be_focused()
    assert site.count(_TABLE) == before


def test_enquiry_by_keyboard_alone_arrives(reader: Reader, site: Site) -> None:
    """Tab and typing only: nothing needs a pointer, and the focus goes where the eye does."""
    page, before = reader(Look()), site.count(_TABLE)
    page.goto("/find/")
    _tab_to(page, "textarea")
    page.keyboard.insert_text(NEED)
    wait_like_a_person(page)
    _tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("我们这样理解")
    _tab_to(page, "#f-height summary")
    page.keyboard.press("Enter")
    _tab_to(page, "#f-height input[type=text]")
    page.keyboard.press("Control+A")
    page.keyboard.type("7.5")
    _tab_to(page, "#f-height button")
    page.keyboard.press("Enter")
    expect(page.locator("#f-height summary")).to_contain_text("≥ 7.5")
    _tab_to(page, ".bar button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("处")
    _tab_to(page, ".a-cta a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("留下联系方式")
    for consent in ("#c-notice", "#c-provision"):
        _tab_to(page, consent)
        page.keyboard.press("Space")
    wait_like_a_person(page)
    _tab_to(page, "form.stack button[type=submit]")
    page.keyboard.press("Enter")
    confirmed(page)
    assert site.count(_TABLE) == before + 1


def _tab_to(page: Page, selector: str, most: int = 250) -> None:
    """Presses Tab until the focus is on what the selector names; the focus must be visible there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{selector} has the focus and does not show it"
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
