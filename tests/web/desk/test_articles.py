"""An article on its way to its readers: stored always, held back while its words must not be published, let pass with a reason."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.web.desk.world import article, organisation, person, signed_in

from luodi.web.news.models import ArticlePage
from luodi.web.people.enums import Role
from luodi.web.shared.models import AuditEntry, WordsPassed

pytestmark = pytest.mark.django_db
_REASON = "市政府公布的园区名称，见公告"


@pytest.fixture
def draft() -> ArticlePage:
    return article()


@pytest.fixture
def editor(draft: ArticlePage) -> Client:
    return signed_in(person(Role.EDITOR))


def form(title: str, **own: str) -> dict[str, str]:
    """The article form of Wagtail's editor as a browser sends it."""
    empty = ("published_on", "date_as_written", "author", "source", "source_url", "notice", "extract", "seo_title",
             "search_description", "go_live_at", "expire_at")  # fmt: skip
    counts = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    return {**dict.fromkeys(empty, ""), **counts, "title": title, "slug": "draft", "body": body("正文。"), **own}


def body(words: str) -> str:
    """A paragraph as the rich text editor sends it."""
    block = {"key": "a", "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block] if words else [], "entityMap": {}})


def edit(client: Client, page: ArticlePage, title: str, **own: str) -> Any:
    return client.post(f"/desk/pages/{page.pk}/edit/", form(title, **own))


def stored(page: ArticlePage) -> ArticlePage:
    latest: ArticlePage = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return latest


def test_publishing_forbidden_words_leads_to_the_reason_and_keeps_the_draft(editor: Client, draft: ArticlePage) -> None:
    answer = edit(editor, draft, "溧阳最佳园区", **{"action-publish": "action-publish"})
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/ours/articles/{draft.pk}/publish/")
    assert (ArticlePage.objects.get(pk=draft.pk).live, stored(draft).title) == (False, "溧阳最佳园区")
    page = editor.get(answer["Location"]).content.decode()
    assert [word in page for word in ("最佳", "《广告法》第九条第（三）项", "合适的")] == [True] * 3


def test_draft_is_always_stored_and_the_editor_lists_what_was_found(editor: Client, draft: ArticlePage) -> None:
    assert edit(editor, draft, "顶级园区").status_code == 302
    assert stored(draft).title == "顶级园区"
    page = editor.get(f"/desk/pages/{draft.pk}/edit/").content.decode()
    assert [word in page for word in ("用语检查", "不得发布", "高标准的")] == [True] * 3


def test_words_that_nobody_forbids_are_published_at_once_without_a_panel(editor: Client, draft: ArticlePage) -> None:
    edit(editor, draft, "国家级经济技术开发区动态", **{"action-publish": "action-publish"})
    assert ArticlePage.objects.get(pk=draft.pk).live
    assert "d-hint" not in editor.get(f"/desk/pages/{draft.pk}/edit/").content.decode()


def test_article_without_text_is_held_back_and_says_so(editor: Client, draft: ArticlePage) -> None:
    answer = edit(editor, draft, "园区动态", body=body(""), **{"action-publish": "action-publish"})
    assert (answer.status_code, ArticlePage.objects.get(pk=draft.pk).live) == (302, False)
    page = editor.get(answer["Location"]).content.decode()
    assert [word in page for word in ("发布前还缺", "<li>正文</li>", "没有不得发布的用语")] == [True] * 3


def test_empty_reason_is_refused_and_a_written_one_publishes_with_a_record(editor: Client, draft: ArticlePage) -> None:
    edit(editor, draft, "溧阳最佳园区", **{"action-publish": "action-publish"})
    address = f"/desk/ours/articles/{draft.pk}/publish/"
    refused = editor.post(address, {"reason": " "})
    assert (refused.status_code, "没有公开：有 1 处用语或个人信息不得发布（最佳）" in refused.content.decode()) == (
        422,
        True,
    )
    answer = editor.post(address, {"reason": _REASON})
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/pages/{draft.pk}/edit/")
    live = ArticlePage.objects.get(pk=draft.pk)
    assert (live.live, live.title, live.has_unpublished_changes) == (True, "溧阳最佳园区", False)
    kept, row = WordsPassed.objects.get(), AuditEntry.objects.get(verb="news.override_wording")
    assert (kept.reason, row.reason, row.actor, row.key) == (_REASON, _REASON, kept.by, draft.pk)
    assert _REASON in editor.get(address).content.decode()
    assert "（已写明理由）" in editor.get(answer["Location"]).content.decode()


def test_answered_words_are_published_from_the_editor_without_asking_again(editor: Client, draft: ArticlePage) -> None:
    edit(editor, draft, "溧阳最佳园区", **{"action-publish": "action-publish"})
    editor.post(f"/desk/ours/articles/{draft.pk}/publish/", {"reason": _REASON})
    edit(editor, draft, "溧阳最佳园区", source="市政府公告", **{"action-publish": "action-publish"})
    assert ArticlePage.objects.get(pk=draft.pk).source == "市政府公告"


def test_page_speaks_english_to_an_english_reader(editor: Client, draft: ArticlePage) -> None:
    page = editor.get(f"/desk/ours/articles/{draft.pk}/publish/", headers={"accept-language": "en"}).content.decode()
    assert [word in page for word in ("Advertising Law, art. 9(3)", "1 place must not be published")] == [True] * 2


def test_article_of_another_organisation_does_not_exist(draft: ArticlePage) -> None:
    other = signed_in(person(Role.LEAD, organisation("乙中介", "broker")))
    address = f"/desk/ours/articles/{draft.pk}/publish/"
    assert (other.get(address).status_code, other.post(address, {"reason": _REASON}).status_code) == (404, 404)
    assert not ArticlePage.objects.get(pk=draft.pk).live
