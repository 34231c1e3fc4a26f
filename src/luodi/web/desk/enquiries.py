"""咨询: enquiries with their reading and current answer, and the steps staff take."""

import datetime as dt
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from luodi import intake
from luodi.matching import Answer, match
from luodi.voice import ask_words
from luodi.web.desk.forms import AssignForm, ChoiceForm, EnquiryFilters, ReasonForm
from luodi.web.desk.scoped import FormPage, ListPage, ObjectPage, Page, ScopedViewSet, now
from luodi.web.desk.trail import history_of, lines
from luodi.web.desk.words import VERDICTS, stated
from luodi.web.enquiries.actions import assign_enquiry, close_enquiry, erase_enquiry, reveal_enquiry, revoke_link
from luodi.web.enquiries.enums import STAFF_ENDS, STAFF_ERASURES, By, EndReason, EraseReason
from luodi.web.enquiries.models import Enquiry
from luodi.web.enquiries.queries import erased_on, is_offer
from luodi.web.listings.queries import by_ids
from luodi.web.matches.index import CURRENT
from luodi.web.matches.queries import requirement_of
from luodi.web.needs.masking import mask_name, mask_phone
from luodi.web.people.access import visible
from luodi.web.people.models import Person
from luodi.web.shared.paging import Order
from luodi.web.shared.reader import reader

HOME = ("desk_enquiries:index", gettext_lazy("咨询"))
_LOG = logging.getLogger(__name__)
#: Columns that lists never decrypt.
_SEALED = ("words", "phone", "contact_name", "wechat")
TOP = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One enquiry of the list, with the counts of its current answer."""

    enquiry: Enquiry
    counts: Mapping[str, int] | None
    is_offer: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One listing of an answer: its row (None if no longer public), verdict, score out of 100, and sentences."""

    listing: Any
    verdict: str
    score: str
    sentences: list[tuple[str, str]]


def answers(records: Iterable[Mapping[str, Any]], top: int) -> list[Answer | None]:
    """The answers to several requirements from one state of the index; None if a record cannot be matched."""
    index, today = CURRENT.index(), localdate()
    results: list[Answer | None] = []
    for record in records:
        try:
            results.append(match(index, requirement_of(record), as_of=today, top=top))
        except intake.IntakeError as error:
            _LOG.warning("an enquiry cannot be matched: %s", type(error).__name__)
            results.append(None)
    return results


def hits(answer: Answer) -> list[Hit]:
    """The best listings of an answer, with their rows fetched in one query."""
    rows, language = by_ids([one.id for one in answer.matches], localdate()), reader()
    return [
        Hit(
            rows.get(one.id),
            str(VERDICTS[str(one.verdict)]),
            f"{one.score / 100:.1f}",
            [(ask.status, ask_words(ask, language).sentence) for ask in asks if ask.status != "met"],
        )
        for one, asks in zip(answer.matches, answer.explained(), strict=True)
    ]


class EnquiryList(ListPage[Enquiry]):
    """Enquiries, newest first, with the counts of their current answers."""

    verb, model, home = "enquiries.view", Enquiry, HOME
    page_title, header_icon = gettext_lazy("咨询"), "mail"
    template_name = "desk/enquiries.html"
    filter_class = EnquiryFilters
    order = Order("created_at", dt.datetime, is_filled=True)

    def narrowed(self, rows: "QuerySet[Enquiry]", wanted: Mapping[str, Any]) -> "QuerySet[Enquiry]":
        if wanted.get("status"):
            rows = rows.filter(status=wanted["status"])
        if wanted.get("mine"):
            rows = rows.filter(assignee=self.person)
        for word in str(wanted.get("q", "")).split():
            content = Q(company__icontains=word) | Q(shown_words__icontains=word)
            rows = rows.filter(Q(reference__icontains=word) | content & ~Q(end_reason=EndReason.WITHDRAWN))
        return rows.select_related("assignee", "organisation").defer(*_SEALED)

    def shown(self, rows: list[Enquiry]) -> Iterable[Row]:
        offers = [row.is_open_to_staff and is_offer(row) for row in rows]
        needed = [row.is_open_to_staff and not offer for row, offer in zip(rows, offers, strict=True)]
        results = answers([row.record if need else {} for row, need in zip(rows, needed, strict=True)], top=0)
        return [
            Row(row, answer.counts if answer and need else None, offer)
            for row, answer, need, offer in zip(rows, results, needed, offers, strict=True)
        ]


#: What may be done with an enquiry that is shown.
_STEPS = ("enquiries.reveal", "enquiries.assign", "enquiries.close", "enquiries.revoke_link", "enquiries.erase")


class EnquiryPage(ObjectPage[Enquiry]):
    """One enquiry: masked words, the reading, the answer, and who has revealed it."""

    verb, model, home = "enquiries.view", Enquiry, HOME
    header_icon = "mail"
    template_name = "desk/enquiry.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        enquiry = self.thing
        around = {
            "consents": enquiry.consents.all(),
            "trail": lines(history_of(enquiry)),
            "erased_on": erased_on(enquiry),
        }
        if not enquiry.is_open_to_staff:
            return super().get_context_data(
                **around, **self.allowed("enquiries.revoke_link", "enquiries.erase"), **kwargs
            )
        is_owner = is_offer(enquiry)
        answer = None if is_owner else answers([enquiry.record], top=TOP)[0]
        return super().get_context_data(
            **around,
            is_offer=is_owner,
            reading=stated(enquiry.record),
            answer=answer,
            counts=answer.counts if answer else None,
            hits=hits(answer) if answer else [],
            phone=mask_phone(enquiry.phone),
            contact=mask_name(enquiry.contact_name),
            **self.allowed(*_STEPS),
            **kwargs,
        )


