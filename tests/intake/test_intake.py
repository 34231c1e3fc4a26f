"""Records to facts and asks, and every leaf of the error tree."""

from collections.abc import Callable
from typing import Any

import pytest

from luodi.intake import BadBranches, BadFieldValue, IntakeError, UnknownWish, ValueTooLarge, listing, requirement
from luodi.matching import ABSENT, ASKS, Branch, Listing


def test_listing_record_becomes_scaled_integers() -> None:
    record = {
        "id": "a1",
        "deal": ["rent", "sale"],
        "kind": ["warehouse"],
        "region_code": "320481109",
        "area_m2": 3000.5,
        "rent_max_cny_m2_month": 18.8583,
        "clear_height_m": "9.2",
        "floor_load_kn_m2": 19.62,
        "has_crane": False,
        "floor_no": ["2", 1, 2],
        "fire_hazard_category": "C",
        "industries_excluded": ["C26", "2614"],
        "available_from": "2026-12-01",
        "remark": "left aside",
    }
    assert listing(record) == Listing(
        id="a1",
        deal=3,
        kind=2,
        region_code="320481109",
        area_m2=300050,
        rent_max_cny_m2_month=188583,
        clear_height_m=9200,
        floor_load_kn_m2=196200,
        has_crane=0,
        floor_no=(1, 2),
        fire_hazard_category=3,
        industries_excluded=("26", "2614"),
        available_from=739951,
    )


def test_listing_empty_values_are_absent() -> None:
    assert listing({"deal": [], "area_m2": None, "floor_no": [], "industries_admitted": [], "has_gas": ""}) == Listing()


def test_requirement_record_becomes_one_branch() -> None:
    made = requirement({"area_min_m2": 2000, "needs_gas": False, "needs_steam": True, "wishes": ["steam"]})
    assert made.branches == (Branch(area_min_m2=200000, needs_gas=0, needs_steam=1, wishes=frozenset({"steam"})),)


def test_requirement_branches_are_laid_over_the_rest() -> None:
    made = requirement({"needs_gas": True, "area_min_m2": 10, "branches": [{"area_min_m2": None}, {"area_min_m2": 20}]})
    assert made.branches == (Branch(needs_gas=1), Branch(needs_gas=1, area_min_m2=2000))


def test_requirement_empty_record_wants_nothing() -> None:
    assert requirement({"branches": [], "wishes": []}).branches == (Branch(),)


@pytest.mark.parametrize(
    ("written", "code"),
    [("32", "32"), ("320000", "32"), ("320400", "3204"), ("320481000", "320481"), ("320481109000", "320481109"), (320481, "320481")],
)  # fmt: skip
def test_listing_region_code_loses_its_empty_levels(written: object, code: str) -> None:
    assert listing({"region_code": written}).region_code == code


def test_listing_rounds_half_up_at_the_scale() -> None:
    assert listing({"area_m2": 0.005}).area_m2 == 1


LISTINGS: list[tuple[dict[str, Any], type[IntakeError], str]] = [
    ({"area_m2": "三千"}, BadFieldValue, "可租售面积「三千」不是数字，请只填数字，单位写在表头"),
    ({"area_m2": -3}, BadFieldValue, "可租售面积「-3」不能是负数，请填 0 或正数；不清楚就留空"),
    ({"has_gas": "也许"}, BadFieldValue, "天然气「也许」不是“是”或“否”，请填 是 或 否；不清楚就留空"),
    ({"floor_no": ["顶楼"]}, BadFieldValue, "所在楼层「顶楼」不是楼层号，请填数字，几层就写几"),
    ({"region_code": "溧阳"}, BadFieldValue, "行政区划代码「溧阳」不是行政区划代码，请写 2、4、6 或 9 位代码，如 320481"),
    ({"industries_admitted": ["机械"]}, BadFieldValue, "准入行业「机械」不是国民经济行业代码，请写 2 到 4 位数字，如 3612"),
    ({"area_m2": 1e9}, ValueTooLarge, "可租售面积「1000000000」大得不合理，请检查单位"),
]  # fmt: skip
REQUIREMENTS: list[tuple[dict[str, Any], type[IntakeError], str]] = [
    ({"branches": [{}] * 5}, BadBranches, "备选方案「5」条太多了，最多 4 条，请分成几次需求"),
    ({"branches": "两个"}, BadBranches, "备选方案「两个」不是备选记录的列表，请给出 1 到 4 条记录"),
    ({"rent_max_cny_m2_month": "面议"}, BadFieldValue, "租金上限「面议」不是数字，请只填数字，单位写在表头"),
]


