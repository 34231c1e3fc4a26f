"""A park 园区: its description, its asks of companies, its listings and its land."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext

from luodi.web.listings.queries import public_listings, shown
from luodi.web.places.models import Parcel, Park
from luodi.web.places.queries import parcels_of
from luodi.web.portal import figures
from luodi.web.portal.breadcrumb import Step, breadcrumb
from luodi.web.portal.listing import facts, rows
from luodi.web.portal.parks.views import county_name

#: Rows shown on a park's page; the list has the rest.
_MOST_LISTINGS, _MOST_PARCELS = 12, 12


def park(request: HttpRequest, pk: int) -> HttpResponse:
    """One park, its newest listings and largest parcels."""
    row = get_object_or_404(Park.objects.select_related("organisation"), pk=pk)
    today = localdate()
    public = public_listings(today).filter(park=row)
    context = {
        "park": row,
        "breadcrumb": breadcrumb(row.name, Step(gettext("园区"), reverse("parks"))),
        "county": county_name(row.region_code),
        "asks": asks(row),
        "total": public.count(),
        "rows": [rows.row(each, today) for each in shown(public[:_MOST_LISTINGS])],
        "parcels": [parcel_row(each) for each in parcels_of(row)[:_MOST_PARCELS]],
        "today": today,
    }
    return render(request, "portal/park/park.html", context)


def asks(park: Park) -> list[tuple[str, str]]:
    """The park's asks in words; a listing's own terms take precedence."""
    lines = []
    admission = facts.admission(
        {
            "industries_admitted": park.industries_admitted,
            "industries_excluded": park.industries_excluded,
            "is_admission_exclusive": park.is_admission_exclusive,
        }
    )
    if admission:
        lines.append((gettext("准入行业"), admission))
    if park.tax_per_mu_min_cny is not None:
        amount = figures.amount(park.tax_per_mu_min_cny, "CNY/mu/year")
        lines.append((gettext("亩均税收"), gettext("不低于 %(amount)s") % {"amount": amount}))
    return lines


def parcel_row(parcel: Parcel) -> dict[str, Any]:
    """The cells of a parcel; unstated values say so."""
    ratio_low, ratio_high = parcel.floor_area_ratio_min, parcel.floor_area_ratio_max
    return {
        "number": parcel.parcel_no or str(parcel.pk),
        "area": figures.mu(parcel.land_area_m2) if parcel.land_area_m2 is not None else figures.blank(),
        "use": parcel.land_use or figures.blank(),
        "ratio": figures.offered("floor_area_ratio_min", ratio_low, ratio_high or None)
        if (ratio_low, ratio_high) != (None, None)
        else figures.blank(),
        "price": _amount(parcel.land_price_cny_mu, "CNY/mu"),
        "tax": _amount(parcel.tax_per_mu_min_cny, "CNY/mu/year"),
        "source": parcel.source,
        "as_of": parcel.as_of,
    }


def _amount(value: Any, unit: str) -> str:
    return figures.blank() if value is None else figures.amount(value, unit)
