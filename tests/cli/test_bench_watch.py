"""`luodi bench watch`: both languages, one JSON document, and a failure when the answers differ."""

import json
from typing import Any

import pytest

from luodi import bench

FOUND = bench.WatchBench(
    requirements=1000,
    p50_ms=1.5,
    p99_ms=2.5,
    rows=1200,
    bytes_per_requirement=121.6,
    build_s=0.04,
    cases={"city": {"p50_ms": 1.5, "p95_ms": 2.0, "p99_ms": 2.5}},
    risen={"fits": 1, "may_fit": 2, "near_miss": 3},
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The next benchmark says this."""

    def say(**changes: Any) -> None:
        answer = bench.WatchBench(**{**FOUND.as_json(), **changes})
        monkeypatch.setattr(bench, "bench_watch", lambda rows: answer)

    return say


def test_bench_watch_says_speed_and_check_in_two_languages(run: Any, found: Any) -> None:
    found()
    chinese, english = run("bench", "watch", "--rows", 1000), run("bench", "watch", "--rows", 1000, "--lang", "en")
    assert chinese.exit_code == english.exit_code == 0
    assert chinese.stdout.splitlines() == [
        "1,000 条需求，每条 121.6 字节，0.04 秒建成；一条房源平均新合适 1，问清就知道 2，差一点 3：",
        "p50    1.500 ms  p95    2.000 ms  p99    2.500 ms  新房源，在需求最多的城市",
        "抽样逐对核对：结论与正向判断完全一致。",
    ]
    assert english.stdout.splitlines()[1].endswith("new, in the city where most is wanted")


def test_bench_watch_json_is_one_document(run: Any, found: Any) -> None:
    found()
    done = run("bench", "watch", "--rows", 1000, "--json")
    assert json.loads(done.stdout) == FOUND.as_json()
    assert (done.exit_code, done.stderr) == (0, "")


def test_bench_watch_fails_when_answers_differ(run: Any, found: Any) -> None:
    found(same_answer=False)
    done = run("bench", "watch", "--rows", 1000, "--json")
    assert (done.exit_code, json.loads(done.stdout)["same_answer"]) == (1, False)
