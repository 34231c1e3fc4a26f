"""资讯: the pages of sections and articles. Wagtail resolves the address; the editor's previews are shown here too."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from luodi.web.news.models import ArticlePage, SectionPage
from luodi.web.news.queries import NEWEST, PAGE_SIZE, articles_below, related_of, sections_below, views_of
from luodi.web.news.readers import note_reader
from luodi.web.news.tree import TOP
from luodi.web.people.enums import OrganisationKind
from luodi.web.people.models import Organisation
from luodi.web.portal.articles.breadcrumb import breadcrumb
from luodi.web.portal.articles.dates import ago
from luodi.web.portal.articles.qr import qr_svg
from luodi.web.portal.breadcrumb import Step
from luodi.web.shared.limits import address_of
from luodi.web.shared.paging import page_of


def section(request: HttpRequest, page: SectionPage) -> HttpResponse:
    """The articles below, newest first; the first page of the top section also links to its subsections."""
    listed = page_of(articles_below(page), NEWEST, request.GET.get("before", ""), PAGE_SIZE)
    below = sections_below(page) if listed.is_first and page.depth == TOP else []
    context = {
        "articles": listed.rows,
        "next_key": listed.after,
        "is_first": listed.is_first,
        "page": page,
        "breadcrumb": breadcrumb(page, page.title),
        "sections": [Step(each.title, each.address) for each in below],
    }
    return render(request, "portal/articles/section.html", context)


def article(request: HttpRequest, page: ArticlePage) -> HttpResponse:
    """The article with its source and related articles; counts the reader."""
    if request.method == "GET" and not getattr(request, "is_preview", False):
        agent = request.META.get("HTTP_USER_AGENT", "")
        note_reader(article=page, address=address_of(request), agent=agent, at=timezone.now())
    return render(request, "portal/articles/article.html", shown(page, request.build_absolute_uri(page.address)))


def shown(page: ArticlePage, share_url: str) -> dict[str, Any]:
    """The context of an article besides its own fields."""
    kept = timezone.localdate(page.first_published_at) if page.first_published_at else None
    today = timezone.localdate()
    return {
        "page": page,
        "breadcrumb": breadcrumb(page, _("正文")),
        "views": views_of(page),
        "published_ago": ago(page.published_on, today),
        "kept_on": kept,
        "kept_ago": ago(kept, today),
        "related": related_of(page),
        "share_url": share_url,
        "qr": qr_svg(share_url, _("本页二维码")),
        "operator_line": operator_line(),
    }


def operator_line() -> str:
    """The operator's contact line, cached for five minutes."""
    return str(cache.get_or_set("news-operator-line", _operator_line, timeout=300))


def _operator_line() -> str:
    operators = Organisation.objects.filter(kind=OrganisationKind.OPERATOR).exclude(contact_line="")
    return operators.values_list("contact_line", flat=True).first() or ""
