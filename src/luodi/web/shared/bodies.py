"""Limits the size of request bodies by their declared length, before a view reads any of it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def body_limit(answer: Answer) -> Answer:
    """Middleware: raises RequestDataTooBig (status 413) for a body above the limit of its address:
    `DATA_UPLOAD_MAX_MEMORY_SIZE` for forms and JSON, `LUODI_UPLOAD_BYTES` for uploads at the desk."""

    def limited(request: HttpRequest) -> HttpResponse:
        takes_files = request.path_info.startswith("/desk/")
        most = settings.LUODI_UPLOAD_BYTES if takes_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if _declared(request) > most:
            raise RequestDataTooBig(f"more than {most} bytes")
        return answer(request)

    return limited


def _declared(request: HttpRequest) -> int:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(length) if length.isascii() and length.isdigit() else 0
