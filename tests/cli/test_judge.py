"""`luodi judge`: one JSON line a pair, bad lines by number, the others judged."""

import json
from pathlib import Path
from typing import Any

import pytest

GOOD = {
    "id": "p1",
    "as_of": "2026-11-01",
    "listing": {"deal": ["rent"], "area_m2": 3000, "rent_min_cny_m2_month": 20, "rent_max_cny_m2_month": 20},
    "requirement": {"deal": ["rent"], "area_min_m2": 2500, "rent_max_cny_m2_month": 18},
}
JUDGED = {
    "id": "p1",
    "in_scope": True,
    "asks": {"area": "met", "rent": "unmet"},
    "to_confirm": ["eia", "hazard", "industry", "title_deed"],
    "verdict": "near_miss",
}


def lines(*items: Any) -> str:
    return "\n".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in items)


def test_pair_is_one_line_with_exactly_the_keys_of_the_contract(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text(lines(GOOD), encoding="utf8")
    result = run("judge", tmp_path / "pairs.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    judged = json.loads(line)
    assert list(judged) == ["id", "in_scope", "asks", "to_confirm", "verdict"]
    assert {**judged, "to_confirm": sorted(judged["to_confirm"])} == JUDGED


def test_pair_out_of_scope_has_no_verdict(run: Any) -> None:
    result = run("judge", "-", input=lines({**GOOD, "listing": {"deal": ["sale"]}}))
    assert json.loads(result.stdout) == {"id": "p1", "in_scope": False, "asks": {}, "to_confirm": [], "verdict": None}


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ("{", "第 2 行不是 JSON，已跳过"),
        ("[1, 2]", "第 2 行不是 JSON 对象，已跳过"),
        ({"id": "p2", "listing": {}}, "第 2 行缺少 requirement，已跳过"),
        ({"id": "p2", "listing": [], "requirement": {}}, "第 2 行listing 的类型不对，已跳过"),
        ({**GOOD, "as_of": "昨天"}, "第 2 行：as_of「昨天」不是日期，请写成 2026-11-23，已跳过"),
        ({**GOOD, "as_of": 5}, "第 2 行：as_of「5」不是日期，请写成 2026-11-23，已跳过"),
        ({**GOOD, "listing": {"area_m2": -4}}, "第 2 行：可租售面积「-4」不能是负数"),
    ],
)
def test_bad_line_is_reported_by_number_and_the_others_are_judged(run: Any, bad: Any, words: str) -> None:
    result = run("judge", "-", input=lines(GOOD, bad, "", {**GOOD, "id": "p3"}))
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["p1", "p3"]
    first, *rest = result.stderr.splitlines()
    assert first.startswith(words)
    assert rest == [
        "有 1 行用不了（见上），其余 2 行已处理。",
        "Lines that could not be used: 1 (see above); the other 2 were.",
    ]
