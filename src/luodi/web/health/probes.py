"""`/healthz` and `/readyz`, answered before host checks, redirects and sessions.

A probe comes from the machine itself or from a balancer, by address and without TLS, so it must not meet the middleware that
refuses unknown hosts or redirects to https. Answers name checks and nothing else.
"""

import threading
import time
from collections.abc import Callable
from typing import ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone

from luodi.web.health.checks import READINESS, verdicts

Answer = Callable[[HttpRequest], HttpResponse]


class Readiness:
    """The codes of failed checks, remembered for a second."""

    #: However often it is asked, a process checks at most once in this time.
    SECONDS: ClassVar[float] = 1.0

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until = 0.0
        self._failed: tuple[str, ...] = ()

    def failed(self) -> tuple[str, ...]:
        """The failed checks that make the site unfit to serve; empty when it is ready."""
        with self._lock:
            if time.monotonic() >= self._until:
                every = verdicts(timezone.now())
                self._failed = tuple(v.code for v in every if not v.is_ok and v.code in READINESS)
                self._until = time.monotonic() + self.SECONDS
            return self._failed


def probes(answer: Answer) -> Answer:
    """Middleware, the first of all: answers the two probes and passes everything else on."""
    readiness = Readiness()

    def probed(request: HttpRequest) -> HttpResponse:
        if request.path_info not in ("/healthz", "/readyz"):
            return answer(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        failed = readiness.failed() if request.path_info == "/readyz" else ()
        response = JsonResponse(
            {"status": "unavailable", "failed": failed} if failed else {"status": "ok"}, status=503 if failed else 200
        )
        response["Cache-Control"] = "no-store"
        return response

    return probed
