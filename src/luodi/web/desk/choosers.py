"""Wagtail's page chooser, which begins where all pages of a kind have their nearest page in common: here, all that one may see."""

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import BrowseView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet


def own_or_public(pages: PageQuerySet[Page], request: HttpRequest) -> PageQuerySet[Page]:
    """A link may lead to any published page, and to drafts only of one's own."""
    return pages.live() | PagePermissionPolicy().explorable_instances(request.user) & pages


class ChoosePage(BrowseView):
    """Begins at the root, whose list holds only what one may choose."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        return super().get(request, parent_page_id or Page.get_first_root_node().pk)
