"""Limits the size of request bodies by their declared length, before a view reads any of it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from luodi.web.config.serving import declared_length

Answer = Callable[[HttpRequest], HttpResponse]


def body_limit(answer: Answer) -> Answer:
    """Middleware: raises RequestDataTooBig (status 413) for a body above the limit of its address."""

    def limited(request: HttpRequest) -> HttpResponse:
        most = most_bytes(request.path_info)
        if declared_length(request.META.get("CONTENT_LENGTH")) > most:
            raise RequestDataTooBig(f"more than {most} bytes")
        return answer(request)

    return limited


def most_bytes(path: str) -> int:
    """Bytes that a body may have: those of an upload at the desk, else those of a form or JSON."""
    is_desk = path.startswith("/desk/")
    return int(settings.LUODI_UPLOAD_BYTES if is_desk else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
