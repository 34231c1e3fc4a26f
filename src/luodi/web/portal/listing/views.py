"""A listing 房源: its facts with source and date, open questions, location, similar listings."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import shown as public_face
from luodi.web.matches.queries import similar
from luodi.web.portal import figures
from luodi.web.portal.breadcrumb import Step, breadcrumb
from luodi.web.portal.drawings import rings, section
from luodi.web.portal.drawings.rings import map_links
from luodi.web.portal.listing import facts, rows

#: The number of open questions shown before the rest is folded.
_FIRST_QUESTIONS = 6
_GONE = 410
#: Heights shown, under their own names, in place of an unstated clear height.
_OTHER_HEIGHTS = ("storey_height_m", "eaves_height_m", "height_m")


def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """200 for a public listing (an expired one says so), 410 with similar ones once withdrawn, else 404."""
    row = _public_listing(pk)
    today = localdate()
    alike = [rows.row(each, today) for each in similar(row, as_of=today)]
    if row.status == ListingStatus.WITHDRAWN:
        return render(request, "portal/listing/withdrawn.html", {"listing": row, "similar": alike}, status=_GONE)
    return render(request, "portal/listing/listing.html", {**shown(row, today), "similar": alike})


def _public_listing(pk: int) -> Listing:
    """A listing that is or was public. Raises Http404."""
    rows = Listing.objects.select_related("park", "organisation").exclude(status=ListingStatus.DRAFT)
    faces = public_face(rows.filter(pk=pk))
    if not faces:
        raise Http404
    return faces[0]


def shown(row: Listing, today: dt.date) -> dict[str, Any]:
    """The context of a listing's page."""
    record = row.record()
    groups, questions = facts.groups(row), facts.open_questions(record)
    return {
        "listing": row,
        "title_parts": rows.parts(row),
        "breadcrumb": _way_to(row, record),
        "county": rows.county(record),
        "deals": [rows.DEALS[deal] for deal in row.deal],
        "kinds": [rows.KINDS[kind] for kind in row.kind],
        "prices": rows.prices(record),
        "service_charge": facts.value("service_charge_cny_m2_month", record),
        "key_figures": key_figures(record),
        "drawing": section(record),
        "groups": groups,
        "fact_count": sum(len(group.facts) for group in groups),
        "questions": questions[:_FIRST_QUESTIONS],
        "more_questions": questions[_FIRST_QUESTIONS:],
        "question_count": len(questions),
        "their_asks": facts.their_asks(row),
        "rings": rings(row),
        "maps": map_links(row),
        "today": today,
        "is_expired": row.valid_until is not None and row.valid_until < today,
    }


def _way_to(row: Listing, record: facts.Record) -> list[Step]:
    code = str(record.get("region_code", ""))[:6]
    county = [Step(rows.county(record), f"{reverse('listings')}?region={code}")] if code else []
    return breadcrumb(rows.parts(row)[-1], Step(_("房源"), reverse("listings")), *county)


def key_figures(record: facts.Record) -> list[rows.Figure]:
    """Four figures under the title; for land, those that apply to land."""
    if rows.is_land(record):
        keys = ("land_area_m2", "land_price_cny_mu", "has_gas", "has_sewer")
    else:
        keys = ("area_m2", "clear_height_m", "crane_capacity_t", "power_capacity_kva")
    return [_figure(key, record) for key in keys]


def _figure(key: str, record: facts.Record) -> rows.Figure:
    text = facts.value(key, record)
    if key == "land_area_m2" and text:
        return rows.area(record)
    if key == "clear_height_m" and not text:
        key = next((other for other in _OTHER_HEIGHTS if other in record), key)
        text = facts.value(key, record)
    return rows.Figure(facts.name(key, record), text or figures.blank(), "" if text else "unknown")
