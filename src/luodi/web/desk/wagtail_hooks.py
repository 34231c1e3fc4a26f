"""Our pages in Wagtail's admin, and what of Wagtail's own a role is shown."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permission_policies.pages import PagePermissionPolicy

from luodi.web.desk.articles import held_back
from luodi.web.desk.home import WaitingPanel
from luodi.web.desk.scoped import desks
from luodi.web.people.access import may


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # Wagtail ships without types
def ours() -> list[Any]:
    """The viewsets of the desk."""
    return [desk() for desk in desks()]


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]  # as above
def keep_what_the_role_may_use(request: HttpRequest, items: list[Any]) -> None:
    """An entry that no desk claims stays off, such as Wagtail's settings, reports and help (see `closed`)."""
    shown = {name for desk in desks() if may(request.user, desk.verb) for name in (desk.name, *desk.wagtail_entries)}
    items[:] = [item for item in items if item.name in shown]


@hooks.register("construct_homepage_panels", order=100)  # type: ignore[untyped-decorator]  # as above
def what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """The first page says what waits, and nothing about Wagtail."""
    panels[:] = [WaitingPanel()]


@hooks.register("construct_homepage_summary_items", order=100)  # type: ignore[untyped-decorator]  # as above
def no_totals(request: HttpRequest, items: list[Any]) -> None:
    """Counts over all organisations are nobody's business."""
    items.clear()


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]  # as above
def choose_own_or_public_pages(pages: Any, request: HttpRequest) -> Any:
    """A link may lead to any published page, and to drafts only of one's own."""
    return pages.live() | PagePermissionPolicy().explorable_instances(request.user) & pages


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]  # as above
def styles() -> str:
    """The few rules that our pages need beside Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("before_publish_page")  # type: ignore[untyped-decorator]  # as above
def look_at_the_words(request: HttpRequest, page: Any) -> Any:
    """An article that is not whole, or whose words must not be published, is not; the latter until somebody writes down why it may be."""
    return held_back(request, page)
