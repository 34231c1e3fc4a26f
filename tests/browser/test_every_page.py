"""Every public page: axe, strangers, console, width, markup; both languages, both themes, phone and laptop."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.browser.harness import LANGUAGES, THEMES, WIDTHS, Look, Site, Watch, html_faults, violations
from tests.browser.pages import STATUSES, addresses

Reader = Callable[[Look], Page]
LOOKS = [Look(width, theme, language) for width, theme, language in product(WIDTHS, THEMES, LANGUAGES)]
NARROWEST = 320
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_OPEN_ALL = "() => document.querySelectorAll('main details').forEach(each => { each.open = true })"


@pytest.fixture(scope="module")
def table(browser: Browser, site: Site) -> dict[str, str]:
    return addresses(browser, site)


def visit(page: Page, name: str, address: str) -> Response:
    """Opens a page; AssertionError when it does not have the status that it should."""
    response = page.goto(address)
    assert response is not None
    assert (name, response.status) == (name, STATUSES.get(name, 200))
    return response


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pages_have_no_fault_that_axe_knows(reader: Reader, watch: Watch, table: dict[str, str], look: Look) -> None:
    watch.expected = ("the server responded with a status of",)
    page, found = reader(look), []
    for name, address in table.items():
        visit(page, name, address)
        page.evaluate(_OPEN_ALL)
        found += [f"{name}: {fault}" for fault in violations(page)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_do_not_scroll_sideways_on_the_narrowest_phone(
    reader: Reader, watch: Watch, table: dict[str, str], language: str
) -> None:
    watch.expected = ("the server responded with a status of",)
    page, found = reader(Look(width=NARROWEST, language=language)), []
    for name, address in table.items():
        visit(page, name, address)
        found += [f"{name}: {over} px" for over in [page.evaluate(_OVERFLOW)] if over > 0]
        page.evaluate(_OPEN_ALL)
        found += [f"{name}, opened: {over} px" for over in [page.evaluate(_OVERFLOW)] if over > 0]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_valid_html(
    reader: Reader, watch: Watch, table: dict[str, str], language: str, tmp_path: Path
) -> None:
    watch.expected = ("the server responded with a status of",)
    page = reader(Look(language=language))
    texts = {name: visit(page, name, address).text() for name, address in table.items()}
    assert html_faults(texts, tmp_path) == []
