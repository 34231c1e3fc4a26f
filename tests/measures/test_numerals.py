"""Numerals of every style: one value, many spellings (the corpus), and what must not be read as a number."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.measures import NUMERAL, number, number_range

CORPUS = {
    10: ["十", "10", "拾"],
    15: ["十五", "15", "一十五"],
    120: ["百二十", "一百二十", "120", "百二"],
    250: ["二百五", "二百五十", "两百五", "250"],
    105: ["一百零五", "一百〇五", "105"],
    1200: ["一千二", "1,200", "千二"],
    3005: ["三千零五", "3005"],
    3500: ["三千五", "三千五百", "3500", "3.5千", "叁仟伍佰", "三点五千"],
    12_000: ["1.2万", "一万二", "万二", "1.2w", "12千", "一点二万", "12,000"],
    230_000_000: ["两亿三", "2.3亿", "二亿三千万", "23000万"],
    15_000: ["1万5", "1.5万", "万五", "1万5千", "一万五", "1w5"],
    2500: ["2千5", "二千五", "2千5百"],
    12_500: ["1万2千5", "一万二千五", "1万2千5百"],
    1_500_000: ["一百五十万", "一百五万", "1百5万", "1百5十万"],
    18_000_000: ["一千八百万", "1千8百万", "1千8万", "一千八万", "1800万"],
    10_080_000: ["一千零八万", "1008万"],
    100_050_000: ["一亿零五万", "一亿五万"],
    150_000_000: ["一点五亿", "1.5亿", "一亿五", "15000万"],
    235_000_000: ["2亿3千5百万", "二亿三千五百万", "2.35亿"],
    10**12: ["一万亿", "1万亿", "万亿"],
}
NOT_NUMBERS = ["", "1.2万5", "平", "十几", "abc", "一二点", "1.2.3", "点五千万米", "三三两两个", "--", "千平"]


@pytest.mark.parametrize(("value", "text"), [(v, t) for v, texts in CORPUS.items() for t in texts])
def test_number_in_any_style_gives_the_value(value: int, text: str) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_number_of_something_else_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(
            (f"1千8{unit}", 1800)
            for unit in ("kVA", "KVA", "kva", "千伏安", "kW", "KW", "千瓦", "kWh", "平", "方", "个平方")
        ),
        *(
            (f"1千8{unit}", 1800)
            for unit in ("㎡", "m2", "M2", "平米", "亩", "公斤", "kg", "千克", "元", "元/平", "立方", "")
        ),
        *(
            (f"2万5{unit}", 25_000)
            for unit in ("吨", "t", "吨/年", "吨产能", "平", "方", "元", "kVA", "千瓦", ",带行车")
        ),
        *((f"2万五{unit}", 25_000) for unit in ("吨", "平", "方", "㎡", "m2", "元", "亩", "kVA", "千瓦", "个平方")),
        *((f"两千五{unit}", 2500) for unit in ("kW", "kVA", "千瓦", "千伏安", "平", "号楼")),
        ("3千2百平", 3200),
        ("1千2百方", 1200),
        ("2百5十平", 250),
        ("1万2千5平", 12_500),
        ("12万8平", 128_000),
        ("1万2千瓦", 12_000),
        ("1万2千吨", 12_000),
    ],
)
def test_digit_behind_a_unit_is_in_the_next_lower_place_before_any_unit_of_measure(text: str, value: int) -> None:
    found = re.match(NUMERAL, text)
    assert found is not None
    assert number(found[0]) == value


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"1千|{rest}"
            for rest in ("8号楼", "8人", "3层", "5米高", "2台", "5跨", "3个行车", "8月", "5年", "8m", "3km", "2000平")
        ),
        *(
            f"2万|{rest}"
            for rest in ("5吨行车", "5吨的货梯", "5t行吊", "2吨/㎡", "3吨承重", "5吨2台", "6kV", "6kN", "5.5元")
        ),
        *(f"3千|{rest}" for rest in ("三相电", "五金厂", "二手设备", "二期", "两层", "三面采光", "二楼")),
        *("1.2万|8元", "1,200万|5", "500万|8亩"),
    ],
)
def test_digit_that_counts_something_else_is_left_out_of_the_numeral(text: str) -> None:
    numeral, _, rest = text.partition("|")
    assert re.findall(NUMERAL, numeral + rest)[0] == numeral


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三千", 2000, 3000),
        ("八九百", 800, 900),
        ("3-5千", 3000, 5000),
        ("三到五千", 3000, 5000),
        ("3千-5千", 3000, 5000),
        ("800-1200", 800, 1200),
        ("1.2-1.5万", 12_000, 15_000),
        ("5000至1万", 5000, 10_000),
        ("1万5到2万", 15_000, 20_000),
        ("十五六", 15, 16),
        ("八九", 8, 9),
        ("二十七八万", 270_000, 280_000),
        ("2000", 2000, 2000),
    ],
)
def test_range_in_any_style_gives_both_ends(text: str, low: int, high: int) -> None:
    assert number_range(text) == (low, high)


@pytest.mark.parametrize("text", ["5-3", "平-方", "1-2-3", ""])
def test_range_that_is_none_gives_none(text: str) -> None:
    assert number_range(text) is None


_DIGITS = "零一二三四五六七八九"


def _in_chinese(n: int) -> str:
    """A whole number below 10 000 in full Chinese numerals."""
    text, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            text, zero = text + ("零" if zero and text else "") + _DIGITS[digit] + word, False
        else:
            zero = True
    return text


@given(st.integers(1, 9999))
def test_full_numerals_and_digits_give_the_same_number(n: int) -> None:
    assert number(_in_chinese(n)) == number(str(n)) == Fraction(n)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_numerals_around_ten_thousand_add_up(n: int, m: int) -> None:
    text = f"{_in_chinese(n)}万{'零' if m < 1000 else ''}{_in_chinese(m)}"
    assert number(text) == n * 10_000 + m


@given(st.text(max_size=12))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    assert number(text) is None or isinstance(number(text), Fraction)
