from typing import Any, ClassVar

from django.urls import URLPattern
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem

class ViewSet:
    name: ClassVar[str]
    icon: ClassVar[str]
    menu_order: ClassVar[int]
    add_to_admin_menu: ClassVar[bool]
    def __init__(self, name: str | None = None, **kwargs: Any) -> None: ...
    @cached_property
    def url_prefix(self) -> str: ...
    @cached_property
    def url_namespace(self) -> str: ...
    @cached_property
    def menu_url(self) -> str: ...
    def get_urlpatterns(self) -> list[URLPattern]: ...
    def get_menu_item(self, order: int | None = None) -> MenuItem: ...
