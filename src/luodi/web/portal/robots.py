"""robots.txt. Private links and the desk are also closed to robots by their own headers."""

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
    """Allows all public pages except filtered lists, which are endless."""
    return HttpResponse("\n".join(_LINES) + "\n", content_type="text/plain; charset=utf-8")
