from django.utils.functional import _StrOrPromise
from django.views.generic.base import ContextMixin, TemplateResponseMixin

class WagtailAdminTemplateMixin(TemplateResponseMixin, ContextMixin):
    page_title: _StrOrPromise
    page_subtitle: _StrOrPromise
    header_icon: str
    breadcrumbs_items: list[dict[str, _StrOrPromise]]
    def get_page_title(self) -> _StrOrPromise: ...
    def get_breadcrumbs_items(self) -> list[dict[str, _StrOrPromise]]: ...
