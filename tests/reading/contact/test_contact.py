import pytest

from luodi.reading import open_text
from luodi.reading.contact import find
from luodi.reading.contact.corpus import NAMES, NO_NAME, NO_PHONE, NO_WECHAT, PHONES, WECHAT


def values(key: str, text: str) -> tuple[str, ...]:
    return tuple(m.value for m in find(open_text(text)) if m.key == key)


def phones(text: str) -> tuple[str, ...]:
    return values("phone", text) + values("other_phone", text)


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in PHONES.items() for t in texts])
def test_phone_spelling_gives_its_digits_mobiles_first(want: tuple[str, ...], text: str) -> None:
    assert phones(text) == want


@pytest.mark.parametrize("text", NO_PHONE)
def test_number_of_another_kind_is_no_phone(text: str) -> None:
    assert phones(text) == ()


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in NAMES.items() for t in texts])
def test_name_spelling_gives_the_name_as_written(want: str, text: str) -> None:
    assert values("contact_name", text) == (want,)


@pytest.mark.parametrize("text", NO_NAME)
def test_words_beside_a_phone_are_no_name(text: str) -> None:
    assert values("contact_name", text) == ()


@pytest.mark.parametrize(("want", "text"), [(w, t) for w, texts in WECHAT.items() for t in texts])
def test_wechat_spelling_gives_id_or_phone(want: str, text: str) -> None:
    assert values("wechat", text) == (want,)


@pytest.mark.parametrize("text", NO_WECHAT)
def test_wechat_without_id_or_phone_gives_nothing(text: str) -> None:
    assert values("wechat", text) == ()


def test_traditional_name_stays_as_written() -> None:
    assert values("contact_name", "聯絡人:許生 13285362563") == ("許生",)


def test_span_of_full_width_phone_covers_its_words() -> None:
    text = open_text("手机:１８１６２８６９６１２")
    assert [text.words(m.start, m.end) for m in find(text)] == ["１８１６２８６９６１２"]


def test_five_hundred_thousand_digits_are_read_in_time_and_hold_no_phone() -> None:
    assert phones("1" * 200_000) == ()
