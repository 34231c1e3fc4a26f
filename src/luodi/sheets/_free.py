"""Free-text cells (备注, 价格, 电), left to `luodi.reading`; numbers count only with a stated unit."""

from functools import lru_cache
from typing import Any

from luodi.fields import for_record

#: The fields a remark may fill. Not deal, kind or place: remarks mention other places too.
_FILLS = frozenset(f.key for f in for_record("listing")) - {
    *("id", "deal", "kind", "region_code", "region_raw", "address", "lon", "lat", "source", "as_of", "contact_name"),
    *("industry_raw", "structure"),
}
#: Families of fields: if a row states one of them, a remark fills none of the others.
_FAMILIES = (
    ("area_m2", "land_area_m2"),
    ("rent_min_cny_m2_month", "rent_max_cny_m2_month", "is_rent_negotiable"),
    ("sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu"),
    ("clear_height_m", "storey_height_m", "eaves_height_m", "height_m"),
    ("has_crane", "crane_capacity_t"),
    ("has_freight_lift", "freight_lift_t"),
    ("power_capacity_kva", "power_demand_kw"),
    ("floor_no", "floors_total", "is_single_storey"),
    ("phone", "wechat"),
)


@lru_cache(maxsize=20_000)
def _understood(text: str) -> dict[str, Any]:
    # imported here because the rules take time to load and most sheets have no free-text cells
    from luodi.reading import read

    reading = read(text, kind="listing")
    if len(reading.records) != 1:
        return {}
    return {key: value for key, value in reading.record.items() if key in _FILLS and key in reading.sources}


def understood(text: str) -> dict[str, Any]:
    """The fields read from a text about one place; {} if it is about several or nothing is understood."""
    return dict(_understood(text.strip()))


def fill(record: dict[str, Any], said: dict[str, Any]) -> None:
    """Fills blanks of a record from a remark. Any field filled by a column blocks its whole family."""
    stated = [family for family in _FAMILIES if not record.keys().isdisjoint(family)]
    barred = {key for family in stated for key in family}
    record.update({key: value for key, value in said.items() if key not in record and key not in barred})
