"""A small world for tests of matching: an organisation, parks, published listings."""

import datetime as dt
from itertools import count
from typing import Any

from luodi.web.listings.actions import add_listing, publish_listing
from luodi.web.listings.models import Listing
from luodi.web.people.models import Organisation
from luodi.web.places.actions import add_park
from luodi.web.places.models import Park

AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)
TODAY = AT.date()
FACTS: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory"],
    "region_code": "320481",
    "area_m2": 3000,
    "area_basis": "gross",
    "rent_min_cny_m2_month": 18,
    "rent_max_cny_m2_month": 18,
    "phone": "13800000000",
    "source": "业主提供",
    "as_of": "2026-11-01",
}
WANTED: dict[str, Any] = {"deal": ["rent"], "kind": ["factory"], "region_codes": ["3204"], "area_min_m2": 2000}
_NUMBERS = count(1)


def organisation() -> Organisation:
    return Organisation.objects.get_or_create(name="示例园区", defaults={"kind": "park"})[0]


def park(**terms: Any) -> Park:
    """A park of the organisation."""
    facts = {"region_code": "320481", **terms}
    return add_park(organisation=organisation(), name="示例园", actor=None, at=AT, **facts)


def draft(park: Park | None = None, **facts: Any) -> Listing:
    """A listing that only its office sees."""
    code = f"W{next(_NUMBERS)}"
    return add_listing(organisation=organisation(), code=code, facts={**FACTS, **facts}, actor=None, at=AT, park=park)


def published(park: Park | None = None, **facts: Any) -> Listing:
    """A listing that everybody sees."""
    return publish_listing(listing=draft(park, **facts), actor=None, at=AT)
