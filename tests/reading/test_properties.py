"""What holds for any text: one number in every style is one record, noise fails nothing and invents nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import KINDS, MAX_LENGTH, read

_DIGITS = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
#: Fields that a number alone, or noise, must never make.
_QUANTITIES = (
    *("area_m2", "area_min_m2", "land_area_m2", "land_area_min_m2", "rent_max_cny_m2_month", "rent_min_cny_m2_month"),
    *("sale_price_cny", "clear_height_m", "storey_height_m", "height_m", "height_min_m", "floor_load_kn_m2"),
    *("crane_capacity_t", "crane_min_t", "power_capacity_kva", "power_min_kva", "tax_cny_year", "investment_cny"),
)


def spoken(n: int) -> str:
    """A whole number below 10 000 in Chinese numerals."""
    text, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            text, zero = text + ("零" if zero and text else "") + _DIGITS[digit] + word, False
        else:
            zero = True
    return text


def styles(n: int) -> list[str]:
    """One number as people type it: plain, wide, with a thousands sign, in Chinese, in ten thousands."""
    return [str(n), str(n).translate(_WIDE), f"{n:,}", f"{n:,}".translate(_WIDE), spoken(n), f"{n / 10_000:g}万"]


@settings(deadline=None, derandomize=True, max_examples=80)
@given(st.integers(100, 9999))
def test_one_area_in_every_style_is_one_record(n: int) -> None:
    texts = [f"厂房出租{style}平，租金15元/平/月" for style in styles(n)]
    assert [read(t, "listing").record["area_m2"] for t in texts] == [n] * len(texts)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(6, 60))
def test_one_rent_in_every_style_is_one_record(n: int) -> None:
    texts = [f"厂房出租 租金{style}元/平/月" for style in (str(n), str(n).translate(_WIDE), spoken(n))]
    assert [read(t, "listing").record["rent_max_cny_m2_month"] for t in texts] == [n] * len(texts)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(3, 20))
def test_one_height_in_every_style_is_one_record(n: int) -> None:
    texts = [f"求租厂房 层高{style}米" for style in (str(n), str(n).translate(_WIDE), spoken(n))]
    assert [read(t, "requirement").record["storey_height_min_m"] for t in texts] == [n] * len(texts)


@pytest.mark.parametrize(
    "unit", ["平", "平米", "平方", "方", "㎡", "m2", "M2", "m²", "平方米", "个平方", "ｍ２", "sqm"]
)
def test_one_area_in_every_unit_is_one_record(unit: str) -> None:
    assert read(f"厂房出租2000{unit} 15元", "listing").record["area_m2"] == 2000


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.binary(max_size=300))
def test_random_bytes_never_fail_and_invent_nothing(noise: bytes) -> None:
    for kind in KINDS:
        record = read(noise.decode("utf8", "surrogateescape"), kind).record
        assert [k for k in _QUANTITIES if k in record] == []


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.integers(0, 10**12), st.sampled_from(["", " ", "号", "页", "次", "分", "秒", "℃", "号楼", "室"]))
def test_number_that_says_nothing_makes_no_field(n: int, word: str) -> None:
    for kind in KINDS:
        record = read(f"{n}{word}", kind).record
        assert [k for k in _QUANTITIES if k in record] == []


PIECES = [
    *("1", "一", "千", "每年", " ", "行车5吨、", "(", "约", "2000平", "租金15元/平/月 ", "\n", "1层2000平 ", "3号楼"),
    *(
        "不低于",
        "13812345678 ",
        "2026-04-15",
        "-",
        "1-",
        "/",
        "押一付三",
        "1、厂房2000平15元;",
        "货梯3吨",
        "🏭",
        "\ud800",
    ),
]


@pytest.mark.parametrize("piece", PIECES)
def test_deep_repetition_never_fails(piece: str) -> None:
    text = (piece * 4000)[:4000]
    for kind in KINDS:
        assert read(text, kind).kind == kind


def test_text_of_five_megabytes_is_cut_and_read() -> None:
    reading = read("厂房出租2000平 " + "7" * 5_000_000, "listing")
    assert reading.record["area_m2"] == 2000
    assert max(r.end for r in reading.ignored) <= MAX_LENGTH


def test_shuffled_chat_never_fails_and_keeps_spans_inside() -> None:
    words = [
        "厂房",
        "出租",
        "求租",
        "2000平",
        "层高8米",
        "行车10吨",
        "变压器400",
        "15元/平",
        "一楼",
        "二楼",
        "可分租",
        "土地15亩",
        "税收80万",
        "不要",
        "最好",
        "是",
        "不是",
    ]
    dice = random.Random(1)
    for _ in range(150):
        text = "".join(dice.choice(words) + dice.choice(["", " ", "，"]) for _ in range(12))
        for kind in KINDS:
            document = read(text, kind).as_json()
            assert all(text[f["start"] : f["end"]] == f["text"] for f in document["fields"].values())


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"138{i:08d}" for i in range(40)),
        "贾宝玉便走来看时，只见那婆子三步两步走到门前，说道：三百年前就是这样的人。他家有五百两银子，每月二两。",
        "昨日股市下跌3.5%，成交额1.2万亿元，北向资金净流入50亿元。",
        "会议于2026年5月1日上午9:30在3楼会议室召开，共有45人参加。",
        "招聘普工20名，月薪6000-8000元，包吃住",
    ],
)
def test_text_about_something_else_gives_an_empty_listing_and_a_note(text: str) -> None:
    reading = read(text, "listing")
    assert (reading.record, reading.note[-1:]) == ({}, "。")
