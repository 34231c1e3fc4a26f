"""Refusals of this room.

Refusal
└── NewsRefusal
    ├── NothingToImport        a page without title or body
    ├── ArticleNotReady        publishing without title, or without body and extract
    ├── UnknownSite            no site of that host
    └── SiteTaken              a host that has a site already
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class NewsRefusal(Refusal):
    """Something about news."""


class NothingToImport(NewsRefusal):
    """`missing` names what the page does not have."""

    code: ClassVar[str] = "news_nothing_to_import"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = (
        "这一页读不出{missing}，没有导入。请确认存下的是整页文章（.html、.mht 或 .txt），不是列表、登录页或别的文件。"
    )
    sentence_en: ClassVar[str] = (
        "This page shows no {missing_en}; not imported. Check that it is a whole article (.html, .mht or .txt), no list, sign-in page or other file."
    )


class ArticleNotReady(NewsRefusal):
    """`missing` lists what readers must see."""

    code: ClassVar[str] = "news_article_not_ready"
    status: ClassVar[int] = 422
    sentence_zh: ClassVar[str] = "文章还不能发布，缺：{missing}。写好的都在，补上再发布。"
    sentence_en: ClassVar[str] = "The article is not ready; missing: {missing_en}. What is written is kept."


class UnknownSite(NewsRefusal):
    """`known` lists the hosts that have a site."""

    code: ClassVar[str] = "news_unknown_site"
    status: ClassVar[int] = 404
    sentence_zh: ClassVar[str] = "没有叫「{host}」的站点。现有：{known}。"
    sentence_en: ClassVar[str] = "No site is called “{host}”. There are: {known}."


class SiteTaken(NewsRefusal):
    """Two sites of one host."""

    code: ClassVar[str] = "news_site_taken"
    status: ClassVar[int] = 409
    sentence_zh: ClassVar[str] = "域名「{host}」已经有站点了，请换一个域名。"
    sentence_en: ClassVar[str] = "The host “{host}” has a site already; choose another."
