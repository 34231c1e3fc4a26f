"""What this room asks of faces, without importing one: the view of a site's home page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

HomeView = Callable[[HttpRequest], HttpResponse]
_home: list[str] = []


def set_home_view(dotted: str) -> None:
    """Names the view that answers "/" of every site; the portal does so when it starts."""
    _home[:] = [dotted]


def home_view(request: HttpRequest) -> HttpResponse:
    """The home page. LookupError when no face has named one."""
    if not _home:
        raise LookupError("no face has named the home page (news.signals.set_home_view)")
    view: HomeView = import_string(_home[0])
    return view(request)
