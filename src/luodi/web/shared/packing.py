"""Compresses pages, not pictures."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class TextGZip(GZipMiddleware):
    """Django's, for what compressing makes smaller."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed if it is text."""
        if not response.get("Content-Type", "").startswith(_TEXTS):
            return response
        return super().process_response(request, response)
