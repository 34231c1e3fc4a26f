"""Every leaf of the tree: its code, its status, its sentence in both languages."""

import pytest
from django.utils.translation import override

from luodi.web.needs import errors
from luodi.web.shared.errors import Refusal

VALUES = {"most": "20,000", "summary": "还没填手机号。"}
LEAVES = {
    errors.NothingWritten: ("enquiry_nothing_written", 422, "还没写。", "Nothing is written yet."),
    errors.NothingSaid: ("enquiry_nothing_said", 422, "只有表情或标点", "Only emoji"),
    errors.WordsTooLong: ("enquiry_words_too_long", 413, "太长了，最多 20,000 字。", "Too long: at most 20,000"),
    errors.WrongEncoding: ("enquiry_wrong_encoding", 400, "收到的是乱码", "The text came through garbled"),
    errors.BadCorrections: ("enquiry_bad_corrections", 422, "有几处改得读不了：还没填", "Some corrections cannot"),
}


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda leaf: leaf.__name__)
def test_leaf_has_code_status_and_both_sentences(leaf: type[Refusal]) -> None:
    code, status, chinese, english = LEAVES[leaf]
    refusal = leaf(**VALUES)
    assert (refusal.code, refusal.status) == (code, status)
    with override("zh-hans"):
        assert refusal.sentence.startswith(chinese)
    with override("en"):
        assert refusal.sentence.startswith(english)


def test_every_leaf_of_the_room_is_visited() -> None:
    refusals = {each for each in vars(errors).values() if isinstance(each, type) and each is not Refusal}
    declared = {each for each in refusals if "code" in vars(each)}
    assert declared == set(LEAVES)
