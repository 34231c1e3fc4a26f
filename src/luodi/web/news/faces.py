"""Who shows the pages of this room: a face names its views when it starts, so that the room imports none."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

#: Takes the request and the page, of which the view knows the kind.
View = Callable[[HttpRequest, Any], HttpResponse]
_views: dict[type, View] = {}


def set_view(kind: type, view: View) -> None:
    """Names the view of a kind of page."""
    _views[kind] = view


def shown(request: HttpRequest, page: Any) -> HttpResponse:
    """A page as its readers, or its editor in a preview, see it. LookupError when no face has named a view."""
    if type(page) not in _views:
        raise LookupError(f"no face has named a view of {type(page).__name__} (news.faces.set_view)")
    return _views[type(page)](request, page)
