"""Importing, publishing and counting: what is kept, what is left out, and that doing it twice changes nothing."""

import datetime as dt
import importlib.util
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import Page, Site

from luodi.reading.article import read_article
from luodi.web.news.actions import (
    count_reading,
    fold_readings,
    import_article,
    open_section,
    open_site,
    publish_page,
)
from luodi.web.news.enums import Outcome
from luodi.web.news.errors import ArticleNotReady, NewsRefusal, NothingToImport, SiteTaken, UnknownSite
from luodi.web.news.models import ArticlePage, DaySalt, Reading, SectionPage
from luodi.web.news.queries import site_of
from luodi.web.news.validators import clean_html
from luodi.web.shared import audit
from luodi.web.shared.models import AuditEntry

_spec = importlib.util.spec_from_file_location("news_world", Path(__file__).with_name("world.py"))
assert _spec and _spec.loader
world: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(world)

pytestmark = pytest.mark.django_db
AT = world.AT


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


class TestSites:
    """Several regions in one installation."""

    def test_new_default_site_takes_the_place_of_the_welcome_page(self) -> None:
        site = world.site()
        assert (list(Site.objects.all()), site.root_page.title) == ([site], "溧阳")

    def test_second_default_leaves_the_first_in_place(self) -> None:
        first = world.site()
        second = world.site("b.example", is_default=True)
        assert {s.hostname: s.is_default_site for s in Site.objects.all()} == {"testserver": False, "b.example": True}
        assert site_of("") == second and site_of("testserver") == first

    def test_host_is_taken_once(self) -> None:
        world.site()
        with pytest.raises(SiteTaken):
            open_site(host="testserver", name="又一个", actor=None, at=AT)
        assert Site.objects.count() == 1

    def test_unknown_host_names_those_that_are_there(self) -> None:
        world.site()
        with pytest.raises(UnknownSite, match="testserver"):
            site_of("nowhere.example")

    def test_section_of_a_title_is_made_once(self) -> None:
        site = world.site()
        assert world.section(site).pk == world.section(site).pk
        assert SectionPage.objects.count() == 2


