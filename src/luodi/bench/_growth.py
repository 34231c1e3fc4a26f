"""The cost of a match as a world grows from a thousand listings to ten million, nationwide and in its biggest city.

Every world is drawn over the whole nation, so that they differ only in size. Up to a few thousand listings the kernels run as
plain Python, above that compiled (`luodi.matching.kernel.engines`), which shows as a step in the curve.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from itertools import cycle
from typing import Any

from luodi.bench._chart import Curve, chart
from luodi.bench._match import THREADS, TOP, is_same_answer, requirements_in, rows_within, scope_codes
from luodi.bench._timing import latency
from luodi.matching import Index, Requirement, document, match
from luodi.sample import ADMISSIONS, AS_OF, columns

#: The sizes of the worlds, each about three times the previous one.
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
_SECONDS, _LEAST = 2.0, 16


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """One world. ms: median wall time of a match. best_ms: the fastest one, least disturbed by other programs. cpu_ms: processor
    time per match, over all threads.

    build_s: time to build the index from arrays. bytes_per_row: bytes the kernels read.
    """

    rows: int
    city_rows: int
    nation_ms: float
    nation_best_ms: float
    nation_cpu_ms: float
    city_ms: float
    city_best_ms: float
    city_cpu_ms: float
    build_s: float
    bytes_per_row: float


@dataclass(slots=True)
class GrowthBench:
    """One point per world, smallest first."""

    threads: int
    asks: int = 14
    points: list[GrowthPoint] = field(default_factory=list)
    same_answer: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench growth --json`."""
        return asdict(self)


def bench_growth(
    most: int = SIZES[-1],
    seed: int = 1,
    seconds: float = _SECONDS,
    progress: Callable[[GrowthPoint], None] = lambda _: None,
) -> GrowthBench:
    """Measures worlds of up to `most` listings, `seconds` for each of two scopes; calls `progress` with each point.

    Ten million listings take about nine gigabytes while they are drawn and sorted.
    """
    bench = GrowthBench(THREADS)
    for rows in (size for size in SIZES if size <= most):
        arrays = columns(rows, seed, "nation")
        start = time.perf_counter()
        index = Index.from_arrays(arrays, ADMISSIONS)
        built, code = time.perf_counter() - start, scope_codes(arrays["region_code"])["city"]
        nation, city = (measured(index, requirements_in(scope), seconds) for scope in ("", code))
        size = rows_within(arrays["region_code"], code)
        bench.points.append(GrowthPoint(rows, size, *nation, *city, round(built, 3), round(index.bytes_per_row, 1)))
        bench.same_answer &= is_same_answer(arrays, requirements_in("")[0])
        progress(bench.points[-1])
    return bench


def measured(index: Index, needs: list[Requirement], seconds: float) -> tuple[float, float, float]:
    """Milliseconds per complete answer: median and fastest wall time, mean processor time."""
    for need in needs[:2]:
        whole_answer(index, need)
    gc.collect()
    walls, processor, end = list[float](), time.process_time(), time.perf_counter() + seconds
    for need in cycle(needs):
        start = time.perf_counter()
        whole_answer(index, need)
        walls.append(time.perf_counter() - start)
        if len(walls) >= _LEAST and time.perf_counter() >= end:
            break
    processor = (time.process_time() - processor) / len(walls)
    return latency(walls).p50_ms, round(1000 * min(walls), 3), round(1000 * processor, 3)


def whole_answer(index: Index, need: Requirement) -> dict[str, Any]:
    """A complete answer, including its JSON."""
    return document(match(index, need, as_of=AS_OF, top=TOP, threads=THREADS), "zh")


def growth_chart(bench: GrowthBench) -> str:
    """The chart as SVG: the fastest wall time of a match, nationwide and in the biggest city."""
    nation = [(point.rows, point.nation_best_ms) for point in bench.points]
    city = [(point.rows, point.city_best_ms) for point in bench.points]
    share = bench.points[-1].city_rows / bench.points[-1].rows
    return chart(
        f"匹配一次要多久（多次中最快的）· one match, the fastest of many: {bench.asks} asks, {bench.threads} threads",
        "房源总数 · listings in all",
        "毫秒 · milliseconds",
        [
            Curve("全国", "nationwide", nation),
            Curve(f"最大的城市（{share:.1%}）", f"biggest city ({share:.1%} of them)", city),
        ],
    )
