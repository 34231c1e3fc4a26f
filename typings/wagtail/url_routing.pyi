from typing import Any

from wagtail.models import Page

class RouteResult:
    page: Page
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    def __init__(self, page: Page, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None) -> None: ...
