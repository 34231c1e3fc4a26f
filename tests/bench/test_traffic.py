"""The benchmark of memory traffic puts what a match reads against what memory can do."""

import pytest

from luodi.bench import TrafficBench, bench_traffic


def test_figures_follow_from_what_was_measured() -> None:
    bench = TrafficBench(1_000_000, 2, line_bytes=60.0)
    bench.measure((10.0, 16.0), {1: (8.004, 6.0), 2: (12.0, 9.0)})
    assert (bench.ms, bench.cpu_ms, bench.read_gb_s, bench.copy_gb_s) == (
        10.0,
        16.0,
        {1: 8.0, 2: 12.0},
        {1: 6.0, 2: 9.0},
    )
    assert (bench.gb_s, bench.share, bench.cpu_share) == (6.0, 0.5, 0.625)


def test_memory_that_hardly_answers_is_no_error() -> None:
    bench = TrafficBench(1000, 2, line_bytes=50.0)
    bench.measure((100.0, 0.0004), {1: (0.001, 0.001), 2: (0.002, 0.001)})
    assert (bench.read_gb_s, bench.cpu_ms, bench.gb_s, bench.share) == ({1: 0.0, 2: 0.0}, 0.0, 0.0, 0.25)


def test_match_and_memory_are_measured_for_one_thread_and_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    # column widths are those of the compiled engine, whether or not an earlier run left compiled code in the cache
    monkeypatch.setattr("luodi.matching.kernel.engines.is_warm", lambda: True)
    found = bench_traffic(6000, numbers=2**16)
    assert (found.rows, list(found.read_gb_s), list(found.copy_gb_s)) == (6000, [1, 2], [1, 2])
    assert found.line_bytes == round(sum(found.bytes_per_row.values()), 1)
    assert 20 < found.line_bytes < 96
    assert list(found.as_json())[:4] == ["rows", "threads", "read_gb_s", "copy_gb_s"]
