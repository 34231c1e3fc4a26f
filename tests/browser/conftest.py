"""One served site and one Chromium for the run; a fresh reader for each test, checked for strangers and errors at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser.harness import Look, Site, Watch, demand_tools, launch, open_context, serving


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    demand_tools()
    with sync_playwright() as playwright:
        chromium = launch(playwright, tmp_path_factory.mktemp("chromium"))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    demand_tools()
    home: Path = tmp_path_factory.mktemp("home")
    with serving(home) as served:
        yield served


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def reader(browser: Browser, site: Site, watch: Watch) -> Iterator[Callable[[Look], Page]]:
    """Opens a page for a reader who looks at it in a given way."""
    contexts = []

    def open_page(look: Look) -> Page:
        context = open_context(browser, site, look, watch)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    watch.check()
