"""Lines of a label file."""

import pytest

from luodi.scoring import BadLine, parse_line

NEEDS = ("id", "text")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ("[1]", "不是 JSON 对象"),
        ('{"id": "a"}', "缺少 text"),
        ('{"id": "a", "text": 3}', "text 的类型不对"),
    ],
)
def test_line_that_cannot_be_used_says_why(line: str, reason: str) -> None:
    bad = parse_line(7, line, NEEDS)
    assert isinstance(bad, BadLine)
    assert (bad.line, bad.reason) == (7, reason)
    assert bad.reason_en


def test_line_with_all_keys_is_its_object() -> None:
    assert parse_line(1, '{"id": 1, "text": "甲", "more": {}}', NEEDS) == {"id": 1, "text": "甲", "more": {}}
