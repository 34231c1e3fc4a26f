"""The benchmark of memory traffic puts what a match reads against what memory can do."""

import pytest

from luodi.bench import bench_traffic


def test_figures_fit_together() -> None:
    found = bench_traffic(6000, numbers=2**16)
    assert (found.rows, list(found.read_gb_s), list(found.copy_gb_s)) == (6000, [1, 2], [1, 2])
    assert found.line_bytes == round(sum(found.bytes_per_row.values()), 1)
    assert found.gb_s == pytest.approx(6000 * found.line_bytes / found.ms / 1e6, abs=0.01)
    assert found.share == pytest.approx(found.gb_s / found.read_gb_s[2], abs=0.001)
    assert 20 < found.line_bytes < 96
    assert list(found.as_json())[:4] == ["rows", "threads", "read_gb_s", "copy_gb_s"]
