"""Every operation says who may call it; `checks.py` stops the start when one does not."""

from collections.abc import Callable
from typing import Any, TypeVar

#: Anybody may, because the public pages show the same.
PUBLIC = "public"
#: What each operation declared.
PERMISSIONS: dict[Callable[..., Any], str] = {}
F = TypeVar("F", bound=Callable[..., Any])


def permits(permission: str) -> Callable[[F], F]:
    """Declares the permission of an operation: PUBLIC, or a verb of `people.access`. Stands below the route."""

    def declare(operation: F) -> F:
        PERMISSIONS[operation] = permission
        return operation

    return declare
