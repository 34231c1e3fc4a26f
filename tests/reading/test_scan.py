"""The scan: numbers found once, their shadow, and what is claimed before any rule sees it."""

import pytest

from luodi.reading import open_text
from luodi.reading._claims import claims
from luodi.reading._scan import CLAIMED, FIRST, REST, scan


def shadow(text: str) -> str:
    return scan(open_text(text)).shadow.replace(FIRST, "#").replace(REST, "").replace(CLAIMED, "x")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("净高9.5米", "净高#米"),
        ("净高九米五", "净高#米#"),
        ("一万五到两万平", "#平"),
        ("3000平-5000平", "#平"),
        ("20-2000平", "#平"),
        ("20-2001平", "#-#平"),
        ("一百九十五一平一年", "##平#年"),
        ("三块二一个月", "#块##个月"),
        ("二十二块五二楼九百平", "#块##楼#平"),
        ("八百千伏安", "#千伏安"),
        ("六十个千瓦", "#个千瓦"),
        ("2000m2", "#m2"),
        ("5T2台", "#T#台"),
        ("5-3", "#-#"),
    ],
)
def test_number_becomes_one_sign(text: str, want: str) -> None:
    assert shadow(text) == want


def test_shadow_is_as_long_as_the_text() -> None:
    text = open_text("厂房３０００㎡，电话13812345678，五百多平")
    assert len(scan(text).shadow) == len(text.clean)


@pytest.mark.parametrize(
    ("text", "low", "high", "is_soft"),
    [("三百来万", 3_000_000, 3_000_000, True), ("50多亿", 5 * 10**9, 5 * 10**9, True), ("两三千", 2000, 3000, False)],
)
def test_number_keeps_its_ends_and_its_softness(text: str, low: int, high: int, is_soft: bool) -> None:
    (number,) = scan(open_text(text)).numbers.values()
    assert (number.low, number.high, number.is_soft) == (low, high, is_soft)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("手机号", "13812345678"),
        ("手机号", "138-1234-5678"),
        ("电话", "0519-87391125"),
        ("电话", "400-820-6631"),
        ("日期", "2026-04-15"),
        ("日期", "2026年5月1日"),
        ("年份", "2018年"),
        ("编号", "JX-20260311"),
        ("门牌号", "汉江路8号"),
        ("楼栋号", "9号楼"),
        ("房间号", "1206室"),
        ("车长", "17.5米挂车"),
        ("电压", "380v"),
        ("比例", "50%"),
        ("等级", "5A写字楼"),
        ("地块号", "104地块"),
        ("微信号", "微信changlin_0519"),
        ("网址或邮箱", "www.luodi.cn/2000"),
        ("道路编号", "国道213"),
        ("次序", "第3排"),
    ],
)
def test_what_looks_like_a_quantity_is_claimed(what: str, text: str) -> None:
    assert [c.what for c in claims(text)] == [what]


@pytest.mark.parametrize(
    "text", ["2000平", "三千五", "5吨2台", "层高8米", "15元/平/月", "1.5万方", "10个月台", "八十万"]
)
def test_quantity_is_not_claimed(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("层高8，120平", ["8", "120"]),
        ("行车5,630kva", ["5", "630"]),
        ("租金15,300平起租", ["15", "300"]),
        ("承重2,500平", ["2", "500"]),
        ("承重1,500公斤", ["1,500"]),
        ("面积3，500平", ["3,500"]),
        ("租金15,300元/月", ["15,300"]),
        ("高度要8米，3,000平", ["8", "3,000"]),
    ],
)
def test_comma_parts_numbers_that_cannot_be_one(text: str, numbers: list[str]) -> None:
    assert [number.text for number in scan(open_text(text)).numbers.values()] == numbers


def test_endless_digits_are_no_number() -> None:
    assert scan(open_text("一" * 5000)).numbers == {}
