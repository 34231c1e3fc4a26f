"""Throughput of batch matching: requirements per second against one index, with counts and the best twenty of each.

The mix is realistic: four in five look in a city or its districts, 15 % in a province, 5 % anywhere (`luodi.sample.watched`).
Rates are by wall clock; the processor time per requirement, over all threads, stays meaningful on a busy machine.
"""

import dataclasses
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle
from typing import Any

from luodi.bench._match import THREADS, TOP, is_same_answer
from luodi.intake import requirement
from luodi.matching import Answer, Index, Requirement, document, match, match_many
from luodi.sample import ADMISSIONS, AS_OF, columns, watched

_SECONDS, _LEAST = 5.0, 50
#: Distinct requirements, used in rotation.
_SAMPLE = 2000
#: Requirements whose answers are compared with `match`, and with judging every row of a sample one by one.
_CHECKED, _CHECKED_ROW_BY_ROW = 60, 4


@dataclass(slots=True)
class BatchBench:
    """per_s: requirements per second. cpu_ms: processor time per requirement, over all threads.

    cases: the mix; the mix with every sentence of every pair as JSON; the mix nationwide.
    """

    rows: int
    threads: int
    top: int
    cases: dict[str, dict[str, float]] = field(default_factory=dict)
    same_answer: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench batch --json`."""
        return asdict(self)


def bench_batch(rows: int, seed: int = 1, seconds: float = _SECONDS, threads: int = THREADS) -> BatchBench:
    """Matches sample requirements with `rows` sample listings for `seconds` per case, after compiling."""
    arrays = columns(rows, seed)
    index = Index.from_arrays(arrays, ADMISSIONS)
    mix = [requirement(each) for each in watched(_SAMPLE, seed, "nation")]
    nation = [requirement({**need.record, "region_codes": []}) for need in mix]
    bench = BatchBench(rows, threads, TOP)
    for name, needs, use in (("mix", mix, _discard), ("worded", mix, _worded), ("nation", nation, _discard)):
        bench.cases[name] = measured(index, needs, use, seconds, threads)
    bench.same_answer = is_same(index, mix[:_CHECKED], threads) and all(
        is_same_answer(arrays, each) for each in mix[:_CHECKED_ROW_BY_ROW]
    )
    return bench


def _discard(_: Answer) -> None:
    """Consumes an answer without wording it."""


def _worded(answer: Answer) -> object:
    """Words an answer as JSON."""
    return document(answer, "zh")


def measured(
    index: Index, needs: Sequence[Requirement], use: Callable[[Answer], object], seconds: float, threads: int
) -> dict[str, float]:
    """Rate and processor time per answer, after a warm-up that is not counted."""
    answers = match_many(index, cycle(needs), as_of=AS_OF, top=TOP, threads=threads)
    for _ in range(_LEAST):
        use(next(answers))
    gc.collect()
    wall, processor = time.perf_counter(), time.process_time()
    done = _count(answers, use, wall + seconds)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return {"requirements": done, "per_s": round(done / wall, 1), "cpu_ms": round(1000 * processor / done, 3)}


def _count(answers: Iterator[Answer], use: Callable[[Answer], object], end: float) -> int:
    done = 0
    while done < _LEAST or time.perf_counter() < end:
        use(next(answers))
        done += 1
    return done


def is_same(index: Index, needs: Sequence[Requirement], threads: int) -> bool:
    """Whether batch answers equal single ones, apart from relaxations."""
    many = match_many(index, needs, as_of=AS_OF, top=TOP, threads=threads)
    alone = (match(index, each, as_of=AS_OF, top=TOP, threads=1) for each in needs)
    return all(
        _worded(one) == _worded(dataclasses.replace(other, relaxations=()))
        for one, other in zip(many, alone, strict=True)
    )
