"""What the title of a page is, and what only looks like one. Pages are made up."""

import pytest

from luodi.reading.article import read_article

TEXT = "<div><p>开发区第四期标准厂房上周交付，十二家企业领到钥匙。</p><p>下一期厂房计划明年开工，优先安排本地企业。</p></div>"


def title_of(head: str, *body: str, foot: str = "版权所有：临港市人民政府") -> str:
    crumbs = "<div class='nav'><a href='/'>首页</a> &gt; <a href='/d'>通知公告</a></div>"
    page = f"<html><head><title>{head}</title></head><body>{crumbs}{''.join(body)}<p>发布时间：2026-04-02</p>{TEXT}<p>{foot}</p></body></html>"
    return read_article(page).title


@pytest.mark.parametrize("title", ["通知", "简报", "致歉信", "招商简报", "招标公告", "企业家座谈会"])
def test_short_heading_is_the_title(title: str) -> None:
    assert title_of(f"{title}-临港市人民政府", f"<h1>{title}</h1>") == title


@pytest.mark.parametrize("name", ["临港市人民政府", "通知公告", "首页"])
def test_heading_that_names_site_or_section_is_none(name: str) -> None:
    wanted = "关于交付第四期厂房的通知"
    assert title_of(f"{wanted}-通知公告-临港市人民政府", f"<h1>{name}</h1>", f"<h2>{wanted}</h2>") == wanted


def test_title_of_the_head_that_names_site_and_section_only_gives_way_to_the_line_above_the_byline() -> None:
    assert title_of("通知公告--临港市人民政府", "<div><b>第四期厂房交付</b></div>") == "第四期厂房交付"


def test_heading_wins_over_a_head_that_the_page_does_not_repeat() -> None:
    assert title_of("A05·县域-临港晚报数字报", "<h1>钥匙到手</h1>") == "钥匙到手"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("临港开发区：<br>厂房里的新速度", "临港开发区：厂房里的新速度"),
        ("临港开发区<br/>交付厂房", "临港开发区交付厂房"),
        ("Keys handed over<br>in Lingang", "Keys handed over in Lingang"),
    ],
)
def test_heading_over_two_lines_is_one_title(heading: str, title: str) -> None:
    assert title_of(f"{title}-临港市人民政府", f"<h1>{heading}</h1>") == title


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("2026-04-02 来源:临港日报 浏览:1,234次", 1234),
        ("来源：临港日报 2026-04-02 阅读：1.2万", 12_000),
        ("2026-04-02 来源：临港日报 3,456人浏览", 3456),
        ("2026-04-02 来源：临港日报 点击数【57】", 57),
    ],
)
def test_byline_with_readers_in_any_form(line: str, views: int) -> None:
    page = read_article(f"<title>第四期厂房交付</title><h1>第四期厂房交付</h1><p>{line}</p>{TEXT}")
    assert (page.date, page.source, page.views) == ("2026-04-02", "临港日报", views)
    assert page.body.startswith("开发区第四期")


def test_english_byline_is_read() -> None:
    line = "Updated: April 2, 2026 | Source: Lingang Today"
    page = read_article(f"<title>Keys handed over</title><h1>Keys handed over</h1><p>{line}</p>{TEXT}")
    assert (page.date, page.date_text, page.source) == ("2026-04-02", "April 2, 2026", "Lingang Today")
