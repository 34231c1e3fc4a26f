"""Where the text of a page begins and ends, and what stands between its lines. Pages are made up."""

import pytest

from luodi.reading.article import Article, read_article

FIRST = "开发区第四期标准厂房上周交付，十二家企业领到钥匙，设备陆续进场。"
SECOND = "管委会安排专人办理用电和消防手续，企业不必自己跑窗口。"
THIRD = "下一期厂房计划明年开工，优先安排本地的装备企业。"


def page(*lines: str, head: str = "第四期标准厂房交付_某开发区管委会", after: str = "") -> Article:
    """A page whose text is these elements, in an element of their own below title and byline."""
    return read_article(
        f"<html><head><title>{head}</title></head><body><div class='nav'><a href='/'>首页</a> &gt; <a href='/d'>动态</a></div>"
        f"<h1>第四期标准厂房交付</h1><p>发布时间：2026-04-02</p><div class='text'>{''.join(lines)}</div>{after}"
        "<div class='foot'>版权所有：某开发区管委会</div></body></html>"
    )


def p(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


class TestNoiseLines:
    """A line that is no part of the text drops itself and nothing else."""

    @pytest.mark.parametrize(
        "noise",
        [
            "图为企业代表领取钥匙",
            "（通讯员 小秦 摄）",
            "本报记者 小秦 文/图",
            "责任编辑：小秦",
            "点击数：1,234",
            "来源：某开发区融媒体中心",
            "欢迎关注开发区公众号",
            "分享到：",
            "【打印本页】【关闭】",
            "本文图片来源于网络，如有侵权请联系删除",
            "摘要：厂房交付",
        ],
    )
    def test_line_between_paragraphs(self, noise: str) -> None:
        found = page(p(FIRST, noise, SECOND, THIRD))
        assert (found.body.split("\n"), found.left_out) == ([FIRST, SECOND, THIRD], (noise,))

    def test_several_lines_one_after_another(self) -> None:
        found = page(p(FIRST, "图为交付现场", "小秦 摄", SECOND))
        assert (found.body.split("\n"), found.left_out) == ([FIRST, SECOND], ("图为交付现场", "小秦 摄"))

    def test_caption_in_a_page_of_text(self) -> None:
        found = read_article(f"第四期标准厂房交付\n发布时间：2026-04-02\n{FIRST}\n图为交付现场\n{SECOND}\n{THIRD}")
        assert (found.body.split("\n"), found.left_out) == ([FIRST, SECOND, THIRD], ("图为交付现场",))

    @pytest.mark.parametrize(
        "line",
        [
            "登录平台提交申请；",
            "图纸由企业自己提供，管委会审查。",
            "咨询电话：0519-80000000",
            "来源于本地的配套企业占六成。",
        ],
    )
    def test_line_of_the_text_stays(self, line: str) -> None:
        found = page(p(FIRST, line, SECOND))
        assert (found.body.split("\n"), found.left_out) == ([FIRST, line, SECOND], ())

    def test_other_articles_behind_a_heading_are_not_the_text(self) -> None:
        found = page(p(FIRST, SECOND, "相关阅读", THIRD))
        assert found.body.split("\n") == [FIRST, SECOND]

    def test_what_the_page_says_of_itself_is_neither_text_nor_left_out(self) -> None:
        found = page(p(FIRST, SECOND), after="<p>上一篇：三期交付</p><p>本网站所有内容，未经许可不得转载。</p>")
        assert (found.body.split("\n"), found.left_out) == ([FIRST, SECOND], ())


class TestFirstLines:
    """Short first lines belong to the text where they open it."""

    @pytest.mark.parametrize("line", ["<strong>钥匙到手</strong>", "开发区4月2日电", "各承租企业："])
    def test_sub_heading_dateline_and_salutation(self, line: str) -> None:
        words = line.removeprefix("<strong>").removesuffix("</strong>")
        assert page(p(line, FIRST, SECOND)).body.split("\n") == [words, FIRST, SECOND]

    def test_date_alone_is_no_first_line_but_is_counted(self) -> None:
        found = page(p("2026年4月2日", "主任发言稿", FIRST, SECOND))
        assert (found.body.split("\n"), found.left_out) == ([FIRST, SECOND], ("2026年4月2日", "主任发言稿"))


class TestTail:
    """Attachments, closing words and sign-offs are part of a notice."""

    def test_attachment_and_sign_off(self) -> None:
        tail = ["附件：申请表.docx", "特此通知。", "某开发区管理委员会", "2026年4月2日"]
        assert page(p(FIRST, SECOND, *tail)).body.split("\n") == [FIRST, SECOND, *tail]

    def test_numbered_attachments_whom_to_call_and_several_offices(self) -> None:
        tail = [
            "附件1：申请表.xls",
            "2. 房源明细.pdf",
            "联系人：秦工，0519-80000000",
            "某市工业和信息化局",
            "某市财政局",
            "二〇二六年四月二日",
        ]
        assert page(p(FIRST, SECOND, *tail)).body.split("\n") == [FIRST, SECOND, *tail]

    def test_sign_off_in_a_page_of_text(self) -> None:
        text = f"关于交付厂房的通知\n发布时间：2026-04-03\n{FIRST}\n{SECOND}\n某开发区管理委员会\n2026年4月2日\n\n版权所有 某开发区"
        found = read_article(text)
        assert (found.date, found.body.split("\n")[2:]) == ("2026-04-03", ["某开发区管理委员会", "2026年4月2日"])

    def test_office_in_the_foot_of_the_page_signs_nothing(self) -> None:
        found = page(p(FIRST, SECOND), after="<div>主办单位：某开发区</div><div>某开发区管理委员会</div>")
        assert found.body.split("\n") == [FIRST, SECOND]

    def test_heading_of_a_download_box_is_no_attachment(self) -> None:
        found = page(p(FIRST, SECOND), after="<div><b>附件下载：</b></div>")
        assert found.body.split("\n") == [FIRST, SECOND]


class TestTables:
    """A table of facts stays one, wherever it stands."""

    TABLE = "<table><tr><th>楼号</th><th colspan='2'>面积 &lt;㎡&gt;</th></tr><tr><td>7号</td><td><b>4,100</b></td><td onclick='x()'>可分</td></tr></table>"
    MARKUP = '<table><tr><th>楼号</th><th colspan="2">面积 &lt;㎡&gt;</th></tr><tr><td>7号</td><td><strong>4,100</strong></td><td>可分</td></tr></table>'
    ROWS = ["楼号 | 面积 <㎡>", "7号 | 4,100 | 可分"]

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_before_between_and_behind_paragraphs(self, place: int) -> None:
        lines, rows = [f"<p>{FIRST}</p>", f"<p>{SECOND}</p>"], [[FIRST], [SECOND]]
        lines.insert(place, self.TABLE)
        rows.insert(place, self.ROWS)
        found = page(*lines)
        assert found.body.split("\n") == [line for row in rows for line in row]
        assert self.MARKUP in found.html.split("\n")

    def test_as_the_whole_text(self) -> None:
        found = page(self.TABLE)
        assert (found.body.split("\n"), found.html) == (self.ROWS, self.MARKUP)

    def test_table_that_lays_out_the_page_is_none(self) -> None:
        found = page(f"<table><tr><td>{p(FIRST, SECOND)}</td></tr><tr><td>{p(THIRD)}</td></tr></table>")
        assert (found.body.split("\n"), "<table" in found.html) == ([FIRST, SECOND, THIRD], False)

    def test_table_that_tells_about_the_page_gives_the_day_it_came_out(self) -> None:
        facts = "<table><tr><td>索 引 号</td><td>K7/2026-1</td></tr><tr><td>成文日期</td><td>2026年3月30日</td></tr><tr><td>发布日期</td><td>2026-04-01</td></tr></table>"
        found = read_article(
            f"<title>交付通知_某市</title><h1>关于交付厂房的通知</h1>{facts}<div>{p(FIRST, SECOND)}</div>"
        )
        assert (found.date, found.body.split("\n")) == ("2026-04-01", [FIRST, SECOND])

    def test_table_of_links_is_a_menu(self) -> None:
        row = "<tr><td><a href='/a'>政务公开</a></td><td><a href='/b'>办事服务</a></td></tr>"
        found = page(p(FIRST, SECOND), after=f"<table>{row}{row}</table>")
        assert found.body.split("\n") == [FIRST, SECOND]
