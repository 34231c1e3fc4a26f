"""Values, lines and answers as people read them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from luodi.cli._format import interval, value
from luodi.cli._layout import PIECE, wrapped
from luodi.cli._match_view import limit, points, where
from luodi.cli._words import ASKS, ask_word
from luodi.matching import ASKS as NAMES


@pytest.mark.parametrize(
    ("key", "content", "shown"),
    [
        ("area_m2", 3000, "3,000 ㎡"),
        ("land_area_m2", 20000, "20,000 ㎡ (30 亩)"),
        ("rent_max_cny_m2_month", 18.8583, "18.86 元/㎡/月"),
        ("tax_per_mu_min_cny", 200000, "20 万元/亩/年"),
        ("investment_cny", 150_000_000, "1.5 亿元"),
        ("sale_price_cny_m2", 3500, "3,500 元/㎡"),
        ("clear_height_m", 8, "8 米"),
        ("has_crane", False, "否"),
        ("deal", ["rent", "sale"], "出租、出售"),
        ("wishes", ["rent", "deal"], "租金、交易方式"),
        ("fire_hazard_category", "C", "丙类"),
        ("region_codes", ["320481"], "江苏省常州市溧阳市"),
        ("region_code", "999999", "区划 999999"),
        ("industry_codes", ["36"], "汽车制造业 36"),
        ("industry_codes", ["zz"], "zz"),
        ("rent_free_months", 3, "3 个月"),
        ("company", "红太阳", "红太阳"),
        ("no_such_key", 5, "5"),
    ],
)
def test_value_is_written_as_people_write_it(key: str, content: Any, shown: str) -> None:
    assert value(key, content) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(3, 4, "3-4 米"), (3, 3, "3 米"), (3, None, "≥ 3 米"), (None, 4, "≤ 4 米")],
)
def test_interval_names_its_ends(low: Any, high: Any, shown: str) -> None:
    assert interval("clear_height_m", low, high) == shown


def test_interval_of_land_is_in_mu_too() -> None:
    assert interval("land_area_min_m2", 10000, 20000) == "10,000-20,000 ㎡ (15-30 亩)"


@pytest.mark.parametrize(
    ("ask", "content", "shown"),
    [
        ("rent", 18, "18 元/㎡/月"),
        ("area", {"area_min_m2": 2700, "area_max_m2": 3600}, "2,700-3,600 ㎡"),
        ("height", {"clear_height_min_m": 8, "storey_height_min_m": 9}, "净高下限 8 米、层高下限 9 米"),
        ("region", ["320481", "320413"], "江苏省常州市溧阳市、江苏省常州市金坛区"),
        ("region", "within_30_km", "相邻 30 公里内"),
        ("available", "2027-01-01", "2027-01-01"),
        ("eia", False, "否"),
    ],
)
def test_limit_of_a_relaxation_has_its_unit(ask: str, content: Any, shown: str) -> None:
    assert limit(ask, content) == shown


def test_score_is_in_points_with_the_range_that_unknowns_leave() -> None:
    assert points({"score": 8234, "score_low": 7010, "score_high": 9520}) == "82 (70-95)"
    assert points({"score": 8234, "score_low": 8234, "score_high": 8234}) == "82"


def test_place_is_said_in_the_listing_s_own_words_first() -> None:
    assert where({"region_raw": "溧阳上兴", "region_code": "320481"}) == "溧阳上兴"
    assert where({"region_code": "320481"}) == "溧阳市"
    assert where({}) == "—"


def test_every_ask_has_a_word_of_its_own_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(ASKS) <= set(NAMES)
    for language in ("zh", "en"):
        monkeypatch.setattr("luodi.cli._words.language", lambda language=language: language)
        assert [name for name in NAMES if not ask_word(name) or "_" in ask_word(name)] == []
        assert len({ask_word(name) for name in NAMES}) == len(NAMES)


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
