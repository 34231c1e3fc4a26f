"""The template's example row: a made-up listing, recognised by its id and skipped on import."""

from collections.abc import Sequence
from typing import Any

#: The id of the example row.
EXAMPLE_ID = "示例（虚构，可删除）"

#: The example row's cells by field, as a person would type them under the template's headings.
EXAMPLE: dict[str, Any] = {
    "id": EXAMPLE_ID,
    "deal": "出租",
    "kind": "厂房",
    "region_raw": "江苏省常州市溧阳市",
    "address": "示例路 1 号",
    "area_m2": 3000,
    "area_basis": "建筑面积",
    "min_area_m2": 1000,
    "is_divisible": "是",
    "rent_min_cny_m2_month": 16,
    "rent_max_cny_m2_month": 18,
    "clear_height_m": 8,
    "has_crane": "有",
    "crane_capacity_t": 10,
    "power_capacity_kva": 630,
    "floor_no": "1",
    "is_single_storey": "是",
    "is_eia_possible": "是",
    "fire_hazard_category": "丙",
    "has_title_deed": "有",
    "available_from": "2026-12-01",
    "contact_name": "示例联系人",
    "source": "示例数据",
}


def is_example(cells: Sequence[Any]) -> bool:
    """Whether a row is the template's example."""
    return EXAMPLE_ID in cells
