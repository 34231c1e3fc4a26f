"""A Django system check that refuses to start if an operation declares no permission."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error, register
from ninja import NinjaAPI

from luodi.web.api import urls
from luodi.web.api.permissions import PERMISSIONS, PUBLIC
from luodi.web.people.verbs import VERBS


def operations(api: NinjaAPI) -> Iterator[tuple[str, Any]]:
    """Every operation with its URL."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield f"{prefix}{path}", operation.view_func


def undeclared(api: NinjaAPI) -> list[str]:
    """The URLs of operations without a known permission."""
    known = {PUBLIC, *VERBS}
    return [path for path, function in operations(api) if PERMISSIONS.get(function) not in known]


@register()
def every_operation_declares_a_permission(app_configs: Any, **_: Any) -> list[Error]:
    """luodi.api.E001"""
    return [
        Error(f"/api{path} declares no permission", hint="add @permits(…)", id="luodi.api.E001")
        for path in undeclared(urls.api)
    ]
