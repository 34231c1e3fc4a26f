"""Parcels end to end: whole records from tables, JSON and prose."""

from luodi.reading import read


def record(text: str) -> dict[str, object]:
    return read(text, "parcel").record


def test_row_under_its_headings_gives_every_field() -> None:
    text = "行政区|宗地编号|宗地总面积|容积率|建筑限高|投资强度|保证金|起始价|加价幅度\n象山县|象工12号|13295平方米|大于或等于1并且小于或等于2|小于或等于24|4050万元/公顷|199万元|399万元|1万元"
    assert record(text) == {
        "parcel_no": "象工12号",
        "region_raw": "象山县",
        "region_code": "330225",
        "land_area_m2": 13295,
        "floor_area_ratio_min": 1,
        "floor_area_ratio_max": 2,
        "height_limit_max_m": 24,
        "start_price_cny": 3990000,
        "deposit_cny": 1990000,
        "investment_per_mu_min_cny": 2700000,
    }
