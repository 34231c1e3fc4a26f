"""robots.txt: what programs may read. Private links and the desk are also closed by their own headers."""

from django.http import HttpRequest, HttpResponse

_LINES = (
    "User-agent: *",
    "Disallow: /desk/",
    "Disallow: /api/",
    "Disallow: /find/",
    "Disallow: /enquiries/",
    "Disallow: /*?",
)


def robots(request: HttpRequest) -> HttpResponse:
    """Everything public but filtered lists, which are without end."""
    return HttpResponse("\n".join(_LINES) + "\n", content_type="text/plain; charset=utf-8")
