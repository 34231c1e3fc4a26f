"""The region of a request: that of its Wagtail site, else the operator's."""

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from luodi.geography import is_division


def region_code(request: HttpRequest) -> str:
    """The division code of the site's root page, else of the setting."""
    site = Site.find_for_request(request)
    code = getattr(site.root_page.specific, "region_code", "") if site is not None else ""
    return str(code) if code and is_division(code) else str(settings.LUODI_REGION)
