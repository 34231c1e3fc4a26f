"""Keys of rows as they stand in addresses and forms: what no database holds is not there, and fails no view."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

#: The largest key of a row.
LARGEST_KEY = 2**63 - 1
_DIGITS = len(str(LARGEST_KEY))


def row_key(text: str) -> int | None:
    """A key as a browser sends it; None if it is none: "²", a number of 5,000 digits."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return int(text) if is_number and int(text) <= LARGEST_KEY else None


class PlausibleKeys:
    """Middleware that answers 404 for an address with a key that no row has, before any view asks the database for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Raises Http404."""
        if not all(_is_plausible(name, value) for name, value in kwargs.items()):
            raise Http404


def _is_plausible(name: str, value: object) -> bool:
    if isinstance(value, int):
        return abs(value) <= LARGEST_KEY
    if not isinstance(value, str):
        return True
    # Wagtail writes the keys of its choosers as <str:pk>, and asks the database for whatever stands there.
    return "\0" not in value and (name != "pk" or row_key(value) is not None)
