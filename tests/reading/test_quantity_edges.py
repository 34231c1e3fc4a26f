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


_LET, _SOLD, _LAND, _WANTED = (
    "武进高新区厂房出租3000平，",
    "武进高新区厂房出售3000平，",
    "武进高新区土地50亩出售，",
    "求租厂房3000平，",
)


def stored(text: str, key: str) -> Any:
    """The value of one field, and "?" if the text is asked about instead."""
    reading = read(text, "requirement" if text.startswith("求") else "listing")
    return reading.record.get(key, "?" if reading.ambiguous else None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *(("租金299", 299), ("租金300", None), ("租金300元", None), ("租金300元/㎡/月", 300)),
        *(("租金2000元/㎡/月", 2000), ("租金2001元/㎡/月", None), ("租金0元", None), ("租金0元/㎡/月", None)),
        *(("租金3元", 3), ("租金2.9元", "?"), ("块八一平", "?"), ("块零一平一天", None), ("块十一平一天", None)),
        *(("含物业8元", 8), ("含物业7.9元", None), ("分两块，两块4000", None), ("租金五块", 5)),
        *(("一百一个月", 100), ("99一个月", None), ("3000一个月", 1), ("租金18块5", 18.5), ("租金18块10", None)),
        *(("租金 一楼22 二楼5", 5), ("租金 一楼22 二楼4.9", 22), ("租金 一楼61 二楼60", 60)),
        *(("租金一楼22，二楼8", 8), ("租金一楼22，二楼7.9", 22), ("心理价位15元/平", 15)),
        *(("四块", None), ("五块", 5), ("租金18元10", 18), ("块一一平一天", 33.4583), ("块九一平一天", 57.7917)),
    ],
)
def test_rent_at_and_beyond_its_limits(words: str, value: Any) -> None:
    assert stored(_LET + words, "rent_min_cny_m2_month") == value


