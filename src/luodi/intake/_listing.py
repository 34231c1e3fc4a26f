"""Turns a listing or parcel record into a `Listing`."""

from collections.abc import Callable, Mapping
from typing import Any

from luodi.intake import _convert as convert
from luodi.matching import Listing

#: The keys of a Listing by reader, without id, region_code and those of plain asks.
READERS: dict[Callable[[str, Mapping[str, Any]], Any], tuple[str, ...]] = {
    convert.mask: ("deal", "kind"),
    convert.number: (
        "area_m2",
        "min_area_m2",
        "land_area_m2",
        "rent_min_cny_m2_month",
        "rent_max_cny_m2_month",
        "sale_price_cny",
        "sale_price_cny_m2",
        "land_price_cny_mu",
        "clear_height_m",
        "storey_height_m",
        "eaves_height_m",
        "height_m",
        "crane_capacity_t",
        "floors_total",
        "tax_per_mu_min_cny",
        "investment_per_mu_min_cny",
        "output_per_mu_min_cny",
    ),
    convert.boolean: (
        "is_divisible",
        "is_rent_negotiable",
        "has_crane",
        "is_single_storey",
        "is_admission_exclusive",
    ),
    convert.floors: ("floor_no",),
    convert.letter: ("fire_hazard_category",),
    convert.industries: ("industries_admitted", "industries_excluded"),
    convert.day: ("valid_until",),
}
PLAIN = convert.plain_readers("listing")


def listing(record: Mapping[str, Any]) -> Listing:
    """The facts and asks of a listing record, in the keys and units of the dictionary.

    Keys outside the dictionary or without a criterion are ignored; the record keeps them. Empty lists, empty text and None
    are absent. Contradictions (a clear height above the storey height, a smallest part above the whole) are not errors: the
    rules of design section 5 say which fact decides. Raises IntakeError.
    """
    parts = {key: read(key, record) for read, keys in READERS.items() for key in keys}
    parts |= {key: read(key, record) for key, read in PLAIN.items()}
    code = convert.cleaned("region_code", record)
    identifier = convert.cleaned("id", record)
    region = "" if code is None else convert.division("region_code", code)
    return Listing(id=identifier or "", region_code=region, **parts)
