"""The tables: counts, recent changes, names, levels, relations."""

import re
from collections import Counter

import pytest

from luodi.geography import (
    UnknownDivision,
    ancestors,
    children,
    contains,
    division,
    find_places,
    full_name,
    is_division,
    level_name,
    parent,
)
from luodi.geography._divisions import county_rows, township_text, townships
from luodi.geography._lexicon import names

RECENT = {
    "330113": "临平区",
    "320614": "海门区",
    "421088": "监利市",
    "350605": "长泰区",
    "410307": "偃师区",
    "540481": "米林市",
    "540581": "错那市",
    "530681": "水富市",
    "370116": "莱芜区",
    "653229": "和安县",
    "653228": "和康县",
}


def test_counts_by_level_are_those_of_the_sources() -> None:
    civil = Counter(len(code) for code, row in county_rows().items() if not row[2])
    statistical = Counter(len(code) for code, row in county_rows().items() if row[2])
    assert (civil, statistical) == (Counter({6: 2845, 4: 333, 2: 34}), Counter({6: 174}))


def test_townships_count_without_those_of_abolished_counties() -> None:
    assert len(list(townships(""))) == 41_305


@pytest.mark.parametrize(("code", "name"), RECENT.items())
def test_recent_change_is_carried_under_its_present_code(code: str, name: str) -> None:
    assert {each for each, row in county_rows().items() if row[0] == name and not row[2]} == {code}


def test_abolished_codes_are_unknown() -> None:
    assert [is_division(code) for code in ("330103", "350625", "421023", "540422", "500105", "1101")] == [False] * 6


def test_every_code_below_another_has_a_parent() -> None:
    codes = [*county_rows(), *townships("")]
    assert [code for code in codes if len(code) > 2 and not any(code[:n] in county_rows() for n in (6, 4, 2))] == []


def test_full_name_runs_from_province_to_township() -> None:
    assert full_name("320481109") == "江苏省常州市溧阳市上兴镇"
    assert full_name("110101001") == "北京市东城区东华门街道"
    assert full_name("441900401") == "广东省东莞市松山湖"


def test_relations_of_a_township() -> None:
    assert ancestors("320481109") == ("32", "3204", "320481", "320481109")
    assert (parent("320481109"), parent("110101"), parent("32")) == ("320481", "11", None)
    assert "320481109" in children("320481")
    assert children("3204") == ("320402", "320404", "320411", "320412", "320413", "320481")


def test_children_of_a_prefecture_without_counties_are_its_townships() -> None:
    assert children("4419")[0] == "441900003"
    assert parent("441900401") == "4419"


def test_contains_goes_by_prefix() -> None:
    assert [contains("3204", each) for each in ("3204", "320481", "320481109", "3205")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("code", "kind", "level"),
    [
        ("320481", "civil", "县级"),
        ("320576", "statistical", "县级"),
        ("320412411", "zone", "乡级"),
        ("320481109", "civil", "乡级"),
        ("320481400", "statistical", "乡级"),
        ("71", "civil", "省级"),
        ("3204", "civil", "地级"),
    ],
)
def test_kind_and_level(code: str, kind: str, level: str) -> None:
    assert (division(code).kind, level_name(code)) == (kind, level)


@pytest.mark.parametrize("code", ["", "3", "99", "320499", "320481999", "32048110", "abc", "320481109 "])
def test_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UnknownDivision):
        division(code)


def test_hand_keyed_codes_exist() -> None:
    codes = {code for meanings in names().values() for each in meanings for code in each.codes}
    assert sorted(code for code in codes if not is_division(code)) == []


def test_township_lines_are_well_formed() -> None:
    entry = r"\d{9}[^ ,\d]*"
    pattern = re.compile(rf"[^,\n]+,{entry}(?: {entry})*")
    assert [line for line in township_text().strip().splitlines() if not pattern.fullmatch(line)] == []


# 区别 and 区域 are words: 潼南区别口镇, 蓟州区别山镇, 博山区域城镇.
UNREADABLE_CHAINS = {"500152123", "120119106", "370304102"}


def misread(codes: list[str]) -> set[str]:
    return {code for code in codes if [mention.codes for mention in find_places(full_name(code))] != [(code,)]}


def test_official_chain_of_every_county_is_found_as_its_own_code() -> None:
    assert (
        misread([code for code, row in county_rows().items() if not row[2] or code[:2] in ("71", "81", "82")]) == set()
    )


def test_official_chain_of_every_township_of_the_delta_is_found_as_its_own_code() -> None:
    assert (
        misread([code for prefix in ("31", "32", "33", "34") for code in townships(prefix) if code[6] in "012"])
        == set()
    )


def test_official_chain_of_every_tenth_township_elsewhere_is_found_as_its_own_code() -> None:
    codes = [code for code in townships("") if code[6] in "012"]
    assert misread(codes[::10]) <= UNREADABLE_CHAINS
    assert misread(sorted(UNREADABLE_CHAINS)) == UNREADABLE_CHAINS


def test_bare_county_and_township_of_the_delta_are_nearly_always_exact_and_hardly_ever_wrong() -> None:
    codes = [code for prefix in ("31", "32", "33", "34") for code in townships(prefix) if code[6] in "01"]
    found = {code: [each.codes for each in find_places(bare_chain(code))] for code in codes}
    wrong = [code for code, mentions in found.items() if any(not agrees(code, each) for each in mentions)]
    exact = [code for code, mentions in found.items() if mentions == [(code,)]]
    assert [bare_chain(code) for code in wrong] == ["虎丘镇湖", "东阳江北", "三门海润", "三门海游"]
    assert len(exact) / len(codes) > 0.98


def bare_chain(code: str) -> str:
    return division(code[:6]).short + division(code).short


def agrees(code: str, found: tuple[str, ...]) -> bool:
    """Exact, coarser, or openly ambiguous."""
    return not found or any(contains(each, code) for each in found)
