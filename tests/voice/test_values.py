"""Values that stand beside the name of their field, limits by name, and the steps of the ladder of regions."""

import pytest

from luodi.geography import ladder
from luodi.voice import accepted_hazard, floors, industry, limit, rung, runs, yes_or_no


@pytest.mark.parametrize(
    ("numbers", "chinese", "english"),
    [
        ([1], "1 楼", "floor 1"),
        ([1, 1], "1 楼", "floor 1"),
        ([1, 2], "1 楼、2 楼", "floors 1, 2"),
        ([3, 1, 2], "1–3 楼", "floors 1–3"),
        ([1, 2, 3, 8], "1–3 楼、8 楼", "floors 1–3, 8"),
    ],
)
def test_floors_in_a_row_are_said_by_their_ends(numbers: list[int], chinese: str, english: str) -> None:
    assert (floors(numbers, "zh"), floors(numbers, "en")) == (chinese, english)


def test_runs_hold_every_number_once() -> None:
    assert runs([8, 2, 1, 2, 3]) == [(1, 3), (8, 8)]
    assert runs([]) == []


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("is_divisible", ("可分", "不分"), ("yes", "no")),
        ("is_fire_accepted", ("已通过", "未通过"), ("passed", "not passed")),
        ("has_gas", ("有", "没有"), ("yes", "no")),
    ],
)
def test_a_boolean_fits_the_name_that_it_stands_beside(
    key: str, chinese: tuple[str, str], english: tuple[str, str]
) -> None:
    assert tuple(yes_or_no(key, value, "zh") for value in (True, False)) == chinese
    assert tuple(yes_or_no(key, value, "en") for value in (True, False)) == english


def test_a_building_accepts_a_category_and_those_below() -> None:
    assert (accepted_hazard("C", "zh"), accepted_hazard("C", "en")) == (
        "可做丙类及以下",
        "accepts fire hazard up to category C",
    )


def test_an_industry_is_its_code_without_the_letter_of_its_section() -> None:
    assert (industry("36", "zh"), industry("3841", "zh")[:4], industry("zz", "zh")) == ("36 汽车制造业", "3841", "zz")


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("area_min_m2", "面积不低于", "area at least"),
        ("clear_height_min_m", "净高不低于", "clear height at least"),
        ("rent_max_cny_m2_month", "租金不超过", "rent at most"),
        ("crane_min_t", "行车吨位不低于", "crane tonnage at least"),
    ],
)
def test_a_limit_is_called_by_what_it_limits(key: str, chinese: str, english: str) -> None:
    assert (limit(key, "zh"), limit(key, "en")) == (chinese, english)


def test_a_step_to_a_city_group_names_the_group() -> None:
    steps = ladder(["320481"])
    assert [rung(step, "zh") for step in steps] == [
        "30 公里以内的邻近区县",
        "60 公里以内的邻近区县",
        "同一城市群（苏锡常）",
    ]
    assert [rung(step, "en") for step in steps] == [
        "neighbouring counties within 30 km",
        "neighbouring counties within 60 km",
        "the same city group (Suzhou-Wuxi-Changzhou)",
    ]
