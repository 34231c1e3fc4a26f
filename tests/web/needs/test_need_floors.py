"""The input of the floors that are not wanted: ends instead of every number, and what people type read back."""

import pytest

from luodi.fields import TOP_FLOOR, BadValue
from luodi.voice import Language
from luodi.web.needs.floors import shown
from luodi.web.needs.topics import BY_NAME
from luodi.web.needs.validators import read_slot

SLOT = BY_NAME["floors"].slots[0]
ABOVE = list(range(2, TOP_FLOOR + 1))


@pytest.mark.parametrize(
    ("numbers", "language", "said"),
    [
        ([2, 3, 4, 5, 8], "zh", "2–5、8"),
        ([3], "zh", "3"),
        (ABOVE, "zh", "2 以上"),
        (ABOVE, "en", "2 and above"),
        ([1, 3, 4], "en", "1, 3–4"),
        ([TOP_FLOOR], "zh", str(TOP_FLOOR)),
    ],
)
def test_floors_are_shown_by_their_ends(numbers: list[int], language: Language, said: str) -> None:
    assert shown(numbers, language) == said


@pytest.mark.parametrize(
    ("typed", "floors"),
    [
        ("2-5", [2, 3, 4, 5]),
        ("2–3、8", [2, 3, 8]),
        ("２楼至４楼", [2, 3, 4]),
        ("2 to 4, 7", [2, 3, 4, 7]),
        ("2 以上", ABOVE),
        ("2楼及以上", ABOVE),
        ("2 and above", ABOVE),
        ("3F", [3]),
        ("28到99", [28, 29, 30]),
    ],
)
def test_what_people_type_is_read_as_its_floors(typed: str, floors: list[int]) -> None:
    assert read_slot(SLOT, typed, None) == floors


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("numbers", [[2], [2, 3, 9], ABOVE, list(range(1, TOP_FLOOR + 1))])
def test_what_is_shown_is_read_back(numbers: list[int], language: Language) -> None:
    assert read_slot(SLOT, shown(numbers, language), None) == numbers


@pytest.mark.parametrize("typed", ["顶楼", "5-2", "二楼"])
def test_other_words_are_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        read_slot(SLOT, typed, None)
