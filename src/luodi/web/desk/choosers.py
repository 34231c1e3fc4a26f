"""Wagtail's page chooser, which begins where all pages of a kind have their nearest page in common: here, all that one may see."""

from django.http import HttpRequest, HttpResponse
from wagtail.admin.views.chooser import BrowseView
from wagtail.models import Page


class ChoosePage(BrowseView):
    """Begins at the root, whose list holds only what one may choose."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        return super().get(request, parent_page_id or Page.get_first_root_node().pk)
