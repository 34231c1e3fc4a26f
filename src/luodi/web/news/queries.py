"""Reading news. Every list is of one site or section, live pages only, newest first."""

import datetime as dt
import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from luodi.web.news.errors import UnknownSite
from luodi.web.news.models import ArticlePage, RegionPage, SectionPage
from luodi.web.news.tree import STEP, TOP, local_address, title_at
from luodi.web.news.wording import words_of
from luodi.web.shared.paging import Order

PAGE_SIZE = 20
NEWEST = Order("listed_on", dt.date, is_filled=True)
_MOST_RELATED = 12
_STOPS = re.compile(r"[。！？；!?;\n]")
_LIST = (
    "title",
    "url_path",
    "slug",
    "depth",
    "path",
    "extract",
    "listed_on",
    "published_on",
    "date_as_written",
    "is_stub",
    "source",
)


def articles_below(page: Page) -> "QuerySet[ArticlePage]":
    """The live articles below a section or region, newest first. What is only an extract stands in no list: readers come
    to it from the article that points to it."""
    below = ArticlePage.objects.live().filter(is_stub=False).descendant_of(page).order_by("-listed_on", "-page_ptr")
    return below.only(*_LIST).annotate(section=title_at(-1))


def newest(count: int, site: Site | None = None) -> list[ArticlePage]:
    """The newest whole articles of a site (of all when none is named), each with the title of its `section`."""
    root = site.root_page if site else Page.objects.get(depth=1)
    return list(articles_below(root)[:count])


def views_of(article: ArticlePage) -> int:
    """Readers counted once a day, with what the page had before."""
    today = getattr(article, "readers_today", None)
    return article.views_before + (article.readings.count() if today is None else int(today))


def related_of(article: ArticlePage) -> list[ArticlePage]:
    """The articles that this one points to, in the order in which they came."""
    return list(article.related.live().only(*_LIST).order_by("pk")[:_MOST_RELATED])


def sections_above(page: ArticlePage | SectionPage) -> list[tuple[str, str]]:
    """Title and address of every section above a page: as `RegionPage.page_at` brought them, else (in a preview) looked up."""
    depths = range(TOP, page.depth)
    titles = [getattr(page, f"step_{d - TOP}", None) for d in depths]
    if None in titles:
        return [(p.title, local_address(p.url_path)) for p in page.get_ancestors() if p.depth >= TOP]
    parts = page.url_path.strip("/").split("/")
    return [(str(t), "/" + "/".join(parts[1 : d - 1]) + "/") for t, d in zip(titles, depths, strict=True)]


def sections_below(section: SectionPage) -> list[SectionPage]:
    """The live sections right below one."""
    return list(SectionPage.objects.child_of(section).live().only("title", "url_path"))


def site_of(host: str) -> Site:
    """The site of a host, "" for the default one. Raises UnknownSite."""
    chosen = Site.objects.filter(hostname=host) if host else Site.objects.filter(is_default_site=True)
    site = chosen.select_related("root_page").first()
    if site is None or not RegionPage.objects.filter(pk=site.root_page_id).exists():
        known = "、".join(
            Site.objects.filter(root_page__in=RegionPage.objects.all()).values_list("hostname", flat=True)
        )
        raise UnknownSite(host=host or _("（默认）"), known=known or _("（没有）"))
    return site


def news_section(site: Site) -> SectionPage | None:
    """The section 资讯 of a site, below which all others stand."""
    return SectionPage.objects.child_of(site.root_page).order_by("path").first()


def same_article(section: SectionPage, fingerprint: str) -> ArticlePage | None:
    """The article of the same words on the same site."""
    return _of_site(section).filter(fingerprint=fingerprint).first()


def stub_of(section: SectionPage, title: str) -> ArticlePage | None:
    """The article of a title of which only the extract is here."""
    return _of_site(section).filter(title=title, is_stub=True).first()


def titled(section: SectionPage, title: str) -> ArticlePage | None:
    """A whole article of a title, of whatever day."""
    return _of_site(section).filter(title=title, is_stub=False).first()


def twin_of(section: SectionPage, title: str, date: str, text: str) -> ArticlePage | None:
    """The whole article that a page of this title is again: the one of its date; else one with its text; and where neither
    states a date, one that shares most of its sentences. An undated page is never the dated article of another text."""
    rows = list(_of_site(section).filter(title=title, is_stub=False))
    told = {row: _sentences(row.body) for row in rows}
    of_date = [row for row in rows if date and date in (_iso(row.published_on), row.date_as_written)]
    new = _sentences(text)
    same = [row for row in rows if told[row] == new and not (date and is_dated(row))]
    undated = [
        row for row in rows if not (date or is_dated(row)) and 2 * len(told[row] & new) >= min(len(told[row]), len(new))
    ]
    return next(iter([*of_date, *same, *undated]), None)


def is_dated(article: ArticlePage) -> bool:
    """Whether an article says of what day it is."""
    return bool(article.published_on or article.date_as_written)


def _sentences(html: str) -> frozenset[str]:
    """The sentences of markup without white space."""
    return frozenset(s for part in _STOPS.split(words_of(html)) if (s := "".join(part.split())))


def _of_site(section: SectionPage) -> "QuerySet[ArticlePage]":
    """All articles of the site that a section belongs to, live or not."""
    return ArticlePage.objects.filter(path__startswith=section.path[: 2 * STEP])


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
