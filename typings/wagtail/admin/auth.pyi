from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponseBase

V = TypeVar("V", bound=Callable[..., HttpResponseBase])

def require_admin_access(view_func: V) -> V: ...
