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


@pytest.mark.parametrize(
    "manners",
    [
        "麻烦尽快回复 谢谢",
        "急！请联系我",
        "急用，麻烦联系一下，辛苦了",
        "有合适的请尽快联系我，万分感谢",
        "等您消息",
    ],
)
def test_manners_are_not_called_unread(manners: str) -> None:
    assert read(f"常州厂房3000平，{manners}", "requirement").ignored == ()


@pytest.mark.parametrize("words", ["尽快入驻", "急需装修好", "联系方便"])
def test_wishes_that_sound_like_manners_are_quoted(words: str) -> None:
    assert [each.text for each in read(f"常州厂房3000平，{words}", "requirement").ignored] == [words]


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        ("factory of 2,000 sqm in Changzhou, not Jintan", ["3204"], ["320413"]),
        ("in Changzhou City, avoid Liyang and Jintan, 2,000 sqm", ["3204"], ["320481", "320413"]),
        ("Workshop 1000 sqm, Jiangsu, except Nanjing", ["32"], ["3201"]),
        ("moving from Shanghai to Liyang, 4000 sqm", ["320481"], None),
    ],
)
def test_places_in_english_are_wanted_or_refused(text: str, wanted: list[str], refused: list[str] | None) -> None:
    record = read(text, "requirement").record
    assert (record["region_codes"], record.get("regions_excluded")) == (wanted, refused)
