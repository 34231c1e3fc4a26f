"""看答案: the answer at once, before any phone number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import understand
from luodi.web.portal.answer.page import answer_page
from luodi.web.portal.private import of_draft
from luodi.web.portal.spoken import needs


@require_safe
@of_draft
def answer(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The answer to the draft as corrected; every suggestion on it is one tap that corrects."""
    record = understand(draft).record
    page = answer_page(record, as_of=timezone.localdate(), more=request.GET.get("more", ""))
    return render(request, "portal/answer/answer.html", {"draft": draft, "page": page, "needs": needs(record)})
