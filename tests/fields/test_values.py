"""One value against its field: what is accepted, in which form, and what a person is told otherwise."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.fields import BadValue, clean, field, from_scaled, to_scaled
from luodi.voice import Language, refused_value


def said(bad: BadValue, language: Language) -> str:
    return refused_value(bad.field.key, bad.value, bad.why, language)


@pytest.mark.parametrize(
    ("key", "given_value", "kept"),
    [
        ("area_m2", "3,000", 3000),
        ("area_m2", 2150.5, 2150.5),
        ("area_m2", 0, 0),
        ("lon", -0.25, -0.25),
        ("lat", "-33.9", -33.9),
        ("has_crane", "有", True),
        ("has_crane", "无", False),
        ("available_from", "2026年5月1日", "2026-05-01"),
        ("available_from", dt.date(2026, 5, 1), "2026-05-01"),
        ("deal", "rent sale", ["rent", "sale"]),
        ("deal", ["rent", "rent"], ["rent"]),
        ("floor_no", "1、2", [1, 2]),
        ("floor_no", [3], [3]),
        ("fire_hazard_category", "C", "C"),
        ("phone", 13800000000.0, "13800000000"),
        ("area_m2", "", None),
        ("deal", [], None),
    ],
)
def test_value_of_a_field_is_kept_in_one_form(key: str, given_value: Any, kept: Any) -> None:
    assert clean(field(key), given_value) == kept


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("area_m2", "-5", "可租售面积「-5」不能是负数，请填 0 或正数；不清楚就留空"),
        ("area_m2", "很大", "可租售面积「很大」不是数字，请只填数字，单位写在表头"),
        ("area_m2", True, "可租售面积「True」不是数字，请只填数字，单位写在表头"),
        ("area_m2", "nan", "可租售面积「nan」不是有限的数字，请填一个确定的数字"),
        ("area_m2", "1e16", "可租售面积「1e16」大得不合理，请检查单位"),
        ("has_crane", "也许", "有行车「也许」不是“是”或“否”，请填 是 或 否；不清楚就留空"),
        ("available_from", "2026-02-30", "可入驻日「2026-02-30」不是日期，请写成 2026-11-23"),
        ("deal", "lend", "交易方式「lend」不在可选值之中，可选：rent、sale"),
        ("floor_no", "一", "所在楼层「一」不是楼层号，请填数字，几层就写几"),
        ("fire_hazard_category", "丙", "火灾危险性「丙」不在可选值之中，可选：A、B、C、D、E"),
        ("floor_no", [10**14], "所在楼层「100000000000000」不是楼层号，请填数字，几层就写几"),
        ("floor_no", [float("inf")], "所在楼层「inf」不是楼层号，请填数字，几层就写几"),
        ("area_m2", [3000], "可租售面积「[…]」不是单独一个值，请只填一个文字或数字"),
        ("address", {"a": 1}, "地址「{…}」不是单独一个值，请只填一个文字或数字"),
        ("region_codes", [["320481"]], "意向区域「[…]」不是单独一个值，请只填一个文字或数字"),
        ("address", "a\0b", "地址「a�b」里有读不了的字符，请重新输入"),
        ("address", "a\ud800", "地址「a�」里有读不了的字符，请重新输入"),
        ("area_m2", 10**30, "可租售面积「1000000000000000000000000000000」大得不合理，请检查单位"),
        ("address", "厂" * 20_001, f"地址「{'厂' * 39}…」太长（20001 字），请不超过 20000 字"),
        ("region_codes", [str(n) for n in range(501)],
         "意向区域「[…]」一共 501 项，太多了，最多 500 项，请写上一级的地区或行业，或分几次"),
        ("region_codes", "、".join(map(str, range(501))),
         "意向区域「[…]」一共 501 项，太多了，最多 500 项，请写上一级的地区或行业，或分几次"),
    ],
)  # fmt: skip
def test_bad_value_names_field_value_reason_and_remedy(key: str, value: Any, sentence: str) -> None:
    with pytest.raises(BadValue) as error:
        clean(field(key), value)
    assert said(error.value, "zh") == f"{sentence}。"


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("area_m2", "-5", "cannot be negative; write 0 or more, or leave it blank if unknown"),
        ("area_m2", "很大", "is not a number; write the number alone; its unit belongs in the heading"),
        ("area_m2", "nan", "is not a finite number; write one definite number"),
        ("area_m2", "1e16", "is too large to be true; check the unit"),
        ("has_crane", "也许", "is neither yes nor no; write yes or no, or leave it blank if unknown"),
        ("available_from", "2026-02-30", "is not a date; write it as 2026-11-23"),
        ("deal", "lend", "is not among the choices; choose from: rent, sale"),
        ("floor_no", "一", "is not a floor number; write the number of the floor"),
        ("fire_hazard_category", "丙", "is not among the choices; choose from: A, B, C, D, E"),
    ],
)
def test_bad_value_says_the_same_in_english(key: str, value: Any, sentence: str) -> None:
    with pytest.raises(BadValue) as error:
        clean(field(key), value)
    assert said(error.value, "en") == f"{field(key).en} “{value}” {sentence}."


def test_members_of_a_list_are_counted_once_each() -> None:
    assert clean(field("region_codes"), ",".join(["320481"] * 2000)) == ["320481"]


def test_refusal_repeats_no_more_than_a_line_of_the_value() -> None:
    with pytest.raises(BadValue) as error:
        clean(field("area_m2"), "大" * 10_000)
    assert (len(str(error.value.value)) < 100, len(said(error.value, "zh")) < 120) == (True, True)


@given(st.integers(0, 10**9))
def test_scaled_integer_comes_back_as_the_same_number(stored: int) -> None:
    rent = field("rent_max_cny_m2_month")
    assert to_scaled(rent, from_scaled(rent, stored)) == stored


def test_scaled_integer_rounds_half_up() -> None:
    assert (to_scaled(field("area_m2"), 2.005), to_scaled(field("area_m2"), "2.004999")) == (201, 200)


@pytest.mark.parametrize("convert", [to_scaled, from_scaled])
def test_scaling_a_field_without_scale_is_refused(convert: Any) -> None:
    with pytest.raises(ValueError, match="phone has no scale"):
        convert(field("phone"), 1)
