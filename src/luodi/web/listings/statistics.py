"""Totals and rents of public listings for the home page: two queries, whatever the number of listings."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import BigIntegerField, Case, Count, F, Q, QuerySet, Sum, When
from django.db.models.functions import Cast, Coalesce, Left

from luodi.fields import FIELDS, from_scaled
from luodi.industry import overlapping
from luodi.web.listings.enums import KindBits
from luodi.web.listings.models import Listing, ListingIndustry
from luodi.web.listings.queries import public_listings
from luodi.web.places.models import ParkIndustry
from luodi.web.shared.bits import has_bit

_COUNTY = 6

if TYPE_CHECKING:
    # Annotated rows exist only for the type checker; the stubs are not installed at run time.
    from django_stubs_ext import WithAnnotations

    class _Place(TypedDict):
        county: str

    _PlacedListing = WithAnnotations[Listing, _Place]


@dataclass(frozen=True, slots=True)
class CountySums:
    """One county: number of listings, area of factories and of land in ㎡, stated rents of factories."""

    code: str
    listings: int
    factory_m2: float
    land_m2: float
    rents: list[float] = field(default_factory=list)


def by_county(on: dt.date, region_code: str) -> dict[str, CountySums]:
    """The counties of a region with public listings, by code."""
    rows = _rows(on, region_code)
    rents = _rents(rows)
    sums = (
        rows.values_list("county")
        .annotate(
            count=Count("pk"), factory=_sum("area_m2", KindBits.FACTORY), land=_sum("land_area_m2", KindBits.LAND)
        )
        .order_by("county")
    )
    return {
        county: CountySums(county, count, _m2("area_m2", factory), _m2("land_area_m2", land), rents.get(county, []))
        for county, count, factory, land in sums
    }


def naming(codes: Iterable[str]) -> Q:
    """Listings that admit one of some industries, or a broader or narrower one. A listing without industries takes its
    park's."""
    wanted = frozenset[str]().union(*(overlapping(code) for code in codes))
    own = ListingIndustry.objects.filter(code__in=wanted).values("listing")
    parks = ParkIndustry.objects.filter(code__in=wanted).values("park")
    return Q(pk__in=own) | Q(park__in=parks, industries_admitted=[], industries_excluded=[])


def count_naming(on: dt.date, region_code: str, codes: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """By name, the number of a region's public listings that admit one of its codes: one query."""
    counts = {name: Count("pk", filter=naming(each)) for name, each in codes.items()}
    return dict(_rows(on, region_code).aggregate(**counts))


def _rows(on: dt.date, region_code: str) -> "QuerySet[_PlacedListing]":
    """Public listings, annotated with their county."""
    return (
        public_listings(on)
        .select_related(None)
        .order_by()
        .annotate(place=Coalesce(_stated("region_code"), F("park__region_code")))
        .filter(place__startswith=region_code)
        .annotate(county=Left("place", _COUNTY))
    )


def _stated(name: str) -> Any:
    return Case(When(~Q(**{name: ""}), then=F(name)))


def _sum(name: str, kind: KindBits) -> Any:
    whole = Cast(F(name), BigIntegerField())
    return Sum(Case(When(has_bit("kind_bits", kind), then=whole)), default=0, output_field=BigIntegerField())


def _m2(key: str, scaled: int) -> float:
    return float(from_scaled(FIELDS[key], int(scaled or 0)))


def _rents(rows: "QuerySet[_PlacedListing]") -> Mapping[str, list[float]]:
    """The lower ends of the stated rents of factories, by county."""
    rents: dict[str, list[float]] = {}
    stated = rows.filter(has_bit("kind_bits", KindBits.FACTORY), rent_min_cny_m2_month__isnull=False)
    for county, rent in stated.values_list("county", "rent_min_cny_m2_month"):
        if rent is not None:
            rents.setdefault(county, []).append(float(rent))
    return rents
