"""One line of JSON for each request, and the same for the metrics.

A line names the page by its route, never by its URL, which may hold tokens, search words and enquiry numbers. It
holds no client address and no user; those are in the audit trail and in the proxy's log, which the law wants kept.
"""

import json
import logging
import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from luodi.web.health import metrics
from luodi.web.shared.statements import Statements

Answer = Callable[[HttpRequest], HttpResponseBase]
_LOG = logging.getLogger("luodi.access")
_REQUEST_ID = re.compile(r"[\w-]{8,64}")


def access(answer: Answer) -> Answer:
    """Middleware: numbers the request, times it, counts its statements; logs it if LUODI_ACCESS_LOG is on."""

    def logged(request: HttpRequest) -> HttpResponseBase:
        number = _number(request)
        statements = Statements("…")
        begun = time.monotonic()
        with statements.watching():
            response = answer(request)
        spent = time.monotonic() - begun
        page = page_of(request)
        response["X-Request-ID"] = number
        metrics.count(page, request.method or "", response.status_code, spent, statements)
        if settings.LUODI_ACCESS_LOG:
            _LOG.info("%s", _line(request, response, number, page, spent, statements))
        return response

    return logged


def page_of(request: HttpRequest) -> str:
    """The route's name, or its pattern where it has none; "-" for addresses without a route. Bounded, whatever is asked."""
    match = request.resolver_match
    return (match.view_name or match.route or "/") if match else "-"


def _number(request: HttpRequest) -> str:
    """The proxy's number for the request if proxies are trusted, else a random one."""
    given = request.headers.get("X-Request-ID", "") if settings.LUODI_TRUSTED_PROXIES else ""
    return given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)


def _line(
    request: HttpRequest, response: HttpResponseBase, number: str, page: str, spent: float, statements: Statements
) -> str:
    return json.dumps(
        {
            "at": timezone.now().isoformat(timespec="milliseconds"),
            "request": number,
            "method": request.method,
            "page": page,
            "status": response.status_code,
            "ms": round(spent * 1000, 1),
            "statements": statements.count,
            "bytes": len(getattr(response, "content", b"")),
        }
    )
