"""`read` from end to end: the contract of `luodi read --json`, whole records, odd input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import KINDS, UnknownKind, read
from luodi.voice import refused

LISTING = "溧阳上兴 厂房出租 单层5300平 梁下10米 两部10吨行车 630kva 15块/平/月"
REQUIREMENT = "求租 溧阳 厂房3-5千平 高8米以上 行车5吨两台 变压器400 预算18以内"


def test_listing_in_one_line_gives_its_facts() -> None:
    record = read(LISTING, "listing").record
    numbers = {k: v for k, v in record.items() if isinstance(v, int | float)}
    assert numbers == {
        "area_m2": 5300,
        "rent_min_cny_m2_month": 15,
        "rent_max_cny_m2_month": 15,
        "clear_height_m": 10,
        "crane_capacity_t": 10,
        "has_crane": True,
        "power_capacity_kva": 630,
        "is_single_storey": True,
    }


def test_requirement_in_one_line_gives_its_asks() -> None:
    record = read(REQUIREMENT, "requirement").record
    assert {k: v for k, v in record.items() if isinstance(v, int | float)} == {
        "area_min_m2": 3000,
        "area_max_m2": 5000,
        "rent_max_cny_m2_month": 18,
        "height_min_m": 8,
        "needs_crane": True,
        "crane_min_t": 5,
        "power_min_kva": 400,
    }


def test_field_carries_value_unit_hedge_and_original_span() -> None:
    text = "求租🏭 ２０００平左右"
    assert read(text, "requirement").as_json()["fields"]["area_min_m2"] == {
        "value": 1800,
        "unit": "m2",
        "hedge": "about",
        "strength": "hard",
        "negated": False,
        "any_of": [],
        "text": "２０００平",
        "start": 4,
        "end": 9,
    }


def test_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownKind, match="requirement") as caught:
        read("厂房", "ship")
    assert caught.value.code == "unknown_kind"
    assert "requirement" in refused(caught.value, "en")


@pytest.mark.parametrize(("text", "kind"), [(LISTING, "listing"), (REQUIREMENT, "requirement")])
def test_auto_tells_offer_from_need(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("text", ["", "   \n", "🏭🔥", "hello world", "今天天气不错,我们去看电影吧"])
def test_text_that_says_nothing_gives_a_note_and_no_record(text: str, kind: str) -> None:
    reading = read(text, kind)
    assert (reading.records, reading.record, reading.fields) == ((), {}, {})
    assert reading.note.endswith("。")


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_random_text_never_fails(text: str) -> None:
    assert [read(text, kind).as_json()["kind"] for kind in KINDS] == list(KINDS)
