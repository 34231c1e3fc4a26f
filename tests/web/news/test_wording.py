"""What an article must not say: refused without a reason, let pass with one on record, held back when imported."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from luodi.web.news.actions import publish_page
from luodi.web.news.models import ArticlePage
from luodi.web.news.wording import words_of
from luodi.web.people.actions import add_organisation, add_person
from luodi.web.people.models import Person
from luodi.web.shared.errors import WordsForbidden
from luodi.web.shared.gate import forbidden, hints_of
from luodi.web.shared.models import AuditEntry, WordsPassed

_spec = importlib.util.spec_from_file_location("news_world", Path(__file__).with_name("world.py"))
assert _spec and _spec.loader
world: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(world)

pytestmark = pytest.mark.django_db
AT = world.AT
_REASON = "「最佳」是奖项名称，见评选公告"


@pytest.fixture
def editor() -> Person:
    park = add_organisation(name="甲园区", kind="park", actor=None, at=AT)
    return add_person(username="bian", organisation=park, role="editor", password="correct horse", actor=None, at=AT)


def draft(body: str = "<p>本园区是最佳选择。</p>", title: str = "园区动态", **own: Any) -> ArticlePage:
    article = ArticlePage(title=title, slug="draft", live=False, body=body, **own)
    world.section(world.site()).add_child(instance=article)
    return article


def rows(article: ArticlePage, verb: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(verb=verb, key=article.pk))


class TestPublishing:
    """The gate before readers."""

    def test_forbidden_words_without_a_reason_are_refused_and_nothing_is_left(self) -> None:
        article = draft()
        with pytest.raises(WordsForbidden, match="有 1 处用语或个人信息不得发布（最佳）"):
            publish_page(page=article, actor=None, at=AT, reason="   ")
        assert not ArticlePage.objects.get(pk=article.pk).live
        assert (WordsPassed.objects.count(), rows(article, "news.publish_page")) == (0, [])

    def test_reason_lets_them_pass_and_says_who_when_why_and_what(self, editor: Person) -> None:
        article = publish_page(page=draft(), actor=editor, at=AT, reason=_REASON)
        assert article.live
        kept = WordsPassed.objects.get()
        assert (kept.key, kept.by, kept.at, kept.reason) == (article.pk, editor, AT, _REASON)
        (row,) = rows(article, "news.override_wording")
        assert (row.actor, row.at, row.reason) == (editor, AT, _REASON)
        assert row.detail == {
            "wording": [{"words": "最佳", "law": "《广告法》第九条第（三）项", "severity": "must_not"}]
        }

    def test_what_was_answered_for_is_not_asked_again_and_new_words_are(self, editor: Person) -> None:
        article = publish_page(page=draft(), actor=editor, at=AT, reason=_REASON)
        assert forbidden(article) == []
        article.body += "<p>顶级厂房，欢迎入驻。</p>"
        assert [hint.finding.text for hint in forbidden(article)] == ["顶级"]

    def test_same_words_in_another_place_are_asked_about_again(self, editor: Person) -> None:
        article = publish_page(page=draft(), actor=editor, at=AT, reason=_REASON)
        article.body = "<p>这里有全市最佳的厂房出租。</p>"
        assert [hint.finding.text for hint in forbidden(article)] == ["全市最佳"]

    def test_risky_words_stop_nothing(self) -> None:
        article = draft("<p>工业增速居全市第一。</p>")
        assert publish_page(page=article, actor=None, at=AT).live
        assert [str(hint.finding.severity) for hint in hints_of(article)] == ["risky"]

    def test_latest_draft_is_what_is_looked_at_and_published(self) -> None:
        article = publish_page(page=draft("<p>第一稿。</p>"), actor=None, at=AT)
        article.body = "<p>改过的顶级稿。</p>"
        article.save_revision()
        with pytest.raises(WordsForbidden):
            publish_page(page=article, actor=None, at=AT)
        kept = publish_page(page=article, actor=None, at=AT, reason=_REASON)
        assert (kept.body, kept.live, kept.has_unpublished_changes) == ("<p>改过的顶级稿。</p>", True, False)


class TestWhere:
    """Every word that readers or search engines are shown."""

    @pytest.mark.parametrize("field", ["title", "extract", "seo_title", "search_description"])
    def test_words_outside_of_the_body_count_too(self, field: str) -> None:
        article = ArticlePage(**{"title": "园区动态", "body": "<p>正文。</p>", field: "顶级厂房"})
        assert [hint.finding.text for hint in forbidden(article)] == ["顶级"]

    def test_word_torn_by_markup_is_one_word_and_blocks_are_apart(self) -> None:
        assert words_of("<p>最<b>佳</b>位置</p><p>全市</p><p>最大跨度</p>") == "最佳位置\n\n全市\n\n最大跨度"

    def test_hint_speaks_the_language_of_the_reader(self) -> None:
        (hint,) = hints_of(draft())
        assert (hint.field, hint.severity, hint.cited) == ("正文", "不得发布", "《广告法》第九条第（三）项")
        with override("en"):
            (hint,) = hints_of(draft_again())
            parts = (hint.field, hint.severity, hint.cited)
        assert parts == ("Text", "Must not be published", "Advertising Law, art. 9(3)")

    def test_worst_stand_first(self) -> None:
        article = ArticlePage(title="增速居全市第一", body="<p>据权威统计，翻番。顶级厂房。</p>")
        assert [str(hint.finding.severity) for hint in hints_of(article)] == ["must_not", "risky", "inform"]


def draft_again() -> ArticlePage:
    return ArticlePage.objects.get(slug="draft")


class TestImport:
    """Somebody else's page is nobody's excuse."""

    def test_page_that_must_not_be_published_stays_a_draft_with_its_findings_on_record(self) -> None:
        found = world.bring(world.site(), world.page(body="本园区是最佳选择，增速居全市第一。"))
        kept = ArticlePage.objects.get(pk=found.article.pk)
        assert (kept.live, kept.has_unpublished_changes, kept.first_published_at, found.forbidden) == (
            False,
            True,
            None,
            1,
        )
        (row,) = rows(kept, "news.import_article")
        assert [(f["words"], f["severity"]) for f in row.detail["wording"]] == [
            ("最佳", "must_not"),
            ("居全市第一", "risky"),
        ]

    def test_held_page_goes_live_once_somebody_answers_for_it_and_stays_so(self, editor: Person) -> None:
        here = world.site()
        page = world.page(body="本园区是最佳选择。")
        article = world.bring(here, page).article
        publish_page(page=article, actor=editor, at=AT, reason=_REASON)
        again = world.bring(here, world.page(body="本园区是最佳选择。", author="编辑"))
        assert (ArticlePage.objects.get(pk=article.pk).live, again.forbidden) == (True, 0)

    def test_page_with_notes_only_is_live(self) -> None:
        found = world.bring(world.site(), world.page(body="据权威统计，园区产值翻番。"))
        assert (found.article.live, found.forbidden) == (True, 0)

    def test_extract_that_must_not_be_published_is_no_page_of_ours(self) -> None:
        found = world.bring(world.site(), world.page(related=world.related("顶级园区来了", "乙园区满租")))
        assert {a.title: a.live for a in found.article.related.all()} == {"顶级园区来了": False, "乙园区满租": True}
