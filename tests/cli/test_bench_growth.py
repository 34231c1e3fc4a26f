"""`luodi bench growth`, `luodi bench traffic`: lines for people, one JSON document, the curve as a file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from luodi import bench
from luodi.bench import GrowthPoint

POINTS = [
    GrowthPoint(1000, 40, 3.25, 3.125, 3.0, 0.5, 0.375, 0.4, 0.01, 80.0),
    GrowthPoint(1_000_000, 86_000, 8.5, 8.0, 14.25, 1.75, 1.5, 2.0, 1.5, 78.5),
]
TRAFFIC = bench.TrafficBench(
    rows=1000,
    threads=2,
    read_gb_s={1: 11.11, 2: 20.04},
    copy_gb_s={1: 8.62, 2: 15.0},
    bytes_per_row={"area": 4.0, "words": 2.9},
    line_bytes=6.9,
    ms=7.5,
    cpu_ms=14.0,
    gb_s=9.2,
    share=0.46,
    cpu_share=0.481,
)


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The next benchmark says this."""

    def say(same: bool = True) -> None:
        def answer(rows: int, progress: Callable[[GrowthPoint], None] = lambda _: None) -> bench.GrowthBench:
            for point in POINTS:
                progress(point)
            return bench.GrowthBench(2, points=POINTS, same_answer=same)

        monkeypatch.setattr(bench, "bench_growth", answer)

    return say


def test_bench_growth_prints_a_line_for_each_world(run: Any, grown: Any) -> None:
    grown()
    chinese, english = run("bench", "growth"), run("bench", "growth", "--lang", "en")
    assert chinese.exit_code == english.exit_code == 0
    assert chinese.stdout.splitlines()[1:] == [
        "       1,000       3.250       3.125       3.000          40     0.500     0.375     0.400",
        "   1,000,000       8.500       8.000      14.250      86,000     1.750     1.500     2.000",
        "抽样逐条核对：两条路径的编号、结论、得分、计数完全一致。",
    ]
    assert english.stdout.splitlines()[0].split()[:3] == ["listings", "nation", "ms"]


def test_bench_growth_draws_the_curve_where_it_is_told(run: Any, grown: Any, tmp_path: Path) -> None:
    grown()
    path = tmp_path / "growth.svg"
    document = json.loads(run("bench", "growth", "--json", "--svg", path).stdout)
    assert [point["rows"] for point in document["points"]] == [1000, 1_000_000]
    assert path.read_text("utf8") == bench.growth_chart(bench.GrowthBench(2, points=POINTS))
    assert run("bench", "growth", "--svg", path).exit_code == 1
    assert run("bench", "growth", "--svg", path, "--force").exit_code == 0
    assert run("bench", "growth", "--svg", tmp_path / "growth.png").exit_code == 1


def test_bench_growth_fails_when_answers_differ(run: Any, grown: Any) -> None:
    grown(same=False)
    assert run("bench", "growth", "--json").exit_code == 1


def test_bench_traffic_says_limit_and_share_in_two_languages(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "bench_traffic", lambda rows: TRAFFIC)
    assert run("bench", "traffic").stdout.splitlines() == [
        "内存读取：一个线程每秒 11.1 GB，2 个 20.0 GB",
        "内存复制：一个线程每秒 8.6 GB，2 个 15.0 GB",
        "一次匹配每条房源读 6.9 字节：area 4，words 2.9",
        "1,000 条：7.5 毫秒（处理器 14.0 毫秒），每秒 9.2 GB",
        "达到内存极限的 46%；如果没有别的程序争用，48%",
    ]
    assert run("bench", "traffic", "--lang", "en").stdout.splitlines()[-1].startswith("46% of what the memory can do")
    assert json.loads(run("bench", "traffic", "--json").stdout)["read_gb_s"] == {"1": 11.11, "2": 20.04}
