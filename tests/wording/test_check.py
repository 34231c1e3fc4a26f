"""The check as a whole: offsets into the original, masks, context, hostile input."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luodi.wording import Severity, check
from luodi.wording._check import _Hit, _settled
from luodi.wording._rules import rules

UNITS = ["最大的", "国 家 级", "第①", "距高铁站约", "10分钟", "税收返还", "回报率8%", "zui", "园区第一", "据统计"]


@pytest.mark.parametrize(
    ("text", "words", "replaced"),
    [
        ("🏭🏭 蕞大的园区", "蕞大", "🏭🏭 规模较大的园区"),
        ("a\u200b蕞\u200b大的园区", "蕞\u200b大", "a\u200b规模较大的园区"),
        ("首付三成，ｚｕｉ佳位置", "ｚｕｉ佳", "首付三成，合适的位置"),
        ("又一 国 家 级 品质", "国 家 级", "又一 高标准 品质"),
        ("國家級品質", "國家級", "高标准的品質"),
        ("第①期　蕞好的厂房", "蕞好", "第①期　较好的厂房"),
        ("zui好、zui佳、最 优", "zui佳", "zui好、合适、最 优"),
    ],
)
def test_hidden_word_is_found_where_it_stands_and_can_be_replaced(text: str, words: str, replaced: str) -> None:
    finding = next(f for f in check(text) if f.text == words)
    assert finding.is_masked is True
    assert text[: finding.start] + str(finding.replacement) + text[finding.end :] == replaced or words == "国 家 级"


def test_plain_word_is_not_called_hidden() -> None:
    assert [(f.text, f.is_masked) for f in check("zui佳位置，顶级厂房")] == [("zui佳", True), ("顶级", False)]


def test_finding_as_json_names_words_article_and_advice_in_both_languages() -> None:
    document = check("本园区是最佳选择")[0].as_json()
    assert document == {
        "start": 4,
        "end": 6,
        "text": "最佳",
        "category": "superlative",
        "severity": "must_not",
        "rule": "best",
        "law": {
            "key": "ad-9-3",
            "cited": {"zh": "《广告法》第九条第（三）项", "en": "Advertising Law, art. 9(3)"},
            "forbids": {
                "zh": "广告不得使用“国家级”“最高级”“最佳”一类的用语",
                "en": "no wording of the kind of “national-level”, “highest-grade”, “best” in advertising",
            },
            "as_of": "2021-04-29",
            "read": "R",
        },
        "replacement": "合适的",
        "advice": {
            "zh": "不用最高级，写事实：面积、数量、年份、谁认定的",
            "en": "Drop the superlative and state the fact: area, number, year, who recognised it",
        },
        "is_masked": False,
    }


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("这是全国最大的锂电池产业园", Severity.MUST_NOT),
        ("这是全国最大的锂电池产业园之一", Severity.RISKY),
        ("努力打造全国最大的锂电池产业园", Severity.INFORM),
        ("公司最大的锂电池产业园", Severity.INFORM),
        ("据中国汽车工业协会统计，这是全国最大的锂电池产业园", Severity.INFORM),
    ],
)
def test_what_stands_around_decides_how_bad_it_is(text: str, severity: Severity) -> None:
    assert [f.severity for f in check(text)] == [severity]


def test_prohibition_reaches_to_the_end_of_its_clause_only() -> None:
    assert [f.text for f in check("本园区不承诺升值空间。升值空间巨大")] == ["升值空间巨大"]


def test_overlapping_findings_leave_the_most_severe() -> None:
    assert [(f.text, f.rule) for f in check("全国最大第一品牌园区")] == [
        ("第一品牌", "first_brand"),
        ("全国最大", "largest_in"),
    ][::-1]


def test_severity_decides_before_length_and_length_before_the_order_of_the_table() -> None:
    mild, grave = (
        next(rule for rule in rules() if rule.severity is each) for each in (Severity.RISKY, Severity.MUST_NOT)
    )
    long = _Hit(0, 9, mild, Severity.RISKY, None)
    short, longer = _Hit(3, 5, grave, Severity.MUST_NOT, None), _Hit(4, 7, grave, Severity.MUST_NOT, None)
    assert _settled([long, short]) == [short]
    assert _settled([short, longer]) == [longer]
    same = longer._replace(rule=mild)
    assert [_settled([longer, same]), _settled([same, longer])] == [[longer], [same]]
    assert _settled([short, _Hit(5, 7, grave, Severity.MUST_NOT, None)]) == [
        short,
        _Hit(5, 7, grave, Severity.MUST_NOT, None),
    ]


def test_area_of_an_offer_is_asked_for_its_basis_once() -> None:
    text = "厂房出租，面积3000平方米；另有仓库出租，面积800平方米"
    assert [(f.rule, f.text) for f in check(text)] == [("area_basis", "面积3000平方米")]


def test_text_longer_than_the_door_takes_is_checked_to_its_end() -> None:
    text = "园区简介。" * 60_000 + "顶级厂房"
    assert [(f.start, f.text) for f in check(text)] == [(300_000, "顶级")]


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "\ud800", "最", "第", "\u200b", "①"])
def test_next_to_nothing_gives_nothing(text: str) -> None:
    assert check(text) == []


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("最大第一国家级顶zui①蕞 *距站10分钟升值,。的\u200b🔥"), st.characters()),
        max_size=80,
    )
)
def test_spans_are_in_order_apart_and_quote_the_original(text: str) -> None:
    end = 0
    for finding in check(text):
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        end = finding.end


@pytest.mark.parametrize("unit", UNITS)
def test_steps_of_the_interpreter_grow_with_the_length_and_no_faster(unit: str) -> None:
    check("最佳")
    short, long = (_steps(unit * n) for n in (400, 1600))
    assert long < 4.6 * short + 2_000


def _steps(text: str) -> int:
    """Lines of Python that a check runs; what a pattern does inside is bounded by test_tables."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]  # a trace function may return itself
    try:
        check(text)
    finally:
        sys.settrace(before)
    return count