@pytest.mark.parametrize(
    ("words", "value"), [("5", 5), ("60", 60), ("4.9", None), ("61", None), ("十五", None), ("电费 15", None)]
)
def test_number_alone_is_a_rent_that_floors_are_let_for(words: str, value: Any) -> None:
    assert stored(f"厂房出租 3000平 {words}", "rent_min_cny_m2_month") == value


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        *(
            (f"{_LET}物业费99元", "service_charge_cny_m2_month", 99),
            (f"{_LET}物业费100元", "service_charge_cny_m2_month", None),
        ),
        *(
            (f"{_LET}含物业7.9元", "service_charge_cny_m2_month", 7.9),
            (f"{_LET}含物业8元", "service_charge_cny_m2_month", None),
        ),
        *((f"{_LET}押24付3", "deposit_months", 24), (f"{_LET}押25付3", "deposit_months", None)),
        *((f"{_SOLD}单价500元", "sale_price_cny_m2", 500), (f"{_SOLD}单价499元", "sale_price_cny_m2", None)),
        *((f"{_SOLD}单价6万", "sale_price_cny_m2", 60_000), (f"{_SOLD}单价6.1万", "sale_price_cny_m2", None)),
        *((f"{_SOLD}售价500元/㎡", "sale_price_cny_m2", 500), (f"{_SOLD}售价499元/㎡", "sale_price_cny_m2", None)),
        (f"{_SOLD}售价499元/㎡", "rent_min_cny_m2_month", None),
        *((f"{_SOLD}售价1000", "sale_price_cny_m2", 1000), (f"{_SOLD}售价999", "sale_price_cny_m2", None)),
        *((f"{_SOLD}售价9999元", "sale_price_cny_m2", 9999), (f"{_SOLD}售价10000元", "sale_price_cny_m2", None)),
        *((f"{_SOLD}总价10万", "sale_price_cny", 100_000), (f"{_SOLD}总价9.9万", "sale_price_cny", None)),
        *((f"{_LAND}单价6.1万", "land_price_cny_mu", 61_000), (f"{_LAND}单价6万", "land_price_cny_mu", None)),
        *((f"{_LAND}1000元/亩", "land_price_cny_mu", 1000), (f"{_LAND}999元/亩", "land_price_cny_mu", None)),
    ],
)
def test_other_price_at_and_beyond_its_limits(text: str, key: str, value: Any) -> None:
    assert stored(text, key) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        *(("面积20000000平", 20_000_000), ("面积20000001平", None), ("面积30", 30), ("面积29", None)),
        *(("面积2000000", 2_000_000), ("面积2000001", None), ("厂房200", 200), ("厂房199", None)),
        *(
            ("面积不低于30平不超过100平", 100),
            ("面积不低于1000平不超过2000000平", 2_000_000),
            ("面积不低于29平不超过100平", "?"),
            ("10坪", "?"),
            ("9坪", None),
        ),
        *(("2000000坪", "?"), ("2000001坪", None), ("一层100", None), ("一层99", None)),
    ],
)
def test_area_at_and_beyond_its_limits(words: str, value: Any) -> None:
    assert stored(f"武进高新区厂房出租，{words}", "area_m2") == value


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        *(("土地0.15亩", "land_area_m2", 100), ("土地0.14亩", "land_area_m2", None), ("一亩", "land_area_m2", 666.67)),
        *(("50万一亩", "land_area_m2", None), ("50万2亩", "land_area_m2", None)),
        *(("可分成50+60", "min_area_m2", 50), ("可分成49+60", "min_area_m2", None)),
        *(("可分成2个50", "min_area_m2", 50), ("可分成2个49", "min_area_m2", None)),
    ],
)
def test_land_and_parts_at_and_beyond_their_limits(words: str, key: str, value: Any) -> None:
    assert stored(f"武进高新区厂房出租，{words}", key) == value


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        *(("变压器2000000kVA", "power_capacity_kva", 2_000_000), ("变压器2000001kVA", "power_capacity_kva", None)),
        *(("变压器50,000kVA", "power_capacity_kva", 50_000), ("变压器50,001kVA", "power_capacity_kva", None)),
        ("变压器630一台800一台", "power_capacity_kva", 1430),
        ("变压器630 20台800 1台", "power_capacity_kva", 13_400),
        *(("电20", "power_capacity_kva", "?"), ("电19", "power_capacity_kva", None)),
        *(("电50000", "power_capacity_kva", "?"), ("电50001", "power_capacity_kva", None)),
        *(
            ("60楼", "floor_no", [60]),
            ("61楼", "floor_no", None),
            ("0楼", "floor_no", None),
            ("2-2楼", "floor_no", [2]),
            ("2、2楼", "floor_no", [2]),
        ),
        *(("租金26,2-4楼", "floor_no", [2, 3, 4]), ("非一楼不要", "floor_no", [1])),
        *(("层数60", "floors_total", 60), ("层数61", "floors_total", None), ("层数0", "floors_total", None)),
        *(("层数1", "is_single_storey", True), ("层数1.5", "floors_total", None)),
        *(("楼层1/1", "floors_total", 1), ("楼层60/60", "floor_no", [60]), ("楼层1/61", "floors_total", None)),
        *(("楼层0/3", "floors_total", None), ("楼层3/3", "floor_no", [3]), ("楼层4/3", "floors_total", None)),
        *(("净高8米/2米", "clear_height_m", "?"), ("净高8米/1.9米", "clear_height_m", 8)),
        *(("净高8米/40米", "clear_height_m", "?"), ("净高8米/41米", "clear_height_m", 8)),
        *(("层高九米五", "storey_height_m", 9.5), ("层高九米十", "storey_height_m", 9)),
        *(("货梯50吨", "freight_lift_t", 50), ("货梯51吨", "freight_lift_t", None)),
        *(("货梯3吨、50吨", "freight_lift_t", 50), ("货梯3吨、51吨", "freight_lift_t", 3)),
        *(
            ("租期3-5年", "lease_years_min", 3),
            ("租期3年", "lease_years_min", None),
            ("租期至少3年", "lease_years_min", 3),
        ),
        *(("行车0吨", "crane_capacity_t", None), ("行车0吨", "has_crane", True)),
    ],
)
def test_quantity_of_an_offer_at_and_beyond_its_limits(words: str, key: str, value: Any) -> None:
    assert stored(_LET + words, key) == value


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        *(("年税收10000元", "tax_cny_year", 10_000), ("年税收9999元", "tax_cny_year", "?")),
        *(("员工1人", "employees", 1), ("员工0人", "employees", None)),
        *(("员工500000人", "employees", 500_000), ("员工500001人", "employees", None)),
        *(("承重2400斤", "floor_load_min_kn_m2", 11.772), ("承重1200公斤", "floor_load_min_kn_m2", 11.772)),
        *(("承重一吨二", "floor_load_min_kn_m2", 11.772), ("承重两吨半", "floor_load_min_kn_m2", 24.525)),
        *(("承重10kN/㎡", "floor_load_min_kn_m2", 10), ("承重1吨", "floor_load_min_kn_m2", 9.81)),
        *(("污水100000吨/天", "wastewater_min_t_d", 100_000), ("污水100001吨/天", "wastewater_min_t_d", None)),
        *(("污水0吨/天", "wastewater_min_t_d", None), ("蒸汽2000吨/小时", "steam_min_t_h", 2000)),
        *(("二楼以上", "floors_excluded", [1]), ("60楼以上", "floors_excluded", [*range(1, 60)])),
        *(("61楼以上", "floors_excluded", None), ("一楼以上不要", "floors_excluded", None)),
        *(("不要30层及以上", "floors_excluded", [30]), ("不要60层及以上", "floors_excluded", None)),
        *(
            ("10吨行车优先 没有的话1000吨也可以", "crane_min_t", 1000),
            ("10吨行车优先 没有的话1001吨也可以", "crane_min_t", 10),
        ),
        *(
            ("10吨行车优先 没有的话0吨也可以", "crane_min_t", 10),
            ("不要二层及以上", "floors_excluded", [*range(2, 31)]),
        ),
        *(("租期50年", "lease_years", 50), ("租期51年", "lease_years", None), ("租期0年", "lease_years", None)),
        *(("租240个月", "lease_years", 20), ("租243个月", "lease_years", None), ("租3个月", "lease_years", 0.25)),
        *(("2026年2月28日前入驻", "needed_by", "2026-02-28"), ("2026年2月29日前入驻", "needed_by", None)),
        *(("2026年12月31日前入驻", "needed_by", "2026-12-31"), ("2026年1月1日前入驻", "needed_by", "2026-01-01")),
    ],
)
def test_quantity_of_a_need_at_and_beyond_its_limits(words: str, key: str, value: Any) -> None:
    assert stored(_WANTED + words, key) == value


