"""Sites and pages for the tests of news."""

import datetime as dt
from pathlib import Path
from typing import Any

from wagtail.models import Site

from luodi.reading.article import Article, Related
from luodi.web.news.actions import Imported, import_article, open_section, open_site
from luodi.web.news.models import SectionPage
from luodi.web.news.queries import news_section

AT = dt.datetime(2026, 11, 23, 4, 0, tzinfo=dt.UTC)
AGENT = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
SEED = next(iter(Path(__file__).parents[4].glob("shared/seed/*.txt")), None)


def site(host: str = "testserver", name: str = "溧阳", **own: Any) -> Site:
    return open_site(host=host, name=name, actor=None, at=AT, **{"is_default": host == "testserver", **own})


def section(here: Site, title: str = "园区动态") -> SectionPage:
    top = news_section(here)
    assert top is not None
    return open_section(parent=top, title=title, actor=None, at=AT)


def page(title: str = "示范园区推进六个一工程", **own: Any) -> Article:
    words = own.pop("body", f"{title}。园区负责人介绍，全年目标不变。")
    return Article(**{"title": title, "body": words, "html": f"<p>{words}</p>", "date": "2026-11-20", **own})


def bring(here: Site, article: Article | None = None, at: dt.datetime = AT, **own: Any) -> Imported:
    return import_article(page=article or page(), site=here, section="园区动态", actor=None, at=at, **own)


def related(*titles: str) -> tuple[Related, ...]:
    return tuple(Related(t, f"{t}的摘要，说的是另一件事...") for t in titles)
