import pytest

from luodi.reading import open_text
from luodi.reading.deal import find
from luodi.reading.deal.corpus import CORPUS, NEGATIVE


def deals(text: str) -> tuple[str, ...]:
    return tuple(sorted({m.value for m in find(open_text(text))}))


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CORPUS.items() for t in texts])
def test_deal_spelling_gives_its_value(want: tuple[str, ...], text: str) -> None:
    assert deals(text) == want


@pytest.mark.parametrize("text", NEGATIVE)
def test_deal_not_stated_gives_nothing(text: str) -> None:
    assert find(open_text(text)) == []


def test_both_deals_open_are_alternatives_of_each_other() -> None:
    found = find(open_text("可租可售"))
    assert [(m.value, m.any_of) for m in found] == [("rent", ("rent", "sale")), ("sale", ("rent", "sale"))]


def test_span_covers_the_word() -> None:
    text = open_text("武进　厂房出租")
    assert [text.words(m.start, m.end) for m in find(text)] == ["出租"]
