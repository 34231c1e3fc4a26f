"""The site of the sample region and its articles: the seed page if present beside the repository, and our own guides."""

import datetime as dt
from collections.abc import Iterator
from html import escape
from importlib import resources
from pathlib import Path

from wagtail.models import Site

from luodi.reading.article import Article, read_article
from luodi.web.news.actions import import_article, open_site
from luodi.web.news.models import ArticlePage, RegionPage

HOST, NAME, REGION = "localhost", "常州", "3204"
#: The page the project began with; it is not part of the repository.
SEED = Path("..") / "shared" / "seed"
_GUIDES = "选址指南"


def load(at: dt.datetime) -> int:
    """Creates the site if there is none for a region yet, adds missing articles, and returns their number."""
    site = _site(at)
    for page, is_sample in (*_guides(at), *_seed()):
        import_article(page=page, site=site, is_sample=is_sample, actor=None, at=at)
    return ArticlePage.objects.live().filter(is_stub=False).count()


def _site(at: dt.datetime) -> Site:
    regions = Site.objects.filter(root_page__in=RegionPage.objects.all())
    site = regions.order_by("-is_default_site").select_related("root_page").first()
    return site or open_site(
        host=HOST, name=NAME, region_code=REGION, is_default=True, is_sample=True, actor=None, at=at
    )


def _seed() -> Iterator[tuple[Article, bool]]:
    """The seed page with its category. It is a page as originally published, not marked as a sample."""
    for path in sorted(SEED.glob("*.txt")):
        yield read_article(path.read_bytes()), False


def _guides(at: dt.datetime) -> Iterator[tuple[Article, bool]]:
    """Our guides, newest first, dated a day apart by position, so that a second run recognises them."""
    text = resources.files(__package__).joinpath("guides.txt").read_text(encoding="utf8")
    _head, *guides = text.split("\n## ")
    for number, guide in enumerate(guides):
        title, *paragraphs = guide.strip().splitlines()
        first = ArticlePage.objects.filter(title=title).values_list("published_on", flat=True).first()
        day = first or at.date() - dt.timedelta(days=2 + 5 * number)
        yield _article(title, paragraphs, day), True


def _article(title: str, paragraphs: list[str], day: dt.date) -> Article:
    return Article(
        title=title,
        date=day.isoformat(),
        category=_GUIDES,
        author="示例编辑",
        source="落地示例站",
        body="\n".join(paragraphs),
        html="".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
    )
