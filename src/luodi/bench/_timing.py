"""Repeated timing with percentiles rather than means."""

import gc
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """The 50th, 95th and 99th percentile in milliseconds."""

    p50_ms: float
    p95_ms: float
    p99_ms: float


def latency(seconds: Sequence[float]) -> Latency:
    """Percentiles by nearest rank, rounded to microseconds. ValueError without a measurement."""
    if not seconds:
        raise ValueError("no measurement")
    ordered = sorted(seconds)
    return Latency(*(round(1000 * ordered[math.ceil(share * len(ordered)) - 1], 3) for share in (0.5, 0.95, 0.99)))


def timed(calls: Sequence[Callable[[], object]], budget: float, least: int) -> list[float]:
    """Seconds of each call, going round `calls` until `budget` seconds are spent and `least` calls are timed.

    One round before that warms up and is not counted. Garbage is collected before the measurement, not during it.
    """
    for call in calls:
        call()
    gc.collect()
    gc.disable()
    try:
        return _rounds(calls, time.perf_counter() + budget, least)
    finally:
        gc.enable()


def _rounds(calls: Sequence[Callable[[], object]], end: float, least: int) -> list[float]:
    seconds: list[float] = []
    while len(seconds) < least or time.perf_counter() < end:
        start = time.perf_counter()
        calls[len(seconds) % len(calls)]()
        seconds.append(time.perf_counter() - start)
    return seconds
