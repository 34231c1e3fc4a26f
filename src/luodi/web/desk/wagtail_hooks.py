"""Our pages in Wagtail's admin, and which of Wagtail's own each role sees."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.query import PageQuerySet

from luodi.web.desk.articles import held_back
from luodi.web.desk.guard import own_or_public
from luodi.web.desk.home import WaitingPanel
from luodi.web.desk.scoped import ScopedViewSet, desks
from luodi.web.people.access import may


@hooks.register("register_admin_viewset")
def ours() -> list[ScopedViewSet]:
    """The viewsets of the desk."""
    return [desk() for desk in desks()]


@hooks.register("construct_main_menu")
def keep_what_the_role_may_use(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hides menu entries that no desk claims, such as Wagtail's settings, reports and help (see `closed`)."""
    shown = {name for desk in desks() if may(request.user, desk.verb) for name in (desk.name, *desk.wagtail_entries)}
    items[:] = [item for item in items if item.name in shown]


@hooks.register("construct_homepage_panels", order=100)
def what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Replaces Wagtail's home panels with what needs attention."""
    panels[:] = [WaitingPanel()]


@hooks.register("construct_homepage_summary_items", order=100)
def no_totals(request: HttpRequest, items: list[Component]) -> None:
    """Counts over all organisations are nobody's business."""
    items.clear()


@hooks.register("construct_page_chooser_queryset")
def choose_own_or_public_pages(pages: PageQuerySet[Page], request: HttpRequest) -> PageQuerySet[Page]:
    """See `guard`."""
    return own_or_public(pages, request.user)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """The few rules that our pages need beside Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def idle() -> str:
    """Warns before a session ends, and keeps it while somebody types."""
    return format_html(
        '<script src="{}" data-idle="{}" data-awake="{}" data-warning="{}" data-stay="{}"></script>',
        static("desk/idle.js"),
        int(settings.LUODI_DESK_IDLE.total_seconds()),
        reverse("awake"),
        _("很久没有操作，2 分钟后会退出登录。没存的内容请先保存。"),
        _("继续使用"),
    )


@hooks.register("before_publish_page")
def look_at_the_words(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An article that is not whole, or whose words must not be published, is not; the latter until somebody writes down why it may be."""
    return held_back(request, page)
