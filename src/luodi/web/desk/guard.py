"""Restricts page ids in desk URLs to a person's own pages and published ones.

Wagtail checks permissions before it changes a page, but choosers and the move dialogue show any page's title. So every page
id in a URL below /desk/ is checked first, and other pages answer 404.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from luodi.web.desk.closed import closed
from luodi.web.people.models import Person

#: The URL parameters of Wagtail that hold page ids.
_PAGE_NUMBERS = frozenset(
    {"page_id", "parent_page_id", "parent_id", "page_to_move_id", "destination_id", "page_to_copy_id", "root_page_id"}
)


class OwnPages:
    """Middleware; see above. It costs nothing outside /desk/ or without a page id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """404 for the id of a page that is neither the person's own nor published."""
        if not request.path.startswith("/desk/") or not request.user.is_authenticated:
            return None
        named = {int(kwargs[name]) for name in _PAGE_NUMBERS & kwargs.keys() if str(kwargs[name]).isdigit()}
        if not named or named <= _open_to(request.user, named):
            return None
        return closed(request)


def _open_to(user: Person | AnonymousUser, keys: set[int]) -> set[int]:
    own = PagePermissionPolicy().explorable_instances(user).filter(pk__in=keys)
    public = Page.objects.live().filter(pk__in=keys)
    return {*own.values_list("pk", flat=True), *public.values_list("pk", flat=True)}
