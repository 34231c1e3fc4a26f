"""Notices in prose: several parcels with what they share, industries, places, people, numbers in every style."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import read

_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def records(text: str) -> list[dict[str, Any]]:
    return list(read(text, "parcel").records)


def only(text: str, *keys: str) -> list[Any]:
    record = read(text, "parcel").record
    return [record.get(key) for key in keys]


def test_two_parcels_of_one_notice_share_use_term_and_people() -> None:
    text = (
        "张家港市挂牌出让公告：一、宗地编号：张地2026-G06，位于锦丰镇杨锦公路南侧，出让面积26680.5平方米，容积率不低于1.8且不高于3.0，起始价1,120.58万元；"
        "二、宗地编号：张地2026-G07，位于乐余镇，出让面积13333平方米，1.5≤容积率≤2.5，起始价560万元。以上地块均为工业用地，出让年限30年。"
        "联系人：陈女士 0512-58221234"
    )
    shared = {"land_use": "工业用地", "tenure_years": 30, "contact_name": "陈女士", "phone": "0512-58221234"}
    first, second = records(text)
    assert first == {
        "parcel_no": "张地2026-G06",
        "region_raw": "张家港市、锦丰镇",
        "region_code": "320582103",
        "address": "锦丰镇杨锦公路南侧",
        "land_area_m2": 26680.5,
        "floor_area_ratio_min": 1.8,
        "floor_area_ratio_max": 3,
        "start_price_cny": 11205800,
        **shared,
    }
    assert second == {
        "parcel_no": "张地2026-G07",
        "region_raw": "张家港市、乐余镇",
        "region_code": "320582104",
        "address": "乐余镇",
        "land_area_m2": 13333,
        "floor_area_ratio_min": 1.5,
        "floor_area_ratio_max": 2.5,
        "start_price_cny": 5600000,
        **shared,
    }


@pytest.mark.parametrize(
    "text",
    [
        "地块一：30亩，容积率≥1.2；地块二：45亩，容积率≥1.5；均为50年",
        "1号地块：30亩，容积率≥1.2，2号地块：45亩，容积率≥1.5。两块地均为50年",
        "TM-03：30亩 容积率≥1.2\nTM-04：45亩 容积率≥1.5\n统一条件：50年，",
        "A地块 30亩 容积率≥1.2；B地块 45亩 容积率≥1.5，都是50年工业用地",
        "宗地编号：G1\n面积：2公顷\n容积率：≥1.2\n宗地编号：G2\n面积：3公顷\n容积率：≥1.5\n\n联系，年限50年",
    ],
)
def test_parcels_told_one_after_the_other_are_parted(text: str) -> None:
    parts = [(r["land_area_m2"], r["floor_area_ratio_min"], r["tenure_years"]) for r in records(text)]
    assert parts == [(20000, 1.2, 50), (30000, 1.5, 50)]


def test_parcel_named_twice_is_one() -> None:
    assert len(records("地块一公告。地块一 面积30亩，容积率≥1.2。地块一 起始价600万元，约20000平方米")) == 1


@pytest.mark.parametrize(
    ("text", "admitted", "exclusive", "excluded"),
    [
        ("30亩，主导产业：泛半导体（C3972、C3973、C3569）", ["3972", "3973", "3569"], False, None),
        ("30亩，用途：工业用地（C3841锂离子电池制造）", ["3841"], None, None),
        ("30亩，主导产业准入：C35专用设备制造业、C39计算机、通信和其他电子设备制造业", ["35", "39"], False, None),
        ("30亩，只要光伏，", ["3825"], True, None),
        ("30亩，优先：合成生物；禁止：印染", ["27"], False, ["171"]),
        ("30亩，不接受印染", None, None, ["171"]),
        ("M1用地30亩，地块C31，限高24米", None, None, None),
    ],
)
def test_industries_are_admitted_alone_preferred_or_refused(
    text: str, admitted: list[str] | None, exclusive: bool | None, excluded: list[str] | None
) -> None:
    found = only(text, "industries_admitted", "is_admission_exclusive", "industries_excluded")
    assert found == [admitted, exclusive, excluded]


def test_boundary_of_a_parcel_is_no_county() -> None:
    assert only("地块位于嘉定区安亭镇，东至墨玉路，面积30亩", "region_raw", "region_code") == [
        "嘉定区安亭镇",
        "310114103",
    ]


def test_refused_trade_beside_a_phone_is_no_name() -> None:
    assert only("30亩，谢绝印染。电话13912345678 李经理", "contact_name", "phone") == ["李经理", "13912345678"]


def test_traditional_characters_are_kept_as_written() -> None:
    text = "無錫市濱湖區 工業用地出讓 佔地面積1.6公頃 容積率1.8至3.0 年期50年 地價每畝45萬元 年稅收每畝不少於30萬元"
    assert records(text) == [
        {
            "region_raw": "無錫市濱湖區",
            "region_code": "320211",
            "land_area_m2": 16000,
            "land_use": "工業用地",
            "tenure_years": 50,
            "floor_area_ratio_min": 1.8,
            "floor_area_ratio_max": 3,
            "land_price_cny_mu": 450000,
            "tax_per_mu_min_cny": 300000,
        }
    ]


def test_ends_that_contradict_each_other_are_not_kept() -> None:
    assert only("面积30亩，容积率≥2.5，绿地率≤15%，容积率≤1.2", "floor_area_ratio_min", "floor_area_ratio_max") == [
        None,
        None,
    ]


def in_chinese(n: int) -> str:
    """A whole number from 10 to 99 in Chinese numerals."""
    digits = "零一二三四五六七八九"
    return f"{digits[n // 10] if n >= 20 else ''}十{digits[n % 10] if n % 10 else ''}"


@settings(max_examples=60)
@given(st.integers(10, 70))
def test_one_number_in_every_style_is_one_record(n: int) -> None:
    text = "面积{n}亩，起始价{n}0万元，保证金{n}万，出让年限{n}年，绿地率≤{n}%，亩均税收≥{n}万元，地价{n}万/亩，投资强度{n}0万元/亩"
    plain = records(text.format(n=n))
    assert plain[0].keys() == {
        *(
            "land_area_m2",
            "start_price_cny",
            "deposit_cny",
            "tenure_years",
            "green_ratio_max_pct",
            "tax_per_mu_min_cny",
        ),
        *("land_price_cny_mu", "investment_per_mu_min_cny"),
    }
    assert records(text.format(n=n).translate(_WIDE)) == plain
    chinese = text.replace("{n}0", f"{n}0").replace("≤{n}%", "≤百分之{n}").format(n=in_chinese(n))
    assert records(chinese) == plain


@settings(max_examples=60)
@given(st.decimals(0, 10, places=2), st.decimals(0, 10, places=2))
def test_limit_written_with_either_side_first_is_the_same(one: Any, other: Any) -> None:
    low, high = sorted((one, other))
    keys = ("floor_area_ratio_min", "floor_area_ratio_max")
    texts = (
        f"容积率≥{low}且≤{high}",
        f"容积率≤{high}且≥{low}",
        f"{low}≤容积率≤{high}",
        f"容积率不低于{low}，不高于{high}",
    )
    assert len({str(only(f"面积30亩，{text}", *keys)) for text in texts}) == 1


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            [
                "宗地编号",
                "面积",
                "容积率",
                "30亩",
                "≥1.5",
                "|",
                "\t",
                "\n",
                ",",
                "{",
                '"',
                ":",
                "}",
                "起始价",
                "\ud800",
                "地块一",
            ]
        )
    )
)
def test_broken_tables_never_fail_and_keep_spans_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read(text, "parcel")
    assert all(text[f["start"] : f["end"]] == f["text"] for each in reading.fields_each for f in each.values())


def test_text_about_something_else_gives_a_note() -> None:
    reading = read("昨日股市下跌3.5%，成交额1.2万亿元，北向资金净流入50亿元。", "parcel")
    assert (reading.records, reading.note[-1:]) == ((), "。")