class TestImport:
    """A page comes in whole, once."""

    def test_article_is_live_with_what_its_page_said(self) -> None:
        page = world.page(author="示例", source="示范日报", views=6, notice="版权声明：转载请注明出处。")
        kept = ArticlePage.objects.get(pk=world.bring(world.site(), page).article.pk)
        assert (kept.live, kept.author, kept.source, kept.views_before) == (True, "示例", "示范日报", 6)
        assert (kept.published_on, kept.listed_on) == (dt.date(2026, 11, 20), dt.date(2026, 11, 20))
        assert kept.body == "<p>示范园区推进六个一工程。园区负责人介绍，全年目标不变。</p>"

    def test_day_without_a_year_gets_none_and_is_listed_by_the_day_it_came(self) -> None:
        page = world.page(date="", date_text="09-24", date_relative="8个月前")
        kept = world.bring(world.site(), page).article
        assert (kept.published_on, kept.date_as_written, kept.relative_as_written) == (None, "09-24", "8个月前")
        assert kept.listed_on == dt.date(2026, 11, 23)

    def test_same_page_again_changes_nothing(self) -> None:
        site = world.site()
        first = world.bring(site, world.page(related=world.related("甲园区扩建", "乙园区满租")))
        rows = (ArticlePage.objects.count(), AuditEntry.objects.count())
        again = world.bring(site, world.page(related=world.related("甲园区扩建", "乙园区满租")))
        assert (again.outcome, again.article.pk) == (Outcome.SAME, first.article.pk)
        assert (ArticlePage.objects.count(), AuditEntry.objects.count()) == rows

    def test_white_space_makes_no_new_article(self) -> None:
        site = world.site()
        world.bring(site, world.page(body="一句话。\n又一句话。"))
        assert world.bring(site, world.page(body="一句话。 又一句话。 ")).outcome is Outcome.SAME

    def test_new_text_of_the_same_title_and_date_takes_the_place(self) -> None:
        site = world.site()
        first = world.bring(site)
        second = world.bring(site, world.page(body="改过的正文，补了两句话。"))
        assert (second.outcome, second.article.pk, ArticlePage.objects.count()) == (
            Outcome.UPDATED,
            first.article.pk,
            1,
        )
        assert ArticlePage.objects.get().body == "<p>改过的正文，补了两句话。</p>"

    def test_same_title_of_another_day_is_another_article(self) -> None:
        site = world.site()
        world.bring(site, world.page("招商周报"))
        assert world.bring(site, world.page("招商周报", date="2026-11-13")).outcome is Outcome.ADDED
        assert len(set(ArticlePage.objects.values_list("url_path", flat=True))) == 2

    @pytest.mark.parametrize("first_date", ["2026-11-20", ""])
    def test_undated_page_of_another_text_leaves_the_article_of_its_title_as_it_is(self, first_date: str) -> None:
        site = world.site()
        first = world.bring(site, world.page("招商周报", body="四栋厂房封顶。明年交付。", date=first_date)).article
        second = world.bring(site, world.page("招商周报", body="两家企业签约。十月开工。", date=""))
        kept = ArticlePage.objects.get(pk=first.pk)
        assert (second.outcome, kept.body, kept.published_on) == (Outcome.ADDED, first.body, first.published_on)

    def test_undated_page_mended_in_a_sentence_takes_the_place_of_the_undated_one(self) -> None:
        site = world.site()
        world.bring(site, world.page("招商周报", body="四栋厂房封顶。明年交付。欢迎入驻。", date=""))
        second = world.bring(site, world.page("招商周报", body="四栋厂房封顶。明年五月交付。欢迎入驻。", date=""))
        assert (second.outcome, ArticlePage.objects.count()) == (Outcome.UPDATED, 1)

    def test_dated_article_keeps_its_day_when_its_text_comes_without_one(self) -> None:
        site = world.site()
        first = world.bring(site)
        again = world.bring(site, world.page(date=""))
        kept = ArticlePage.objects.get()
        assert (again.outcome, again.article.pk) == (Outcome.SAME, first.article.pk)
        assert kept.published_on == dt.date(2026, 11, 20)

    def test_day_that_comes_later_is_put_on_the_same_text(self) -> None:
        site = world.site()
        world.bring(site, world.page(date=""))
        again = world.bring(site)
        assert (again.outcome, ArticlePage.objects.get().published_on) == (Outcome.UPDATED, dt.date(2026, 11, 20))

    def test_table_of_a_page_is_stored_as_a_table(self) -> None:
        words = "开发区第四期标准厂房上周交付，十二家企业领到钥匙。"
        table = "<table><tr><th>楼号</th><th colspan='2'>面积</th></tr><tr><td>7号</td><td>4100</td><td>可分</td></tr></table>"
        found = world.bring(
            world.site(),
            read_article(
                f"<h1>厂房清单</h1><p>发布时间：2026-04-02</p><p>{words}</p>{table}<p>图为交付现场</p><p>{words}</p>"
            ),
        )
        assert (
            '<table><tr><th>楼号</th><th colspan="2">面积</th></tr><tr><td>7号</td><td>4100</td><td>可分</td></tr></table>'
            in found.article.body
        )
        assert found.left_out == ("图为交付现场",)

    def test_related_articles_come_as_stubs_that_are_linked(self) -> None:
        found = world.bring(world.site(), world.page(related=world.related("甲园区扩建", "乙园区满租")))
        stubs = list(found.article.related.order_by("pk"))
        assert (found.stubs, [s.title for s in stubs]) == (2, ["甲园区扩建", "乙园区满租"])
        assert all(s.is_stub and s.live and s.body == "" for s in stubs)
        assert stubs[0].extract == "甲园区扩建的摘要，说的是另一件事..."

    def test_bare_link_to_elsewhere_makes_no_page(self) -> None:
        bare = (world.related("甲")[0].__class__("甲园区扩建", "", "https://x.example/1"),)
        found = world.bring(world.site(), world.page(related=bare))
        assert (found.stubs, found.article.related.count(), ArticlePage.objects.count()) == (0, 0, 1)

    def test_stub_is_filled_when_its_page_comes(self) -> None:
        site = world.site()
        stub = world.bring(site, world.page(related=world.related("甲园区扩建"))).article.related.get()
        found = world.bring(site, world.page("甲园区扩建"))
        kept = ArticlePage.objects.get(pk=stub.pk)
        assert (found.outcome, found.article.pk, kept.is_stub) == (Outcome.FILLED, stub.pk, False)

    def test_related_article_that_is_here_is_linked_and_not_doubled(self) -> None:
        site = world.site()
        here = world.bring(site, world.page("甲园区扩建")).article
        found = world.bring(site, world.page(related=world.related("甲园区扩建")))
        assert (found.stubs, found.article.related.get().pk) == (0, here.pk)

    def test_two_sites_keep_the_same_page_each_for_itself(self) -> None:
        first, second = world.site(), world.site("b.example", "金坛")
        assert world.bring(first).article.pk != world.bring(second).article.pk

    @pytest.mark.parametrize(("title", "body"), [("", "有正文。"), ("有标题", ""), ("", "")])
    def test_page_without_title_or_body_is_refused_and_leaves_nothing(self, title: str, body: str) -> None:
        site = world.site()
        rows = (Page.objects.count(), AuditEntry.objects.count())
        with pytest.raises(NothingToImport):
            import_article(page=world.page(title, body=body), site=site, section="园区动态", actor=None, at=AT)
        assert (Page.objects.count(), AuditEntry.objects.count()) == rows

    @pytest.mark.parametrize("verb", ["news.open_section", "news.import_article"])
    def test_import_that_fails_halfway_leaves_no_trace(self, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
        site = world.site()
        rows = (Page.objects.count(), AuditEntry.objects.count())

        def failing(**row: Any) -> None:
            recorded(**row)
            if row["verb"] == verb:
                raise ZeroDivisionError

        recorded = audit.record
        monkeypatch.setattr("luodi.web.news.actions.audit.record", failing)
        with pytest.raises(ZeroDivisionError):
            world.bring(site, world.page(related=world.related("甲")))
        assert (Page.objects.count(), AuditEntry.objects.count()) == rows

    @pytest.mark.parametrize(
        ("section", "category", "opened"),
        [("", "", []), ("", "园区动态", ["园区动态"]), ("通知", "园区动态", ["通知"])],
    )
    def test_article_goes_to_the_section_asked_for_or_the_category_of_its_page(
        self, section: str, category: str, opened: list[str]
    ) -> None:
        site = world.site()
        brought = import_article(page=world.page(category=category), site=site, section=section, actor=None, at=AT)
        above = brought.article.get_ancestors().filter(depth__gt=2)
        assert [each.title for each in above] == ["资讯", *opened]
        verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["news.open_site", *(["news.open_section"] * len(opened)), "news.import_article"]

    def test_trial_says_what_would_come_and_leaves_nothing(self) -> None:
        site = world.site()
        rows = (Page.objects.count(), AuditEntry.objects.count())
        tried = world.bring(site, world.page(related=world.related("甲")), is_trial=True)
        assert (tried.outcome, tried.stubs, tried.article.title) == (Outcome.ADDED, 1, "示范园区推进六个一工程")
        assert (Page.objects.count(), AuditEntry.objects.count()) == rows

    def test_mobiles_are_masked_and_landlines_stay(self) -> None:
        page = world.page(
            body="咨询请打13900000000或0519-80000000。",
            notice="联系删除 400-000-0000 或 13900000000",
            related=(world.related("甲")[0].__class__("甲园区扩建", "电话139 0000 0000，欢迎来电..."),),
        )
        found = world.bring(world.site(), page)
        kept = found.article
        assert found.masked == 2
        assert kept.body == "<p>咨询请打139****0000或0519-80000000。</p>"
        assert kept.notice == "联系删除 400-000-0000 或 139****0000"
        assert (kept.extract, kept.related.get().extract) == (
            "咨询请打139****0000或0519-80000000。",
            "电话139 **** 0000，欢迎来电...",
        )

    def test_over_long_values_are_cut_to_their_columns(self) -> None:
        page = world.page("长" * 400, author="者" * 99, source="源" * 400, views=10**12, notice="声明" * 5000)
        kept = ArticlePage.objects.get(pk=world.bring(world.site(), page).article.pk)
        assert (len(kept.title), len(kept.author), len(kept.source), kept.views_before) == (250, 60, 200, 2**31 - 1)

    def test_seed_page_comes_in_whole(self) -> None:
        if world.SEED is None:
            return
        found = world.bring(world.site(), read_article(world.SEED.read_bytes()))
        kept = found.article
        assert (kept.title, kept.author, kept.views_before) == ("江苏常州高质量推进“五大明星城”建设", "admin", 6)
        assert (kept.date_as_written, kept.relative_as_written, found.stubs) == ("09-24", "8个月前", 8)
        assert "13391219793" not in kept.body + kept.notice and "齐家滨" in kept.body


class TestPublish:
    """The gate."""

    def test_article_without_a_body_names_what_is_missing(self) -> None:
        site = world.site()
        section = world.section(site)
        draft = ArticlePage(title="只有标题", slug="draft", live=False)
        section.add_child(instance=draft)
        with pytest.raises(ArticleNotReady, match="正文"):
            publish_page(page=draft, actor=None, at=AT)
        assert not ArticlePage.objects.get(pk=draft.pk).live

    @pytest.mark.parametrize("words", ["=E6=BA=A7=E9=98=B3=E5=B8=82=E4=BA=BA=E6=B0=91", "厂\x07房"])
    def test_words_that_nobody_can_read_do_not_go_live(self, words: str) -> None:
        section = world.section(world.site())
        draft = ArticlePage(title="乱码", slug="draft", live=False, body=f"<p>{words}</p>")
        section.add_child(instance=draft)
        with pytest.raises(ArticleNotReady, match="乱码"):
            publish_page(page=draft, actor=None, at=AT)

    def test_ready_article_goes_live_with_its_day_and_a_row_of_audit(self) -> None:
        section = world.section(world.site())
        draft = ArticlePage(title="齐了", slug="draft", live=False, body="<p>有正文。</p>")
        section.add_child(instance=draft)
        kept = publish_page(page=draft, actor=None, at=AT)
        assert (kept.live, kept.first_published_at) == (True, AT)
        assert AuditEntry.objects.filter(verb="news.publish_page", key=kept.pk).count() == 1


class TestReaders:
    """Once per reader and day; nothing personal stays."""

    def test_reader_counts_once_a_day_and_again_the_next(self) -> None:
        article = world.bring(world.site()).article
        read = {"article": article, "address": "192.0.2.1", "agent": world.AGENT}
        assert [count_reading(**read, at=AT) for _ in range(2)] == [True, False]
        assert count_reading(**read, at=AT + dt.timedelta(days=1))
        kept = ArticlePage.objects.get(pk=article.pk)
        assert (kept.views_before, kept.readings.count()) == (1, 1)

    def test_second_worker_counts_no_reader_twice(self) -> None:
        article = world.bring(world.site()).article
        for _ in range(2):
            count_reading(article=article, address="192.0.2.1", agent=world.AGENT, at=AT)
            cache.clear()
        assert article.readings.count() == 1

    def test_other_readers_count_each(self) -> None:
        article = world.bring(world.site()).article
        for address in ("192.0.2.1", "192.0.2.2"):
            count_reading(article=article, address=address, agent=world.AGENT, at=AT)
        assert article.readings.count() == 2

    def test_neither_address_nor_agent_is_kept(self) -> None:
        article = world.bring(world.site()).article
        count_reading(article=article, address="192.0.2.1", agent=world.AGENT, at=AT)
        kept = Reading.objects.get()
        assert len(kept.reader) == 64 and "192.0.2.1" not in kept.reader
        assert {f.name for f in Reading._meta.get_fields()} == {"id", "article", "day", "reader"}

    def test_salt_of_yesterday_is_thrown_away(self) -> None:
        article = world.bring(world.site()).article
        for days in range(3):
            at = AT + dt.timedelta(days=days)
            count_reading(article=article, address="192.0.2.1", agent=world.AGENT, at=at)
        assert [s.day for s in DaySalt.objects.all()] == [dt.date(2026, 11, 25)]
        assert Reading.objects.count() == 1

    def test_folding_twice_adds_once(self) -> None:
        article = world.bring(world.site()).article
        count_reading(article=article, address="192.0.2.1", agent=world.AGENT, at=AT)
        assert [fold_readings(before=dt.date(2026, 11, 24)) for _ in range(2)] == [1, 0]
        assert ArticlePage.objects.get(pk=article.pk).views_before == 1


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("<p>好<script>alert(1)</script>的</p>", "<p>好的</p>"),
        ("<p onclick='x()' style='color:red' class='a'>好</p>", "<p>好</p>"),
        ("<iframe src='https://x.example'>里面</iframe><p>好</p>", "<p>好</p>"),
        ("<a href='javascript:alert(1)'>点我</a>", "点我"),
        ("<a href='JaVaScRiPt:alert(1)'>点我</a>", "点我"),
        (
            "<a href='https://x.example/?a=1&b=2' target=_blank>看</a>",
            '<a href="https://x.example/?a=1&amp;b=2">看</a>',
        ),
        ("<svg><p>好</p></svg>后", "后"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<p>没<b>关上", "<p>没<strong>关上</strong></p>"),
        ("</div></p>多关了", "多关了"),
        ("<b><p>交叉</b></p>", "<strong><p>交叉</p></strong>"),
        ("<h1>大</h1><marquee>动</marquee>", "<h2>大</h2>动"),
        ("<embed embedtype='media' url='https://x.example'/>后", "后"),
        ("<embed url='https://x.example'>后", "后"),
        (
            "<table border=1><tr onclick=x()><td colspan=2 style='x'>一</td><th rowspan='999'>二</th></tr></table>",
            '<table><tr><td colspan="2">一</td><th>二</th></tr></table>',
        ),
        ("<table><tr><td colspan='2\" onmouseover=\"x'>一</td></tr></table>", "<table><tr><td>一</td></tr></table>"),
        ("", ""),
    ],
)
def test_markup_is_rebuilt_from_what_is_allowed(hostile: str, safe: str) -> None:
    assert clean_html(hostile).html == safe


def test_pictures_are_left_out_and_counted() -> None:
    cleaned = clean_html('<p>一<img src="https://x.example/1.png"></p><img src=2.png onerror=alert(1)>')
    assert (cleaned.html, cleaned.pictures) == ("<p>一</p>", 2)


def test_every_refusal_has_code_status_and_two_sentences() -> None:
    values = {"parts": ["body"], "host": "a", "known": "b", "count": 1, "words": "最佳"}
    for leaf in NewsRefusal.__subclasses__():
        refusal = leaf(**values)
        assert refusal.code.startswith("news_") and 400 <= refusal.status < 500
        assert refusal.sentence == refusal.in_language("zh") != refusal.in_language("en")


def test_section_of_a_long_title_is_found_again() -> None:
    site = world.site()
    top = world.section(site)
    first = open_section(parent=top, title="长" * 300, actor=None, at=AT)
    assert open_section(parent=top, title="长" * 300, actor=None, at=AT).pk == first.pk
