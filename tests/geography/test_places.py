"""The corpus of spellings: what each text names, and what it must not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.geography import find_places, full_name, is_division

HERE = Path(__file__).parent


def lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


POSITIVE = lines("corpus_positive.tsv")
NEGATIVE = lines("corpus_negative.tsv")
CHARACTERS = "溧阳市上兴镇常州新北薛家武进高新区苏工业园路公司12平 、，合肥望江西南京成都层高区县街道"


def codes(text: str, home: str | None = None) -> list[tuple[str, ...]]:
    return [mention.codes for mention in find_places(text, home=home)]


@pytest.mark.parametrize(("text", "expected"), POSITIVE, ids=[line[0] for line in POSITIVE])
def test_spelling_in_use_gives_its_codes(text: str, expected: str) -> None:
    assert codes(text) == [tuple(each.split("+")) for each in expected.split(";")]


@pytest.mark.parametrize("text", [line[0] for line in NEGATIVE])
def test_word_road_or_company_is_no_place(text: str) -> None:
    assert find_places(text) == []


def test_corpus_is_large_enough() -> None:
    assert (len(POSITIVE) >= 80, len(NEGATIVE) >= 60) == (True, True)


def test_district_without_its_city_is_ambiguous_with_candidates() -> None:
    (mention,) = find_places("鼓楼区")
    assert (mention.codes, mention.is_ambiguous) == ((), True)
    assert mention.candidates == ("320106", "320302", "350102", "410204")


def test_home_breaks_a_tie() -> None:
    assert codes("鼓楼区", home="3203") == [("320302",)]
    assert codes("湖塘附近", home="3204") == [("320412100",)]


def test_bare_township_of_several_counties_is_ambiguous() -> None:
    (mention,) = find_places("湖塘万达边上写字楼")
    assert mention.is_ambiguous
    assert "320412100" in mention.candidates


def test_later_parent_settles_an_earlier_name() -> None:
    assert codes("湖塘附近，常州武进范围内") == [("320412100",), ("320412",)]


def test_span_covers_chain_and_park_but_not_street() -> None:
    (mention,) = find_places("地址：宜兴官林镇都山工业区环科路1号")
    assert (mention.text, mention.locality, mention.start, mention.end) == ("宜兴官林镇都山工业区", "都山工业区", 3, 13)


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("我们从绍兴搬过来，想去长兴", ["绍兴"]),
        ("现在厂在安徽郎溪，想搬到溧阳社渚", ["安徽郎溪"]),
        ("上海某机器人企业外溢，对接张家港", ["上海"]),
        ("杭州一家做无人机的企业，想了解溧阳", ["杭州"]),
        ("义乌商贸外迁，金华兰溪都可", ["义乌"]),
        ("溧阳现有厂房出租", []),
        ("桐乡某镇企业自有地块", []),
    ],
)
def test_origin_is_told_from_destination(text: str, origins: list[str]) -> None:
    assert [each.text for each in find_places(text) if each.is_origin] == origins


def test_zone_of_several_townships_carries_them_all_under_its_own_name() -> None:
    (mention,) = find_places("常州经开区")
    assert (mention.name, len(mention.codes)) == ("常州经济开发区", 6)


def test_kind_of_zone_behind_a_place_is_looked_up_or_left_coarse() -> None:
    assert codes("扬州经济技术开发区") == [("321071",)]
    assert codes("蚌埠高新区") == [("340371",)]
    assert codes("东台经开区厂房")[0][0].startswith("320981")


def test_empty_and_very_long_text_are_read() -> None:
    assert find_places("") == find_places("溧") == []
    assert len(find_places("溧阳上兴，" * 5000)) == 5000


def test_name_of_single_code_is_its_full_name() -> None:
    (mention,) = find_places("溧阳上兴")
    assert mention.name == full_name("320481109") == "江苏省常州市溧阳市上兴镇"


def test_name_of_group_is_the_group() -> None:
    assert [mention.name for mention in find_places("苏锡常")] == ["苏锡常"]


@settings(max_examples=500)
@given(st.text(max_size=60) | st.text(CHARACTERS, max_size=60))
def test_any_text_gives_ordered_spans_inside_it_with_known_codes(text: str) -> None:
    reached = 0
    for mention in find_places(text):
        assert reached <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert all(is_division(code) for code in (*mention.codes, *mention.candidates))
        assert mention.is_ambiguous == (not mention.codes)
        reached = mention.end
