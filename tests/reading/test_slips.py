"""Slips of the pen are made right where what stands around confirms them, and words that only look like one are left alone."""

import pytest

from luodi.reading import open_text, read


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("求租武近长房2000平", "求租武进厂房2000平"),
        ("要厂房,城重2顿", "要厂房,承重2吨"),
        ("层高8米一上", "层高8米以上"),
        ("3000平已上", "3000平以上"),
        ("租金20元一下", "租金20元以下"),
        ("租金18元一内", "租金18元以内"),
        ("5000平做右", "5000平左右"),
        ("行车5顿", "行车5吨"),
        ("静高9米", "净高9米"),
        ("成高8米", "层高8米"),
        ("溧洋苍库", "溧阳仓库"),
        ("求组厂房", "求租厂房"),
        ("面机3000", "面积3000"),
        ("20母地", "20亩地"),
        ("独动单曾厂房", "独栋单层厂房"),
    ],
)
def test_slip_is_made_right_sign_for_sign(written: str, right: str) -> None:
    text = open_text(written)
    assert (text.clean, text.original, text.offsets) == (right, written, None)


@pytest.mark.parametrize(
    "text",
    [
        "成长房产公司",
        "科长房间",
        "吃一顿饭",
        "城重点项目",
        "八米一上一下",
        "长房集团",
        "农场房屋",
        "会议室三楼一上午",
        "3000平已上架",
        "已下单",
        "无息贷款",
        "进高新区8米大道",
        "乙方出组织材料",
        "每吨一上涨",
    ],
)
def test_word_of_its_own_is_left_alone(text: str) -> None:
    assert open_text(text).clean == text


@pytest.mark.parametrize(
    ("text", "record"),
    [
        (
            "武近长房2000平求租",
            {
                "deal": ["rent"],
                "kind": ["factory"],
                "region_raw": "武近",
                "region_codes": ["320412"],
                "area_min_m2": 1800,
                "area_max_m2": 2400,
            },
        ),
        ("求租厂房，城重2顿", {"deal": ["rent"], "kind": ["factory"], "floor_load_min_kn_m2": 19.62}),
        ("求租厂房，层高8米一上", {"deal": ["rent"], "kind": ["factory"], "storey_height_min_m": 8}),
        ("求租厂房，八米一上", {"deal": ["rent"], "kind": ["factory"], "height_min_m": 8}),
    ],
)
def test_need_with_slips_is_read_whole(text: str, record: dict[str, object]) -> None:
    reading = read(text, "requirement")
    assert (reading.record, reading.ignored, reading.ambiguous) == (record, (), ())


@pytest.mark.parametrize("text", ["求租3千坪仓库", "求租仓库 三千坪", "求租仓库3000多坪"])
def test_ping_is_asked_about_and_never_an_area(text: str) -> None:
    reading = read(text, "requirement")
    assert not reading.record.keys() & {"area_min_m2", "area_max_m2"}
    assert [r.note for r in reading.ambiguous] == ["“坪”是 3.3 平方米的坪，还是平方米？"]


def test_township_whose_name_has_the_sign_is_no_area() -> None:
    assert read("求租厂房 5坪山", "requirement").ambiguous == ()
