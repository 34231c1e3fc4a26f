"""The parks 园区 of the region, one row each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from luodi import voice
from luodi.geography import is_division
from luodi.web.listings.queries import counts_by_park
from luodi.web.places.queries import parks as parks_of
from luodi.web.portal.breadcrumb import breadcrumb
from luodi.web.portal.region import region_code
from luodi.web.shared.reader import reader


def parks(request: HttpRequest) -> HttpResponse:
    """Every park of the site's region with its county, its industries and its number of listings."""
    counts = counts_by_park(localdate())
    rows = [
        {"park": park, "county": county_name(park.region_code), "listings": counts.get(park.pk, 0)}
        for park in parks_of(region_code(request))
    ]
    return render(request, "portal/parks/parks.html", {"parks": rows, "breadcrumb": breadcrumb(_("园区"))})


def county_name(code: str) -> str:
    """溧阳市; "" if the code is not a division."""
    return voice.place_name(code[:6], reader()) if is_division(code[:6]) else ""
