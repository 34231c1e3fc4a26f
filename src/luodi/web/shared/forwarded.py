"""Settles a request's client address, scheme and host from proxy headers, before anything else reads them.

LUODI_TRUSTED_PROXIES alone decides. With n trusted proxies, the n-th entry from the right counts: the outermost proxy wrote
it, and whatever the client put there is further left. With none, the headers are removed.
"""

import logging
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

Answer = Callable[[HttpRequest], HttpResponse]

_FOR, _PROTO, _HOST = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST"
_LOG = logging.getLogger("luodi.proxy")
#: File in LUODI_HOME: when a request came through an undeclared proxy. Read by `proxy_checks`.
MARK = "proxy-not-declared"


def forwarded(answer: Answer) -> Answer:
    """Middleware: sets REMOTE_ADDR to the client's address, and leaves one value or none in each forwarded header."""
    has_warned = False

    def settled(request: HttpRequest) -> HttpResponse:
        nonlocal has_warned
        trusted = settings.LUODI_TRUSTED_PROXIES
        if not trusted and _FOR in request.META and not has_warned:
            has_warned = True
            _warn()
        settle(request, trusted)
        return answer(request)

    return settled


def settle(request: HttpRequest, trusted: int) -> None:
    """Replaces the forwarded headers with what the outermost trusted proxy says."""
    hops = _entries(request, _FOR)
    if trusted and len(hops) >= trusted:  # fewer: the request bypassed a proxy; trust only the connection
        request.META["REMOTE_ADDR"] = _address(hops[-trusted]) or request.META.get("REMOTE_ADDR", "")
    request.META.pop(_FOR, None)
    for name in (_PROTO, _HOST):
        said = _entries(request, name)
        request.META.pop(name, None)
        if trusted and said:  # inner proxies may pass a single value on unchanged
            request.META[name] = said[-trusted:][0]


def _entries(request: HttpRequest, name: str) -> list[str]:
    return [entry.strip() for entry in request.META.get(name, "").split(",") if entry.strip()]


def _address(hop: str) -> str | None:
    """The address in an entry, without the port some proxies add; None for a word such as “unknown”."""
    host = hop[1:].partition("]")[0] if hop.startswith("[") else hop
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        found = ip_address(host)
    except ValueError:
        return None
    return str(getattr(found, "ipv4_mapped", None) or found)


def _warn() -> None:
    _LOG.warning(
        "A request came with X-Forwarded-For, but LUODI_TRUSTED_PROXIES is 0: behind a proxy every reader counts as one "
        "and is limited as one. 请求经过了代理，但 LUODI_TRUSTED_PROXIES 为 0：所有访客会被当成同一个人限次。见 docs/operating.md"
    )
    (settings.LUODI_HOME / MARK).write_text(f"{timezone.now():%Y-%m-%d %H:%M} UTC\n", encoding="ascii")
