from django.http import HttpRequest
from django.utils.functional import _StrOrPromise

class MenuItem:
    label: _StrOrPromise
    url: str
    name: str
    icon_name: str
    order: int
    def __init__(
        self,
        label: _StrOrPromise,
        url: str,
        name: str | None = None,
        classname: str = "",
        icon_name: str = "",
        attrs: dict[str, str] | None = None,
        order: int = 1000,
    ) -> None: ...
    def is_shown(self, request: HttpRequest) -> bool: ...
