"""`luodi bench batch`: both languages, one JSON document, and a failure when the answers differ."""

import json
from typing import Any

import pytest

from luodi import bench

CASE = {"requirements": 5000, "per_s": 912.4, "cpu_ms": 1.873}
FOUND = bench.BatchBench(rows=1000, threads=2, top=20, cases={"mix": CASE, "nation": {**CASE, "per_s": 91.0}})


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The next benchmark says this."""

    def say(**changes: Any) -> None:
        monkeypatch.setattr(bench, "bench_batch", lambda rows: bench.BatchBench(**{**FOUND.as_json(), **changes}))

    return say


def test_bench_batch_says_rates_and_check_in_two_languages(run: Any, found: Any) -> None:
    found()
    chinese, english = run("bench", "batch", "--rows", 1000), run("bench", "batch", "--rows", 1000, "--lang", "en")
    assert chinese.exit_code == english.exit_code == 0
    assert chinese.stdout.splitlines() == [
        "1,000 条房源，2 个线程，每条需求列出前 20 名：",
        "每秒     912 条  处理器    1.873 ms/条  市 80 %、省 15 %、全国 5 %",
        "每秒      91 条  处理器    1.873 ms/条  全部在全国找",
        "抽样逐条核对：两条路径的编号、结论、得分、计数完全一致。",
    ]
    assert (
        english.stdout.splitlines()[1]
        == "    912 a second     1.873 ms CPU each  80 % cities, 15 % provinces, 5 % anywhere"
    )


def test_bench_batch_json_is_one_document(run: Any, found: Any) -> None:
    found()
    done = run("bench", "batch", "--rows", 1000, "--json")
    assert json.loads(done.stdout) == FOUND.as_json()
    assert (done.exit_code, done.stderr) == (0, "")


def test_bench_batch_fails_when_answers_differ(run: Any, found: Any) -> None:
    found(same_answer=False)
    done = run("bench", "batch", "--rows", 1000, "--json")
    assert (done.exit_code, json.loads(done.stdout)["same_answer"]) == (1, False)
