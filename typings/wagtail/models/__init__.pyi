import datetime as dt
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import Panel
from wagtail.models.audit_log import ModelLogEntry as ModelLogEntry
from wagtail.models.media import Collection as Collection
from wagtail.models.media import GroupCollectionPermission as GroupCollectionPermission
from wagtail.models.pages import GroupPagePermission as GroupPagePermission
from wagtail.models.pages import PageLogEntry as PageLogEntry
from wagtail.models.pages import PageManager as PageManager
from wagtail.models.pages import PageViewRestriction as PageViewRestriction
from wagtail.models.reference_index import ReferenceIndex as ReferenceIndex
from wagtail.models.revisions import Revision as Revision
from wagtail.models.sites import Site as Site
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

class Page(models.Model):
    steplen: ClassVar[int]
    @classmethod
    def get_first_root_node(cls) -> Page: ...
    content_panels: list[Panel]
    base_form_class: type[WagtailAdminPageForm[Any]]  # of whatever kind of page
    parent_page_types: list[str]
    subpage_types: list[str]
    template: str
    objects: ClassVar[PageManager[Self]]

    path: models.CharField[str, str]
    depth: models.PositiveIntegerField[int, int]
    numchild: models.PositiveIntegerField[int, int]
    title: models.CharField[str, str]
    slug: models.SlugField[str, str]
    url_path: models.TextField[str, str]
    seo_title: models.CharField[str, str]
    search_description: models.TextField[str, str]
    live: models.BooleanField[bool, bool]
    has_unpublished_changes: models.BooleanField[bool, bool]
    first_published_at: models.DateTimeField[dt.datetime | None, dt.datetime | None]
    last_published_at: models.DateTimeField[dt.datetime | None, dt.datetime | None]

    @property
    def specific(self) -> Page: ...
    def add_child(self, *, instance: _P) -> _P: ...
    def get_ancestors(self, inclusive: bool = False) -> PageQuerySet[Page]: ...
    def get_latest_revision(self) -> Revision | None: ...
    def get_latest_revision_as_object(self) -> Self: ...
    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]: ...
    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult: ...
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse: ...
    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]: ...

_P = TypeVar("_P", bound=Page)
