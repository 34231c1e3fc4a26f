"""The door: one spelling for every way of writing, and the way back to the original words."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import MAX_LENGTH, open_text, read


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("９８００㎡", "9800㎡"),
        ("【廠房出租】無錫惠山區", "【厂房出租】无锡惠山区"),
        ("3～5千平，层高：6米；", "3~5千平,层高:6米;"),
        ("蕞大厂房", "最大厂房"),
        ("头部名的园区", "第一名的园区"),
        ("💰租金18", "\n租金18"),
        ("❌做喷漆", "不做喷漆"),
        ("①一楼 ②二楼", "\n一楼 \n二楼"),
        ("1️⃣面积", "\n面积"),
        ("1️⃣3️⃣8️⃣1️⃣", "1381"),
        ("30\u200b00平", "3000平"),
        ("a\x00b\ud800c", "a b c"),
        ("m²", "m2"),
    ],
)
def test_writing_of_any_width_becomes_plain(original: str, clean: str) -> None:
    assert open_text(original).clean == clean


def test_span_leads_back_over_dropped_characters() -> None:
    text = open_text("面积30\u200b00平")
    start = text.clean.index("3000")
    assert (text.span(start, start + 4), text.words(start, start + 4)) == ((2, 7), "30\u200b00")


def test_span_of_an_undisturbed_text_is_itself() -> None:
    text = open_text("面积3000平")
    assert (text.offsets, text.span(2, 6), text.words(2, 6)) == (None, (2, 6), "3000")


def test_novel_is_cut() -> None:
    assert len(open_text("长" * (MAX_LENGTH + 5)).clean) == MAX_LENGTH


def test_bytes_that_are_no_text_say_nothing() -> None:
    noise = "\udc96\udcc9求租\x01\udcab 8kW"
    assert open_text(noise).clean == " " * len(noise)
    assert read(noise, "listing").as_json()["note"].startswith("内容不是文字")
    assert read("求租厂房3000平，\ufffd用电8kW", "listing").record["power_demand_kw"] == 8


@settings(max_examples=300)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_opens_and_every_offset_leads_inside(original: str) -> None:
    text = open_text(original)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in text.clean)
    for i in range(len(text.clean)):
        start, end = text.span(i, i + 1)
        assert 0 <= start < end <= len(original)


@given(st.text(st.characters(codec=None), max_size=60))
def test_clean_text_stays_as_it_is(original: str) -> None:
    once = open_text(original).clean
    assert open_text(once).clean == once
