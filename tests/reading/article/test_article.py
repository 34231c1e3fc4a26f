"""Whole pages: what is the text, what surrounds it, and what no page can do to the reader."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.patience import processor_seconds

from luodi.reading import read
from luodi.reading.article import Article, Contact, Related, decode, read_article

_spec = importlib.util.spec_from_file_location("article_pages", Path(__file__).with_name("pages.py"))
assert _spec and _spec.loader
pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pages)


class TestCopiedPage:
    """The layout of the page that started it all."""

    page = read_article(pages.COPIED)

    def test_head_is_read_without_any_space_between_its_parts(self) -> None:
        page = self.page
        assert (page.title, page.breadcrumb, page.category) == (
            "示范园区推进“六个一”工程",
            ("首页", "溧阳产业信息"),
            "溧阳产业信息",
        )
        assert (page.author, page.views) == ("admin", 6)

    def test_month_and_day_stay_without_a_year(self) -> None:
        assert (self.page.date, self.page.date_text, self.page.date_relative) == ("", "09-24", "8个月前")

    def test_body_begins_and_ends_where_the_text_does(self) -> None:
        lines = self.page.body.split("\n")
        assert (len(lines), lines[0][:10], lines[-1][-5:]) == (3, "上半年，示范园区完成", "（李示范）")

    def test_sentence_that_speaks_of_copyright_is_text(self) -> None:
        assert "版权所有者是谁并不重要" in self.page.body

    def test_contact_block_says_whom_to_call_and_what_it_asks(self) -> None:
        contact = self.page.contact
        assert contact.phones == ("13900000000", "400-000-0000")
        assert contact.asked == ("need", "use", "tax_cny_year", "company", "contact_name", "phone")
        assert contact.text.split("\n")[0] == "王示例微信号"

    def test_notice_is_kept_whole(self) -> None:
        assert self.page.notice.startswith("版权声明：本文由示例网发布") and self.page.notice.endswith("400-000-0000")

    def test_publisher_is_read_from_the_notice_when_the_head_names_none(self) -> None:
        assert self.page.source == "示例网"

    def test_related_articles_stand_apart_with_their_extracts(self) -> None:
        assert [(r.title, r.extract[:6], r.extract[-3:]) for r in self.page.related] == [
            ("园区一期厂房满租", "一期厂房共1", "..."),
            ("示范银行支持小微企业", "银行为园区3", "..."),
        ]
        assert "一期厂房" not in self.page.body


class TestHtmlPage:
    """A page of a public authority."""

    page = read_article(pages.HTML)

    def test_title_is_without_the_name_of_the_site(self) -> None:
        assert self.page.title == "示范区新建标准厂房20万平方米"

    def test_date_near_the_title_wins_over_dates_of_the_text_and_the_head(self) -> None:
        assert (self.page.date, self.page.date_text) == ("2023-05-08", "2023年5月8日")

    def test_byline_is_read(self) -> None:
        assert (self.page.source, self.page.author, self.page.views) == ("示范日报", "张示例", 1206)

    def test_breadcrumb_of_links_is_read(self) -> None:
        assert (self.page.breadcrumb, self.page.category) == (("首页", "园区动态"), "园区动态")

    def test_body_is_the_text_and_nothing_of_the_page(self) -> None:
        assert self.page.body.split("\n") == [
            "5月7日，示范区标准厂房三期开工，总建筑面积20万平方米，计划2024年底竣工，2025年销售收入有望达到3亿元。",
            "一、建设内容",
            "共建设厂房16栋，层高6至8米，配套变电站一座。",
            "管委会负责人说：“厂房建成后，优先安排本地企业。”",
        ]

    def test_markup_keeps_bold_headings_links_and_the_place_of_pictures(self) -> None:
        assert self.page.html.split("\n")[1:4] == [
            "<h3>一、建设内容</h3>",
            '<p>共建设厂房16栋，层高6至8米，配套<a href="https://example.org/power">变电站</a>一座。</p>',
            '<img alt="开工现场">',
        ]
        assert "<strong>20万平方米</strong>" in self.page.html

    def test_related_links_are_kept_with_their_addresses(self) -> None:
        assert self.page.related == (
            Related("示范区二期厂房交付使用", "", "https://example.org/a"),
            Related("示范区招商推介会举行", "", "https://example.org/b"),
        )


@pytest.mark.parametrize(
    ("line", "titles"),
    [("园区三期", ["园区三期", "示范区招商推介会举行"]), ("园三期", ["示范区招商推介会举行"])],
)
def test_related_title_has_four_signs_or_more(line: str, titles: list[str]) -> None:
    page = pages.HTML.replace("示范区二期厂房交付使用", line)
    assert [each.title for each in read_article(page).related] == titles


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_page_in_any_encoding_is_the_same(encoding: str) -> None:
    assert read_article(pages.HTML.encode(encoding)) == read_article(pages.HTML)


def test_page_that_declares_the_wrong_encoding_is_read_as_what_it_is() -> None:
    assert decode('<meta charset="gb2312">常州'.encode()) == '<meta charset="gb2312">常州'
    assert decode("<meta charset=utf-8>常州".encode("gb18030")) == "<meta charset=utf-8>常州"


def test_bytes_of_no_encoding_come_back_as_text() -> None:
    assert decode(b"\xff\xfe\xfd") != "" and decode("常州".encode()[:-1]).startswith("常")


@pytest.mark.parametrize(
    ("line", "date", "text"),
    [
        ("发布时间：2021/6/9", "2021-06-09", "2021/6/9"),
        ("发布日期：2019-03-06 责任编辑：王示例", "2019-03-06", "2019-03-06"),
        ("时间：2019年10月31日 23:00 浏览：33", "2019-10-31", "2019年10月31日"),
        ("发布时间：二〇二三年十二月三十一日", "2023-12-31", "二〇二三年十二月三十一日"),
        ("20190923", "2019-09-23", "20190923"),
        ("3月8日 来源：示范日报", "", "3月8日"),
        ("2023-02-30", "", ""),
    ],
)
def test_date_is_as_exact_as_it_is_written(line: str, date: str, text: str) -> None:
    page = read_article(
        f"示范区召开企业座谈会\n{line}\n会上，来自各镇的企业代表谈了用地、用工和融资的难处，有关部门当场答复。"
    )
    assert (page.date, page.date_text) == (date, text)


@pytest.mark.parametrize("foreign", ["2018-01-02", "2025年销售收入3亿元", "本公司成立于2001年3月5日，现有员工300人。"])
def test_date_inside_the_text_is_not_the_date_of_the_page(foreign: str) -> None:
    page = read_article(
        f"<h1>示范区召开企业座谈会</h1><p>会上，企业代表谈了用地的难处，{foreign}。有关部门当场答复，会后有人跟进。</p>"
    )
    assert (page.date, page.date_text) == ("", "")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("示范区出台十条措施_示范网", "示范区出台十条措施"),
        ("示范区出台十条措施--当代日报", "示范区出台十条措施"),
        ("示范区出台十条措施-新华网", "示范区出台十条措施"),
        ("1-10月示范区投资稳步增长", "1-10月示范区投资稳步增长"),
    ],
)
def test_title_without_heading_loses_the_site(head: str, title: str) -> None:
    assert (
        read_article(f"<html><title>{head}</title><p>措施涉及用地、用工和融资，自发布之日起施行。</p></html>").title
        == title
    )


def test_body_inside_a_menu_that_is_never_closed_is_found() -> None:
    page = read_article(
        f"<html><title>示范区出台十条措施</title><div class='menu'><h1>示范区出台十条措施</h1><p>{'措施涉及用地、用工和融资。' * 5}</p>"
    )
    assert page.body == "措施涉及用地、用工和融资。" * 5


def test_script_style_and_hidden_text_never_come_through() -> None:
    page = read_article(
        "<html><h1>示范区出台十条措施</h1><p>措施涉及用地、用工和融资，自发布之日起施行。<script>alert('坏，话。')</script></p>"
        "<p style='display: none'>隐藏，的，话。</p><textarea>表单，里，的话。</textarea></html>"
    )
    assert page.body == "措施涉及用地、用工和融资，自发布之日起施行。"


def test_entities_stay_escaped_in_the_markup() -> None:
    page = read_article(
        "<html><h1>示范区出台十条措施</h1><p>小写的 &lt;script&gt;alert(1)&lt;/script&gt; 是文字，不是代码。</p></html>"
    )
    assert page.html == "<p>小写的 &lt;script&gt;alert(1)&lt;/script&gt; 是文字，不是代码。</p>"
    assert "<script>alert(1)</script>" in page.body


@pytest.mark.parametrize("nothing", ["", " \n", "<html></html>", "<!-- -->", "<", "\x00\x00", "<p>", "&#0;"])
def test_page_without_words_is_an_empty_article(nothing: str) -> None:
    page = read_article(nothing)
    assert (page.body, page.related, page.contact) == ("", (), Contact())


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
def test_any_text_or_bytes_give_an_article(page: str | bytes) -> None:
    assert isinstance(read_article(page), Article)


#: Seconds below which a measurement says nothing.
_INSTANT = 0.02


@pytest.mark.parametrize(
    "huge",
    [
        "<html>" + "<div>" * 200_000 + "文字，很多。",
        "<html>" + "<b>" * 100_000 + "文字，很多。" * 1000,
        "<html><p>" + "9" * 5_000_000,
        "文字，很多。" * 800_000,
        "<a href='" * 100_000,
        "&amp;" * 1_000_000,
        "\n".join(f"第{n}行，文字。" for n in range(300_000)),
        "作者：" * 300_000 + "\n" + "位置 > " * 100_000,
    ],
    ids=["deep", "bold", "digits", "text", "quotes", "entities", "lines", "labels"],
)
def test_time_to_read_anything_grows_with_its_length_and_no_faster(huge: str) -> None:
    part = huge[: len(huge) // 8]
    assert isinstance(read_article(huge), Article)
    whole = processor_seconds(lambda: read_article(huge), tries=1)
    assert whole < 8 * 3 * max(processor_seconds(lambda: read_article(part)), _INSTANT)  # 64 times if it were quadratic


def test_kind_article_gives_the_record_of_the_contract() -> None:
    reading = read(pages.COPIED, kind="article")
    record = reading.record
    assert (reading.kind, record["title"], record["views"], "date" in record) == (
        "article",
        "示范园区推进“六个一”工程",
        6,
        False,
    )
    assert [set(r) for r in record["related"]] == [{"title", "extract"}] * 2


def test_spans_lead_to_the_words_of_the_page() -> None:
    fields = read(pages.HTML, kind="article").fields
    quoted = {key: pages.HTML[f["start"] : f["end"]] for key, f in fields.items()}
    assert (quoted["date"], quoted["author"], quoted["source"]) == ("2023年5月8日", "张示例", "示范日报")


def test_reader_of_articles_costs_nothing_at_start() -> None:
    import subprocess

    code = "import sys, luodi.reading; print(sorted({m.split('.')[0] for m in sys.modules} & {'lxml', 'trafilatura'}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


class TestWhatAnArticleTells:
    """Figures and projects of the text and of the extracts, each with its words."""

    page = """首页 > 园区动态
