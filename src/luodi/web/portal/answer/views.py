"""看答案: the answer, shown at once and before any phone number is asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from luodi.matching import has_asks
from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import understand
from luodi.web.portal.answer.narrowing import plain_list
from luodi.web.portal.answer.page import answer_page
from luodi.web.portal.answer.questions import questions
from luodi.web.portal.answer.unread import unread
from luodi.web.portal.private import is_writer, of_draft
from luodi.web.portal.spoken import needs


@require_safe
@of_draft
def answer(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The answer to the corrected draft. Every suggestion on it is a correction by one tap."""
    understood = understand(draft)
    context = {
        "draft": draft,
        "needs": needs(understood.record),
        "unread": unread(understood, draft.dismissed),
        "is_writer": is_writer(request, draft),
        "is_offer": understood.is_offer,
        **answered(request, understood.record),
    }
    settles = context["page"].settles if context["page"] else ()
    return render(request, "portal/answer/answer.html", context | {"ask": questions(settles, understood.questions)})


def answered(request: HttpRequest, record: dict[str, Any]) -> dict[str, Any]:
    """The context of an answer: `page`, or `plain` if the record asks nothing to compare; the other is None."""
    today = timezone.localdate()
    if has_asks(record):
        return {"page": answer_page(record, as_of=today, more=request.GET.get("more", "")), "plain": None}
    return {"page": None, "plain": plain_list(record, as_of=today, after=request.GET.get("after", ""))}
