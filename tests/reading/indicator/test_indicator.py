"""Statistical prose to facts: spellings, what is no fact, hostile input."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.reading import MAX_LENGTH, read
from luodi.reading.indicator.corpus import CORPUS, NOT_READ

KEYS = ("subject", "indicator", "value", "unit", "yoy_pct", "rank")


def records(text: str) -> tuple[dict[str, Any], ...]:
    return read(text, "indicator").records


def facts(text: str) -> tuple[tuple[Any, ...], ...]:
    return tuple((*(r.get(k) for k in KEYS), r.get("is_target", False)) for r in records(text))


@pytest.mark.parametrize(("expected", "text"), [(e, t) for e, texts in CORPUS.items() for t in texts])
def test_spelling_gives_its_facts(expected: tuple[tuple[Any, ...], ...], text: str) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_number_that_is_no_indicator_gives_no_fact(text: str) -> None:
    reading = read(text, "indicator")
    assert (reading.records, reading.note[-1:]) == ((), "。")


def test_period_stands_as_it_was_written() -> None:
    texts = ["1—10月", "今年上半年", "2023年", "“十四五”期间", "截至5月14日", "一季度", "今年1至6月", "目前", "去年"]
    assert [records(f"{t}，常州工业投资完成50亿元。")[0]["period"] for t in texts] == texts


def test_period_holds_until_the_sentence_ends() -> None:
    found = records("2023年，常州工业投资50亿元；税收5亿元。出口额7亿元。")
    assert [r.get("period") for r in found] == ["2023年", "2023年", None]


def test_year_of_founding_is_no_period() -> None:
    assert "period" not in records("园区成立于2003年，规划面积24平方公里。")[0]


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("位居全国第二", "全国"),
        ("列全省第2位", "全省"),
        ("位列三县两区第二", "三县两区"),
        ("排名全球港口第2", "全球港口"),
    ],
)
def test_rank_keeps_its_scope(words: str, scope: str) -> None:
    found = records(f"常州集装箱吞吐量30万标准箱，{words}。")
    assert [(r["rank"], r["rank_scope"]) for r in found] == [(2, scope)]


def test_front_of_a_field_is_no_rank() -> None:
    found = records("常州工业投资50亿元，位居全省前列。")
    assert [(r.get("rank"), r["rank_scope"]) for r in found] == [(None, "全省")]


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("超200家", "at_least"),
        ("200余家", "at_least"),
        ("200家以上", "at_least"),
        ("近200家", "about"),
        ("约200家", "about"),
        ("不到200家", "at_most"),
        ("200家", "exact"),
    ],
)
def test_hedge_stays_with_the_value(words: str, hedge: str) -> None:
    assert read(f"常州规上企业{words}。", "indicator").fields["value"]["hedge"] == hedge


@pytest.mark.parametrize("words", ["全市", "我市"])
def test_whole_city_is_the_one_named_before_or_stays_as_written(words: str) -> None:
    named = records(f"常州规上企业300家。{words}税收总额40亿元。")
    assert [r["subject"] for r in named] == ["常州", "常州"]
    assert [r["subject"] for r in records(f"{words}税收总额40亿元。")] == [words]


def test_subject_is_inherited_within_a_paragraph_only() -> None:
    found = records("常州规上企业300家。工业投资50亿元。\n工业用电量60亿千瓦时。")
    assert [r.get("subject") for r in found] == ["常州", "常州", None]


def test_who_reports_is_no_subject() -> None:
    found = records("据南京海关统计，今年前8个月，江苏出口各类船舶692.7亿元。")
    assert [r["subject"] for r in found] == ["江苏"]


def test_target_ends_where_the_present_begins() -> None:
    found = records("江苏设备更新需求将达到9000亿元，目前，已发放贴息贷款300亿元。")
    assert [r.get("is_target", False) for r in found] == [True, False]


def test_headline_that_repeats_the_text_loosely_is_no_second_fact() -> None:
    text = "今年前8个月江苏出口船舶近700亿元据南京海关统计，今年前8个月，江苏出口各类船舶692.7亿元。"
    assert [r["value"] for r in records(text)] == [692.7]


def test_headline_that_says_something_else_stays() -> None:
    text = "宁波出口增长超6成宁波海关统计，1-10月宁波市出口高新技术产品494.5亿元，同比增长8.4%。"
    assert [(r.get("value"), r["yoy_pct"]) for r in records(text)] == [(None, 60), (494.5, 8.4)]


def test_things_of_equal_or_nearly_equal_value_are_no_repeats() -> None:
    found = records("常州省级园区超5个、市级园区超5个、省级平台10个、市级平台10个。")
    assert [r["value"] for r in found] == [5, 5, 10, 10]


def test_former_value_of_a_change_is_no_fact() -> None:
    found = records("浙江海关特殊监管区域由2012年的6个增至2021年的12个。")
    assert [(r["indicator"], r["value"]) for r in found] == [("海关特殊监管区域", 12)]


def test_part_in_brackets_takes_nothing_from_the_whole() -> None:
    found = records("全年引进项目51个（其中制造业项目7个），总投资额193.77亿元。")
    assert [(r["indicator"], r["value"]) for r in found][-1] == ("引进项目总投资额", 193.77)


def test_words_behind_each_record_are_its_own() -> None:
    text = "🏭浙江绿色园区30个、绿色工厂379家。"
    document = read(text, "indicator").as_json()
    assert [f["value"]["text"] for f in document["fields_each"]] == ["30个", "379家"]
    assert [f["indicator"]["text"] for f in document["fields_each"]] == ["绿色园区", "绿色工厂"]


NUMBERS = st.integers(11, 99_999)


@settings(max_examples=60)
@given(NUMBERS)
def test_number_in_every_width_and_grouping_is_one_value(number: int) -> None:
    wide = str(number).translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)})
    texts = [f"常州规上企业达{said}家，居全省第三。" for said in (str(number), f"{number:,}", wide, _chinese(number))]
    assert [facts(t) for t in texts] == [(("常州", "规上企业", number, "家", None, 3, False),)] * 4


def _chinese(number: int) -> str:
    """The numeral as it is written out: 10305 is 一万零三百零五."""
    if number >= 10_000:
        rest = number % 10_000
        zero = "零" if 0 < rest < 1000 else ""
        return _chinese(number // 10_000) + "万" + zero + (_chinese(rest) if rest else "")
    words, is_gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += ("零" if is_gap and words else "") + "零一二三四五六七八九"[digit] + name
        is_gap = not digit
    return words


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_random_text_gives_no_fact(text: str) -> None:
    assert records(text) == ()


PIECES = [
    "常州",
    "全市",
    "2023年",
    "产值",
    "、",
    "分别",
    "5%",
    "1.2万亿元",
    "同比增长",
    "居全国第一",
    "第①",
    "30个",
    "千亿级",
    "(",
    "\n",
    "占",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_signs_keeps_spans_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    for fields in read(text, "indicator").fields_each:
        assert all(text[f["start"] : f["end"]] == f["text"] for f in fields.values())


#: Repeated to the length at which texts are cut; the time is measured by `luodi bench`, here a worse than linear one would not end.
HOSTILE = [
    "1",
    "一二三万",
    "5个",
    "1,",
    "5%、",
    "位居全国",
    "超过",
    "2个千亿级A、",
    "分别",
    "增长",
    "常州产值5亿元，",
    "占",
    "(",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    reading = read(piece * (MAX_LENGTH // len(piece)), "indicator")
    assert len(reading.records) == (piece == "常州产值5亿元，")
