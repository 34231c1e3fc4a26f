"""Words of a requirement that no field takes are quoted, and a refusal in English is one."""

import pytest

from luodi.reading import read


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("鼓楼 2600平仓库求租", "鼓楼"),
        ("求租厂房2600平，不要阁楼", "不要阁楼"),
        ("求租厂房2600平，尽快要用", "尽快要用"),
        ("求租厂房2600平，500电", "500电"),
    ],
)
def test_what_is_not_read_is_quoted_whole(text: str, quoted: str) -> None:
    assert quoted in [remark.text for remark in read(text, "requirement").ignored]


def test_office_that_is_looked_for_is_the_thing_itself() -> None:
    record = read("新北求租办公450平", "requirement").record
    assert (record["kind"], record["area_min_m2"], record["area_max_m2"]) == (["office"], 405, 540)


def test_refused_in_english_is_not_wanted() -> None:
    record = read("warehouse 4000 sqm to rent, no ground floor", "requirement").record
    assert record["floors_excluded"] == [1]
    assert "needs_ground_floor" not in record
