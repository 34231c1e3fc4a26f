import pytest

from luodi.reading import open_text
from luodi.reading.kind import find
from luodi.reading.kind.corpus import CORPUS, NEGATIVE


def kinds(text: str) -> tuple[str, ...]:
    return tuple(sorted({m.value for m in find(open_text(text))}))


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in CORPUS.items() for t in texts])
def test_kind_spelling_gives_its_value(want: tuple[str, ...], text: str) -> None:
    assert kinds(text) == want


@pytest.mark.parametrize("text", NEGATIVE)
def test_kind_not_stated_gives_nothing(text: str) -> None:
    assert find(open_text(text)) == []


def test_two_kinds_are_alternatives_of_each_other() -> None:
    assert {m.any_of for m in find(open_text("厂房/仓库出租"))} == {("factory", "warehouse")}


def test_implied_kind_says_so_in_its_rule() -> None:
    assert [m.rule for m in find(open_text("单层5300平 梁下10米"))] == ["implied_by_equipment"]
