"""A Django system check that refuses to start if one of our desk pages declares no permission."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from luodi.web.desk.scoped import OURS
from luodi.web.people.verbs import VERBS


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL below a resolver, with its full pattern."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, route)
        else:
            yield route, each


def undeclared(views: Iterator[tuple[str, URLPattern]]) -> list[str]:
    """The URLs whose view names no registered verb."""
    return [route for route, each in views if getattr(view_class(each.callback), "verb", None) not in VERBS]


def view_class(callback: Callable[..., object]) -> object:
    """The class behind a view, through any wrappers."""
    return getattr(callback, "view_class", None)


@register()
def every_page_declares_a_permission(app_configs: Any, **_: Any) -> list[Error]:
    """luodi.desk.E001"""
    ours = ((route, each) for route, each in patterns(get_resolver()) if route.startswith(f"desk/{OURS}/"))
    return [
        Error(
            f"/{route} declares no permission",
            hint="set `verb` to one that a room registers in its rights.py",
            id="luodi.desk.E001",
        )
        for route in undeclared(ours)
    ]
