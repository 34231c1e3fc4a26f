"""The keyed-in classification: counts, a sample by hand, and the whole against an independent copy where there is one."""

import csv
from pathlib import Path

import pytest

from luodi import industry as package
from luodi.industry import Industry, UnknownIndustryCode, children, covers, entries, industry, leaves, name, overlapping
from luodi.industry._classification import table
from luodi.voice import LANGUAGES, refused

INDEPENDENT_COPY = Path(__file__).parents[3] / "shared" / "reference" / "data" / "gbt4754-2017.csv"

SAMPLE = """
A 农、林、牧、渔业|C 制造业|T 国际组织|01 农业|17 纺织业|21 家具制造业|26 化学原料和化学制品制造业|27 医药制造业
29 橡胶和塑料制品业|33 金属制品业|34 通用设备制造业|35 专用设备制造业|36 汽车制造业|38 电气机械和器材制造业
39 计算机、通信和其他电子设备制造业|59 装卸搬运和仓储业|65 软件和信息技术服务业|97 国际组织|0111 稻谷种植|0190 其他农业
0610 烟煤和无烟煤开采洗选|1321 宠物饲料加工|1432 速冻食品制造|1512 白酒制造|1713 棉印染精加工|1781 非织造布制造
1952 皮鞋制造|2032 木门窗制造|2110 木质家具制造|2231 纸和纸板容器制造|2319 包装装潢及其他印刷|2451 电玩具制造
2614 有机化学原料制造|2641 涂料制造|2682 化妆品制造|2710 化学药品原料药制造|2921 塑料薄膜制造|2929 塑料零件及其他塑料制品制造
3021 水泥制品制造|3091 石墨及碳素制品制造|3130 钢压延加工|3252 铝压延加工|3311 金属结构制造|3360 金属表面处理及热处理加工
3392 有色金属铸造|3421 金属切削机床制造|3443 阀门和旋塞制造|3482 紧固件制造|3484 机械零部件加工|3491 工业机器人制造
3525 模具制造|3562 半导体器件专用设备制造|3612 新能源车整车制造|3670 汽车零部件及配件制造|3741 飞机制造|3811 发电机及发电机组制造
3825 光伏设备及元器件制造|3841 锂离子电池制造|3963 智能无人飞行器制造|3973 集成电路制造|3982 电子电路制造|4210 金属废料和碎屑加工处理
5930 低温仓储|6020 快递服务|6550 信息处理和存储支持服务|7452 检测服务|9700 国际组织
"""


def _rows() -> list[tuple[str, str]]:
    return [
        (code, text) for code, text in (item.split(" ", 1) for item in SAMPLE.replace("\n", "|").strip("|").split("|"))
    ]


def _plain(text: str) -> str:
    return text.replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(("level", "count"), [("section", 20), ("division", 97), ("group", 473), ("class", 1381)])
def test_table_of_a_level_has_the_count_of_the_base_edition(level: str, count: int) -> None:
    assert sum(entry.level == level for entry in table().values()) == count


@pytest.mark.parametrize(("code", "text"), [row for row in _rows() if row[0] != "9700"])
def test_name_of_a_sampled_code_is_the_official_one(code: str, text: str) -> None:
    assert name(code) == text


def test_table_equals_the_independent_copy_where_that_is_present() -> None:
    keyed = {entry.code: (_plain(entry.name), entry.parent) for entry in table().values()}
    assert len(keyed) == 1971
    if INDEPENDENT_COPY.exists():
        with INDEPENDENT_COPY.open(encoding="utf-8") as copy:
            assert keyed == {row["code"]: (_plain(row["name"]), row["parent"]) for row in csv.DictReader(copy)}


def test_parents_of_every_entry_exist_one_level_above() -> None:
    levels = ["section", "division", "group", "class"]
    for entry in table().values():
        if entry.parent:
            assert levels.index(industry(entry.parent).level) == levels.index(entry.level) - 1


def test_industry_written_with_its_letter_is_the_entry() -> None:
    assert industry("C3841") == industry("c3841") == Industry("3841", "锂离子电池制造", "class", "384")


def test_industry_with_the_letter_of_another_section_is_unknown() -> None:
    with pytest.raises(UnknownIndustryCode):
        industry("D3841")


@pytest.mark.parametrize("code", ["", "0", "99", "3490", "349A", "34841", "U", "三十四"])
def test_industry_outside_the_table_is_refused_with_the_value(code: str) -> None:
    with pytest.raises(UnknownIndustryCode) as caught:
        industry(code)
    assert (caught.value.code, caught.value.status, caught.value.values["value"]) == (
        "unknown_industry_code",
        404,
        code,
    )
    assert all(code in refused(caught.value, language) for language in LANGUAGES)


def test_children_of_each_level_are_the_next_level_in_order() -> None:
    assert [entry.code for entry in children("36")] == ["361", "362", "363", "364", "365", "366", "367"]
    assert [entry.code for entry in children("361")] == ["3611", "3612"]
    assert [entry.code for entry in children("D")] == ["44", "45", "46"]
    assert children("3611") == ()


def test_leaves_of_a_prefix_are_the_classes_below() -> None:
    assert leaves("384") == {"3841", "3842", "3843", "3844", "3849"}
    assert leaves("3841") == {"3841"}
    assert leaves("D") == leaves("44") | leaves("45") | leaves("46")
    assert sum(len(leaves(entry.code)) for entry in table().values() if entry.level == "section") == 1381


def test_what_overlaps_a_code_holds_it_or_lies_within_it() -> None:
    assert overlapping("3841") == overlapping("c3841") == {"38", "384", "3841"}
    assert overlapping("384") == {"38", "384"} | leaves("384")
    assert {code for code in overlapping("38") if len(code) == 4} == leaves("38")
    assert overlapping("9999") == set()


def test_entries_are_the_known_codes_in_their_plain_form() -> None:
    assert entries(["C36", " 3841", "36", "c", "999", "汽车"]) == ["36", "3841", "C"]


def test_leaves_of_a_code_without_classes_are_itself() -> None:
    assert leaves("3490") == {"3490"}


def test_covers_compares_by_prefix_and_by_section() -> None:
    assert covers("34", "3484") and covers("3484", "3484") and covers("C", "3484") and covers("C34", "3484")
    assert not covers("3484", "34")
    assert not covers("D", "3484")
    assert not covers("", "3484")


def test_leaves_agree_with_covers_for_every_entry() -> None:
    classes = [entry.code for entry in table().values() if entry.level == "class"]
    for entry in table().values():
        assert leaves(entry.code) == {code for code in classes if covers(entry.code, code)}


def test_name_in_english_is_that_of_the_division_above() -> None:
    assert name("C", "en") == "Manufacturing"
    assert name("36", "en") == name("3670", "en") == "Manufacture of motor vehicles"


def test_name_of_an_unknown_code_is_the_code() -> None:
    assert name("3490") == "3490"


def test_english_names_of_sections_and_divisions_are_all_there() -> None:
    assert all(entry.name_en for entry in table().values() if entry.level in ("section", "division"))


def test_public_names_are_sorted_and_exist() -> None:
    assert package.__all__ == sorted(package.__all__)
    assert all(hasattr(package, public) for public in package.__all__)
