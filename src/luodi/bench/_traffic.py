"""How close a nationwide match comes to the machine's memory bandwidth.

It measures the bytes per second one and two threads can read and copy, over arrays far larger than any cache; which bytes the
kernel reads for the fourteen asks of `luodi bench match` (`luodi.matching.bytes_read`); and how long a match takes, including
reports and reasons.
"""

import gc
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

import numpy as np

from luodi.bench._match import THREADS, TOP, Arrays, requirements_in
from luodi.matching import Index, Requirement, bytes_read, match
from luodi.sample import ADMISSIONS, AS_OF, columns

#: The length of the array for measuring bandwidth: half a gigabyte.
_NUMBERS = 2**26
#: The number of rows over which the kernel's reads are observed.
_WATCHED = 4096
_REPEATS = 7


@dataclass(slots=True)
class TrafficBench:
    """read_gb_s, copy_gb_s: by number of threads, the best of several. bytes_per_row: what a match reads, in whole cache
    lines, by column; line_bytes: their sum. ms, cpu_ms: a match over all rows, the best of several by wall clock, and
    processor time of its threads. gb_s: its reads per second; share: of what two threads can read. cpu_share: the same if
    both threads had a processor to themselves.
    """

    rows: int
    threads: int
    read_gb_s: dict[int, float] = field(default_factory=dict)
    copy_gb_s: dict[int, float] = field(default_factory=dict)
    bytes_per_row: dict[str, float] = field(default_factory=dict)
    line_bytes: float = 0.0
    ms: float = 0.0
    cpu_ms: float = 0.0
    gb_s: float = 0.0
    share: float = 0.0
    cpu_share: float = 0.0

    def measure(self, times: tuple[float, float], memory: dict[int, tuple[float, float]]) -> None:
        """Derives the other figures from the milliseconds of a match and from memory bandwidth by number of threads.

        Shares are computed from unrounded figures: on a busy machine the rounded rate may be 0.
        """
        (ms, cpu_ms), reads = times, memory[self.threads][0]
        megabytes = self.rows * self.line_bytes / 1e6  # and megabytes a millisecond are gigabytes a second
        self.ms, self.cpu_ms = round(ms, 3), round(cpu_ms, 3)
        self.read_gb_s = {threads: round(read, 2) for threads, (read, _) in memory.items()}
        self.copy_gb_s = {threads: round(copied, 2) for threads, (_, copied) in memory.items()}
        self.gb_s = round(megabytes / ms, 2)
        self.share = round(megabytes / ms / reads, 3)
        self.cpu_share = round(megabytes / (cpu_ms / self.threads) / reads, 3)

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench traffic --json`."""
        return asdict(self)


def bench_traffic(rows: int, seed: int = 1, numbers: int = _NUMBERS) -> TrafficBench:
    """Measures memory and kernel over `rows` sample listings nationwide; compiling comes before the clock starts."""
    arrays = columns(rows, seed, "nation")
    index, needs = Index.from_arrays(arrays, ADMISSIONS), requirements_in("")
    bench = TrafficBench(rows, THREADS)
    bench.bytes_per_row = bytes_read(index, sampled(arrays), needs[0], as_of=AS_OF)
    bench.line_bytes = round(sum(bench.bytes_per_row.values()), 1)
    bench.measure(matched_in(index, needs), {threads: bandwidth(threads, numbers) for threads in (1, THREADS)})
    return bench


def bandwidth(threads: int, numbers: int) -> tuple[float, float]:
    """Gigabytes per second that `threads` threads read together, and that they copy (reads plus writes)."""
    source = np.ones(numbers, dtype=np.int64)
    target = np.zeros_like(source)
    parts = list(zip(np.array_split(source, threads), np.array_split(target, threads), strict=True))
    works = (np.max, np.sum, np.bitwise_or.reduce)
    read = min(_best(threads, [partial(work, part[0]) for part in parts]) for work in works)
    copied = _best(threads, [partial(np.copyto, part[1], part[0]) for part in parts])
    return source.nbytes / read / 1e9, 2 * source.nbytes / copied / 1e9


def _best(threads: int, jobs: Sequence[Callable[[], object]]) -> float:
    """Seconds of the fastest of several rounds, each running all jobs in parallel."""
    with ThreadPoolExecutor(threads) as pool:
        return min(_timed(lambda: list(pool.map(lambda job: job(), jobs)))[0] for _ in range(_REPEATS))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Wall-clock seconds and processor seconds."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def matched_in(index: Index, needs: Sequence[Requirement]) -> tuple[float, float]:
    """Milliseconds of a match over all rows, by wall clock and of processors, each the best of several."""

    def answer(need: Requirement) -> None:
        match(index, need, as_of=AS_OF, top=TOP, threads=THREADS)

    answer(needs[0])
    gc.collect()
    times = [_timed(partial(answer, need)) for need in needs for _ in range(2)]
    wall, processor = (1000 * min(column) for column in zip(*times, strict=True))
    return wall, processor


def sampled(arrays: Arrays) -> Index:
    """An index of few enough listings for the plain kernel, sampled evenly."""
    step = -(-len(arrays["region_code"]) // _WATCHED)
    return Index.from_arrays({key: column[::step] for key, column in arrays.items()}, ADMISSIONS)
