"""Reads news. Every list covers one site or section, live pages only, newest first."""

import datetime as dt
import re

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage
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
    """The live articles below a section or region, newest first, without stubs, which readers reach only by links from other
    articles."""
    below = ArticlePage.objects.live().filter(is_stub=False).descendant_of(page).order_by("-listed_on", "-page_ptr")
    return below.only(*_LIST).annotate(section=title_at(-1))


def newest(count: int, site: Site | None = None) -> list[ArticlePage]:
    """The newest complete articles of a site (None: of all sites), each annotated with the title of its `section`."""
    root = site.root_page if site else Page.objects.get(depth=1)
    return list(articles_below(root)[:count])


def is_shown(image: AbstractImage) -> bool:
    """Whether an article that everybody may read shows an image, in its published words.

    Wagtail's index of references is not asked: it is written by the queue, so it lags behind the article.
    """
    shows = re.compile(rf'<embed\b(?=[^>]*\bembedtype="image")[^>]*\bid="{image.pk}"')
    able = ArticlePage.objects.live().public().filter(body__icontains=f'id="{image.pk}"')
    return any(shows.search(body) for body in able.values_list("body", flat=True))


def views_of(article: ArticlePage) -> int:
    """The number of readers, counted once a day, including the count the page was imported with."""
    today = getattr(article, "readers_today", None)
    return article.views_before + (article.readings.count() if today is None else int(today))


def related_of(article: ArticlePage) -> list[ArticlePage]:
    """The articles this one points to, in their original order."""
    return list(article.related.live().only(*_LIST).order_by("pk")[:_MOST_RELATED])


def sections_above(page: ArticlePage | SectionPage) -> list[tuple[str, str]]:
    """Title and address of every section above a page, as loaded by `RegionPage.page_at` or, in a preview, looked up."""
    depths = range(TOP, page.depth)
    titles = [getattr(page, f"step_{d - TOP}", None) for d in depths]
    if None in titles:
        return [(p.title, local_address(p.url_path)) for p in page.get_ancestors() if p.depth >= TOP]
    parts = page.url_path.strip("/").split("/")
    return [(str(t), "/" + "/".join(parts[1 : d - 1]) + "/") for t, d in zip(titles, depths, strict=True)]


def sections_below(section: SectionPage) -> list[SectionPage]:
    """The live sections directly below one."""
    return list(SectionPage.objects.child_of(section).live().only("title", "url_path"))


def site_of(host: str) -> Site:
    """The site of a host, the default site for "". Raises UnknownSite."""
    chosen = Site.objects.filter(hostname=host) if host else Site.objects.filter(is_default_site=True)
    site = chosen.select_related("root_page").first()
    if site is None or not RegionPage.objects.filter(pk=site.root_page_id).exists():
        known = "、".join(
            Site.objects.filter(root_page__in=RegionPage.objects.all()).values_list("hostname", flat=True)
        )
        raise UnknownSite(host=host or _("（默认）"), known=known or _("（没有）"))
    return site


def news_section(site: Site) -> SectionPage | None:
    """The top section 资讯 of a site."""
    return SectionPage.objects.child_of(site.root_page).order_by("path").first()


def same_article(section: SectionPage, fingerprint: str) -> ArticlePage | None:
    """The article with the same words on the same site."""
    return _of_site(section).filter(fingerprint=fingerprint).first()


def stub_of(section: SectionPage, title: str) -> ArticlePage | None:
    """The stub with a title."""
    return _of_site(section).filter(title=title, is_stub=True).first()


def titled(section: SectionPage, title: str) -> ArticlePage | None:
    """A complete article with a title, whatever its date."""
    return _of_site(section).filter(title=title, is_stub=False).first()


def twin_of(section: SectionPage, title: str, date: str, text: str) -> ArticlePage | None:
    """The existing article of which a page with this title is a new version: the one with its date, else one with its text, or,
    if neither has a date, one that shares most sentences. An undated page never replaces a dated article with another text."""
    rows = list(_of_site(section).filter(title=title, is_stub=False))
    sentences = {row: _sentences(row.body) for row in rows}
    of_date = [row for row in rows if date and date in (_iso(row.published_on), row.date_as_written)]
    new = _sentences(text)
    same = [row for row in rows if sentences[row] == new and not (date and is_dated(row))]
    undated = [
        row
        for row in rows
        if not (date or is_dated(row)) and 2 * len(sentences[row] & new) >= min(len(sentences[row]), len(new))
    ]
    return next(iter([*of_date, *same, *undated]), None)


def is_dated(article: ArticlePage) -> bool:
    """Whether an article states its date."""
    return bool(article.published_on or article.date_as_written)


def _sentences(html: str) -> frozenset[str]:
    """The sentences of markup without white space."""
    return frozenset(s for part in _STOPS.split(words_of(html)) if (s := "".join(part.split())))


def _of_site(section: SectionPage) -> "QuerySet[ArticlePage]":
    """All articles of a section's site, live or not."""
    return ArticlePage.objects.filter(path__startswith=section.path[: 2 * STEP])


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
