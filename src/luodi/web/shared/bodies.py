"""Limits the size of request bodies by their declared length, before a view reads any of it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def body_limit(answer: Answer) -> Answer:
    """Middleware: raises RequestDataTooBig (status 413) for a body above the limit of its address."""

    def limited(request: HttpRequest) -> HttpResponse:
        most = most_bytes(request.path_info)
        if _declared(request) > most:
            raise RequestDataTooBig(f"more than {most} bytes")
        return answer(request)

    return limited


def most_bytes(path: str) -> int:
    """Bytes that a body may have: those of an upload at the desk, else those of a form or JSON."""
    is_desk = path.startswith("/desk/")
    return int(settings.LUODI_UPLOAD_BYTES if is_desk else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _declared(request: HttpRequest) -> int:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(length) if length.isascii() and length.isdigit() else 0
