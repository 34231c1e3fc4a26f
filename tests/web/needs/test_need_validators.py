"""What somebody is told of a value that cannot be used, in the language of the page."""

import pytest
from django.utils.translation import override

from luodi.fields import BadValue
from luodi.web.needs.topics import BY_NAME
from luodi.web.needs.validators import read_slot, spoken


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