@pytest.mark.parametrize(
    ("words", "least", "most"), [("2000平不超过2001平", 2000, 2001), ("2000平不超过2000平", 2000, None)]
)
def test_two_ends_make_a_range_only_if_one_is_larger(words: str, least: int, most: int | None) -> None:
    record = read(f"求租厂房，面积不低于{words}", "requirement").record
    assert (record["area_min_m2"], record.get("area_max_m2")) == (least, most)


@pytest.mark.parametrize(("load", "value"), [(1, 1), (0.9, None), (250, 250), (251, None)])
def test_load_in_a_table_is_one_that_a_floor_carries(load: float, value: float | None) -> None:
    text = f"武进厂房出租\n楼层 面积(㎡) 层高(m) 承重(kN/㎡)\n1F 1000 8 {load}"
    assert read(text, "listing").record.get("floor_load_kn_m2") == value


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("29 2 0.1 0", {"storey_height_m": 2}),
        (
            "30 40 2 300",
            {"area_m2": 30, "storey_height_m": 40, "floor_load_kn_m2": 19.62, "rent_min_cny_m2_month": 300},
        ),
        ("1000 1.9 0 0.5", {"area_m2": 1000, "rent_min_cny_m2_month": 0.5}),
        ("1000 61 26 301", {"area_m2": 1000}),
    ],
)
def test_cell_of_a_table_at_and_beyond_its_limits(cells: str, expected: dict[str, Any]) -> None:
    text = f"武进高新区厂房出租\n楼层 面积(㎡) 层高(m) 承重(t/㎡) 租金(元/㎡/月)\n1F {cells}"
    record = read(text, "listing").record
    found = {
        key: record.get(key) for key in ("area_m2", "storey_height_m", "floor_load_kn_m2", "rent_min_cny_m2_month")
    }
    assert {key: value for key, value in found.items() if value is not None} == expected
