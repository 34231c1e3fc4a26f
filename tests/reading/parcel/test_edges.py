"""Figures of parcels at and beyond the last plausible value: what lies beyond is left blank."""

from typing import Any

import pytest

from luodi.reading import read

_PARCEL = "地块编号A-01，土地面积20000平方米，工业用地，"


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        *(("容积率不超过20", "floor_area_ratio_max", 20), ("容积率不超过20.1", "floor_area_ratio_max", None)),
        *(("容积率2.0-2.0", "floor_area_ratio_min", 2), ("容积率≥2.0且≤1.0", "floor_area_ratio_min", None)),
        *(("20容积率", "floor_area_ratio_max", 20), ("21容积率", "floor_area_ratio_max", None)),
        *(("1.2容积率起", "floor_area_ratio_min", 1.2), ("1.2容积率起", "floor_area_ratio_max", None)),
        *(("1.2容积率", "floor_area_ratio_max", 1.2), ("0容积率", "floor_area_ratio_max", None)),
        *(("建筑密度≤0.45", "building_coverage_max_pct", 45), ("建筑密度≤1", "building_coverage_max_pct", 1)),
        *(("建筑密度≤100%", "building_coverage_max_pct", 100), ("建筑密度≤101%", "building_coverage_max_pct", None)),
        *(("限高500米", "height_limit_max_m", 500), ("限高501米", "height_limit_max_m", None)),
        *(("最高可建300米", "height_limit_max_m", 300), ("最高可建301米", "height_limit_max_m", None)),
        *(("最高5米", "height_limit_max_m", 5), ("最高4米", "height_limit_max_m", None)),
        *(("出让年限99年", "tenure_years", 99), ("出让年限100年", "tenure_years", None)),
        *(("出让年限1年", "tenure_years", 1), ("出让年限0.5年", "tenure_years", None)),
        *(("5年期", "tenure_years", 5), ("4年期", "tenure_years", None)),
        *(("70年", "tenure_years", 70), ("71年", "tenure_years", None)),
        *(("租赁期1年，出让期98年", "tenure_years", 99), ("租赁期5年，出让期15年", "tenure_years", 20)),
        *(("起始价1000元", "start_price_cny", 1000), ("起始价999元", "start_price_cny", None)),
        *(("起始价1元/平方米", "start_price_cny_m2", 1), ("起始价0.9元/平方米", "start_price_cny_m2", None)),
        ("起始价100000元/平方米", "start_price_cny_m2", 100_000),
        ("起始价100001元/平方米", "start_price_cny_m2", None),
        *(("地价10元/平方米", "land_price_cny_mu", 6666.67), ("地价9元/平方米", "land_price_cny_mu", None)),
        ("地价100000元/平方米", "land_price_cny_mu", 66_666_666.67),
        ("地价100001元/平方米", "land_price_cny_mu", None),
        *(("1000元/亩", "land_price_cny_mu", 1000), ("999元/亩", "land_price_cny_mu", None)),
        *(("地价1000元/亩", "land_price_cny_mu", 1000), ("地价999元/亩", "land_price_cny_mu", None)),
        *(("0.1万元/亩", "land_price_cny_mu", 1000), ("0.09万元/亩", "land_price_cny_mu", None)),
        *(("26/亩", "land_price_cny_mu", 260_000), ("20000万元/亩", "land_price_cny_mu", 200_000_000)),
        ("20001万元/亩", "land_price_cny_mu", None),
        *(("亩均税收100元", "tax_per_mu_min_cny", 100), ("亩均税收99元", "tax_per_mu_min_cny", None)),
        ("亩均税收10000万元", "tax_per_mu_min_cny", 100_000_000),
        ("亩均税收10001万元", "tax_per_mu_min_cny", None),
        *(
            ("投资强度1499万元", "investment_per_mu_min_cny", 14_990_000),
            ("投资强度1500万元", "investment_per_mu_min_cny", None),
        ),
        *(
            ("投资强度2000万元", "investment_per_mu_min_cny", None),
            ("投资强度2001万元", "investment_per_mu_min_cny", 1_334_000),
        ),
        *(("研发投入占比50%", "rd_share_min_pct", 50), ("研发投入占比51%", "rd_share_min_pct", None)),
        ("研发投入占比0%", "rd_share_min_pct", None),
        *(("以1万元竞得", "deal_price_cny", 10_000), ("以9999元竞得", "deal_price_cny", None)),
        ("投资总额不低于8亿元,亩均≥10000元", "investment_per_mu_min_cny", 10_000),
        ("投资总额不低于8亿元,亩均≥9999元", "investment_per_mu_min_cny", None),
        ("投资总额不低于8亿元,亩均≥600", "investment_per_mu_min_cny", 6_000_000),
    ],
)
def test_figure_of_a_parcel_at_and_beyond_its_limits(words: str, key: str, value: Any) -> None:
    assert read(_PARCEL + words, "parcel").record.get(key) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("，土地面积100平方米", 100), ("，土地面积99平方米", None)),
        *(("，土地面积200000000平方米", 200_000_000), ("，土地面积200000001平方米", None)),
        *(("出让 1000平方米 50年", 1000), ("出让 999平方米 50年", None)),
        *(("出让 10000000平方米 50年", 10_000_000), ("出让 10000001平方米 50年", None)),
    ],
)
def test_area_of_a_parcel_at_and_beyond_its_limits(text: str, value: int | None) -> None:
    assert read(f"常州工业用地{text}", "parcel").record.get("land_area_m2") == value


@pytest.mark.parametrize(
    ("area", "value"),
    [("1000", 1000), ("999", None), ("1.2345", 12_345), ("0.9999", 9999), ("0.999", None), ("1000.0001", 1000)],
)
def test_bare_area_of_a_cell_is_read_where_it_has_one_reading(area: str, value: int | None) -> None:
    text = f"地块编号 | 土地面积 | 土地用途 | 容积率\nA-01 | {area} | 工业用地 | 1.2\nA-02 | 20000 | 工业用地 | 1.2"
    reading = read(text, "parcel")
    assert reading.records[0].get("land_area_m2") == value
    assert bool(reading.ambiguous) is (value is None)


@pytest.mark.parametrize(
    ("price", "value"), [("99999", 999_990_000), ("100000", 100_000), ("0.1", 1000), ("0.09", None)]
)
def test_bare_price_of_a_cell_is_in_ten_thousands_unless_far_too_large(price: str, value: int | None) -> None:
    text = (
        f"地块编号 | 土地面积(㎡) | 土地用途 | 起始价\nA-01 | 20000 | 工业用地 | {price}\nA-02 | 20000 | 工业用地 | 800"
    )
    assert read(text, "parcel").records[0].get("start_price_cny") == value
