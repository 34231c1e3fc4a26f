"""The views of this room's pages. A face registers them at start, so that the room imports none."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

#: Takes the request and a page of the kind it is registered for.
View = Callable[[HttpRequest, Any], HttpResponse]
_views: dict[type, View] = {}


def set_view(kind: type, view: View) -> None:
    """Registers the view of a kind of page."""
    _views[kind] = view


def shown(request: HttpRequest, page: Any) -> HttpResponse:
    """The response for a page, for readers and previews alike. LookupError if no view is registered."""
    if type(page) not in _views:
        raise LookupError(f"no face has named a view of {type(page).__name__} (news.faces.set_view)")
    return _views[type(page)](request, page)
