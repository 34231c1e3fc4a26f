"""Reading parks and parcels."""

from django.db.models import F, QuerySet

from luodi.web.places.models import Parcel, Park


def parks(region_code: str = "") -> "QuerySet[Park]":
    """The parks of a region, ordered by the name of their county."""
    return (
        Park.objects.filter(region_code__startswith=region_code)
        .select_related("organisation")
        .order_by("region_code", "id")
    )


def parcels_of(park: Park) -> "QuerySet[Parcel]":
    """The parcels of a park, largest first."""
    return park.parcels.order_by(F("land_area_m2").desc(nulls_last=True), "id")
