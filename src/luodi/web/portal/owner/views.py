"""有地方要租售: owners are not shown places, but thanked, told what happens next, and directed to those who list places."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luodi.reading import read
from luodi.web.enquiries.models import Draft
from luodi.web.enquiries.queries import recipient_of, understand
from luodi.web.portal.listing import facts, rows
from luodi.web.portal.private import of_draft

#: The facts shown to an owner as understood, in this order.
_TOLD = ("area_m2", "land_area_m2", "clear_height_m", "storey_height_m", "crane_capacity_t", "power_capacity_kva")


@require_safe
@of_draft
def owner(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The facts of a place on offer, and how to have it listed."""
    understood = understand(draft)
    context = {
        "draft": draft,
        "words": understood.shown_words,
        "read": stated(read(draft.words, kind="listing").record),
        "recipient": recipient_of(None),
    }
    return render(request, "portal/owner/owner.html", context)


def stated(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Label and value of what an offer says of its place."""
    lines = [("", rows.county(record))] if record.get("region_code") else []
    lines += [(facts.name(key, record), text) for key in _TOLD if (text := facts.value(key, record))]
    return lines + [("", price.text) for price in rows.prices(record) if price.is_known]
