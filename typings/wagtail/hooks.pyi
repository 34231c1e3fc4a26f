from collections.abc import Callable
from typing import Any, TypeVar

_Hook = TypeVar("_Hook", bound=Callable[..., Any])

def register(hook_name: str, fn: None = None, order: int = 0) -> Callable[[_Hook], _Hook]: ...
