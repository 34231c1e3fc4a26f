"""Home 首页: the box, the region's figures by county and chain, the newest listings and articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from luodi import voice
from luodi.web.listings.queries import newest
from luodi.web.news.models import ArticlePage
from luodi.web.news.queries import newest as newest_articles
from luodi.web.portal.drawings import section
from luodi.web.portal.home.board import board
from luodi.web.portal.listing import rows
from luodi.web.portal.region import region_code
from luodi.web.shared.reader import reader

_LISTINGS, _ARTICLES = 6, 5
#: Examples to tap instead of typing; the reader understands each of them.
EXAMPLES = (
    _("新北区，1000 平仓库，要卸货平台"),
    _("金坛买地 20 亩，做锂电结构件，年税收 600 万"),
    _("溧阳租一层，500 平就够，最好有货梯"),
)
#: The record drawn beside the box: known parts solid, unstated ones dashed.
_DRAWN = {
    "kind": ["factory"],
    "area_m2": 3200,
    "clear_height_m": 10.5,
    "storey_height_m": 12,
    "has_crane": True,
    "crane_capacity_t": 10,
    "power_capacity_kva": 800,
    "is_single_storey": True,
    "structure": _("钢结构"),
}


def home(request: HttpRequest) -> HttpResponse:
    """The home page of the site's region."""
    today, code = localdate(), region_code(request)
    context = {
        "region_code": code,
        "region": voice.short_place(code, reader()),
        "board": board(code, today),
        "rows": [rows.row(each, today) for each in newest(today, _LISTINGS)],
        "articles": _articles(request),
        "examples": EXAMPLES,
        "drawing": section(_DRAWN),
    }
    return render(request, "portal/home/home.html", context)


def _articles(request: HttpRequest) -> list[ArticlePage]:
    """The newest articles of this site, none for a site without a region."""
    site = Site.find_for_request(request)
    return newest_articles(_ARTICLES, site) if site is not None else []
