"""房源: list, add, show with history, edit, publish, withdraw."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy

from luodi.fields import FIELDS
from luodi.web.desk.forms import AnswerForm, ListingFilters, ListingForm, NothingForm, ReasonForm
from luodi.web.desk.scoped import FormPage, ListPage, ObjectPage, Page, ScopedViewSet, now
from luodi.web.desk.trail import history_of, lines
from luodi.web.desk.words import stated
from luodi.web.listings.actions import add_listing, edit_listing, publish_listing, withdraw_listing
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import missing_for_publishing, stale
from luodi.web.people.access import visible
from luodi.web.places.models import Park
from luodi.web.shared.gate import forbidden, hints_of
from luodi.web.shared.hints import Hint
from luodi.web.shared.lazy import Words

HOME = ("desk_listings:index", gettext_lazy("房源"))
_PERSONAL = frozenset(key for key, entry in FIELDS.items() if entry.is_personal)


class ListingList(ListPage[Listing]):
    """The listings of one's organisation."""

    verb, model, home = "listings.view", Listing, HOME
    page_title, header_icon = gettext_lazy("房源"), "home"
    template_name = "desk/listings.html"
    filter_class = ListingFilters

    def narrowed(self, rows: QuerySet[Listing], wanted: Mapping[str, Any]) -> QuerySet[Listing]:
        if wanted.get("stale"):
            rows = stale(rows, now().date())
        if wanted.get("status"):
            rows = rows.filter(status=wanted["status"])
        for word in str(wanted.get("q", "")).split():
            rows = rows.filter(
                Q(code__icontains=word)
                | Q(title__icontains=word)
                | Q(address__icontains=word)
                | Q(region_raw__icontains=word)
                | Q(park__name__icontains=word)
            )
        return rows.select_related("park", "organisation").defer("original_text", *_PERSONAL)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.allowed("listings.edit"), **kwargs)


class ListingPage(ObjectPage[Listing]):
    """A listing's facts, what it lacks for publication, and its history."""

    verb, model, home = "listings.view", Listing, HOME
    header_icon = "home"
    template_name = "desk/listing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listing = self.thing
        return super().get_context_data(
            facts=stated(listing.record(), without=_PERSONAL | {"id"}),
            missing=missing_for_publishing(listing),
            hints=hints_of(listing),
            trail=lines(history_of(listing)),
            **self.allowed("listings.edit", "listings.publish", "listings.withdraw"),
            **kwargs,
        )


class ListingFormPage(FormPage[Listing, ListingForm]):
    """The dictionary form, shared by adding and editing."""

    verb, model, home = "listings.edit", Listing, HOME
    header_icon = "home"
    template_name = "desk/listing_form.html"
    listing: Listing | None = None

    def form(self, data: QueryDict | None = None) -> ListingForm:
        return ListingForm(data, parks=visible(self.person, Park), listing=self.listing)

    def after(self, result: Listing) -> HttpResponse:
        return self.success(reverse("desk_listings:show", args=[result.pk]))


class ListingAdd(ListingFormPage):
    """A new draft of the person's organisation."""

    page_title = gettext_lazy("新建房源")
    submit_label, done = gettext_lazy("存为草稿"), gettext_lazy("草稿存好了。")

    def act(self, typed: ListingForm) -> Listing:
        assert self.person.organisation is not None  # `demand` lets nobody in without one
        return add_listing(
            organisation=self.person.organisation,
            code=typed.cleaned_data["code"],
            facts=typed.facts(),
            actor=self.person,
            at=now(),
            **typed.own(),
        )


class ListingEdit(ObjectPage[Listing], ListingFormPage):
    """Passes the changed facts, and no others, to the action."""

    verb, model, home = "listings.edit", Listing, HOME
    template_name = "desk/listing_form.html"
    submit_label, done = gettext_lazy("保存"), gettext_lazy("改好了。")

    def form(self, data: QueryDict | None = None) -> ListingForm:
        self.listing = self.thing
        return super().form(data)

    def act(self, typed: ListingForm) -> Listing:
        reason = typed.cleaned_data.get("reason", "")
        return edit_listing(
            listing=self.thing, facts=typed.facts(), reason=reason, actor=self.person, at=now(), **typed.own()
        )


class ListingStep(ObjectPage[Listing], FormPage[Listing, forms.Form]):
    """A step with a listing: a page that explains it, and a button."""

    model, home = Listing, HOME
    template_name = "desk/step.html"
    sentence: ClassVar[Words] = ""

    def form(self, data: QueryDict | None = None) -> forms.Form:
        return NothingForm(data)

    def hints(self) -> list[Hint]:
        """Findings to consider before the step."""
        return []

    def after(self, result: Listing) -> HttpResponse:
        return self.success(reverse("desk_listings:show", args=[result.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sentence=self.sentence,
            hints=self.hints(),
            back=reverse("desk_listings:show", args=[self.thing.pk]),
            **kwargs,
        )


class ListingPublish(ListingStep):
    """Publishes it, or says everything that is missing."""

    verb = "listings.publish"
    submit_label, done = gettext_lazy("发布"), gettext_lazy("发布了，现在就能搜到、匹配到。")
    sentence = gettext_lazy("发布后所有人能看到，并参与匹配。电话不公开。")

    def hints(self) -> list[Hint]:
        return hints_of(self.thing)

    def form(self, data: QueryDict | None = None) -> forms.Form:
        return AnswerForm(data) if forbidden(self.thing) else NothingForm(data)

    def act(self, typed: forms.Form) -> Listing:
        reason = typed.cleaned_data.get("reason", "")
        return publish_listing(listing=self.thing, reason=reason, actor=self.person, at=now())


class ListingWithdraw(ListingStep):
    """Withdraws it, with a reason."""

    verb = "listings.withdraw"
    submit_label, done = gettext_lazy("下架"), gettext_lazy("下架了。")
    sentence = gettext_lazy("下架后不再显示和匹配；打开旧链接的人会看到类似房源。")

    def form(self, data: QueryDict | None = None) -> forms.Form:
        return ReasonForm(data)

    def act(self, typed: forms.Form) -> Listing:
        return withdraw_listing(listing=self.thing, reason=typed.cleaned_data["reason"], actor=self.person, at=now())


class ListingDesk(ScopedViewSet):
    """/desk/ours/listings/"""

    name, icon, menu_order = "listings", "home", 20
    model, verb, label = Listing, "listings.view", gettext_lazy("房源")
    pages = (
        Page("", "index", ListingList),
        Page("add/", "add", ListingAdd),
        Page("<int:pk>/", "show", ListingPage),
        Page("<int:pk>/edit/", "edit", ListingEdit),
        Page("<int:pk>/publish/", "publish", ListingPublish),
        Page("<int:pk>/withdraw/", "withdraw", ListingWithdraw),
    )