class EnquiryStep(ObjectPage[Enquiry], FormPage[Enquiry, forms.Form]):
    """One step with an enquiry."""

    model, home = Enquiry, HOME
    header_icon = "mail"
    template_name = "desk/step.html"
    sentence: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sentence=self.sentence, back=self.back(), **kwargs)

    def back(self) -> str:
        """The page of the enquiry."""
        return reverse("desk_enquiries:show", args=[self.thing.pk])

    def after(self, result: Any) -> HttpResponse:
        return self.success(self.back())


class EnquiryReveal(EnquiryStep):
    """Reveals the original words and the contact once, against a reason. Only the response to the POST shows them; reloading
    asks for a reason again."""

    verb = "enquiries.reveal"
    submit_label = gettext_lazy("记下理由并查看")
    sentence = gettext_lazy("查看会记下您的姓名、时间和理由，只显示这一次。每人每天有次数上限。")

    def form(self, data: Any = None) -> forms.Form:
        return ReasonForm(data)

    def act(self, typed: forms.Form) -> Any:
        return reveal_enquiry(enquiry=self.thing, reason=typed.cleaned_data["reason"], actor=self.person, at=now())

    def after(self, result: Any) -> HttpResponse:
        context = self.get_context_data(revealed=result, at=now())
        # The admin sends every page with no-store, so the back button does not show it again.
        return TemplateResponse(self.request, "desk/revealed.html", context)


class EnquiryAssign(EnquiryStep):
    """Assigns it to a colleague of the receiving organisation."""

    verb = "enquiries.assign"
    submit_label, done = gettext_lazy("分派"), gettext_lazy("分派好了。")
    sentence = gettext_lazy("由谁来回复？")

    def form(self, data: Any = None) -> forms.Form:
        return AssignForm(data, colleagues=self.colleagues(), initial={"assignee": self.thing.assignee_id})

    def colleagues(self) -> "QuerySet[Person]":
        """Possible assignees: members of the receiving organisation visible to this person."""
        return visible(self.person, Person).filter(organisation=self.thing.organisation_id, is_active=True)

    def act(self, typed: forms.Form) -> Enquiry:
        return assign_enquiry(enquiry=self.thing, assignee=typed.cleaned_data["assignee"], actor=self.person, at=now())


class EnquiryClose(EnquiryStep):
    """Closes it, with a reason from a list."""

    verb = "enquiries.close"
    submit_label, done = gettext_lazy("结束"), gettext_lazy("结束了，12 个月后自动删除。")
    sentence = gettext_lazy("结束后不再分派、不再导出；12 个月后自动删除。结束了不能再打开。")

    def form(self, data: Any = None) -> forms.Form:
        return ChoiceForm(data, choices=STAFF_ENDS)

    def act(self, typed: forms.Form) -> Enquiry:
        why = EndReason(typed.cleaned_data["why"])
        return close_enquiry(enquiry=self.thing, why=why, actor=self.person, at=now())


class EnquiryErase(EnquiryStep):
    """Erases everything personal in it, with a reason from a list."""

    verb = "enquiries.erase"
    submit_label, done = gettext_lazy("全部删除"), gettext_lazy("删除了，找不回来。")
    sentence = gettext_lazy(
        "原话、需求、联系方式和查看理由马上全部删除，找不回来；只留编号、日期和同意的版本。先核实是本人，再删。"
    )

    def form(self, data: Any = None) -> forms.Form:
        return ChoiceForm(data, choices=STAFF_ERASURES)

    def act(self, typed: forms.Form) -> Enquiry:
        why = EraseReason(typed.cleaned_data["why"])
        return erase_enquiry(enquiry=self.thing, why=why, by=By.DESK, actor=self.person, at=now())


class EnquiryRevoke(EnquiryStep):
    """Stops the private link of somebody whose link has come into other hands."""

    verb = "enquiries.revoke_link"
    submit_label, done = gettext_lazy("停用链接"), gettext_lazy("链接停用了。")
    sentence = gettext_lazy(
        "对方的专属链接被别人看到了，就停用它：再打开只会看到请打电话。停用后不能恢复，对方要查看、撤回或删除，由您在电话里核实本人后办理。"
    )

    def form(self, data: Any = None) -> forms.Form:
        return forms.Form(data)

    def act(self, typed: forms.Form) -> Enquiry:
        return revoke_link(enquiry=self.thing, actor=self.person, at=now())


class EnquiryDesk(ScopedViewSet):
    """/desk/ours/enquiries/"""

    name, icon, menu_order = "enquiries", "mail", 10
    model, verb, label = Enquiry, "enquiries.view", gettext_lazy("咨询")
    pages = (
        Page("", "index", EnquiryList),
        Page("<int:pk>/", "show", EnquiryPage),
        Page("<int:pk>/reveal/", "reveal", EnquiryReveal),
        Page("<int:pk>/assign/", "assign", EnquiryAssign),
        Page("<int:pk>/close/", "close", EnquiryClose),
        Page("<int:pk>/link/", "revoke", EnquiryRevoke),
        Page("<int:pk>/erase/", "erase", EnquiryErase),
    )
