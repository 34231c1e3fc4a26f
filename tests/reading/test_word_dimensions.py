"""What holds for each of the eight dimensions of words, whatever the text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import Mention, Text, company, contact, dates, deal, features, industry, kind, open_text, place

_FINDS: dict[str, Callable[[Text], list[Mention]]] = {
    part.__name__.rpartition(".")[2]: part.find
    for part in (deal, kind, place, industry, company, contact, dates, features)
}
_WORDS = [
    "出租",
    "求购",
    "转让",
    "厂房",
    "仓库",
    "土地",
    "武进",
    "溧阳",
    "有限公司",
    "公司:",
    "联系人:",
    "王经理",
    "138",
    "0013",
    "8000",
    "2026年",
    "5月",
    "1日",
    "前",
    "起租",
    "3年",
    "不做",
    "喷漆",
    "、",
    "消防",
    "验收",
    "无",
    "产证",
    "甲类",
    "钢结构",
    "(",
    ")",
    ",",
    "。",
    "\n",
    "【",
    "】",
    "|",
    "位于",
    "路",
    "号",
    "附近",
    "或",
    "最好",
    "微信",
    "同号",
    "做",
    "拟",
    "投资",
]
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=40).map("".join))


@pytest.mark.parametrize("name", sorted(_FINDS))
@settings(max_examples=150)
@given(original=_TEXTS)
def test_any_text_gives_mentions_inside_it(name: str, original: str) -> None:
    text = open_text(original)
    assert all(0 <= m.start < m.end <= len(text.clean) and m.rule for m in _FINDS[name](text))


@pytest.mark.parametrize("name", sorted(_FINDS))
@pytest.mark.parametrize(
    "original", ["", " ", "\x00\ud800\uffff", "1" * 20_000, "(" * 20_000, "🏭" * 500, "hello world"]
)
def test_text_without_words_gives_nothing(name: str, original: str) -> None:
    assert _FINDS[name](open_text(original)) == []


@pytest.mark.parametrize("name", sorted(_FINDS))
def test_same_text_twice_gives_the_same_mentions(name: str) -> None:
    text = open_text("武进洛阳镇厂房出租 不做喷漆 有产证 三年起租 13800138000王经理")
    assert _FINDS[name](text) == _FINDS[name](text)
