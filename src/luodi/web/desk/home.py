"""The desk's home page: what needs attention."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from luodi.web.enquiries.enums import EnquiryStatus
from luodi.web.enquiries.models import Enquiry
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import missing_for_publishing, stale
from luodi.web.people.access import may, visible
from luodi.web.people.models import Person

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of pending item: the number, a link, and the first few with a short label."""

    title: str
    count: int
    url: str
    first: list[tuple[str, str, str]]


class WaitingPanel(Component):
    """New enquiries, incomplete drafts and ageing listings, each only for people who may see them."""

    name, order = "waiting", 10
    template_name = "desk/waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        person = parent_context["request"].user if parent_context else None
        if not isinstance(person, Person):
            return {"waiting": []}
        waiting = []
        if may(person, "enquiries.view"):
            waiting.append(_enquiries(person))
        if may(person, "listings.view"):
            waiting += [_drafts(person), _stale(person)]
        return {"waiting": waiting}


def _enquiries(person: Person) -> Waiting:
    rows = visible(person, Enquiry).filter(status=EnquiryStatus.ARRIVED).order_by("-created_at", "-id")
    rows = rows.defer("words", "phone", "contact_name", "wechat")
    first = [(e.reference, reverse("desk_enquiries:show", args=[e.pk]), e.shown_words[:60]) for e in rows[:_SHOWN]]
    return Waiting(_("新到的咨询"), rows.count(), reverse("desk_enquiries:index") + "?status=arrived", first)


def _drafts(person: Person) -> Waiting:
    rows = visible(person, Listing).filter(status=ListingStatus.DRAFT).select_related("park")
    first = [
        (str(e), reverse("desk_listings:show", args=[e.pk]), f"{e.code} · {_still(missing_for_publishing(e))}")
        for e in rows[:_SHOWN]
    ]
    return Waiting(_("没发布的草稿"), rows.count(), reverse("desk_listings:index") + "?status=draft", first)


def _still(missing: list[str]) -> str:
    return _("还缺：{missing}").format(missing="、".join(missing)) if missing else _("可以发布了")


def _stale(person: Person) -> Waiting:
    rows = stale(visible(person, Listing), localdate()).order_by(
        F("valid_until").asc(nulls_last=True), F("as_of").asc(nulls_last=True), "-pk"
    )
    first = [(str(e), reverse("desk_listings:show", args=[e.pk]), f"{e.code} · {_age(e)}") for e in rows[:_SHOWN]]
    return Waiting(_("过期和快过期的房源"), rows.count(), reverse("desk_listings:index") + "?stale=on", first)


def _age(listing: Listing) -> str:
    if listing.valid_until is not None:
        return _("有效期至 {day}").format(day=listing.valid_until)
    return _("信息日期 {day}").format(day=listing.as_of)
