"""Every operation says who may call it; one that does not stops the start (a Django system check)."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.core.checks import Error, register
from ninja import NinjaAPI

from luodi.web.people.verbs import VERBS

#: Anybody may, because the public pages show the same.
PUBLIC = "public"
F = TypeVar("F", bound=Callable[..., Any])


def permits(permission: str) -> Callable[[F], F]:
    """Declares the permission of an operation: PUBLIC, or a verb of `people.access`. Stands below the route."""

    def declare(operation: F) -> F:
        operation.permission = permission  # type: ignore[attr-defined]  # read by the check
        return operation

    return declare


def operations(api: NinjaAPI) -> Iterator[tuple[str, Any]]:
    """Every operation with its address."""
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield f"{prefix}{path}", operation.view_func


def undeclared(api: NinjaAPI) -> list[str]:
    """The addresses of operations that declare no known permission."""
    known = {PUBLIC, *VERBS}
    return [path for path, function in operations(api) if getattr(function, "permission", None) not in known]


@register()
def every_operation_declares_a_permission(app_configs: Any, **_: Any) -> list[Error]:
    """luodi.api.E001"""
    # imported late: the routes are complete once Django has started
    from luodi.web.api.urls import api

    return [
        Error(f"/api{path} declares no permission", hint="add @permits(…)", id="luodi.api.E001")
        for path in undeclared(api)
    ]
