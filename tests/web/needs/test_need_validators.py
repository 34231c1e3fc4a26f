"""What somebody is told of a value that cannot be used, in the language of the page."""

from typing import Any

import pytest
from django.utils.translation import override

from luodi.fields import BadValue
from luodi.intake import IntakeError
from luodi.web.needs.errors import BadCorrections
from luodi.web.needs.topics import BY_NAME
from luodi.web.needs.validators import clean_corrections, clean_record, read_slot, spoken


@pytest.mark.parametrize(
    ("topic", "typed", "chinese", "english"),
    [
        ("area", "很大", "“很大”不是数字，请只填数字，如 3000。", "“很大” is not a number; write digits only, such as 3000."),
        ("area", "-5", "“-5”不能是负数，请填 0 或正数；不清楚就留空。", "“-5” cannot be negative; write 0 or more, or leave it blank if unknown."),
        ("region", "Atlantis", "“Atlantis”没认出是哪里，请写到市或区县，如 常州市武进区。",
         "“Atlantis” is not a place we know; write a city or county, such as 常州市武进区."),
    ],
)  # fmt: skip
def test_bad_value_is_told_in_the_language_of_the_page(topic: str, typed: str, chinese: str, english: str) -> None:
    with pytest.raises(BadValue) as fault:
        read_slot(BY_NAME[topic].slots[0], typed, None)
    said = []
    for language in ("zh-hans", "en"):
        with override(language):
            said.append(spoken(fault.value))
    assert said == [chinese, english]


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"region_codes": ["320481", "329999"]}, "意向区域「329999」不是现行的行政区划代码，请查 2、4、6 或 9 位的现行代码，如 320481。"),
        ({"branches": [{"industry_codes": ["9999"]}]}, "行业代码「9999」国民经济行业分类里没有这个代码，请填 2 到 4 位的现行代码，如 3612。"),
        ({"region_codes": ["江苏"]}, "意向区域「江苏」不是行政区划代码，请写 2、4、6 或 9 位代码，如 320481。"),
        ({"company": {"a": [1]}}, "公司「{…}」不是单独一个值，请只填一个文字或数字。"),
    ],
)  # fmt: skip
def test_record_of_a_program_is_refused_by_field_value_and_remedy(record: dict[str, Any], sentence: str) -> None:
    with pytest.raises(IntakeError) as refused:
        clean_record(record)
    assert str(refused.value) == sentence


def test_record_of_a_program_keeps_what_a_requirement_states() -> None:
    given = {"region_codes": ["320481", "320481"], "area_min_m2": "3,000", "phone": "13812345678", "id": "7", "x": [[]],
             "branches": [{"deal": ["rent"], "wechat": "a", "branches": [1]}, {"deal": "sale"}]}  # fmt: skip
    assert clean_record(given) == {
        "region_codes": ["320481"],
        "area_min_m2": 3000,
        "branches": [{"deal": ["rent"]}, {"deal": ["sale"]}],
    }


@pytest.mark.parametrize("codes", [["329999"], ["江苏"], "329999,320481"])
def test_correction_names_a_region_that_there_is(codes: Any) -> None:
    with pytest.raises(BadCorrections):
        clean_corrections({"region_codes": codes})


def test_corrections_without_end_are_told_in_a_few() -> None:
    with pytest.raises(BadCorrections) as refused:
        clean_corrections({f"k{n}": n for n in range(5000)})
    assert len(refused.value.values["faults"]) == 20
