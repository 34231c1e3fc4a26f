"""Base classes of desk pages, the only way to business models at the desk.

Every page names a verb of `people.access`, finds its objects through `access.visible` and changes them only by actions. Pages
have no queryset or save of their own, so an access check cannot be forgotten.

    class ListingDesk(ScopedViewSet):
        model, verb = Listing, "listings.view"
        pages = (Page("", "index", ListingList), Page("<int:pk>/", "show", ListingPage), …)
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.generic.base import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from luodi.web.people.access import demand, may, visible
from luodi.web.people.models import Person
from luodi.web.shared.errors import Refusal
from luodi.web.shared.lazy import Words
from luodi.web.shared.paging import BY_ID, Order, page_of

#: All our own pages are below this part of /desk/; the system check walks them.
OURS = "ours"
PER_PAGE = 50

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=forms.Form)


class ScopedView(WagtailAdminTemplateMixin, TemplateView, Generic[M]):
    """A page of the desk: `verb` is the permission to open it, `model` the one whose rows it may read."""

    verb: ClassVar[str]
    model: type[M]
    home: ClassVar[tuple[str, Words]] = ("", "")
    person: Person

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.person = demand(request.user, self.verb)
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            return refuse(request)

    def rows(self) -> QuerySet[M]:
        """The rows of the model visible to this person."""
        return visible(self.person, self.model)

    def allowed(self, *verbs: str) -> dict[str, bool]:
        """For templates: which verbs the person may use, as `may_edit` for `listings.edit`."""
        return {f"may_{verb.partition('.')[2]}": may(self.person, verb) for verb in verbs}

    def get_breadcrumbs_items(self) -> list[dict[str, Words]]:
        name, label = self.home
        here: dict[str, Words] = {"url": "", "label": self.get_page_title()}
        back: dict[str, Words] = {"url": reverse(name), "label": label} if name else {}
        return [*super().get_breadcrumbs_items(), *([back] if back and self.get_page_title() != label else []), here]


class ListPage(ScopedView[M]):
    """Visible rows, filtered by a form from the query string."""

    filter_class: ClassVar[type[forms.Form]]
    order: ClassVar[Order] = BY_ID

    def narrowed(self, rows: QuerySet[M], wanted: Mapping[str, Any]) -> QuerySet[M]:
        """The rows that pass the filters."""
        raise NotImplementedError

    def shown(self, rows: list[M]) -> Iterable[object]:
        """One page of rows, with additions for the template."""
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.filter_class(self.request.GET or None)
        wanted = form.cleaned_data if form.is_valid() else {}
        rows = self.narrowed(self.rows(), wanted)
        page = page_of(rows, self.order, self.request.GET.get("after", ""), PER_PAGE)
        kept = self.request.GET.copy()
        kept.pop("after", None)
        more = {"filters_form": form, "page": page, "total": rows.count(), "kept": kept.urlencode()}
        return super().get_context_data(shown=self.shown(page.rows), **more, **kwargs)


class ObjectPage(ScopedView[M]):
    """One visible row; any other answers 404."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self._thing: M | None = None

    @property
    def thing(self) -> M:
        """The row, fetched once."""
        if self._thing is None:
            self._thing = get_object_or_404(self.rows(), pk=self.kwargs["pk"])
        return self._thing

    def get_page_title(self) -> str:
        return str(self.thing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(thing=self.thing, **kwargs)


class FormPage(ScopedView[M], Generic[M, F]):
    """A form that passes its input to an action. A refusal is shown beside its field and in the summary; the input is
    kept."""

    template_name = "desk/form.html"
    submit_label: ClassVar[Words] = ""
    done: ClassVar[Words] = ""

    def form(self, data: QueryDict | None = None) -> F:
        """The form, bound if there is input."""
        raise NotImplementedError

    def act(self, typed: F) -> Any:
        """Calls the action; the result is passed to `after`."""
        raise NotImplementedError

    def after(self, result: Any) -> HttpResponse:
        """The response after success."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, status = self.form(request.POST), 422
        if form.is_valid():
            try:
                result = self.act(form)
            except Refusal as refusal:
                place(form, refusal)
                status = refusal.status
            else:
                return self.after(result)
        response = self.render_to_response(self.get_context_data(form=form))
        response.status_code = status
        return response

    def success(self, url: str) -> HttpResponse:
        """A redirect with a success message."""
        messages.success(self.request, self.done)
        return redirect(url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", None)
        kwargs["form"] = kwargs["form"] or self.form()
        return super().get_context_data(submit_label=self.submit_label, **kwargs)


def place(form: forms.Form, refusal: Refusal) -> None:
    """Attaches a refusal to a form: sentences about fields beside them, anything else above the form."""
    faults: Mapping[str, str] = refusal.values.get("faults", {})
    for key, sentence in faults.items():
        form.add_error(key if key in form.fields else None, sentence)
    if not faults:
        form.add_error(None, refusal.sentence)


def refuse(request: HttpRequest) -> HttpResponse:
    """A 403 page that says what it is about and whom to ask."""
    return TemplateResponse(request, "desk/refused.html", status=403)


@dataclass(frozen=True, slots=True)
class Page:
    """One URL of a viewset."""

    route: str
    name: str
    view: type[ScopedView[Any]]


class ScopedMenuItem(MenuItem):
    """Shown only to people who may open its target."""

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verb = verb

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.verb)


class ScopedViewSet(ViewSet):
    """The pages of one model and its menu entry. Wagtail's bulk actions, usage, choosers, revisions and inspection are absent:
    only what `pages` names exists."""

    model: ClassVar[type[Model]]
    verb: ClassVar[str]
    label: ClassVar[Words]
    pages: ClassVar[tuple[Page, ...]]
    #: Wagtail's menu entries that belong to these pages, shown to people who may use them.
    wagtail_entries: ClassVar[tuple[str, ...]] = ()
    add_to_admin_menu = True

    @property
    def url_prefix(self) -> str:
        return f"{OURS}/{self.name}"

    @property
    def url_namespace(self) -> str:
        return f"desk_{self.name}"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path(page.route, page.view.as_view(), name=page.name) for page in self.pages]

    def get_menu_item(self, order: int | None = None) -> ScopedMenuItem:
        return ScopedMenuItem(
            self.label,
            self.menu_url,
            name=self.name,
            icon_name=self.icon,
            order=order or self.menu_order,
            verb=self.verb,
        )


def desks() -> list[type[ScopedViewSet]]:
    """Every viewset in the modules of this package, in menu order."""
    here = import_module(__package__)
    for module in iter_modules(here.__path__):
        if module.name != "wagtail_hooks":  # it asks for the desks itself
            import_module(f"{__package__}.{module.name}")
    return sorted(ScopedViewSet.__subclasses__(), key=lambda desk: int(desk.menu_order))


def now() -> dt.datetime:
    """The time that pages pass to actions."""
    return timezone.now()
