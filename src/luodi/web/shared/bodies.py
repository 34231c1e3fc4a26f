"""How much a request may bring, decided by its declared length before any view reads a byte of it."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def body_limit(answer: Answer) -> Answer:
    """Middleware: RequestDataTooBig (a page with status 413) for a body above what its address takes; forms and JSON take
    `DATA_UPLOAD_MAX_MEMORY_SIZE`, the desk, where files are sent, `LUODI_UPLOAD_BYTES`."""

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
