"""`luodi score`: figures for people and programs, the last line, the exit status."""

import json
from typing import Any

import pytest

PAIR = {
    "id": "p1",
    "as_of": "2026-11-01",
    "listing": {"area_m2": 3000},
    "requirement": {"area_min_m2": 2500},
    "expected": {
        "in_scope": True,
        "asks": {"area": "met"},
        "wishes": [],
        "to_confirm": ["eia", "hazard", "industry", "title_deed"],
        "verdict": "fits",
    },
}
WRONG = {**PAIR, "id": "p2", "expected": {**PAIR["expected"], "verdict": "may_fit", "asks": {"area": "unknown"}}}
KEYS = ["kind", "texts", "fields", "precision", "recall", "f1", "interval"]


def lines(*items: Any) -> str:
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items)


def test_pairs_all_right_is_100_per_cent_and_ends_with_f1(run: Any) -> None:
    result = run("score", "pairs", "-", input=lines(PAIR))
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        ["100.0 %    1 /   1  合适", "1 / 1 对全对，100.0 %", "F1 1.000"],
    )


def test_misses_of_pairs_name_pair_verdict_and_part(run: Any) -> None:
    result = run("score", "pairs", "-", "--misses", input=lines(PAIR, WRONG))
    assert result.stdout.splitlines()[:2] == [
        'p2 may_fit.verdict 错：应为 "may_fit"，读到 "fits"',
        'p2 may_fit.area 错：应为 "unknown"，读到 "met"',
    ]
    assert result.stdout.splitlines()[-2:] == ["1 / 2 对全对，50.0 %", "F1 0.500"]


def test_english_is_chosen_by_option_or_environment(run: Any) -> None:
    expected = "100.0 %    1 /   1  fits"
    assert run("score", "pairs", "-", "--lang", "en", input=lines(PAIR)).stdout.splitlines()[0] == expected
    assert run("--lang", "en", "score", "pairs", "-", input=lines(PAIR)).stdout.splitlines()[0] == expected
    english = run("score", "pairs", "-", input=lines(PAIR), env={"LUODI_LANG": "en_US.UTF-8"})
    assert english.stdout.splitlines()[0] == expected


def test_json_is_one_document_with_the_keys_of_the_contract(run: Any) -> None:
    result = run("score", "pairs", "-", "--json", "--misses", input=lines(PAIR, WRONG))
    document = json.loads(result.stdout)
    assert list(document) == KEYS
    assert document["fields"] == {
        "fits": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "n": 1},
        "may_fit": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 1},
    }


@pytest.mark.parametrize(("least", "status"), [("0.4", 0), ("0.5", 0), ("0.51", 1)])
def test_status_is_1_below_the_least_f1(run: Any, least: str, status: int) -> None:
    result = run("score", "pairs", "-", "--min-f1", least, input=lines(PAIR, WRONG))
    assert result.exit_code == status
    assert result.stderr.splitlines()[:1] == (["F1 0.500 低于要求的 0.510。"] if status else [])


def test_bad_lines_are_named_and_the_rest_is_scored(run: Any) -> None:
    result = run("score", "pairs", "-", input=lines(PAIR) + "\nnope\n")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "F1 1.000"
    assert result.stderr.splitlines()[0] == "第 2 行不是 JSON，已跳过"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"listing": {"area_m2": -1}}, "p1：可租售面积「-1」不能是负数"),
        ({"as_of": "昨天"}, "as_of「昨天」不是日期"),
    ],
)
def test_pair_that_cannot_be_judged_ends_with_a_sentence(run: Any, changes: dict[str, Any], sentence: str) -> None:
    result = run("score", "pairs", "-", input=lines({**PAIR, **changes}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(sentence)
