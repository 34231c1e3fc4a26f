"""Refusals of this room.

Refusal
└── NewsRefusal
    ├── NothingToImport        a page without title or body
    ├── ArticleNotReady        published without title, or without body and extract
    ├── UnknownSite            no site with that host
    └── SiteTaken              the host already has a site
"""

from typing import ClassVar

from luodi.web.shared.errors import Refusal


class NewsRefusal(Refusal):
    """Base of this room's refusals."""


class NothingToImport(NewsRefusal):
    """`parts` are what the page does not have."""

    code: ClassVar[str] = "news_nothing_to_import"
    status: ClassVar[int] = 422


class ArticleNotReady(NewsRefusal):
    """`parts` are what readers must see and do not."""

    code: ClassVar[str] = "news_article_not_ready"
    status: ClassVar[int] = 422


class UnknownSite(NewsRefusal):
    """`known` lists the hosts that have a site."""

    code: ClassVar[str] = "news_unknown_site"
    status: ClassVar[int] = 404


class SiteTaken(NewsRefusal):
    """Two sites of one host."""

    code: ClassVar[str] = "news_site_taken"
    status: ClassVar[int] = 409
