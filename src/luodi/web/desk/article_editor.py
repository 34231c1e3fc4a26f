"""Additions to Wagtail's article editor: a form that preserves tables, and a panel with the findings of the content check."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import Panel
from wagtail.models import Page

from luodi.web.news.models import ArticlePage
from luodi.web.news.validators import clean_html
from luodi.web.shared.gate import answered, hints_of

if TYPE_CHECKING:
    _PageForm = WagtailAdminPageForm[ArticlePage]
else:
    _PageForm = WagtailAdminPageForm  # generic in our stubs only


class ArticleForm(_PageForm):
    """Wagtail's form, except that a body with tables is edited as markup: the rich text editor would flatten them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_tables = "<table" in (self.instance.body or "")
        body = self.fields.get("body")
        if body and self.has_tables:
            body.widget = forms.Textarea(attrs={"rows": 24})
            body.help_text = _("正文里有表格，这里按 HTML 编辑，表格才不会丢。")

    def clean_body(self) -> str:
        """Sanitises typed markup by the same allow-list as imported pages."""
        body = str(self.cleaned_data.get("body") or "")
        return clean_html(body).html if self.has_tables else body


class WordingPanel(Panel):
    """The findings of the content check in the latest stored draft; hidden if there are none."""

    @property
    def clean_name(self) -> str:
        return "wording"

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "desk/wording_panel.html"

        @cached_property
        def hints(self) -> list[Any]:
            return hints_of(self.instance)

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.hints)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            more = {"hints": self.hints, "answered": answered(self.instance, self.hints)}
            return {**super().get_context_data(parent_context), **more}


def install() -> None:
    """Installs both. Done here, because the room news may know neither the desk nor its templates."""
    ArticlePage.base_form_class = ArticleForm
    ArticlePage.content_panels.insert(len(Page.content_panels), WordingPanel(heading=_("用语检查")))
