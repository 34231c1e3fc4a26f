"""Pages for what went wrong: each says what happened, what is kept, and where to go next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is stale; what was typed stays in the browser's back step."""
    return render(request, "portal/errors/csrf.html", {"reason": reason}, status=403)
