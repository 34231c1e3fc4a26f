"""资讯: the page shown instead of publishing if something is missing or a draft contains forbidden words.

Writing and publishing articles, and the pages of sections and regions, is Wagtail's own; before it publishes, `held_back` looks at the words. This page says what
was found, by which article of law, and takes the reason of whoever answers for it.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page as WagtailPage
from wagtail.permission_policies.pages import PagePermissionPolicy

from luodi.web.desk.forms import AnswerForm, NothingForm
from luodi.web.desk.scoped import FormPage, ObjectPage, Page, ScopedViewSet, now
from luodi.web.desk.trail import history_of, lines
from luodi.web.news.actions import publish_page
from luodi.web.news.models import WordedPage
from luodi.web.news.validators import missing_for_publishing
from luodi.web.shared.gate import answered, forbidden, hints_of
from luodi.web.shared.reader import named


def held_back(request: HttpRequest, page: WagtailPage) -> HttpResponse | None:
    """A redirect in place of publishing; None if nothing is missing or forbidden. The draft is already stored."""
    if not isinstance(page, WordedPage) or not (missing_for_publishing(page) or forbidden(page)):
        return None
    messages.warning(request, _("草稿已存好，还没有发布，请看下面。"))
    return redirect("desk_articles:publish", page.pk)


class ArticlePublish(ObjectPage[WagtailPage], FormPage[WagtailPage, forms.Form]):
    """Shows the forbidden words, and publishes them all the same with a written reason."""

    verb, model = "articles.edit", WagtailPage
    template_name, header_icon = "desk/article_publish.html", "doc-full-inverse"
    submit_label, done = gettext_lazy("写明理由并发布"), gettext_lazy("发布了，理由已记下。")

    def rows(self) -> QuerySet[WagtailPage]:
        """Pages are governed by Wagtail: whoever may publish a page may open this."""
        may_publish = PagePermissionPolicy().instances_user_has_permission_for(self.person, "publish")
        return WagtailPage.objects.filter(pk__in=may_publish.values("pk"))

    @property
    def page(self) -> WordedPage:
        """The page as its specific class."""
        page = self.thing.specific
        if not isinstance(page, WordedPage):
            raise Http404
        return page

    @property
    def draft(self) -> WordedPage:
        """The latest draft stored by the editor."""
        draft: WordedPage = self.page.get_latest_revision_as_object()
        return draft

    def form(self, data: QueryDict | None = None) -> forms.Form:
        return AnswerForm(data) if forbidden(self.draft) else NothingForm(data)

    def act(self, typed: forms.Form) -> WordedPage:
        reason = typed.cleaned_data.get("reason", "")
        return publish_page(page=self.page, reason=reason, actor=self.person, at=now())

    def after(self, result: WordedPage) -> HttpResponse:
        return self.success(reverse("wagtailadmin_pages:edit", args=[result.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.draft
        hints = hints_of(draft)
        passed = answered(draft, hints)
        asked = [hint for hint in hints if hint.is_forbidden and hint not in passed]
        return super().get_context_data(
            draft=draft,
            asked=asked,
            others=[hint for hint in hints if hint not in asked],
            answered=passed,
            missing=[named("part", part) for part in missing_for_publishing(draft)],
            trail=lines(history_of(draft)),
            back=reverse("wagtailadmin_pages:edit", args=[draft.pk]),
            **kwargs,
        )


class ArticleDesk(ScopedViewSet):
    """/desk/ours/articles/"""

    name, icon, menu_order = "articles", "doc-full-inverse", 30
    model, verb, label = WagtailPage, "articles.edit", gettext_lazy("资讯")
    add_to_admin_menu, wagtail_entries = False, ("explorer", "images")
    pages = (Page("<int:pk>/publish/", "publish", ArticlePublish),)
