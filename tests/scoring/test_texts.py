"""The rules of the labels, one by one, and the same figures as the scorer that came with them."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from luodi.scoring import LabelOutcome, score_texts

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def outcomes(labels: dict[str, Any], record: dict[str, Any], kind: str = "listing", more: Any = None) -> dict[str, str]:
    item = {"id": "a", "text": "", "labels": labels, "more": more or {}}
    score = score_texts(kind, [item], lambda _: [record])
    return {key: str(next(iter(tally))) for key, tally in score.fields.items()}


@pytest.mark.parametrize(
    ("key", "want", "got", "outcome"),
    [
        ("area_m2", 1000, 1001.9, "right"),
        ("area_m2", 1000, 1003, "wrong"),
        ("area_m2", 1000, None, "missing"),
        ("floor_load_kn_m2", 19.62, 19.7, "right"),
        ("clear_height_m", 8, 8.05, "wrong"),
        ("deal", ["rent", "sale"], ["sale", "rent"], "right"),
        ("deal", ["rent"], ["rent", "sale"], "wrong"),
        ("deal", ["rent"], [], "missing"),
        ("has_crane", True, 1, "wrong"),
        ("has_crane", False, False, "right"),
        ("has_crane", True, False, "wrong"),
        ("phone", "138 0000 1234", "+86-13800001234", "right"),
        ("contact_name", "王总", "王总 （先生）", "right"),
        ("contact_name", "王总", "李总", "wrong"),
        ("structure", "钢结构", "", "missing"),
        ("industry_codes", ["3670"], ["36", "34"], "right"),
        ("industry_codes", ["3670"], ["34"], "wrong"),
        ("crane_capacity_t", 0, 0, "right"),
    ],
)
def test_value_of_a_key_has_its_outcome(key: str, want: Any, got: Any, outcome: str) -> None:
    assert outcomes({key: want}, {key: got}) == {key: outcome}


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        ({"area_min_m2": 2700, "area_max_m2": 3600}, "right"),
        ({"area_min_m2": 3000}, "right"),
        ({"area_max_m2": 3000}, "right"),
        ({"area_min_m2": 3100}, "wrong"),
        ({"area_min_m2": 1000, "area_max_m2": 9000}, "wrong"),
        ({}, "missing"),
    ],
)
def test_area_about_is_an_interval_near_the_label(record: dict[str, Any], outcome: str) -> None:
    assert outcomes({"area_about_m2": 3000}, record, "requirement") == {"area_about_m2": outcome}


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        ({"region_raw": "常州溧阳"}, "right"),
        ({"region_raw": "常州", "address": "溧阳上兴镇"}, "right"),
        ({"region_raw": "常州"}, "wrong"),
        ({}, "missing"),
    ],
)
def test_region_names_are_looked_for_without_their_suffix(record: dict[str, Any], outcome: str) -> None:
    assert outcomes({"region_names": ["常州市", "溧阳市"]}, record) == {"region_names": outcome}


def test_value_without_a_label_counts_only_for_core_keys() -> None:
    assert outcomes({}, {"area_m2": 500, "has_gas": True, "rent_min_cny_m2_month": None}) == {"area_m2": "extra"}


def test_value_without_a_label_is_free_when_several_units_are_described() -> None:
    assert outcomes({}, {"area_m2": 500}, more={"units": [{}, {}]}) == {}


def test_ends_of_a_labelled_area_are_no_extra_values() -> None:
    record = {"area_min_m2": 900, "area_max_m2": 1200, "area_m2": 1000}
    assert outcomes({"area_about_m2": 1000}, record) == {"area_about_m2": "right", "area_m2": "extra"}


FACT = {"subject": "宁波市", "indicator": "出口高新技术产品", "value": 494.5, "unit": "亿元"}


@pytest.mark.parametrize(
    ("fact", "outcome"),
    [
        ({"subject": "宁波", "indicator": "高新技术产品出口", "value": 4_945_000, "unit": "万元"}, {"right": 1}),
        (
            {"subject": "杭州", "indicator": "出口高新技术产品", "value": 494.5, "unit": "亿元"},
            {"missing": 1, "extra": 1},
        ),
        ({"subject": "宁波", "indicator": "用电量", "value": 494.5, "unit": "亿元"}, {"missing": 1, "extra": 1}),
        (
            {"subject": "宁波", "indicator": "出口高新技术产品", "value": 494.5, "unit": "万元"},
            {"missing": 1, "extra": 1},
        ),
    ],
)
def test_fact_is_right_in_subject_name_and_amount(fact: dict[str, Any], outcome: dict[str, int]) -> None:
    item = {"id": "a", "text": "", "labels": {"facts": [FACT]}}
    assert dict(score_texts("indicator", [item], lambda _: [fact]).tally) == outcome


ARTICLE = {
    "title": "《好消息》",
    "date": "2024-01-02",
    "body_first30": "今天天气很好，" * 5,
    "body_last30": "明天也很好。" * 5,
    "not_in_body": ["责任编辑"],
}
BODY = "今天天气很好，" * 6 + "中间" + "明天也很好。" * 6


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"title": "好消息", "date": "2024-01-02", "body": BODY}, {"title": "right", "date": "right", "body": "right"}),
        ({"title": "坏消息", "body": f"{BODY}责任编辑"}, {"title": "wrong", "date": "missing", "body": "wrong"}),
        ({"body": BODY[:40]}, {"title": "missing", "date": "missing", "body": "wrong"}),
        ({}, {"title": "missing", "date": "missing", "body": "missing"}),
    ],
)
def test_article_is_right_in_title_date_and_both_ends(record: dict[str, Any], expected: dict[str, str]) -> None:
    assert outcomes(ARTICLE, record, "article") == expected


def test_misses_name_the_text_the_key_and_both_values() -> None:
    item = {"id": "listing-7", "text": "甲", "labels": {"area_m2": 10, "phone": "13800000000"}}
    misses = score_texts("listing", [item], lambda _: [{"area_m2": 20, "phone": "13800000000"}]).misses
    assert [(m.id, m.key, m.outcome, m.want, m.got) for m in misses] == [
        ("listing-7", "area_m2", LabelOutcome.WRONG, 10, 20)
    ]


def spoilt(kind: str, item: dict[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    """A reading that is partly right: the labels with some left out, changed, or added."""
    labels = item["labels"]
    if kind == "indicator":
        return [
            {**f, "value": f.get("value", 0) * rng.choice([1, 1, 1.1])} for f in labels["facts"] if rng.random() < 0.8
        ]
    if kind == "article":
        body = labels["body_first30"] + "中间" + labels["body_last30"]
        return [{"title": labels.get("title"), "date": rng.choice([None, labels.get("date")]), "body": body}]
    record = {k: _changed(v, rng) for k, v in labels.items() if rng.random() < 0.8}
    record |= {"region_raw": "".join(labels.get("region_names", [])[: rng.randint(0, 2)])}
    record |= {"area_min_m2": labels.get("area_about_m2", 0) * rng.choice([0.7, 0.9, 1.1])}
    return [record | rng.choice([{}, {"rent_max_cny_m2_month": 20}, {"has_gas": True}, {"parcel_no": "A"}])]


def _changed(value: Any, rng: random.Random) -> Any:
    if rng.random() < 0.7:
        return value
    if isinstance(value, bool):
        return not value
    return value * 1.005 if isinstance(value, int | float) else value[:1] if isinstance(value, list) else f"{value}啊"


def figures(kind: str, folder: Path, read: dict[str, list[dict[str, Any]]]) -> tuple[str, dict[str, list[str]]]:
    """The last two lines of the given scorer, and its counts per key."""
    path = folder / "read.jsonl"
    path.write_text("\n".join(json.dumps({"id": i, "records": r}) for i, r in read.items()), encoding="utf8")
    command = [sys.executable, str(CORPUS / "score.py"), kind, str(CORPUS / "dev" / f"{kind}.jsonl"), str(path)]
    lines = subprocess.run(command, capture_output=True, text=True, encoding="utf8", check=True).stdout.splitlines()
    return "\n".join(lines[-2:]), {line.split()[0]: re.findall(r"(?<= )\d+(?= |$)", line) for line in lines[:-2]}


KINDS = [p.stem for p in sorted((CORPUS / "dev").glob("*.jsonl")) if not p.stem.startswith("pairs")]

if KINDS:

    @pytest.mark.parametrize("kind", KINDS)
    def test_figures_are_those_of_the_scorer_that_came_with_the_labels(kind: str, tmp_path: Path) -> None:
        rng = random.Random(7)
        lines = (CORPUS / "dev" / f"{kind}.jsonl").read_text(encoding="utf8").splitlines()
        items = [json.loads(line) for line in lines if line.strip()]
        read = {item["id"]: spoilt(kind, item, rng) for item in items}
        last, counts = figures(kind, tmp_path, read)
        score = score_texts(kind, [{**item, "text": item["id"]} for item in items], lambda name: read[name])
        total, (low, high) = score.tally, score.interval
        assert last == (
            f"{kind}: {len(items)} texts, precision {total.precision:.3f} recall {total.recall:.3f}, "
            f"95 % of resamples {low:.3f} to {high:.3f}\nF1 {total.f1:.3f}"
        )
        order = (LabelOutcome.RIGHT, LabelOutcome.WRONG, LabelOutcome.MISSING, LabelOutcome.EXTRA)
        assert {k: [str(t[o]) for o in order] for k, t in score.fields.items()} == counts
