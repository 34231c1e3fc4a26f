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


def in_chinese(n: int) -> str:
    """A whole number below 10 000 in Chinese numerals."""
    text, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            text, zero = text + ("零" if zero and text else "") + _DIGITS[digit] + word, False
        else:
            zero = True
    return text


_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def formal(n: int) -> str:
    """As on a contract: 壹仟贰佰."""
    return in_chinese(n).translate(_FORMAL)


def mixed(n: int) -> list[str]:
    """3千5, 3千5百, 三千五 and 3.5千 for 3500: only for whole hundreds above a thousand."""
    thousands, hundreds = divmod(n, 1000)
    if n < 1000 or not hundreds or hundreds % 100:
        return []
    digit = hundreds // 100
    return [
        f"{thousands}千{digit}",
        f"{thousands}千{digit}百",
        f"{_DIGITS[thousands]}千{_DIGITS[digit]}",
        f"{n / 1000:g}千",
    ]


#: Every dimension that has a quantity: a text with a place for the number, the field, and the ends between which it is one.
_PLACES: list[tuple[str, str, str, int, int]] = [
    ("listing", "厂房出租{}平，租金15元/平/月", "area_m2", 100, 9999),
    ("listing", "厂房9999平 {}平起租", "min_area_m2", 100, 9000),
    ("listing", "厂房2000平 空地{}平", "yard_m2", 100, 9999),
    ("listing", "土地出售 占地{}平方米", "land_area_m2", 100, 9999),
    ("listing", "厂房出租2000平 租金{}元/平/月", "rent_max_cny_m2_month", 6, 200),
    ("listing", "厂房出租2000平 租金15元 物业费{}元", "service_charge_cny_m2_month", 2, 7),
    ("listing", "厂房出租2000平 押{}付三", "deposit_months", 1, 12),
    ("listing", "厂房出租2000平 免租{}个月", "rent_free_months", 1, 24),
    ("listing", "厂房出售2000平 单价{}元/平", "sale_price_cny_m2", 1000, 9999),
    ("listing", "厂房出售2000平 总价{}万元", "sale_price_cny", 100, 9999),
    ("listing", "土地20亩出售 {}万元/亩", "land_price_cny_mu", 11, 90),
    ("listing", "厂房2000平 净高{}米", "clear_height_m", 3, 30),
    ("listing", "厂房2000平 层高{}米", "storey_height_m", 3, 30),
    ("listing", "厂房2000平 檐高{}米", "eaves_height_m", 3, 30),
    ("listing", "厂房2000平 {}米高", "height_m", 3, 30),
    ("listing", "厂房2000平 承重{}公斤", "floor_load_kn_m2", 200, 9999),
    ("listing", "厂房2000平 行车{}吨", "crane_capacity_t", 2, 320),
    ("listing", "厂房2000平 {}吨货梯", "freight_lift_t", 1, 10),
    ("listing", "厂房2000平 变压器{}kVA", "power_capacity_kva", 100, 9999),
    ("listing", "厂房2000平 用电{}千瓦", "power_demand_kw", 100, 9999),
    ("listing", "厂房2000平 亩均税收{}万元", "tax_per_mu_min_cny", 5, 90),
    ("listing", "厂房2000平 共{}层", "floors_total", 2, 20),
    ("listing", "厂房2000平 {}年起租", "lease_years_min", 1, 15),
    ("requirement", "求租厂房 {}平以上", "area_min_m2", 100, 9999),
    ("requirement", "求租厂房 层高{}米", "storey_height_min_m", 3, 20),
    ("requirement", "求租厂房2000平 租金不超过{}元", "rent_max_cny_m2_month", 6, 200),
    ("requirement", "求租厂房2000平 年税收{}万", "tax_cny_year", 11, 9999),
    ("requirement", "求租厂房2000平 行车{}吨", "crane_min_t", 2, 320),
]


@pytest.mark.parametrize(("kind", "text", "key", "least", "most"), _PLACES, ids=[f"{p[0]}-{p[2]}" for p in _PLACES])
@settings(max_examples=15)
@given(data=st.data())
def test_one_number_in_every_style_is_one_record(
    kind: str, text: str, key: str, least: int, most: int, data: st.DataObject
) -> None:
    n = data.draw(st.integers(least, most))
    written = [
        str(n),
        str(n).translate(_WIDE),
        f"{n:,}",
        f"{n:,}".translate(_WIDE),
        in_chinese(n),
        formal(n),
        *mixed(n),
    ]
    plain = read(text.format(n), kind).record.get(key)
    assert plain is not None
    assert [read(text.format(style), kind).record.get(key) for style in written] == [plain] * len(written)


@pytest.mark.parametrize(
    ("kind", "text", "key", "least", "most"),
    [place for place in _PLACES if place[4] > 1100],
    ids=[f"{place[0]}-{place[2]}" for place in _PLACES if place[4] > 1100],
)
def test_every_mixed_numeral_is_the_number_before_every_unit(
    kind: str, text: str, key: str, least: int, most: int
) -> None:
    for n in range(max(least, 1100), most + 1, 100):
        plain = read(text.format(n), kind).record.get(key)
        assert plain is not None
        assert [read(text.format(style), kind).record.get(key) for style in mixed(n)] == [plain] * len(mixed(n))


@settings(max_examples=60)
@given(st.integers(100, 9999))
def test_one_area_in_ten_thousands_is_one_record(n: int) -> None:
    assert read(f"厂房出租{n / 10_000:g}万平", "listing").record["area_m2"] == n


@pytest.mark.parametrize(
    "unit", ["平", "平米", "平方", "方", "㎡", "m2", "M2", "m²", "平方米", "个平方", "ｍ２", "sqm"]
)
def test_one_area_in_every_unit_is_one_record(unit: str) -> None:
    assert read(f"厂房出租2000{unit} 15元", "listing").record["area_m2"] == 2000


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_random_bytes_never_fail_and_invent_nothing(noise: bytes) -> None:
    for kind in KINDS:
        record = read(noise.decode("utf8", "surrogateescape"), kind).record
        assert [k for k in _QUANTITIES if k in record] == []


@settings(max_examples=100)
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
