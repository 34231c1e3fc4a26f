"""Which of several things said goes into a record: areas, heights, floors, transformers, prices, and what becomes an offer of its own."""

from typing import Any

import pytest

from luodi.reading import read


def records(text: str, *keys: str) -> list[tuple[Any, ...]]:
    kind = "requirement" if text.startswith("求") else "listing"
    return [tuple(record.get(key) for key in keys) for record in read(text, kind).records]


@pytest.mark.parametrize(
    ("text", "area", "land", "yard"),
    [
        ("武进厂房出租3000平，占地10亩", 3000, 6666.67, None),
        ("武进园区占地50亩，本次出租的仅为3号楼一层，面积2800平", 2800, None, None),
        ("武进空地出租，场地5000平", 5000, None, None),
        ("武进厂房出租，空地500平", None, None, 500),
        ("武进堆场出租，场地10亩", None, 6666.67, None),
        ("武进厂房出租3000平，空地10亩", 3000, None, 6666.67),
        ("武进厂房出租2000个平方米 —— 3000个平方米", 3000, None, None),
    ],
)
def test_area_of_an_offer_is_told_from_its_land_and_its_yard(
    text: str, area: float | None, land: float | None, yard: float | None
) -> None:
    assert records(text, "area_m2", "land_area_m2", "yard_m2") == [(area, land, yard)]


@pytest.mark.parametrize(
    ("words", "least", "is_divisible"),
    [("3000平起租", None, None), ("2999平起租", 2999, True), ("3001平起租", None, None)],
)
def test_smallest_part_is_smaller_than_the_whole(words: str, least: int | None, is_divisible: bool | None) -> None:
    assert records(f"武进厂房出租3000平，{words}", "min_area_m2", "is_divisible") == [(least, is_divisible)]


@pytest.mark.parametrize(
    ("text", "floor", "total", "single"),
    [
        ("武进写字楼出租 15层 300平", [15], None, None),
        ("武进厂房出租，3层，3000平", None, 3, None),
        ("武进单层厂房出租3000平，一楼", [1], None, True),
        ("武进单层厂房出租3000平，共1层", None, 1, True),
        ("武进单层厂房出租3000平，共2层", None, None, None),
        ("武进厂房出租3000平，共3层", None, 3, None),
        ("武进二楼出租1500平，二楼承重1吨", [2], None, None),
        ("武进厂房出租3000平，一楼 净高:8米，二楼 净高:6米", None, None, None),
        ("武进厂房出租3000平，二楼 办公室200平", None, None, None),
        ("武进厂房出租3000平，二楼办公200", None, None, None),
        ("武进厂房出租1500平，二楼承重1吨", [2], None, None),
        ("武进 一楼已租，二楼租金18元，面积1500平", None, None, None),
    ],
)
def test_floor_of_the_offer_is_told_from_floors_of_the_building(
    text: str, floor: list[int] | None, total: int | None, single: bool | None
) -> None:
    assert records(text, "floor_no", "floors_total", "is_single_storey") == [(floor, total, single)]


@pytest.mark.parametrize(
    ("words", "clear", "storey"),
    [
        ("首层净高9米", 9, None),
        ("首层净高9米，共1层", 9, None),
        ("首层净高9米，共两层", None, None),
        ("层高8米，一楼净高9米，二楼净高6米", None, 8),
    ],
)
def test_height_of_one_floor_is_no_height_of_several(words: str, clear: int | None, storey: int | None) -> None:
    text = f"武进厂房出租3000平，{words}"
    assert records(text, "clear_height_m", "storey_height_m") == [(clear, storey)]
    assert read(text, "listing").ambiguous == ()


@pytest.mark.parametrize("joined", ["630kVA、630kVA", "630kVA+630kVA", "630kVA + 630kVA"])
def test_transformers_side_by_side_are_added(joined: str) -> None:
    assert records(f"武进厂房出租3000平，变压器{joined}", "power_capacity_kva") == [(1260,)]


