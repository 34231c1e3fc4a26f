"""Coordinates, datums, distances and the ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.geography import (
    Coordinate,
    Datum,
    DatumMismatch,
    coordinate,
    distance_km,
    groups,
    is_division,
    ladder,
    neighbours,
    within_km,
)
from luodi.geography._divisions import county_rows, townships

CHINA = {"lon": st.floats(74, 134), "lat": st.floats(19, 53)}
DATUMS = st.sampled_from(["WGS-84", "GCJ-02", "BD-09"])


@given(**CHINA, one=DATUMS, other=DATUMS)
def test_conversion_there_and_back_returns_within_a_centimetre(
    lon: float, lat: float, one: Datum, other: Datum
) -> None:
    point = Coordinate(lon, lat, one)
    back = point.to(other).to(one)
    assert back.datum == one
    assert point.km_to(back) < 1e-5


def test_shift_in_shanghai_is_some_five_hundred_metres() -> None:
    gps = Coordinate(121.4737, 31.2304, "WGS-84")
    shifted = gps.to("GCJ-02")
    assert 400 < gps.km_to(Coordinate(shifted.lon, shifted.lat, "WGS-84")) * 1000 < 600


def test_shift_is_none_outside_china() -> None:
    assert Coordinate(2.35, 48.85, "WGS-84").to("GCJ-02") == Coordinate(2.35, 48.85, "GCJ-02")


def test_mixed_datums_are_refused() -> None:
    with pytest.raises(DatumMismatch) as caught:
        Coordinate(120, 31, "WGS-84").km_to(Coordinate(120, 31, "BD-09"))
    assert (str(caught.value), caught.value.code) == ("datum_mismatch: WGS-84, BD-09", "datum_mismatch")


def test_every_division_has_a_coordinate_in_china() -> None:
    points = [coordinate(code) for code in (*county_rows(), *townships("3204"))]
    assert all(73 < point.lon < 136 and 3 < point.lat < 54 and point.datum == "WGS-84" for point in points)


def test_county_centre_is_approximate_and_a_known_town_is_not() -> None:
    assert (coordinate("320481").is_approximate, coordinate("320481109").is_approximate) == (True, False)


def test_distance_is_symmetric_and_plausible() -> None:
    assert distance_km("320481", "320413") == distance_km("320413", "320481")
    assert 20 < distance_km("320481", "320413") < 50
    assert 1000 < distance_km("11", "31") < 1150
    assert distance_km("320481", "320481") == 0


def test_within_km_is_nearest_first_and_begins_with_itself() -> None:
    near = within_km("320481", 60)
    distances = [distance_km("320481", each) for each in near]
    assert (near[0], distances) == ("320481", sorted(distances))
    assert max(distances) <= 60


def test_within_km_agrees_with_a_full_search() -> None:
    slow = {
        code for code, row in county_rows().items() if len(code) == 6 and row[3] and distance_km("320412", code) <= 100
    }
    assert set(within_km("320412", 100)) == slow


def test_neighbours_are_of_the_same_level_and_mutual() -> None:
    assert {"3202", "3211"} <= set(neighbours("3204"))
    assert all(len(each) == 4 and "3204" in neighbours(each) for each in neighbours("3204"))
    assert "320481" not in neighbours("320481")


def test_ladder_widens_step_by_step_and_keeps_what_was_wanted() -> None:
    rungs = ladder(["320481"])
    assert [rung.name for rung in rungs] == ["within_30_km", "within_60_km", "city_group"]
    assert all(rung.codes[0] == "320481" for rung in rungs)
    assert set(rungs[0].codes) <= set(rungs[1].codes)
    assert {"3202", "3204", "3205"} <= set(rungs[2].codes)
    assert [group.chinese for group in rungs[2].groups] == ["苏锡常"]


def test_ladder_of_a_city_does_not_repeat_its_own_counties() -> None:
    assert [code for code in ladder(["3204"])[1].codes if code.startswith("3204")] == ["3204"]


def test_ladder_of_no_region_is_empty() -> None:
    assert ladder([]) == []


def test_groups_hold_known_divisions_once() -> None:
    for group in groups():
        assert len(set(group.codes)) == len(group.codes)
        assert all(is_division(code) for code in group.codes)
