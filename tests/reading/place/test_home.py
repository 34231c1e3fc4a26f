"""A word that is a place only at home (钟楼, a district of 常州 and a clock tower) is asked about there, never taken."""

import pytest

from luodi.reading import read


@pytest.mark.parametrize("text", ["钟楼 厂房3000平", "求租钟楼3000平厂房", "钟楼找厂房3000平"])
def test_word_that_names_a_place_at_home_is_asked_about(text: str) -> None:
    reading = read(text, "requirement", home="3204")
    assert "region_codes" not in reading.record
    assert [(each.text, each.note) for each in reading.ambiguous] == [("钟楼", "您说的“钟楼”是江苏省常州市钟楼区吗？")]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("钟楼 厂房3000平", ""),
        ("钟楼 厂房3000平", "4403"),
        ("溧阳厂房3000平，靠近钟楼", "3204"),
        ("厂房3000平，层高8米", "3204"),
    ],
)
def test_elsewhere_or_beside_another_place_it_is_not_asked_about(text: str, home: str) -> None:
    assert read(text, "requirement", home=home).ambiguous == ()
