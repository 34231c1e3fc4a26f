"""Files as browsers and office programs save them: pages with all their parts, and what is no page."""

import base64
import quopri

import pytest

from luodi.reading.article import Article, is_coded, read_article

PAGE = (
    "<html><head><title>厂房交付-临港市人民政府</title></head><body><h1>厂房交付</h1><p>发布时间：2026-04-02</p><div>"
    "<p>开发区第四期标准厂房上周交付，十二家企业领到钥匙。</p><p>下一期厂房计划明年开工，优先安排本地企业。</p></div></body></html>"
)


def message(body: bytes, coding: str, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org/a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B1"\r\n\r\n'
    )
    part = f"------B1\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    picture = "\r\n------B1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B1--\r\n"
    return head.encode() + part.encode() + body + picture.encode()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize(
    ("coding", "code"), [("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)]
)
def test_page_saved_with_its_parts_is_the_page(coding: str, code: object, charset: str) -> None:
    assert callable(code)
    assert read_article(message(code(PAGE.encode(charset)), coding, charset)) == read_article(PAGE)


def test_saved_page_that_came_as_text_is_read_too() -> None:
    assert read_article(message(quopri.encodestring(PAGE.encode()), "quoted-printable").decode()) == read_article(PAGE)


def test_message_without_a_page_is_an_empty_article() -> None:
    head = "MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    assert read_article(head) == Article()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + PAGE.encode(),
        b"PK\x03\x04\x14\x00" + bytes(range(256)) * 20,
        quopri.encodestring(PAGE.encode()),
        b"\x89PNG\r\n" + PAGE.encode(),
    ],
    ids=["pdf", "zip", "coded", "png"],
)
def test_what_is_no_page_is_an_empty_article(data: bytes) -> None:
    assert read_article(data) == Article()


def test_control_characters_do_not_come_through() -> None:
    article = read_article(PAGE.replace("上周", "上\x07周").replace("厂房交付", "厂\x00房交付"))
    assert not is_coded(f"{article.title}{article.body}{article.html}")
    assert "上 周交付" in article.body


@pytest.mark.parametrize("words", ["利率=3D型，面积=4,000平。", "E=MC2，A=B=C", "编号 =E6"])
def test_sign_of_equality_is_no_coding(words: str) -> None:
    assert not is_coded(words)
