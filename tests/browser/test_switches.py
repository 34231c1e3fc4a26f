"""Language and appearance: the two switches at the foot, remembered from page to page, on the page one was on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.harness import Look

Reader = Callable[[Look], Page]
_BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_language_switch_stays_on_the_page_and_is_remembered(reader: Reader, has_script: bool) -> None:
    page = reader(Look(has_script=has_script))
    page.goto("/listings/?kind=factory")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/listings/?kind=factory")
    page.goto("/parks/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert page.url.endswith("/parks/")


def test_theme_switch_changes_the_paper_and_is_remembered(reader: Reader) -> None:
    page = reader(Look())
    page.goto("/")
    light = page.evaluate(_BACKGROUND)
    page.get_by_role("button", name="深", exact=True).click()
    dark = page.evaluate(_BACKGROUND)
    assert dark != light
    page.goto("/parks/")
    assert page.evaluate(_BACKGROUND) == dark
    expect(page.get_by_role("button", name="深", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="系统").click()
    assert page.evaluate(_BACKGROUND) == light


def test_theme_follows_the_system_until_somebody_chooses(reader: Reader) -> None:
    page = reader(Look(theme="dark"))
    page.goto("/")
    dark = page.evaluate(_BACKGROUND)
    page.get_by_role("button", name="浅", exact=True).click()
    assert page.evaluate(_BACKGROUND) != dark


def test_menu_of_the_phone_opens_without_script(reader: Reader) -> None:
    page = reader(Look(width=360, has_script=False))
    page.goto("/")
    page.locator(".menu summary").click()
    page.locator(".menu__list").get_by_role("link", name="园区").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("园区")
