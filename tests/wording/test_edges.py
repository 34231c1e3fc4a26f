"""Where words touch: an allowed phrase, a mask, the end of a sentence or of a part stands right beside a finding."""

import pytest

from luodi.reading import MAX_LENGTH, open_text
from luodi.wording._check import _Silent
from luodi.wording._context import around
from luodi.wording._masks import Opened, opened


@pytest.mark.parametrize(
    ("start", "end", "is_silent"),
    [(0, 2, False), (1, 3, True), (2, 3, True), (4, 6, True), (5, 6, False), (5, 9, True)],
)
def test_allowed_phrase_silences_what_it_overlaps_and_not_what_it_touches(
    start: int, end: int, is_silent: bool
) -> None:
    assert _Silent([(2, 5), (8, 10)]).covers(start, end) is is_silent


def test_long_allowed_phrase_reaches_past_a_short_one_that_begins_later() -> None:
    assert _Silent([(0, 10), (2, 3)]).covers(6, 8)


def test_sentence_that_ends_right_behind_the_words_leaves_nothing_behind_them() -> None:
    assert around("园区最佳。据统计", 2, 4).after == ""
    assert around("园区最佳选择。据统计", 2, 4).after == "选择"


@pytest.mark.parametrize("text", ["", "园区", "园区。" * 3, "园区简介。" + "园" * (MAX_LENGTH - 5)])
def test_text_that_the_door_takes_is_one_part(text: str) -> None:
    assert [(offset, part.text.original) for offset, part in opened(text)] == [(0, text)]


def test_text_one_sign_longer_is_parted_behind_its_last_sentence() -> None:
    text = "园区简介。" + "园" * (MAX_LENGTH - 4)
    assert [offset for offset, _ in opened(text)] == [0, 5]


def test_words_right_behind_a_mask_are_not_hidden_by_it() -> None:
    part = Opened(open_text("zui顶级"), "最顶级", ((0, 1, 0, 3),))
    assert [part.span(0, 1), part.span(1, 3), part.span(0, 3)] == [(0, 3, True), (3, 5, False), (0, 5, True)]
