"""Polarity, strength and corrections: what the words around a quantity do to it."""

from typing import Any

import pytest

from luodi.reading import open_text, read
from luodi.reading._mention import Mention
from luodi.reading._scan import scan
from luodi.reading._settle import settle


def record(text: str, kind: str = "requirement") -> dict[str, Any]:
    return read(text, kind).record


@pytest.mark.parametrize(
    "text",
    ["最好有10吨行车", "10吨行车优先", "尽量带10吨行车", "有10吨行车更好", "首选10吨行车"],
)
def test_wish_keeps_its_value_and_is_listed(text: str) -> None:
    found = record(f"求租厂房3000平 {text}")
    assert (found["crane_min_t"], found["wishes"]) == (10, ["crane"])


@pytest.mark.parametrize(("fill", "is_wish"), [(0, True), (12, True), (13, False)])
def test_wish_reaches_fourteen_signs_ahead(fill: int, is_wish: bool) -> None:
    assert ("wishes" in record(f"求租厂房3000平,最好{'是' * fill}行车10吨")) is is_wish


def test_number_goes_to_the_longest_mention_and_of_equals_to_the_unambiguous() -> None:
    text = scan(open_text("厂房3000平米"))
    short, long = Mention("short", "3000", 2, 6, "short"), Mention("long", "3000", 2, 8, "long")
    unsure = long.but(key="unsure", is_ambiguous=True)
    assert [m.key for m in settle(text, [], [short, long])] == ["long"]
    assert [m.key for m in settle(text, [], [unsure, long])] == ["long"]
    assert [m.key for m in settle(text, [short], [long])] == ["short"]


@pytest.mark.parametrize("text", ["溧阳优先", "最好在溧阳", "优先考虑溧阳"])
def test_region_that_is_preferred_is_a_wish(text: str) -> None:
    found = record(f"求租厂房3000平 {text}")
    assert (found["region_codes"], found["wishes"]) == (["320481"], ["region"])


def test_region_preferred_beside_one_that_is_wanted_is_left_out() -> None:
    found = record("求租厂房3000平 金坛 溧阳也行 最好在金坛")
    assert (found["region_codes"], "wishes" in found) == (["320413", "320481"], False)


@pytest.mark.parametrize("text", ["不限13800138000 杨总", "13800138000 杨总 不限行业", "不需要 13800138000 杨总"])
def test_indifference_does_not_touch_who_to_call(text: str) -> None:
    found = record(f"求租厂房3000平 {text}")
    assert (found["phone"], found["contact_name"]) == ("13800138000", "杨总")


@pytest.mark.parametrize("text", ["不是2600平是1900平", "面积改成1900平", "更正 面积改为1900", "调整为1900平"])
def test_correction_is_what_is_wanted(text: str) -> None:
    assert record(f"求租厂房2600平 {text}")["area_min_m2"] == 1710


@pytest.mark.parametrize("text", ["可改成仓库", "二楼改成3间办公室 200平"])
def test_change_of_use_is_no_correction(text: str) -> None:
    assert record(f"求租厂房2600平 {text}")["area_min_m2"] == 2340


@pytest.mark.parametrize(
    "text", ["行车可有可无", "行车无所谓", "行车没有也行", "要带行车的 没有也行", "行车不限", "不用行车", "行车不要求"]
)
def test_what_nobody_asks_for_is_no_ask(text: str) -> None:
    found = record(f"求租厂房3000平 {text}")
    assert "needs_crane" not in found


def test_wish_for_the_next_thing_is_none_for_this() -> None:
    found = record("要一个八千平的单层厂房行车要十吨的租金不要超过二十块钱最好独门独院")
    assert found["wishes"] == ["own_yard"]


def test_indifference_to_one_thing_leaves_the_next() -> None:
    assert record("想买厂房五千平行车有没有无所谓层高七米以上")["storey_height_min_m"] == 7


@pytest.mark.parametrize(
    ("text", "excluded"), [("不要二楼", [2]), ("不要一楼(贵)", [1]), ("勿推三楼", [3]), ("拒绝四楼", [4])]
)
def test_unwanted_floor_is_excluded(text: str, excluded: list[int]) -> None:
    assert record(f"求租厂房3000平 {text}")["floors_excluded"] == excluded


@pytest.mark.parametrize("text", ["不要超过15块一平", "别超过15元", "不超过15元/平", "15元以内", "最高15元"])
def test_bound_is_no_negation(text: str) -> None:
    assert record(f"求租厂房 租金{text}")["rent_max_cny_m2_month"] == 15


@pytest.mark.parametrize(
    "text",
    [
        "厂房3500平出租 说错了,是2500不是3500",
        "厂房3500平出租，不好意思是2500平不是3500平",
        "厂房3500平出租，不是3500，是2500",
        "厂房3500平出租 更正：面积2500平",
        "厂房3500平出租 打错了 2500平",
    ],
)
def test_correction_replaces_what_stood_before(text: str) -> None:
    assert record(text, "listing")["area_m2"] == 2500


def test_correction_of_one_number_leaves_the_others() -> None:
    found = record("厂房3500平 层高8米 20元/平 说错了，层高是9米", "listing")
    assert (found["area_m2"], found["storey_height_m"], found["rent_max_cny_m2_month"]) == (3500, 9, 20)
