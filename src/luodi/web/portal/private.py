"""Pages visible only to the holder of a private link: never cached, indexed, or disclosed to other sites as a referrer."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from luodi.web.enquiries.errors import DraftExpired
from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import find_draft, sent_as
from luodi.web.shared.busy import refused_if_busy
from luodi.web.shared.errors import Refusal

View = Callable[..., HttpResponse]
#: Only the browser that wrote a draft sees its personal data again; others with the link do not.
WRITER = "luodi_draft"


def private(view: View) -> View:
    """Turns refusals into helpful pages with their status, and adds headers that keep the address private."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        try:
            with refused_if_busy():
                response = view(request, *args, **parts)
        except Refusal as refusal:
            response = refused(request, refusal, request.POST.get("more", ""))
        response["X-Robots-Tag"] = "noindex, nofollow"
        # Not no-referrer: form posts would then have no origin and fail the CSRF check.
        response["Referrer-Policy"] = "same-origin"
        return response

    return page


def of_draft(view: View) -> View:
    """Decorates a private page of a draft. A draft that was sent redirects to its enquiry."""

    @private
    @wraps(view)
    def page(request: HttpRequest, token: str) -> HttpResponse:
        try:
            draft = find_draft(token, timezone.now())
        except DraftExpired:
            sent = sent_as(token)
            if sent is None:
                raise
            return redirect(sent)
        return view(request, draft)

    return page


def is_writer(request: HttpRequest, draft: Draft) -> bool:
    """Whether this browser wrote the draft."""
    return request.COOKIES.get(WRITER) == draft.token


def refused(request: HttpRequest, refusal: Refusal, words: str = "") -> HttpResponse:
    """The page of a refusal, with the box to continue, filled with the input."""
    context = {
        "refusal": refusal,
        "words": words,
        "is_field_error": bool(words) or refusal.code.startswith("enquiry_nothing"),
    }
    response = render(request, "portal/find/find.html", context, status=refusal.status)
    if "retry_after" in refusal.values:
        response["Retry-After"] = str(refusal.values["retry_after"])
    return response