@pytest.mark.parametrize(("record", "kind", "sentence"), LISTINGS, ids=[row[2] for row in LISTINGS])
def test_listing_bad_value_is_refused_with_its_remedy(
    record: dict[str, Any], kind: type[IntakeError], sentence: str
) -> None:
    with pytest.raises(kind) as caught:
        listing(record)
    assert str(caught.value) == f"{sentence}。"


@pytest.mark.parametrize(("record", "kind", "sentence"), REQUIREMENTS, ids=[row[2] for row in REQUIREMENTS])
def test_requirement_bad_value_is_refused_with_its_remedy(
    record: dict[str, Any], kind: type[IntakeError], sentence: str
) -> None:
    with pytest.raises(kind) as caught:
        requirement(record)
    assert str(caught.value) == f"{sentence}。"


def test_requirement_unknown_wish_names_the_choices() -> None:
    with pytest.raises(UnknownWish, match=r"^软性要求「便宜」不是要求的名称，可选：deal、kind、region、area、"):
        requirement({"wishes": ["便宜"]})


def test_error_leaves_each_have_a_code_and_the_status() -> None:
    leaves = IntakeError.__subclasses__()
    assert {leaf.__name__: (leaf.code, leaf.status) for leaf in leaves} == {
        "BadFieldValue": ("bad_field_value", 422),
        "ValueTooLarge": ("value_too_large", 422),
        "UnknownWish": ("unknown_wish", 422),
        "BadBranches": ("bad_branches", 422),
    }


def test_absent_is_below_every_value() -> None:
    assert (ABSENT, Listing().area_m2) == (-1, ABSENT)


#: A record of either side and what is said of it in English: every reason that a value can be refused for.
ENGLISH: list[tuple[Callable[[dict[str, Any]], object], dict[str, Any], str]] = [
    (listing, {"area_m2": "三千"}, "available area “三千” is not a number; write the number alone; its unit belongs in the heading"),
    (listing, {"area_m2": "inf"}, "available area “inf” is not a finite number; write one definite number"),
    (listing, {"area_m2": -3}, "available area “-3” cannot be negative; write 0 or more, or leave it blank if unknown"),
    (listing, {"area_m2": 1e9}, "available area “1000000000” is too large to be true; check the unit"),
    (listing, {"has_gas": "也许"}, "gas “也许” is neither yes nor no; write yes or no, or leave it blank if unknown"),
    (listing, {"available_from": "春节后"}, "available from “春节后” is not a date; write it as 2026-11-23"),
    (listing, {"floor_no": ["顶楼"]}, "floor “顶楼” is not a floor number; write the number of the floor"),
    (listing, {"fire_hazard_category": "F"}, "fire hazard category accepted “F” is not among the choices; choose from: A, B, C, D, E"),
    (listing, {"region_code": "溧阳"}, "division code “溧阳” is not a division code; write a code of 2, 4, 6 or 9 digits such as 320481"),
    (listing, {"industries_admitted": ["机械"]}, "admitted industries “机械” is not an industry code of GB/T 4754; write 2 to 4 digits such as 3612"),
    (requirement, {"branches": [{}] * 5}, "alternatives “5” are too many; give at most 4, or several requirements"),
    (requirement, {"branches": "两个"}, "alternatives “两个” is not a list of alternative records; give one to four records"),
    (requirement, {"wishes": ["便宜"]}, "asks that are wishes “便宜” is not the name of an ask; choose from: " + ", ".join(ASKS)),
]  # fmt: skip


@pytest.mark.parametrize(("read", "record", "sentence"), ENGLISH, ids=[row[2][:40] for row in ENGLISH])
def test_refusal_has_an_english_twin(
    read: Callable[[dict[str, Any]], object], record: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(IntakeError) as caught:
        read(record)
    assert caught.value.sentence("en") == f"{sentence}."
