"""Words to record: personal spans hidden wherever they stand, corrections laid over, questions with their options."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.patience import processor_seconds

from luodi.reading import read
from luodi.web.needs.marks import pieces, said_of
from luodi.web.needs.masking import MASK, mask_name, mask_phone, mask_said, masked, occurrences, personal_spans
from luodi.web.needs.topics import BY_NAME, TOPICS
from luodi.web.needs.understanding import corrected, understanding
from luodi.web.needs.validators import read_topic, typed_form
from luodi.web.portal.answer.unread import unread

WORDS = (
    "您好，想在溧阳或者武进租个单层厂房，3000平左右，净高九米以上，要有10吨行车，用电630，租金最好20块以内，能做环评。"
    "年产值大概8000万。联系人张伟，138 1234 5678，张伟的微信zhangwei_88，座机0519-80001234，邮箱zw@example.cn"
)


def hidden(words: str) -> str:
    return masked(words, personal_spans(read(words, kind="requirement")))


def test_everything_personal_is_hidden_and_the_length_stays() -> None:
    shown = hidden(WORDS)
    assert len(shown) == len(WORDS)
    assert not any(word in shown for word in ("张伟", "1234", "zhangwei", "8000123", "example"))
    assert shown.startswith("您好，想在溧阳或者武进租个单层厂房，3000平左右")


@pytest.mark.parametrize(
    "number",
    ["13812345678", "138-1234-5678", "138 1234 5678", "+86 13812345678", "１３８１２３４５６７８", "138.1234.5678",
     "0519-80001234", "(0519) 80001234", "400-800-1234", "320411199001011234", "32041119900101123X"],
)  # fmt: skip
def test_number_that_reads_as_personal_is_hidden_whatever_its_spelling(number: str) -> None:
    assert not any(c.isdigit() for c in hidden(f"租厂房，{number}，谢谢"))


@pytest.mark.parametrize(
    "words", ["投资13800万", "面积3000平，预算18以内", "编号20261123", "3000-5000平", "产值1.38亿"]
)
def test_quantities_are_not_taken_for_phones(words: str) -> None:
    assert hidden(words) == words


@pytest.mark.parametrize("words", ["联系：示例联系人77", "姓名:Kevin Xu2", "聯系人：欧阳某某", "微信号：zz_88"])
def test_what_a_label_calls_a_contact_is_hidden_whether_reading_knows_it_or_not(words: str) -> None:
    label = words.replace("：", ":").index(":") + 1
    assert hidden(words)[:label] == words[:label]
    assert hidden(words)[label] == MASK


def test_what_the_contact_form_says_is_hidden_in_the_words_too() -> None:
    assert mask_said("找王小二，13812345678", "王小二", "13812345678") == f"找{MASK * 3}，{MASK * 11}"


@settings(max_examples=60)
@given(st.text(max_size=60), st.sampled_from(["13812345678", "139 8765 4321"]), st.text(max_size=60))
def test_phone_never_survives_masking_and_offsets_hold(before: str, phone: str, behind: str) -> None:
    words = f"{before}，{phone}，{behind}"
    understood = understanding(words, {})
    assert len(understood.shown_words) == len(words)
    assert phone not in understood.shown_words
    assert "".join(p.text for p in pieces(understood)) == understood.shown_words


def test_record_has_no_personal_field_and_the_contact_form_has_all() -> None:
    understood = understanding(WORDS, {})
    assert not {"phone", "contact_name", "wechat"} & understood.record.keys()
    assert understood.contact["phone"] == "13812345678"
    assert understood.contact["contact_name"] == "张伟"


def test_value_that_matching_cannot_take_is_left_out() -> None:
    understood = understanding("租厂房3000平，净高99999999999999米", {})
    assert understood.record["kind"] == ["factory"]


def test_pieces_mark_what_became_of_the_words() -> None:
    found = {(p.kind, p.target): p.text for p in pieces(understanding(WORDS, {}))}
    assert found["hard", "deal"] == "租个"
    assert found["hard", "crane"] == "10吨行车"
    assert found["question", "0"] == "用电630"
    assert "20块" in found["wish", "rent"]
    assert set(found["mask", ""]) == {MASK}


def test_both_regions_are_marked() -> None:
    marked = [p.text for p in pieces(understanding(WORDS, {})) if p.target == "region"]
    assert marked == ["溧阳", "武进"]


def test_said_of_quotes_what_was_read_and_not_what_was_corrected() -> None:
    quotes = said_of(understanding(WORDS, {"crane_min_t": 5}))
    assert (quotes["height"], quotes["region"]) == ("净高九米", "溧阳，武进")
    assert "crane" not in quotes


def test_question_of_power_offers_both_units_and_choses_neither() -> None:
    question = understanding(WORDS, {}).questions[0]
    assert (question.text, question.topic, question.chosen) == ("用电630", "power", None)
    assert [option.sets for option in question.options] == [
        {"power_min_kva": 630, "power_demand_kw": None},
        {"power_demand_kw": 630, "power_min_kva": None},
        {"power_min_kva": None, "power_demand_kw": None},
    ]


def test_answered_question_knows_its_answer() -> None:
    sets = understanding(WORDS, {}).questions[0].options[0].sets
    understood = understanding(WORDS, sets)
    assert (understood.questions[0].chosen, understood.record["power_min_kva"]) == (0, 630)


def test_unanswered_question_makes_no_ask() -> None:
    assert not {"power_min_kva", "power_demand_kw"} & understanding(WORDS, {}).record.keys()


def test_rent_without_period_is_asked_about() -> None:
    question = understanding("租厂房2000平，租金1.2", {}).questions[0]
    assert question.topic == "rent"
    assert [option.sets for option in question.options][:2] == [
        {"rent_max_cny_m2_month": 36.5},
        {"rent_max_cny_m2_month": 1.2},
    ]


BRANCHED: dict[str, Any] = {
    "kind": ["land"],
    "area_min_m2": 5400,
    "land_area_min_m2": 9000,
    "branches": [{"kind": ["land"], "area_min_m2": None}, {"kind": ["factory"], "land_area_min_m2": None}],
}


def test_correction_that_crosses_an_alternative_leaves_the_other() -> None:
    assert corrected(BRANCHED, {"kind": ["factory"]}) == {"kind": ["factory"], "area_min_m2": 5400}


def test_correction_beside_the_alternatives_keeps_them() -> None:
    assert corrected(BRANCHED, {"area_min_m2": 6000}) == {**BRANCHED, "area_min_m2": 6000}


def test_correction_of_none_takes_a_field_away() -> None:
    assert corrected({"needs_eia": True, "kind": ["land"]}, {"needs_eia": None}) == {"kind": ["land"]}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: t.name)
def test_untouched_inputs_give_back_exactly_what_was_stored(topic: Any) -> None:
    record: dict[str, Any] = {
        "deal": ["rent"], "kind": ["factory"], "region_codes": ["3204"], "regions_excluded": ["320481", "320412"],
        "land_area_min_m2": 9000.33,
        "floor_load_min_kn_m2": 9.81, "land_price_max_cny_mu": 123456, "needed_by": "2026-12-31", "floors_excluded": [2, 3],
        "industry_codes": ["3670", "34"], "hazard_category": "C", "crane_min_t": 10, "needs_crane": True,
    }  # fmt: skip
    typed = {slot.key: typed_form(slot, record.get(slot.key)) for slot in topic.slots}
    read_back = read_topic(topic, typed, topic.strength(record), record)
    assert read_back == {key: record.get(key) for key in topic.keys}


def test_inputs_are_read_in_the_unit_that_people_type() -> None:
    land = read_topic(BY_NAME["land_area"], {"land_area_min_m2": "15", "land_area_max_m2": ""}, "hard", {})
    assert land == {"land_area_min_m2": 10000, "land_area_max_m2": None}
    assert read_topic(BY_NAME["tax_per_mu"], {"tax_cny_year": "３００"}, "hard", {}) == {"tax_cny_year": 3_000_000}
    typed = {"region_codes": "溧阳、武进区", "regions_excluded": "昆仑街道"}
    assert read_topic(BY_NAME["region"], typed, "hard", {}) == {
        "region_codes": ["320481", "320412"],
        "regions_excluded": ["320481001"],
    }


def test_topic_not_asked_gives_none_and_a_typed_tonnage_asks_for_a_crane() -> None:
    crane = BY_NAME["crane"]
    stated = {"needs_crane": True, "crane_min_t": 10}
    assert read_topic(crane, {"crane_min_t": "10"}, "none", stated) == {"needs_crane": None, "crane_min_t": None}
    assert read_topic(crane, {"crane_min_t": "5"}, "none", {}) == {"needs_crane": True, "crane_min_t": 5}
    assert read_topic(crane, {"crane_min_t": ""}, "wish", {}) == {"needs_crane": True, "crane_min_t": None}


def test_masked_phone_and_name_show_what_is_enough() -> None:
    assert (mask_phone("13812345678"), mask_phone("123"), mask_name("张伟国")) == ("138****5678", "***", "张**")


def test_question_of_ping_offers_square_metres_and_ping() -> None:
    (question,) = understanding("武进租厂房3000坪", {}).questions
    assert [(option.label, option.sets) for option in question.options] == [
        ("3000 ㎡，就是平方米", {"area_min_m2": 2700, "area_max_m2": 3600}),
        ("9917 ㎡，一坪 3.3 ㎡", {"area_min_m2": 8925.62, "area_max_m2": 11900.83}),
        ("说不准", {"area_min_m2": None, "area_max_m2": None}),
    ]


def test_question_of_a_figure_per_mu_offers_what_it_makes_over_the_land() -> None:
    (question,) = understanding("金坛买地20亩，亩均税收30万", {}).questions
    assert (question.topic, question.options[0].label) == ("tax_per_mu", "每亩 30 万元，18 亩一共 540 万元")
    assert question.options[0].sets == {"tax_cny_year": 5_400_000}


def test_figure_per_mu_without_land_is_written_below() -> None:
    (question,) = understanding("做锂电池，亩均税收30万", {}).questions
    assert question.options == ()


#: Words that made an earlier understanding compare, search or copy everything once for each part of it.
LONG: dict[str, Callable[[int], str]] = {
    "mails": lambda i: f"a{i}@b.cn,",
    "a word without end": lambda i: "x",
    "digits": lambda i: "1",
    "areas": lambda i: f"{1000 + i}平-{2000 + i}平，",
    "places": lambda i: "溧阳、武进、",
    "one place": lambda i: "常州市武进区",
    "phones": lambda i: f"1381234{i % 10_000:04d} ",
    "names": lambda i: f"联系人：张{chr(0x4E00 + i % 9000)}，",
    "what is not understood": lambda i: f"距高速{i}公里，",
}


def seconds(make: Callable[[int], str], size: int) -> float:
    """The least processor time of three understandings of so many characters, with all that the pages make of them."""
    words = "".join(make(i) for i in range(size))[:size]

    def work() -> None:
        understood = understanding(words, {})
        pieces(understood), said_of(understood), unread(understood, ())

    return processor_seconds(work, tries=3)


@pytest.mark.slow(why="eighteen long texts, each read six times")
@pytest.mark.parametrize("kind", LONG)
def test_four_times_the_words_take_about_four_times_the_work(kind: str) -> None:
    seconds(LONG[kind], 1000)
    assert seconds(LONG[kind], 20_000) < 10 * seconds(LONG[kind], 5_000) + 0.05


def test_personal_data_is_found_again_wherever_it_stands() -> None:
    assert sorted(occurrences("张三找张三丰，王五", {"张三", "王五", "丰"})) == [(0, 2), (3, 5), (7, 9)]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("邮箱 a.b@c.com 谢谢", "邮箱 ■■■■■■■■■ 谢谢"),
        ("13812345678abc@x.com", "■" * 20),
        ("a@a@b.cn", "a@■■■■■■"),
        ("没有@符号", "没有@符号"),
    ],
)
def test_mail_address_is_masked_with_whatever_is_written_against_it(words: str, shown: str) -> None:
    assert understanding(words, {}).shown_words == shown
