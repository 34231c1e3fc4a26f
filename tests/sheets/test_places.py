"""Regions as people and systems write them, and the one division code that they name."""

import pytest

from luodi.sheets._places import code


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("江苏省/常州市/武进区", "320412"),
        ("江苏-常州-金坛", "320413"),
        ("江苏省 > 苏州市 > 昆山市", "320583"),
        ("江苏省、常州市、溧阳市", "320481"),
        ("浙江省/杭州市/西湖区", "330106"),
        ("上海市/市辖区/嘉定区", "310114"),
        ("江苏省/常州市", "3204"),
        ("320413", "320413"),
        ("320000/320400/320412", "320412"),
        ("320481000000", "320481"),
        ("320400", "3204"),
        ("武进/金坛", "3204"),
        ("999999", None),
        ("一期/二期", None),
    ],
)
def test_region_column_names_one_division(region, expected):
    assert code(region, "") == expected
