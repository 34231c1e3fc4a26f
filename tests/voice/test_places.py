"""Places in words."""

import pytest

from luodi.voice import Language, near_place, place, place_name, places, short_place


@pytest.mark.parametrize(
    ("code", "chinese", "english"),
    [
        ("320412105", "武进区横林镇", "Henglin Town, Wujin District"),
        ("320481", "溧阳市", "Liyang"),
        ("3204", "江苏省常州市", "Changzhou, Jiangsu"),
        ("999999", "999999", "999999"),
    ],
)
def test_a_narrow_column_has_county_and_town(code: str, chinese: str, english: str) -> None:
    assert (near_place(code, "zh"), near_place(code, "en")) == (chinese, english)


def test_a_place_is_named_with_all_above_it_or_alone() -> None:
    assert [place("320412", language) for language in ("zh", "en")] == [
        "江苏省常州市武进区",
        "Wujin District, Changzhou, Jiangsu",
    ]
    assert [place_name("320412", language) for language in ("zh", "en")] == ["武进区", "Wujin District"]
    assert [short_place("3204", language) for language in ("zh", "en")] == ["常州", "Changzhou"]


@pytest.mark.parametrize(("language", "words"), [("zh", "区划 999999"), ("en", "division 999999")])
def test_a_code_that_is_none_says_that_it_is_a_division(language: Language, words: str) -> None:
    assert place("999999", language) == words


def test_english_names_in_a_list_are_parted_by_more_than_a_comma() -> None:
    assert places(["320412", "320481"], "zh") == "江苏省常州市武进区、江苏省常州市溧阳市"
    assert places(["320412", "320481"], "en") == "Wujin District, Changzhou, Jiangsu; Liyang, Changzhou, Jiangsu"
