"""Coordinates and the sender's name of an offer, against their corpus."""

import pytest

from luodi.reading import open_text
from luodi.reading._find import find_all
from luodi.reading.other.corpus import CORPUS, NOTHING

_KEYS = ("lon", "lat", "id")


def record_of(text: str) -> dict[str, object]:
    return {m.key: m.value for m in find_all(open_text(text)) if m.key in _KEYS}


@pytest.mark.parametrize(("want", "text"), [(want, text) for want, texts in CORPUS.items() for text in texts])
def test_spelling_gives_point_or_name(want: tuple[tuple[str, object], ...], text: str) -> None:
    assert record_of(text) == dict(want)


@pytest.mark.parametrize("text", NOTHING)
def test_number_of_something_else_is_neither_point_nor_name(text: str) -> None:
    assert record_of(text) == {}
