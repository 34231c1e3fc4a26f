"""The last plausible value of a quantity is read, and the first implausible one is left blank rather than guessed at."""

from typing import Any

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("净高2米", "clear_height_min_m", 2),
        ("净高1.9米", "clear_height_min_m", None),
        ("净高40米", "clear_height_min_m", 40),
        ("净高40.1米", "clear_height_min_m", None),
        ("4米以上", "height_min_m", 4),
        ("3.9米以上", "height_min_m", None),
        ("20米以上", "height_min_m", 20),
        ("20.1米以上", "height_min_m", None),
        ("承重1kN/㎡", "floor_load_min_kn_m2", 1),
        ("承重0.9kN/㎡", "floor_load_min_kn_m2", None),
        ("承重250kN/㎡", "floor_load_min_kn_m2", 250),
        ("承重251kN/㎡", "floor_load_min_kn_m2", None),
        ("行车1000吨", "crane_min_t", 1000),
        ("行车1001吨", "crane_min_t", None),
        ("变压器10kVA", "power_min_kva", 10),
        ("变压器9kVA", "power_min_kva", None),
        ("变压器20台630kVA", "power_min_kva", 12_600),
        ("变压器21台630kVA", "power_min_kva", None),
    ],
)
def test_quantity_at_and_beyond_its_plausible_limit(words: str, key: str, value: Any) -> None:
    assert read(f"求租厂房3000平，{words}", "requirement").record.get(key) == value


@pytest.mark.parametrize(("words", "area"), [("面积10平", (9, 12)), ("面积9平", (None, None))])
def test_area_is_at_least_ten_square_metres(words: str, area: tuple[int | None, int | None]) -> None:
    record = read(f"求租厂房，{words}", "requirement").record
    assert (record.get("area_min_m2"), record.get("area_max_m2")) == area
