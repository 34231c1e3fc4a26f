import pytest

from luodi.reading import Mention, Strength, open_text
from luodi.reading.features import find
from luodi.reading.features.corpus import (
    EITHER,
    FACTS,
    HAZARDS,
    NO_HAZARD,
    NO_STRUCTURE,
    NOTHING,
    STRUCTURES,
    UNWANTED,
    WISHES,
)

_HAZARD_KEYS = ("fire_hazard_category", "hazard_category")
_DIMENSIONS = {key for key, _ in FACTS}


def mentions(text: str) -> list[Mention]:
    return find(open_text(text))


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in FACTS.items() for t in texts])
def test_feature_spelling_grants_or_refuses(want: tuple[str, bool], text: str) -> None:
    found = [m for m in mentions(text) if m.key == want[0]]
    assert [(m.value, m.strength, m.is_negated, m.is_ambiguous) for m in found] == [
        (want[1], Strength.HARD, False, False)
    ]


@pytest.mark.parametrize(("key", "text"), [(k, t) for k, texts in UNWANTED.items() for t in texts])
def test_feature_not_wanted_is_negated(key: str, text: str) -> None:
    assert [(m.value, m.is_negated) for m in mentions(text) if m.key == key] == [(False, True)]


@pytest.mark.parametrize(("key", "text"), [(k, t) for k, texts in WISHES.items() for t in texts])
def test_feature_welcome_is_a_wish(key: str, text: str) -> None:
    assert [(m.value, m.strength) for m in mentions(text) if m.key == key] == [(True, Strength.WISH)]


@pytest.mark.parametrize("text", NOTHING)
def test_feature_waived_or_not_named_gives_nothing(text: str) -> None:
    assert [m for m in mentions(text) if m.key in _DIMENSIONS] == []


@pytest.mark.parametrize("text", EITHER)
def test_one_of_two_features_is_ambiguous(text: str) -> None:
    assert [(m.key, m.is_ambiguous) for m in sorted(mentions(text), key=lambda m: m.key)] == [
        ("has_gas", True),
        ("has_steam", True),
    ]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in HAZARDS.items() for t in texts])
def test_hazard_spelling_gives_its_letter(want: tuple[str, str], text: str) -> None:
    assert [(m.key, m.value) for m in mentions(text) if m.key in _HAZARD_KEYS] == [want]


@pytest.mark.parametrize("text", NO_HAZARD)
def test_word_with_a_stem_is_no_hazard(text: str) -> None:
    assert [m for m in mentions(text) if m.key in _HAZARD_KEYS] == []


def test_two_hazards_of_two_units_are_ambiguous() -> None:
    found = [m for m in mentions("甲类仓库 2栋 丙类车间 3600㎡") if m.key == "fire_hazard_category"]
    assert [(m.value, m.is_ambiguous, m.any_of) for m in found] == [("A", True, ("A", "C")), ("C", True, ("A", "C"))]


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in STRUCTURES.items() for t in texts])
def test_structure_stands_as_written(want: str, text: str) -> None:
    assert [m.value for m in mentions(text) if m.key == "structure"] == [want]


@pytest.mark.parametrize("text", NO_STRUCTURE)
def test_structure_as_a_trade_is_none(text: str) -> None:
    assert [m for m in mentions(text) if m.key == "structure"] == []
