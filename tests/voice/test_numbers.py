"""One formatter: numbers with their units, in both languages and three styles."""

import pytest

from luodi.voice import Language
from luodi.voice.numbers import Style, amount, between, of, starting


@pytest.mark.parametrize(
    ("value", "unit", "language", "style", "text"),
    [
        (3200, "m2", "zh", "sentence", "3200 ㎡"),
        (12600, "m2", "en", "sentence", "12,600 m²"),
        (18.8583, "CNY/m2/month", "zh", "sentence", "18.8583 元/㎡/月"),
        (18.8583, "CNY/m2/month", "zh", "terminal", "18.86 元/㎡/月"),
        (9, "m", "zh", "sentence", "9 米"),
        (9, "m", "zh", "list", "9\u00a0m"),
        (1, "years", "en", "sentence", "1 year"),
        (3, "years", "en", "sentence", "3 years"),
        (400_000, "CNY/mu", "zh", "sentence", "40 万元/亩"),
        (400_000, "CNY/mu", "en", "sentence", "400,000 yuan/mu"),
        (120_000_000, "CNY", "zh", "sentence", "1.2 亿元"),
        (120_000_000, "CNY", "zh", "list", "12,000\u00a0万元"),
        (120_000_000, "CNY", "en", "sentence", "120 million yuan"),
        (9000, "CNY", "zh", "sentence", "9000 元"),
        (30, "%", "zh", "sentence", "30%"),
    ],
)
def test_amount(value: float, unit: str, language: Language, style: Style, text: str) -> None:
    assert amount(value, unit, language, style) == text


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("land_area_m2", 20_000, "30 亩（20,000 ㎡）"),
        ("land_area_m2", 5432, "5432 ㎡（8.15 亩）"),
        ("land_area_m2", 1, "1 ㎡"),
        ("floor_load_kn_m2", 19.62, "2 吨/㎡（19.62 kN/㎡）"),
        ("floor_load_kn_m2", 10, "10 kN/㎡（约 1.02 吨/㎡）"),
    ],
)
def test_land_and_loads_are_said_as_people_say_them(key: str, value: float, text: str) -> None:
    assert of(key, value, "zh") == text


def test_intervals_by_their_ends() -> None:
    assert between("power_min_kva", 630, None, "zh") == "630 kVA 以上"
    assert between("clear_height_min_m", 8, None, "zh") == "8 米以上"
    assert between("area_min_m2", 2000, 3000, "zh") == "2000 到 3000 ㎡"
    assert between("area_min_m2", 2000, 3000, "en") == "2000 to 3000 m²"
    assert between("lease_years_min", 1, None, "en") == "at least 1 year"
    assert starting("rent_min_cny_m2_month", 18, None, "zh") == "18 元/㎡/月起"
