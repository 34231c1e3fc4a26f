"""Error pages: each says what happened, what is kept, and where to go next."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from luodi.web.needs.errors import WordsTooLong
from luodi.web.needs.validators import MOST_CHARACTERS
from luodi.web.portal.figures import is_english
from luodi.web.portal.private import refused


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form with a stale token; the browser's back button brings back the input."""
    return render(request, "portal/errors/csrf.html", {"reason": reason}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for an oversized form, 400 for any other malformed request; both with the box to start again."""
    if isinstance(exception, RequestDataTooBig):
        return refused(request, WordsTooLong(most=f"{MOST_CHARACTERS:,}"))
    return render(request, "portal/errors/bad_request.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with links to go on; the requested address is not echoed."""
    return render(request, "portal/errors/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without the database, which may be what failed."""
    page = loader.render_to_string("portal/errors/server_error.html", {"is_english": is_english()})
    return HttpResponse(page, status=500)