溧阳市园区建设提速
2026-05-06 来源:示范网
  溧阳市新签约产业项目十分踊跃。截至4月底,溧阳市规模以上工业企业超过1200家,位居全省第二。当地正在营造更好的环境,企业纷纷表示满意,上下同心。
  示例新材料有限公司投资12亿元的高性能薄膜项目已经开工,预计明年投产,这是今年以来开工的又一个重点项目,对产业链的带动作用十分明显。
相关文章
示例新区集中签约
  示例新区今年已签约优质项目107个,总投资698亿元,为高质量发展注入动能。...
版权声明:本文由示范网发布,如需转载请注明出处。"""
    record = read(page, "article").record

    def test_figure_of_the_text_is_a_record_with_its_words(self) -> None:
        facts = [(f["subject"], f["value"], f["unit"], f.get("rank")) for f in self.record["facts"]]
        assert facts == [("溧阳市", 1200, "家", 2)]
        assert all(f["text"] in self.page for f in self.record["facts"])

    def test_project_of_the_text_is_a_record_with_its_words(self) -> None:
        projects = [(p["company"], p["investment_amount"], p["stage"]) for p in self.record["projects"]]
        assert projects == [("示例新材料有限公司", 1_200_000_000, "started")]

    def test_what_an_extract_tells_stands_with_the_other_article(self) -> None:
        (other,) = self.record["related"]
        assert [(p["investment_amount"], p["is_aggregate"]) for p in other["projects"]] == [(69_800_000_000, True)]

    def test_sum_over_many_projects_is_not_the_last_one_named(self) -> None:
        text = (
            "甲公司药业项目投资16亿,乙公司制药项目投资9.5亿 位于溧阳的生物医药产业园,已签约10大项目,总投资近100亿元。"
        )
        amounts = {p["investment_amount"]: p["is_aggregate"] for p in read(text, "project").records}
        assert amounts[10_000_000_000] and not amounts[950_000_000]


def test_figure_of_a_project_is_no_figure_of_the_place() -> None:
    body = (
        "蒙东LED光电产业集群区位于杭锦旗锡尼镇，项目占地2500亩，计划投资275亿元，项目建成后预计可实现年总产值680亿元，可安排就业5000人。\n"
        "2026年前三季度，杭锦旗固定资产投资完成246.79亿元，同比增长15.3%。"
    )
    record = read(
        f"<html><body><h1>产业集群区加快推进</h1><p>{body}</p></body></html>".replace("\n", "</p><p>"), "article"
    ).record
    facts = [(f["subject"], f["indicator"], f["value"], f["yoy_pct"]) for f in record["facts"]]
    assert facts == [("杭锦旗", "固定资产投资", 246.79, 15.3)]
    assert [(p["investment_amount"], p["land_area_m2"]) for p in record["projects"]] == [(27_500_000_000, 1666666.67)]
