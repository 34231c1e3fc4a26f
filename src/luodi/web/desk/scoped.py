"""The one way to a business model at the desk.

Every page here names a verb of `people.access` and finds its objects through `access.visible`; what it changes, it changes
by an action of the room. A page has no queryset and no save of its own, so there is nothing to forget.

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

#: All of our own pages stand below this part of /desk/; the start check walks them.
OURS = "ours"
PER_PAGE = 50

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=forms.Form)


class ScopedView(WagtailAdminTemplateMixin, TemplateView, Generic[M]):
    """A page of the desk: `verb` says what a person must be allowed to open it, `model` whose rows it may read."""

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
        """What this person may see of the model."""
        return visible(self.person, self.model)

    def allowed(self, *verbs: str) -> dict[str, bool]:
        """For templates: which of these a person may do; `listings.edit` is `may_edit`."""
        return {f"may_{verb.partition('.')[2]}": may(self.person, verb) for verb in verbs}

    def get_breadcrumbs_items(self) -> list[dict[str, Words]]:
        name, label = self.home
        here: dict[str, Words] = {"url": "", "label": self.get_page_title()}
        back: dict[str, Words] = {"url": reverse(name), "label": label} if name else {}
        return [*super().get_breadcrumbs_items(), *([back] if back and self.get_page_title() != label else []), here]


class ListPage(ScopedView[M]):
    """Rows that a person may see, narrowed by a form that reads its values from the address."""

    filter_class: ClassVar[type[forms.Form]]
    order: ClassVar[Order] = BY_ID

    def narrowed(self, rows: QuerySet[M], wanted: Mapping[str, Any]) -> QuerySet[M]:
        """The rows that the filters leave."""
        raise NotImplementedError

    def shown(self, rows: list[M]) -> Iterable[object]:
        """One page of rows, with whatever the template shows beside them."""
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
    """One row that a person may see; any other does not exist (404)."""

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
    """A form that hands what was typed to an action. A refusal stands beside its field and in the summary; what was
    typed is kept."""

    template_name = "desk/form.html"
    submit_label: ClassVar[Words] = ""
    done: ClassVar[Words] = ""

    def form(self, data: QueryDict | None = None) -> F:
        """The form, bound to what was typed when there is something."""
        raise NotImplementedError

    def act(self, typed: F) -> Any:
        """Calls the action; returns what `after` is told."""
        raise NotImplementedError

    def after(self, result: Any) -> HttpResponse:
        """Where it goes from here."""
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
        """Says that it was done, and goes there."""
        messages.success(self.request, self.done)
        return redirect(url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", None)
        kwargs["form"] = kwargs["form"] or self.form()
        return super().get_context_data(submit_label=self.submit_label, **kwargs)


def place(form: forms.Form, refusal: Refusal) -> None:
    """Puts a refusal where it belongs: sentences of fields beside them, anything else above the form."""
    faults: Mapping[str, str] = refusal.values.get("faults", {})
    for key, sentence in faults.items():
        form.add_error(key if key in form.fields else None, sentence)
    if not faults:
        form.add_error(None, refusal.sentence)


def refuse(request: HttpRequest) -> HttpResponse:
    """403 as a page: what it is about, and whom to ask."""
    return TemplateResponse(request, "desk/refused.html", status=403)


@dataclass(frozen=True, slots=True)
class Page:
    """One address of a viewset."""

    route: str
    name: str
    view: type[ScopedView[Any]]


class ScopedMenuItem(MenuItem):
    """Shown to whoever may open what it leads to."""

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verb = verb

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, self.verb)


class ScopedViewSet(ViewSet):
    """The pages of one model and its entry in the menu. There is no bulk action, usage, chooser, revision or inspection of
    Wagtail's here: nothing is offered that `pages` does not name."""

    model: ClassVar[type[Model]]
    verb: ClassVar[str]
    label: ClassVar[Words]
    pages: ClassVar[tuple[Page, ...]]
    #: Entries of Wagtail's own menu that belong to these pages, and are shown to whoever may use them.
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
    """Every viewset that a module of this package holds, in the order of the menu."""
    here = import_module(__package__)
    for module in iter_modules(here.__path__):
        if module.name != "wagtail_hooks":  # it asks for the desks itself
            import_module(f"{__package__}.{module.name}")
    return sorted(ScopedViewSet.__subclasses__(), key=lambda desk: int(desk.menu_order))


def now() -> dt.datetime:
    """The clock that pages hand to actions."""
    return timezone.now()
