"""Percentiles and rounds."""

import pytest

from luodi.bench import Latency, latency
from luodi.bench._timing import timed


def test_latency_is_percentiles_in_milliseconds_by_nearest_rank() -> None:
    assert latency([n / 1000 for n in range(100, 0, -1)]) == Latency(50.0, 95.0, 99.0)
    assert latency([0.002]) == Latency(2.0, 2.0, 2.0)


def test_latency_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no measurement"):
        latency([])


def test_calls_go_round_after_one_round_of_warm_up() -> None:
    seen: list[str] = []
    found = timed([lambda: seen.append("a"), lambda: seen.append("b")], budget=0.0, least=3)
    assert (seen, len(found)) == (["a", "b", "a", "b", "a"], 3)
