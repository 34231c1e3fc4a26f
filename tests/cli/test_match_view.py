"""Values, lines and answers as people read them."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from luodi.cli._layout import PIECE, wrapped
from luodi.cli._match_view import limit, points, relaxed, where
from luodi.intake import listing, requirement
from luodi.matching import Index, Relaxation, match

AS_OF = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ask", "content", "shown"),
    [
        ("rent", 18, "18 元/㎡/月"),
        ("area", {"area_min_m2": 2700, "area_max_m2": 3600}, "2700–3600 ㎡"),
        ("height", {"clear_height_min_m": 8, "storey_height_min_m": 9}, "净高下限 8 米、层高下限 9 米"),
        ("region", ["320481", "320413"], "江苏省常州市溧阳市、江苏省常州市金坛区"),
        ("region", "within_30_km", "30 公里以内的邻近区县"),
        ("available", "2027-01-01", "2027-01-01"),
        ("eia", False, "否"),
    ],
)
def test_limit_of_a_relaxation_has_its_unit(ask: str, content: Any, shown: str) -> None:
    assert limit(ask, content) == shown


def test_score_is_in_points_with_the_range_that_unknowns_leave() -> None:
    (judged,) = match(Index.build([listing({"id": "a"})]), requirement({}), as_of=AS_OF).matches
    assert points(replace(judged, score=8234, score_low=7010, score_high=9520)) == "82 (70-95)"
    assert points(replace(judged, score=8234, score_low=8234, score_high=8234)) == "82"


def test_place_is_said_in_the_listing_s_own_words_first() -> None:
    assert where({"region_raw": "溧阳上兴", "region_code": "320481"}) == "溧阳上兴"
    assert where({"region_code": "320481"}) == "溧阳市"
    assert where({}) == "—"


@given(st.text("溧阳，。 18元/㎡/月abc()3000-5000平？\n"), st.integers(20, 80))
def test_wrapped_text_fits_and_keeps_every_word(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if cell_len(line) > width and len(PIECE.findall(line)) > 1] == []


def test_wrapped_text_keeps_a_number_with_its_unit_and_marks_behind_their_word() -> None:
    text = "租金 18 元/㎡/月，满足租金 18 元/㎡/月 以内的要求"
    assert list(wrapped(text, 28)) == ["租金 18 元/㎡/月，满足租金", "18 元/㎡/月 以内的要求"]
    assert list(wrapped("一二三（四五）", 8)) == ["一二三", "（四五）"]
    assert list(wrapped("一二三，四五", 6)) == ["一二", "三，四", "五"]


def test_ask_that_is_dropped_is_said_to_be_no_longer_asked() -> None:
    step = Relaxation("ground_floor", True, None, adds_fits=2, adds_may_fit=0)
    assert relaxed(step) == "不再要求底层：多 2 处合适"
    assert relaxed(replace(step, name="height", before=9, after=8)).startswith("高度从 9 米 放宽到 8 米：多 2")
