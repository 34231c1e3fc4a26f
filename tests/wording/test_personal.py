"""Personal data in words about to be published, however the numbers are written; the lines of offices stay."""

import pytest

from luodi.wording import masked, personal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("有意者请打 13800138000", [("mobile", "138****8000")]),
        ("138 0013 8000 王经理", [("mobile", "138 **** 8000")]),
        ("138-0013-8000", [("mobile", "138-****-8000")]),
        ("+86 138.0013.8000", [("mobile", "138.****.8000")]),
        ("1 3 8 0 0 1 3 8 0 0 0", [("mobile", "1 3 8 * * * * 8 0 0 0")]),
        ("１３８００１３８０００", [("mobile", "１３８****８０００")]),
        ("138　0013　8000", [("mobile", "138　****　8000")]),
        ("电话幺三八零零一三八零零零", [("mobile", "幺三八****八零零零")]),
        ("手机壹叁捌零零壹叁捌零零零", [("mobile", "壹叁捌****捌零零零")]),
        ("①③⑧⓪⓪①③⑧⓪⓪⓪", [("mobile", "①③⑧****⑧⓪⓪⓪")]),
        ("138\u200b0013\u200b8000", [("mobile", "138\u200b****\u200b8000")]),
        ("vx13800138000", [("mobile", "138****8000")]),
        ("李总13800138000，王总13900139000", [("mobile", "138****8000"), ("mobile", "139****9000")]),
        ("王主任 0519-87391125", [("landline", "87*****5")]),
        ("联系人：张伟，0519-8739 1125", [("landline", "87** ***5")]),
        ("电话87391125 钱总", [("landline", "87*****5")]),
        ("微信 zhang_2020", [("wechat", "zh***_***0")]),
        ("微信号：ｚｈａｎｇ2020", [("wechat", "ｚｈ******0")]),
        ("加V zhang2020", [("wechat", "zh******0")]),
        ("QQ：12345678", [("qq", "12*****8")]),
        ("身份证320481199001011234", [("identity_number", "320***********1234")]),
    ],
)
def test_personal_number_is_found_and_shown_masked(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.rule, each.text) for each in personal(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "招商热线 0519-8000 0000",
        "0519-80000000 招商部",
        "400-820-6631 李经理",
        "官方微信：luodi2020",
        "微信公众号：luodi_gov",
        "面积15000-160000平方米",
        "厂房13000、15000平，13 14 15 16 17 楼",
        "不动产权证号 13800138000",
        "总价13800138000元",
        "统一社会信用代码913204811380013800",
        "二〇二六年一月三日 13:00-15:00",
        "昆仑街道码头西街618号",
        "",
    ],
)
def test_numbers_of_offices_and_things_are_nobodys(text: str) -> None:
    assert personal(text) == []
    assert masked(text) == text


def test_masked_words_are_as_long_as_before_and_findings_point_at_their_words() -> None:
    text = "请打138 0013 8000找王总"
    (found,) = personal(text)
    assert (text[found.start : found.end], len(masked(text))) == ("138 0013 8000", len(text))
    assert (found.law.cited, str(found.severity)) == ("《个人信息保护法》第二十五条", "must_not")
