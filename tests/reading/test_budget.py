"""A budget for buying the whole: over the one stated area it is a price of each ㎡ or 亩, without one a question."""

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    ("text", "key", "each"),
    [
        ("预算1000万以内买厂房3000平", "sale_price_max_cny_m2", 3333.34),
        ("1000万以内 求购 3000平厂房", "sale_price_max_cny_m2", 3333.34),
        ("总价不超过800万 求购厂房2000平", "sale_price_max_cny_m2", 4000),
        ("求购厂房2000平，500万买", "sale_price_max_cny_m2", 2500),
        ("买厂房2000平，全款六百万左右", "sale_price_max_cny_m2", 3000),
        ("买厂房2000平预算500到800万", "sale_price_max_cny_m2", 4000),
        ("求购土地20亩，总价1000万以内", "land_price_max_cny_mu", 500_000),
    ],
)
def test_budget_over_the_one_stated_area_is_a_price(text: str, key: str, each: float) -> None:
    reading = read(text, "requirement")
    assert reading.record[key] == each
    assert (reading.ambiguous, reading.ignored) == ((), ())


@pytest.mark.parametrize(
    ("text", "sum_said"),
    [
        ("全款三百万左右买个小厂房", "三百万"),
        ("买厂房 1000万以内", "1000万"),
        ("求购厂房2000-3000平 总价800万以内", "800万"),
        ("预算500万 厂房2000平 租买都行", "500万"),
    ],
)
def test_budget_without_one_area_or_deal_is_asked_about(text: str, sum_said: str) -> None:
    reading = read(text, "requirement")
    assert [each.text for each in reading.ambiguous] == [sum_said]
    assert not {"sale_price_max_cny_m2", "land_price_max_cny_mu"} & reading.record.keys()


@pytest.mark.parametrize(
    "text",
    [
        "想买厂房2000平，总投资1000万",
        "求购厂房2000平 固投5000万以内",
        "求购厂房2000平 设备800万以内",
        "求购厂房2000平 注册资本500万以内",
        "求购厂房2000平 贷款500万",
        "求购厂房2000平 年产值8000万",
        "厂房3000平 年租金50万以内",
        "求租厂房2000平 预算50万",
    ],
)
def test_other_sums_are_no_budget_for_buying(text: str) -> None:
    reading = read(text, "requirement")
    assert not {"sale_price_max_cny_m2", "land_price_max_cny_mu"} & reading.record.keys()
    assert reading.ambiguous == ()


def test_stated_price_of_a_square_metre_goes_before_the_sum() -> None:
    assert read("求购厂房2000平 单价3000 总价650万", "requirement").record["sale_price_max_cny_m2"] == 3000
