"""News as Wagtail pages: a home per site, a section per category, and articles; and daily reader counts."""

from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from luodi.web.news.faces import shown
from luodi.web.news.tree import TOP, local_address, title_at
from luodi.web.news.wording import words_of
from luodi.web.shared.gate import PublicWords, Words

#: The editor's features. No embeds, because public pages load nothing from third parties.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "image", "blockquote", "hr"]

#: The public fields of any page.
_PAGE = (
    Words("title", _("标题")),
    Words("seo_title", _("搜索标题")),
    Words("search_description", _("搜索说明")),
)


class WordedPage(PublicWords, Page):
    """A page that must pass the gate before it goes live."""

    class Meta:
        abstract = True

    def is_public(self) -> bool:
        return bool(self.live)


class RegionPage(WordedPage):
    """The root page of a region's site. The portal serves "/", so the editor offers no preview."""

    public_columns = _PAGE
    region_code = models.CharField("行政区划代码", max_length=9, blank=True, help_text="本站的地区，如 3204")
    is_sample = models.BooleanField("示例数据", default=False)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage"]
    preview_modes: list[tuple[str, str]] = []
    content_panels = [*Page.content_panels, FieldPanel("region_code")]

    class Meta:
        verbose_name = verbose_name_plural = "站点首页"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Finds a page by its full address in one query instead of two per step; a miss is left to Wagtail."""
        page = self.page_at(path_components)
        return RouteResult(page) if page else super().route(request, path_components)

    def page_at(self, components: list[str]) -> "ArticlePage | SectionPage | None":
        """The live article or section at an address, with the titles of the sections above it and an article's reader count,
        in one query each."""
        if not components:
            return None
        steps = {f"step_{n}": title_at(n + TOP) for n in range(len(components) - 1)}
        here = self.url_path + "/".join(components) + "/"
        article = None
        if len(components) > 1:
            article = (
                ArticlePage.objects.live().filter(url_path=here).annotate(readers_today=_readers(), **steps).first()
            )
        return article or SectionPage.objects.live().filter(url_path=here).annotate(**steps).first()


def _readers() -> Coalesce:
    readers = Reading.objects.filter(article=OuterRef("pk")).order_by().values("article").annotate(n=Count("pk"))
    return Coalesce(Subquery(readers.values("n")), Value(0), output_field=IntegerField())


class Shown(WordedPage):
    """A page shown by a face, whose view restrictions (its own and inherited) are looked up in one query instead of two."""

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        """The address on its own site."""
        return local_address(self.url_path)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        setattr(request, "is_preview", False)  # noqa: B010  # as Wagtail does; templates of its pages ask for it
        return shown(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return shown(request, self)

    def get_view_restrictions(self) -> Any:
        """The same as Wagtail's: restrictions of this page, of every page above, and of those they are aliases of."""
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(Q(page__path__in=paths) | Q(page__aliases__path__in=paths))


class SectionPage(Shown):
    """A category 栏目 of articles, such as 溧阳产业信息. Its page lists them, newest first; the top section, 资讯, lists all."""

    public_columns = (*_PAGE, Words("introduction", _("说明")))
    introduction = models.CharField("说明", max_length=200, blank=True)

    parent_page_types = ["news.RegionPage", "news.SectionPage"]
    subpage_types = ["news.ArticlePage", "news.SectionPage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = verbose_name_plural = "栏目"


class ArticlePage(Shown):
    """An article 资讯 with its source. A date without a year is kept without one."""

    public_columns = (
        _PAGE[0],
        Words("body", _("正文"), read=words_of),
        Words("extract", _("摘要")),
        *_PAGE[1:],
        Words("author", _("作者")),
        Words("source", _("来源")),
        Words("notice", _("版权声明")),
        Words("date_as_written", _("日期原文")),
        Words("relative_as_written", _("相对日期原文")),
    )
    published_on = models.DateField("日期", null=True, blank=True)
    date_as_written = models.CharField("日期原文", max_length=40, blank=True, help_text="原文没写年份时照录，如 09-24")
    relative_as_written = models.CharField("相对日期原文", max_length=20, blank=True, help_text="如 8个月前")
    listed_on = models.DateField("排序日期", default=timezone.localdate, editable=False)
    author = models.CharField("作者", max_length=60, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    source_url = models.URLField("原文地址", blank=True, max_length=500)
    extract = models.CharField("摘要", max_length=400, blank=True)
    body = RichTextField("正文", features=FEATURES, blank=True)
    notice = models.TextField("版权声明", blank=True)
    pictures_left_out = models.PositiveSmallIntegerField("未带来的图片", default=0, editable=False)
    views_before = models.PositiveIntegerField("此前浏览", default=0, editable=False)
    is_stub = models.BooleanField("只有摘要", default=False, help_text="从别处的相关文章列表带来，正文还没有")
    is_sample = models.BooleanField("示例数据", default=False)
    fingerprint = models.CharField("内容指纹", max_length=64, blank=True, db_index=True, editable=False)
    related = models.ManyToManyField("self", blank=True, symmetrical=False, verbose_name="相关文章")

    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("date_as_written"), FieldPanel("author")], heading="署名"
        ),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url"), FieldPanel("notice")], heading="来源与版权"),
        FieldPanel("extract"),
        FieldPanel("body"),
        FieldPanel("is_stub"),
    ]

    class Meta:
        verbose_name = verbose_name_plural = "资讯"
        indexes = [models.Index(fields=["-listed_on", "-page_ptr"], name="news_newest")]

    def clean(self) -> None:
        super().clean()
        self.listed_on = self.published_on or self.listed_on


class Reading(models.Model):
    """One reader of one article on one day. The reader is a hash with a salt that is deleted every day; rows of past days are
    folded into `views_before`, so nothing personal is kept."""

    article = models.ForeignKey(ArticlePage, models.CASCADE, related_name="readings")
    day = models.DateField(db_index=True)
    reader = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "阅读"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "day", "reader"], name="one_reading_per_reader_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}"


class DaySalt(models.Model):
    """The salt of one day's readers. Older salts are deleted, so that no hash can be traced back."""

    day = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "每日盐"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)
