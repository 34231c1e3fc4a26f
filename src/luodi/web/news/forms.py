"""The editor's form of an article."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from luodi.web.news.validators import clean_html


class ArticleForm(WagtailAdminPageForm):  # type: ignore[misc]  # Wagtail ships without types
    """Wagtail's own, but for a body with tables: its editor knows none and would leave a paragraph for each cell."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_tables = "<table" in (self.instance.body or "")
        body = self.fields.get("body")
        if body and self.has_tables:
            body.widget = forms.Textarea(attrs={"rows": 24})
            body.help_text = _("正文里有表格，这里按 HTML 编辑，表格才不会丢。")

    def clean_body(self) -> str:
        """What was typed as markup comes in by the list of elements that imported pages do."""
        body = str(self.cleaned_data.get("body") or "")
        return clean_html(body).html if self.has_tables else body