def test_capacity_said_twice_counts_once_and_of_two_asked_for_the_first() -> None:
    assert records("武进厂房出租3000平，630kVA变压器，用电容量630kVA", "power_capacity_kva") == [(630,)]
    assert records("求租厂房3000平，变压器630kVA或800kVA", "power_min_kva") == [(630,)]


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("行车5吨，另一跨行车10吨", "crane_min_t", 10),
        *(("行车5吨都可以", "crane_min_t", 5), ("行车5吨、10吨都可以", "crane_min_t", None)),
        ("净高6米，另一跨净高8米", "clear_height_min_m", None),
        ("员工100人，其中技术人员30人", "employees", None),
        ("员工100人", "employees", 100),
        ("年税收500万，三年后税收800万", "tax_cny_year", 5_000_000),
        ("试飞场地30亩", "land_area_min_m2", 18_000),
        ("试飞场地3000平", "land_area_min_m2", None),
        ("空地500平", "land_area_min_m2", None),
        ("租期0个月", "lease_years", None),
    ],
)
def test_what_a_need_says_twice_or_beside_its_wish(words: str, key: str, value: Any) -> None:
    assert records(f"求租厂房3000平，{words}", key) == [(value,)]


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("求租厂房1000平，预算每月500元", 0.5),
        ("求租厂房1000平，预算每月499元", None),
        ("求租仓库100平，租金每月5万元", 500),
        ("求租仓库100平，租金每月50100元", None),
    ],
)
def test_budget_for_the_whole_gives_a_rent_that_somebody_pays(text: str, rent: float | None) -> None:
    assert records(text, "rent_max_cny_m2_month") == [(rent,)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("求购工业用地15亩，或者6000㎡厂房", ["factory", "land"]),
        ("求租仓库6000㎡，或15亩地", ["land", "warehouse"]),
        ("求租堆场10亩", ["yard"]),
    ],
)
def test_two_ways_to_meet_a_need_name_both_kinds(text: str, kind: list[str]) -> None:
    assert records(text, "kind") == [(kind,)]
    assert records(text, "land_area_min_m2") != [(None,)]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("武进厂房出租\n3000平 20元\n2000平 18元", [(3000, 20), (2000, 18)]),
        ("武进厂房出租\n3000平 20元\n电话13800138000\n2000平 18元", [(3000, 20), (2000, 18)]),
        ("武进厂房出租\n3000平 20元\n1000平\n2000平 18元", [(3000, 20), (1000, None), (2000, 18)]),
        ("武进厂房出租 一楼 总面积2000平 20元；二楼 总面积1500平 16元", [(2000, 20), (1500, 16)]),
        ("武进厂房出租 一楼1000平 年租18万；二楼1000平 15元", [(1000, 15), (1000, 15)]),
        ("武进厂房出租 一楼 总面积2000平 20元/平，二楼 总面积1500平 16元/平", [(2000, 20), (1500, 16)]),
        ("武进厂房出租3000平，租金 一楼20 二楼16，年租金60万", [(3000, 16)]),
    ],
)
def test_lines_and_floors_with_an_area_are_offers(text: str, offers: list[tuple[int, int | None]]) -> None:
    assert records(text, "area_m2", "rent_min_cny_m2_month") == offers


@pytest.mark.parametrize(("words", "ways"), [(24, 2), (25, 0)])
def test_second_way_to_meet_a_need_is_said_near_the_first(words: int, ways: int) -> None:
    ((branches,),) = records(f"求购15亩地{'的' * (words - 1)}或6000㎡厂房", "branches")
    assert len(branches or ()) == ways


def test_two_words_are_no_heading_of_a_table() -> None:
    assert records("武进厂房出租\n面积 层高\n3000 8", "storey_height_m") in ([], [(None,)])


def test_phone_behind_an_area_is_no_part_of_its_number() -> None:
    assert records("武进厂房出租面积3000,13800138000王先生", "area_m2", "phone") == [(3000, "13800138000")]
