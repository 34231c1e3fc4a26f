"""Every operation declares who may call it; `checks.py` enforces this at start."""

from collections.abc import Callable
from typing import Any, TypeVar

#: Open to anybody, because the public pages show the same.
PUBLIC = "public"
#: The permission of each operation.
PERMISSIONS: dict[Callable[..., Any], str] = {}
F = TypeVar("F", bound=Callable[..., Any])


def permits(permission: str) -> Callable[[F], F]:
    """Declares the permission of an operation: PUBLIC, or a verb of `people.access`. Goes below the route decorator."""

    def declare(operation: F) -> F:
        PERMISSIONS[operation] = permission
        return operation

    return declare
