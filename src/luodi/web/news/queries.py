"""Reading news. Every list is of one site or section, live pages only, newest first."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length, Substr
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from luodi.web.news.errors import UnknownSite
from luodi.web.news.models import ArticlePage, Reading, RegionPage, SectionPage
from luodi.web.news.wording import words_of
from luodi.web.people.enums import OrganisationKind
from luodi.web.people.models import Organisation

PAGE_SIZE = 20
_STEP = Page.steplen
#: The depth of a section that stands right below the home of a site.
_TOP = 3
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


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a breadcrumb; the last has no address."""

    label: str
    url: str = ""


def articles_below(page: Page) -> "QuerySet[ArticlePage]":
    """The live articles below a section or region, newest first. What is only an extract stands in no list: readers come
    to it from the article that points to it."""
    below = ArticlePage.objects.live().filter(is_stub=False).descendant_of(page).order_by("-listed_on", "-page_ptr")
    return below.only(*_LIST).annotate(section=_title_at(-1))


def newest(count: int, site: Site | None = None) -> list[ArticlePage]:
    """The newest whole articles of a site (of all when none is named), each with the title of its `section`."""
    root = site.root_page if site else Page.objects.get(depth=1)
    return list(articles_below(root)[:count])


def page_of(articles: "QuerySet[ArticlePage]", before: str | None, size: int = PAGE_SIZE) -> dict[str, Any]:
    """One page of a list: `articles`, `next_key` ("" on the last) and `is_first`. `before` is a `next_key` from before;
    what is not one gives the first page."""
    key = _key(before)
    rows = articles if key is None else _older(articles, *key)
    found = list(rows[: size + 1])
    more = found[size - 1] if len(found) > size else None
    return {
        "articles": found[:size],
        "next_key": f"{more.listed_on:%Y%m%d}.{more.pk}" if more else "",
        "is_first": key is None,
    }


def _older(articles: "QuerySet[ArticlePage]", day: dt.date, pk: int) -> "QuerySet[ArticlePage]":
    return articles.filter(Q(listed_on__lt=day) | Q(listed_on=day, pk__lt=pk))


def _key(before: str | None) -> tuple[dt.date, int] | None:
    day, dot, pk = (before or "").partition(".")
    if not dot or not (pk.isascii() and pk.isdigit()) or len(pk) > 18:
        return None
    try:
        return dt.datetime.strptime(day, "%Y%m%d").date(), int(pk)
    except ValueError:
        return None


def page_at(region: RegionPage, components: list[str]) -> "ArticlePage | SectionPage | None":
    """The live article or section of an address, with the titles of the sections that lead to it (and, of an article, its
    readers so far), in a query each."""
    if not components:
        return None
    steps = {f"step_{n}": _title_at(n + _TOP) for n in range(len(components) - 1)}
    here = region.url_path + "/".join(components) + "/"
    article = None
    if len(components) > 1:
        article = ArticlePage.objects.live().filter(url_path=here).annotate(readers_today=_readers(), **steps).first()
    return article or SectionPage.objects.live().filter(url_path=here).annotate(**steps).first()


def _readers() -> Coalesce:
    readers = Reading.objects.filter(article=OuterRef("pk")).order_by().values("article").annotate(n=Count("pk"))
    return Coalesce(Subquery(readers.values("n")), Value(0), output_field=IntegerField())


def _title_at(depth: int) -> Subquery:
    """The title of the ancestor of a page at a depth; -1 is its parent."""
    size: Any = Length(OuterRef("path")) - _STEP if depth < 0 else Value(depth * _STEP)
    ancestor = Page.objects.filter(path=Substr(OuterRef("path"), Value(1), size))
    return Subquery(ancestor.values("title")[:1])


def section_context(section: SectionPage, request: HttpRequest) -> dict[str, Any]:
    """What the page of a section shows."""
    listed = page_of(articles_below(section), request.GET.get("before"))
    crumbs = [Step(_("首页"), "/"), *_sections(section), Step(section.title)]
    is_top = listed["is_first"] and section.depth == _TOP
    children = SectionPage.objects.child_of(section).live().only("title", "url_path") if is_top else []
    sections = [Step(child.title, _address(child.url_path)) for child in children]
    for article in listed["articles"]:
        article.address = _address(article.url_path)
    return {**listed, "breadcrumb": crumbs, "sections": sections, "today": timezone.localdate()}


def article_context(article: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    """What the page of an article shows beside its own fields."""
    address = _address(article.url_path)
    share = request.build_absolute_uri(address)
    kept = timezone.localdate(article.first_published_at) if article.first_published_at else None
    today = timezone.localdate()
    return {
        "breadcrumb": [Step(_("首页"), "/"), *_sections(article), Step(_("正文"))],
        "views": views_of(article),
        "published_ago": ago(article.published_on, today),
        "kept_on": kept,
        "kept_ago": ago(kept, today),
        "related": related_of(article),
        "share_url": share,
        "qr": qr_svg(share, _("本页二维码")),
        "operator_line": operator_line(),
    }


def views_of(article: ArticlePage) -> int:
    """Readers counted once a day, with what the page had before."""
    today = getattr(article, "readers_today", None)
    return article.views_before + (article.readings.count() if today is None else int(today))


def related_of(article: ArticlePage) -> list[ArticlePage]:
    """The articles that this one points to, in the order in which they came."""
    rows = article.related.live().only(*_LIST).order_by("pk")[:_MOST_RELATED]
    for row in rows:
        row.address = _address(row.url_path)
    return list(rows)


def _sections(article: Page) -> list[Step]:
    """The sections above a page: as `page_at` brought them, else (in a preview) looked up."""
    depths = range(_TOP, article.depth)
    titles = [getattr(article, f"step_{d - _TOP}", None) for d in depths]
    if None in titles:
        return [Step(p.title, _address(p.url_path)) for p in article.get_ancestors() if p.depth > 2]
    parts = article.url_path.strip("/").split("/")
    return [Step(str(t), "/" + "/".join(parts[1 : d - 1]) + "/") for t, d in zip(titles, depths, strict=True)]


def _address(url_path: str) -> str:
    """The address on its own site of a page: its path without the root's own step."""
    return "/" + url_path.lstrip("/").partition("/")[2]


def ago(day: dt.date | None, today: dt.date) -> str:
    """今天, 昨天, 3 天前, 2 个月前, 5 年前; "" without a day and for a day to come."""
    days = (today - day).days if day else -1
    if days < 0:
        return ""
    if days < 2:
        return _("昨天") if days else _("今天")
    if days < 31:
        return ngettext("%(n)s 天前", "%(n)s 天前", days) % {"n": days}
    if days < 365:
        return ngettext("%(n)s 个月前", "%(n)s 个月前", days // 30) % {"n": min(days // 30, 11)}
    return ngettext("%(n)s 年前", "%(n)s 年前", days // 365) % {"n": days // 365}


def qr_svg(address: str, label: str) -> SafeString:
    """A QR code as inline SVG, without any style of its own; the label is read out."""
    # imported late: only articles have one
    import segno

    drawing = segno.make(address, error="m", micro=False)
    plain = drawing.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(plain.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))


def operator_line() -> str:
    """How to reach whoever runs the installation; looked up every five minutes."""
    return str(cache.get_or_set("news-operator-line", _operator_line, timeout=300))


def _operator_line() -> str:
    operators = Organisation.objects.filter(kind=OrganisationKind.OPERATOR).exclude(contact_line="")
    return operators.values_list("contact_line", flat=True).first() or ""


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
    return ArticlePage.objects.filter(path__startswith=section.path[: 2 * _STEP])


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
