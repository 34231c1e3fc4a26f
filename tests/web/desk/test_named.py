"""Ids of another organisation in queries and forms: every address of the desk is asked with them and tells nothing."""

import json

import pytest
from django.test import Client
from tests.web.desk.canary import KEY, PLAIN, SEALED, addresses, plant
from tests.web.desk.world import AT, organisation, person, signed_in
from wagtail.models import Page

from luodi.web.desk import guard
from luodi.web.news.models import ArticlePage, SectionPage
from luodi.web.people.actions import open_articles
from luodi.web.people.enums import Role

# Wagtail leaves a temporary file to the collector when it makes the small picture of an image.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
#: Names under which Wagtail or our own pages take an id or a word to look for.
NAMES = (
    *("id", "pk", "page_id", "parent", "parent_page", "parent_page_id", "new_parent_page", "root_page_id"),
    *("child_of", "ancestor_of", "descendant_of", "translation_of", "target_pages[]", "image", "image_id"),
    *("collection", "collection_id", "owner", "user", "organisation", "assignee", "listing", "enquiry", "next"),
)
SEARCH = {"q": PLAIN, "page_type": "news.ArticlePage", "multiple": "1", "title": PLAIN}
DOCUMENT = {
    "blocks": [{"key": "a", "text": "x", "type": "unstyled", "entityRanges": [{"offset": 0, "length": 1, "key": 0}]}],
    "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": KEY}}},
}


@pytest.fixture
def client() -> Client:
    """A lead of another organisation, with a section and an article of their own."""
    plant()
    foreign = Page.objects.get(pk=KEY)
    foreign.add_child(instance=SectionPage(title=f"{PLAIN}栏", slug="theirs", live=False))
    own = Page.objects.get(depth=1).add_child(instance=SectionPage(title="甲栏", slug="one", live=False))
    own.add_child(instance=ArticlePage(title="甲文", slug="two", body="<p>x</p>", live=False))
    park = organisation("甲园区")
    open_articles(organisation=park, root=own, actor=None, at=AT)
    client = signed_in(person(Role.LEAD, park))
    client.raise_request_exception = False
    return client


def asked() -> list[str]:
    """Every address of the desk, about one's own article; what an address itself names is tried in `test_canary`."""
    own = ArticlePage.objects.get(title="甲文").pk
    return sorted({address for address in addresses("desk/", own) if "logout" not in address})


def telling(client: Client, method: str, sent: dict[str, str]) -> list[str]:
    """The addresses whose answers hold a word of the other organisation that was not sent."""
    told = []
    for address in asked():
        response = getattr(client, method)(address, sent)
        body = b"".join(response) if response.streaming else response.content
        shown = body.decode("utf8", "replace")
        for word in sent.values():
            shown = shown.replace(word, "") if word == PLAIN else shown
        if PLAIN in shown or SEALED in shown or f"{PLAIN}" in response.headers.get("Location", ""):
            told.append(address)
    return told


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("is_guarded", [True, False])
def test_ids_in_a_query_or_form_tell_nothing(client: Client, method: str, is_guarded: bool) -> None:
    """Those that the guard refuses, and, so that nothing hides behind its refusal, the others alone."""
    sent = {name: str(KEY) for name in NAMES if (name in guard.PAGE_NAMES | guard.IMAGE_NAMES) is is_guarded}
    assert len(sent) > 8
    assert telling(client, method, {**sent, "multiple": "1"}) == []


def test_words_and_kinds_in_a_query_tell_nothing(client: Client) -> None:
    theirs = [page.title for page in Page.objects.filter(title__startswith=PLAIN)]
    for address in asked():
        shown = client.get(address, SEARCH).content.decode("utf8", "replace")
        assert [title for title in theirs if title in shown] == [], address


@pytest.mark.parametrize("kind", ["LINK", "IMAGE"])
def test_rich_text_that_refers_to_anothers_is_not_taken(client: Client, kind: str) -> None:
    own = ArticlePage.objects.get(title="甲文")
    document = json.loads(json.dumps(DOCUMENT))
    document["entityMap"]["0"] = {"type": kind, "mutability": "MUTABLE", "data": {"id": KEY, "format": "fullwidth"}}
    sent = {"title": "甲文", "slug": "two", "body": json.dumps(document)}
    for address in (f"/desk/pages/{own.pk}/edit/", f"/desk/pages/{own.pk}/edit/preview/"):
        assert client.post(address, sent).status_code == 404
    sent["body"] = json.dumps({**DOCUMENT, "entityMap": {"0": {**DOCUMENT["entityMap"]["0"], "data": {"id": own.pk}}}})  # type: ignore[index]  # a document as JSON has it
    assert client.post(f"/desk/pages/{own.pk}/edit/", sent).status_code == 302
    own = ArticlePage.objects.get(pk=own.pk)
    assert f'id="{own.pk}"' in own.get_latest_revision_as_object().body


@pytest.mark.parametrize(
    "tag", ['<a linktype="page" id="{}">x</a>', "<embed id='{}' embedtype='image' format='left'/>"]
)
def test_markup_that_refers_to_anothers_is_not_taken(client: Client, tag: str) -> None:
    own = ArticlePage.objects.get(title="甲文")
    answer = client.post(f"/desk/pages/{own.pk}/edit/", {"title": "x", "slug": "x", "body": tag.format(KEY)})
    assert answer.status_code == 404
