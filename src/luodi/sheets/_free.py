"""Free cells (备注, 价格, 电): the reader decides what they say, with the units that they state."""

from functools import lru_cache
from typing import Any

from luodi.fields import for_record

#: What a remark may fill. Deal, kind and place are what the row is about; a remark names other places too.
_FILLS = frozenset(f.key for f in for_record("listing")) - {
    *("id", "deal", "kind", "region_code", "region_raw", "address", "lon", "lat", "source", "as_of", "contact_name"),
    *("industry_raw", "structure"),
}
#: A fact of one of these says that the others of its line were stated too.
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
    # The rules of the reader take their time to load, and most sheets have no free cells.
    from luodi.reading import read

    reading = read(text, kind="listing")
    if len(reading.records) != 1:
        return {}
    return {key: value for key, value in reading.record.items() if key in _FILLS and key in reading.sources}


def understood(text: str) -> dict[str, Any]:
    """What the reader understands of a text about one place; {} when it is about several or says nothing that is known."""
    return dict(_understood(text.strip()))


def fill(record: dict[str, Any], said: dict[str, Any]) -> None:
    """Adds what a remark says where the row leaves a blank: a column wins over words, for all fields of its family."""
    stated = [family for family in _FAMILIES if not record.keys().isdisjoint(family)]
    barred = {key for family in stated for key in family}
    record.update({key: value for key, value in said.items() if key not in record and key not in barred})
