"""Nothing of one organisation reaches another: every address of desk and API is fetched, every link of the desk followed."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.web.desk.canary import KEY, PLAIN, SEALED, addresses, plant
from tests.web.desk.world import AT, organisation, person, signed_in
from wagtail.models import Page

from luodi.web.people.actions import open_articles
from luodi.web.people.enums import Role

# Wagtail leaves a temporary file to the collector when it makes the small picture of an image.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
#: Leaving would end the crawl; the sprite and the catalogue of JavaScript are the same for all.
_PASSED_OVER = re.compile(r"^/desk/(logout|sprite|jsi18n)/|^/desk/.*\.js$")


def crawl(client: Client, start: set[str]) -> dict[str, tuple[int, str]]:
    """Status and body of every start address and of every desk or API address that they lead to."""
    client.raise_request_exception = False
    seen: dict[str, tuple[int, str]] = {}
    waiting = sorted(start)
    while waiting:
        address = waiting.pop()
        if address in seen or _PASSED_OVER.match(address):
            continue
        response = client.get(address)
        body = response.content.decode("utf8", "replace") if not response.streaming else ""
        seen[address] = (response.status_code, body)
        waiting += [link for link in links(body) if link not in seen]
    return seen


def links(body: str) -> set[str]:
    """Addresses of desk and API in a page: links, forms, and what the menu is made of."""
    found = re.findall(r"""["'](/(?:desk|api)/[^"'\s<>\\]*)""", unescape(body))
    return {link.partition("#")[0] for link in found if len(link) < 300}


@pytest.fixture
def everything() -> set[str]:
    plant()
    own = Page.objects.get(depth=1).add_child(instance=Page(title="甲页", slug="one", live=False))
    open_articles(organisation=organisation("甲园区"), root=own, actor=None, at=AT)
    return {*addresses("desk/"), *addresses("api/"), "/desk/"}


def naming(pages: dict[str, tuple[int, str]], word: str) -> list[str]:
    return sorted(address for address, (_, body) in pages.items() if word in body)


@pytest.mark.parametrize("role", [Role.LEAD, Role.VIEWER])
def test_no_word_of_another_organisation_appears_anywhere(everything: set[str], role: Role) -> None:
    pages = crawl(signed_in(person(role, organisation("甲园区"))), everything)
    assert [a for a, (status, _) in pages.items() if status >= 500] == []
    assert (naming(pages, PLAIN), naming(pages, SEALED)) == ([], [])
    assert pages[f"/desk/ours/listings/{KEY}/"][0] == 404
    assert len(pages) > 150


@pytest.mark.parametrize("role", [Role.LEAD, Role.VIEWER])
def test_nothing_sealed_appears_in_ones_own_organisation(everything: set[str], role: Role) -> None:
    pages = crawl(signed_in(person(role, organisation(f"{PLAIN}组织"))), everything)
    assert [a for a, (status, _) in pages.items() if status >= 500] == []
    assert naming(pages, SEALED) == []
    assert PLAIN in pages[f"/desk/ours/listings/{KEY}/"][1]


def test_stranger_gets_the_sign_in_page_and_public_data_only(everything: set[str]) -> None:
    pages = crawl(Client(), everything)
    assert (naming(pages, PLAIN), naming(pages, SEALED)) == ([], [])
    assert {status for address, (status, _) in pages.items() if address.startswith("/desk/ours/")} == {302}
