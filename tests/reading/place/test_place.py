from typing import Any

import pytest

from luodi.geography import PlaceMention
from luodi.reading import open_text
from luodi.reading.place import find
from luodi.reading.place._codes import codes
from luodi.reading.place.corpus import ADDRESS, BESIDES, CODE, CODES, EXCLUDED, NO_ADDRESS, NOWHERE, RAW


def values(key: str, text: str) -> list[Any]:
    return [m.value for m in find(open_text(text)) if m.key == key and not m.is_ambiguous]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in RAW.items() for t in texts])
def test_region_stands_as_written(want: str, text: str) -> None:
    assert values("region_raw", text) == [want]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CODE.items() for t in texts])
def test_region_code_is_the_most_exact(want: str, text: str) -> None:
    assert values("region_code", text) == [want]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CODES.items() for t in texts])
def test_wanted_regions_give_all_their_codes(want: tuple[str, ...], text: str) -> None:
    assert sorted({code for codes in values("region_codes", text) for code in codes}) == list(want)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in EXCLUDED.items() for t in texts])
def test_refused_regions_are_excluded_and_not_wanted(want: tuple[tuple[str, ...], ...], text: str) -> None:
    found = [sorted({c for codes in values(key, text) for c in codes}) for key in ("region_codes", "regions_excluded")]
    assert found == [list(codes) for codes in want]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in BESIDES.items() for t in texts])
def test_what_may_be_refused_or_wanted_too_is_asked_about(want: tuple[str, ...], text: str) -> None:
    assert sorted({c for codes in values("region_codes", text) for c in codes}) == list(want)
    assert values("regions_excluded", text) == []
    assert [m.note for m in find(open_text(text)) if m.key == "regions_excluded"] != []


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in ADDRESS.items() for t in texts])
def test_address_runs_from_region_to_number(want: str, text: str) -> None:
    assert values("address", text) == [want]


@pytest.mark.parametrize("text", NOWHERE)
def test_place_of_something_else_gives_nothing(text: str) -> None:
    assert find(open_text(text)) == []


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_region_without_street_gives_no_address(text: str) -> None:
    assert values("address", text) == []


def test_name_of_several_places_is_ambiguous_with_its_choices() -> None:
    found = [m for m in find(open_text("湖塘万达边上写字楼")) if m.key == "region_code"]
    assert [(m.is_ambiguous, len(m.any_of) > 1, bool(m.note)) for m in found] == [(True, True, True)]


def test_namesake_glued_to_a_larger_place_gives_no_code() -> None:
    town = PlaceMention(2, 5, "锦溪镇", ("331181105",), "浙江省丽水市龙泉市锦溪镇")
    city = PlaceMention(0, 2, "昆山", ("320583",), "江苏省苏州市昆山市")
    assert [(m.key, m.value) for m in codes("昆山锦溪镇", [city, town])] == [
        ("region_code", "320583"),
        ("region_codes", ("320583",)),
    ]


def test_zone_of_several_streets_gives_the_division_that_holds_them() -> None:
    streets = ("320412001", "320412002", "320412104")
    zone = PlaceMention(0, 4, "常州经开", streets, "常州经济开发区")
    assert [(m.key, m.value) for m in codes("常州经开", [zone])] == [
        ("region_code", "320412"),
        ("region_codes", streets),
    ]
