"""Article and section pages as readers see them, on two sites, at two sizes of data."""

import datetime as dt
import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from luodi.reading.article import read_article
from luodi.web.news import faces
from luodi.web.news.models import ArticlePage, Reading
from luodi.web.news.queries import newest, news_section
from luodi.web.people.actions import add_organisation
from luodi.web.portal.articles.dates import ago

_spec = importlib.util.spec_from_file_location("news_world", Path(__file__).with_name("world.py"))
assert _spec and _spec.loader
world: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(world)

pytestmark = pytest.mark.django_db
AT = world.AT
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def _fresh_cache(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "b.example"]
    cache.clear()
    Site.clear_site_root_paths_cache()


@pytest.fixture
def reader() -> Client:
    return Client(HTTP_USER_AGENT=world.AGENT)


def address(article: ArticlePage) -> str:
    return "/" + article.url_path.lstrip("/").partition("/")[2]


def get(client: Client, path: str, host: str = "testserver") -> str:
    response = client.get(path, HTTP_HOST=host)
    assert response.status_code == 200, (path, response.status_code)
    return str(response.content.decode())


def words(html: str) -> str:
    """What is on a page, without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class TestArticle:
    """Everything of the page that started it all, and better."""

    def test_page_has_breadcrumb_byline_body_and_related(self, reader: Client) -> None:
        page = world.page(
            author="王示例", source="示范日报", views=6, related=world.related("甲园区扩建", "乙园区满租")
        )
        html = get(reader, address(world.bring(world.site(), page).article))
        crumbs = re.search(r'<nav class="crumbs".*?</nav>', html, re.S)
        assert crumbs and words(crumbs[0]) == "首页 资讯 园区动态 正文"
        shown = words(html)
        for part in (
            "示范园区推进六个一工程",
            "作者 王示例",
            "来源 示范日报",
            "原文日期 2026-11-20",
            "甲园区扩建的摘要",
        ):
            assert part in shown
        assert '<div class="prose prose--lede"><p>示范园区推进六个一工程。' in html

    def test_table_stands_on_the_page_in_a_frame_of_its_own(self, reader: Client) -> None:
        table = "<table><tr><th>楼号</th><th>面积</th></tr><tr><td>7号</td><td>4100</td></tr></table>"
        html = get(reader, address(world.bring(world.site(), world.page(html=f"<p>清单如下。</p>{table}")).article))
        frame = '<div class="scroll" role="region" aria-label="表格" tabindex="0"><table class="tbl">'
        assert f"{frame}{table.removeprefix('<table>')}</div>" in html
        assert unclosed(html) == []

    def test_day_without_a_year_says_so(self, reader: Client) -> None:
        page = world.page(date="", date_text="09-24", date_relative="8个月前")
        shown = words(get(reader, address(world.bring(world.site(), page).article)))
        assert "原文日期 09-24，没写年份 原页写作“8个月前”" in shown

    def test_reader_counts_once_and_sees_it_on_the_next_visit(self, reader: Client) -> None:
        article = world.bring(world.site(), world.page(views=6)).article
        shown = [words(get(reader, address(article))) for _ in range(3)]
        assert [re.search(r"浏览 (\d+) 次", s)[1] for s in shown] == ["6", "7", "7"]  # type: ignore[index]  # always there

    @pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8", "Baiduspider"])
    def test_programs_are_not_readers(self, agent: str) -> None:
        article = world.bring(world.site()).article
        get(Client(HTTP_USER_AGENT=agent), address(article))
        assert Reading.objects.count() == 0

    def test_page_stands_when_counting_fails(self, reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        article = world.bring(world.site()).article

        def broken(**_: Any) -> bool:
            raise DatabaseError("read-only")

        monkeypatch.setattr("luodi.web.news.readers.count_reading", broken)
        assert "示范园区" in get(reader, address(article))

    def test_enquiry_box_stands_where_the_page_asked_to_call(self, reader: Client) -> None:
        html = get(reader, address(world.bring(world.site()).article))
        box = re.search(r'<form class="ask".*?</form>', html, re.S)
        assert box and 'action="/find/"' in box[0] and 'name="words"' in box[0] and 'method="post"' in box[0]
        assert "需求、用途、税收、公司，都可以写" in box[0]

    def test_qr_holds_the_address_of_the_page(self, reader: Client) -> None:
        import segno

        article = world.bring(world.site()).article
        html = get(reader, address(article))
        link = f"http://testserver{address(article)}"
        path = re.search(r'<path [^>]*d="([^"]+)"', segno.make(link, error="m", micro=False).svg_inline(border=2))
        assert path and path[1] in html and f'<link rel="canonical" href="{link}">' in html

    def test_notice_says_how_to_report(self, reader: Client) -> None:
        add_organisation(name="示范运营", kind="operator", contact_line="0519-8000 0000 运营部", actor=None, at=AT)
        html = get(reader, address(world.bring(world.site(), world.page(notice="版权声明：请注明出处。")).article))
        legal = re.search(r'<section class="legal.*?</section>', html, re.S)
        assert legal and "原页声明：版权声明：请注明出处。" in words(legal[0])
        assert "请联系 0519-8000 0000 运营部，说明本页链接和理由" in words(legal[0])

    def test_stub_says_that_only_the_extract_is_here(self, reader: Client) -> None:
        stub = world.bring(world.site(), world.page(related=world.related("甲园区扩建"))).article.related.get()
        shown = words(get(reader, address(stub)))
        assert "这里只有摘要 ，全文还没有收录。" in shown and "甲园区扩建的摘要，说的是另一件事..." in shown

    def test_left_out_pictures_are_said(self, reader: Client) -> None:
        page = read_article(
            "<html><h1>示范区厂房开工建设</h1><p>厂房昨天开工，<img src='https://x.example/1.png'>明年交付使用。</p></html>"
        )
        html = get(reader, address(world.bring(world.site(), page).article))
        assert "原文有 1 张图片，没有随文收录。" in html and "x.example" not in html

    def test_hostile_page_shows_as_text_only(self, reader: Client) -> None:
        page = read_article(
            "<html><title>示范区&lt;script&gt;alert(1)&lt;/script&gt;厂房</title><h1>示范区&lt;script&gt;alert(1)&lt;/script&gt;厂房</h1>"
            "<p onmouseover=alert(2)>厂房昨天开工，<script>alert(3)</script>明年交付使用，<a href='javascript:alert(4)'>看</a>这里。</p></html>"
        )
        html = get(reader, address(world.bring(world.site(), page).article))
        assert not re.search(r"<script[^>]*>\s*alert|onmouseover|javascript:", html)
        assert "示范区&lt;script&gt;alert(1)" in html

    def test_page_has_no_inline_style_and_asks_nothing_of_others(self, reader: Client) -> None:
        html = get(reader, address(world.bring(world.site(), world.page(related=world.related("甲园区扩建"))).article))
        assert " style=" not in html and "<style" not in html
        assert not re.findall(r'(?:src|srcset)="https?:', html)

    def test_markup_is_well_formed(self, reader: Client) -> None:
        html = get(reader, address(world.bring(world.site(), world.page(related=world.related("甲园区扩建"))).article))
        assert unclosed(html) == []

    @pytest.mark.parametrize("above", [0, 1, 2])
    def test_article_closed_by_an_editor_stays_closed(self, reader: Client, above: int) -> None:
        article = world.bring(world.site()).article
        closed = [article, article.get_parent(), article.get_parent().get_parent()][above]
        PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
        assert reader.get(address(article)).status_code == 302

    def test_editor_previews_a_draft_as_readers_will_see_it_and_counts_as_nobody(self) -> None:
        article = world.bring(world.site()).article
        article.title = "还没存的标题"
        shown = article.make_preview_request()
        assert shown.status_code == 200
        crumbs = re.search(r'<nav class="crumbs".*?</nav>', shown.content.decode(), re.S)
        assert crumbs and words(crumbs[0]) == "首页 资讯 园区动态 正文"
        assert "<h1>还没存的标题</h1>" in shown.content.decode()
        assert Reading.objects.count() == 0

    def test_unpublished_article_is_not_there(self, reader: Client) -> None:
        article = world.bring(world.site()).article
        article.unpublish()
        assert reader.get(address(article)).status_code == 404

    def test_page_of_the_seed_is_whole(self, reader: Client) -> None:
        if world.SEED is None:
            return
        html = get(reader, address(world.bring(world.site(), read_article(world.SEED.read_bytes())).article))
        shown = words(html)
        assert html.count('class="news__i"') == 7  # one related title praises itself and waits as a draft
        for part in (
            "作者 admin",
            "09-24，没写年份",
            "浏览 6 次",
            "五大明星城",
            "1.3万亿元",
            "蕞大的决心",
            "******常州市委",
        ):
            assert part in shown
        assert "13391219793" not in html


class TestSection:
    """Lists and their pages."""

    def test_newest_stand_first(self, reader: Client) -> None:
        site = world.site()
        for day in (3, 9, 6):
            world.bring(site, world.page(f"园区动态第{day}号", date=f"2026-11-{day:02}"))
        assert titles(get(reader, "/news/")) == ["园区动态第9号", "园区动态第6号", "园区动态第3号"]

    def test_paging_by_key_shows_every_article_once(self, reader: Client) -> None:
        site = world.site()
        for number in range(45):
            world.bring(site, world.page(f"园区动态第{number:02}号", date=f"2026-11-{1 + number % 3:02}"))
        seen: list[str] = []
        path: str | None = "/news/"
        while path:
            html = get(reader, path)
            seen += titles(html)
            following = re.search(r'href="(\?before=[^"]+)"', html)
            path = f"/news/{following[1]}" if following else None
        assert len(seen) == 45 == len(set(seen))

    @pytest.mark.parametrize(
        "key", ["", "x", "20261199.1", "20261101.", ".5", "20261101.5'--", "20261101.²", "9" * 400]
    )
    def test_forged_key_gives_the_first_page(self, reader: Client, key: str) -> None:
        site = world.site()
        world.bring(site)
        assert titles(get(reader, f"/news/?before={key}")) == ["示范园区推进六个一工程"]

    def test_section_below_another_has_its_own_list_and_breadcrumb(self, reader: Client) -> None:
        site = world.site()
        article = world.bring(site).article
        html = get(reader, address(article.get_parent()))
        crumbs = re.search(r'<nav class="crumbs".*?</nav>', html, re.S)
        assert crumbs and words(crumbs[0]) == "首页 资讯 园区动态" and len(titles(html)) == 1

    def test_top_section_leads_to_those_below(self, reader: Client) -> None:
        site = world.site()
        below = world.section(site)
        assert f'<a href="{address(below)}">园区动态</a>' in get(reader, "/news/")

    def test_empty_section_says_what_to_do(self, reader: Client) -> None:
        world.site()
        assert "这个栏目还没有文章" in get(reader, "/news/")

    def test_stub_stands_in_no_list(self, reader: Client) -> None:
        site = world.site()
        world.bring(site, world.page(related=world.related("甲园区扩建")))
        assert titles(get(reader, "/news/")) == ["示范园区推进六个一工程"]
        assert [a.title for a in newest(5, site)] == ["示范园区推进六个一工程"]


class TestSites:
    """Two hosts in one installation."""

    def test_each_host_shows_its_own_articles(self, reader: Client) -> None:
        first, second = world.site(), world.site("b.example", "金坛")
        world.bring(first, world.page("溧阳的一篇资讯"))
        there = world.bring(second, world.page("金坛的一篇资讯")).article
        assert titles(get(reader, "/news/")) == ["溧阳的一篇资讯"]
        assert titles(get(reader, "/news/", "b.example")) == ["金坛的一篇资讯"]
        assert "金坛" in get(reader, address(there), "b.example")
        assert reader.get(address(there)).status_code == 404
        assert [a.title for a in newest(5, first)] == ["溧阳的一篇资讯"]
        assert len(newest(5)) == 2

    def test_page_is_shown_by_the_view_that_a_face_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        article = world.bring(world.site()).article
        monkeypatch.setitem(faces._views, ArticlePage, lambda request, page: HttpResponse(f"{page.title}!"))
        assert article.serve(RequestFactory().get("/")).content.decode() == "示范园区推进六个一工程!"

    def test_without_a_face_there_is_no_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        article = world.bring(world.site()).article
        monkeypatch.setattr(faces, "_views", {})
        with pytest.raises(LookupError):
            article.serve(RequestFactory().get("/"))

    def test_home_page_is_not_previewed_because_the_portal_owns_it(self) -> None:
        assert not world.site().root_page.specific.is_previewable()

    def test_home_answers_at_the_root_of_both_hosts(self, reader: Client) -> None:
        world.site(region_code="320481"), world.site("b.example", "金坛", region_code="320413")
        assert [word in get(reader, "/", host) for host, word in (("testserver", "溧阳"), ("b.example", "金坛"))] == [
            True,
            True,
        ]


@pytest.mark.parametrize("count", [3, 60])
def test_pages_cost_the_same_at_any_size(reader: Client, count: int) -> None:
    site = world.site()
    names = [f"相关的第{n}篇" for n in range(min(count, 12))]
    article = world.bring(site, world.page(related=world.related(*names))).article
    for number in range(count):
        world.bring(site, world.page(f"园区动态第{number}号"))
    for number in range(count):
        Client(HTTP_USER_AGENT=world.AGENT, REMOTE_ADDR=f"192.0.2.{number}").get(address(article))
    for path in (address(article), "/news/", address(article.get_parent())):
        asked = queries(reader, path)
        assert len(asked) <= MOST_QUERIES, "\n".join(asked)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-23", "今天"),
        ("2026-11-22", "昨天"),
        ("2026-11-20", "3 天前"),
        ("2026-10-24", "30 天前"),
        ("2026-10-23", "1 个月前"),
        ("2026-03-20", "8 个月前"),
        ("2025-11-24", "11 个月前"),
        ("2025-11-23", "1 年前"),
        ("2021-06-09", "5 年前"),
        ("2026-11-24", ""),
    ],
)
def test_ago_says_it_as_people_do(day: str, expected: str) -> None:
    assert ago(dt.date.fromisoformat(day), dt.date(2026, 11, 23)) == expected


def test_top_section_is_found_by_its_place() -> None:
    site = world.site()
    world.section(site)
    top = news_section(site)
    assert top is not None and top.title == "资讯"


def titles(html: str) -> list[str]:
    return re.findall(r'news__t"><a href="[^"]+">([^<]+)</a>', html)


def queries(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        get(client, path)
    return [q["sql"] for q in captured.captured_queries if "SAVEPOINT" not in q["sql"]]


VOID = {"meta", "link", "img", "br", "hr", "input", "path", "use", "circle"}


def unclosed(html: str) -> list[str]:
    """Elements that are not closed where they were opened."""
    faults: list[str] = []
    stack: list[str] = []

    class Look(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag not in VOID:
                stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag in VOID:
                return
            if not stack or stack.pop() != tag:
                faults.append(tag)

    Look().feed(html)
    return faults + stack
