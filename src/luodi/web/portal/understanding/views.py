"""对一对: how the words were understood, each value with its source words and editable in place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from luodi.web.enquiries.actions import correct_draft, dismiss_clause, extend_draft, reset_draft
from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import understand
from luodi.web.matches.queries import answer
from luodi.web.needs.errors import BadCorrections
from luodi.web.needs.marks import pieces
from luodi.web.needs.topics import BY_NAME
from luodi.web.needs.understanding import Understanding
from luodi.web.portal.answer.unread import unread
from luodi.web.portal.private import is_writer, of_draft
from luodi.web.portal.spoken import said
from luodi.web.portal.understanding.lines import corrections_in, sheet
from luodi.web.shared.addresses import row_key


@require_http_methods(["GET", "HEAD", "POST"])
@of_draft
def understood(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Shows the reading; a POST corrects it and returns here or goes on to the answer."""
    reading = understand(draft)
    if request.method == "POST":
        return _correct(request, draft, reading)
    return _page(request, draft, reading)


def _correct(request: HttpRequest, draft: Draft, reading: Understanding) -> HttpResponse:
    at = timezone.now()
    try:
        if "reset" in request.POST:
            reset_draft(draft=draft, at=at)
        elif (start := row_key(request.POST.get("dismiss", ""))) is not None:
            dismiss_clause(draft=draft, start=start, at=at)
        elif request.POST.get("more", "").strip():
            extend_draft(draft=draft, words=request.POST["more"], at=at)
        elif corrections := corrections_in(request.POST, reading):
            correct_draft(draft=draft, corrections=corrections, at=at)
    except BadCorrections as refusal:
        return _page(request, draft, reading, refusal)
    if request.POST.get("go") == "answer":
        return redirect("answer", draft.token)
    there = request.POST.get("go", "")
    return redirect(reverse("understood", args=[draft.token]) + (f"#f-{there}" if there in BY_NAME else ""))


def _page(
    request: HttpRequest, draft: Draft, reading: Understanding, refusal: BadCorrections | None = None
) -> HttpResponse:
    faults = refusal.values["faults"] if refusal else {}
    found = answer(reading.record, as_of=timezone.localdate(), top=1)
    context = {
        "draft": draft,
        "understood": reading,
        "pieces": pieces(reading),
        "ignored": [clause.text for clause in unread(reading, draft.dismissed)],
        "sheet": sheet(reading, request.POST if refusal else None, faults),
        "refusal": refusal,
        "faults": faults,
        "scope": found.scope,
        "scope_words": [said(BY_NAME[name], reading.record) for name in ("region", "deal", "kind")],
        "is_writer": is_writer(request, draft),
    }
    return render(
        request, "portal/understanding/understanding.html", context, status=refusal.status if refusal else 200
    )
