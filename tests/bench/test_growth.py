"""The benchmark of growth measures both scopes of every world up to the largest, and draws them."""

import re
import xml.etree.ElementTree as ET

import pytest

from luodi.bench import GrowthBench, GrowthPoint, bench_growth, growth_chart
from luodi.bench import _growth as bench


def test_worlds_up_to_the_largest_are_measured_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "SIZES", (200, 400, 9_000))
    points: list[GrowthPoint] = []
    found = bench_growth(500, seconds=0.0, progress=points.append)
    assert [point.rows for point in found.points] == [200, 400]
    assert (points, found.same_answer, found.threads, found.asks) == (found.points, True, 2, 14)
    assert all(0 < point.city_rows < point.rows for point in points)
    assert all(point.nation_best_ms <= point.nation_ms and point.city_best_ms <= point.city_ms for point in points)
    assert all(
        min(point.nation_best_ms, point.nation_cpu_ms, point.city_best_ms, point.bytes_per_row) > 0 for point in points
    )
    assert list(found.as_json()) == ["threads", "asks", "points", "same_answer"]


def test_other_answer_in_any_world_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "SIZES", (200, 400))
    checks = iter([False, True])
    monkeypatch.setattr(bench, "is_same_answer", lambda *_: next(checks))
    assert bench_growth(400, seconds=0.0).same_answer is False


def test_chart_has_a_curve_for_each_scope_named_in_two_languages() -> None:
    points = [
        GrowthPoint(10**n, 10 ** (n - 1), 3.0**n, 2.0**n, 1.0, 2.0**n, 1.5**n, 1.0, 0.1, 80.0) for n in range(3, 8)
    ]
    drawing = ET.fromstring(growth_chart(GrowthBench(2, points=points)))
    lines = drawing.findall("{*}polyline")
    assert [len(line.get("points", "").split()) for line in lines] == [5, 5]
    texts = [text.text or "" for text in drawing.findall("{*}text")]
    assert [text for text in texts if re.search("全国|nation|城市|city", text)] == [
        "全国",
        "nationwide",
        "最大的城市（10.0%）",
        "biggest city (10.0% of them)",
    ]
    assert {"1,000", "10,000,000"} < set(texts)
