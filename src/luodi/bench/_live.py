"""The rate at which listings can change while they are matched, its effect on latency, and whether answers stay correct."""

import dataclasses
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from luodi.bench._match import TOP, requirements_in, scope_codes
from luodi.bench._timing import Latency, latency
from luodi.matching import Index, Listing, LiveIndex, Requirement, document, match, open_index, save_index, screen
from luodi.sample import ADMISSIONS, AS_OF, columns

Arrays = dict[str, Any]
#: The number of facts that changed listings draw from; the percentages of a batch that are new, and removed.
_POOL, _NEW, _GONE = 4000, 15, 15
#: Listings of each batch looked up immediately; questions per scope in the final check.
_LOOKED_UP, _ASKED = 5, 4
#: Seconds of questions before and after the changes.
_SECONDS = 2.0


@dataclass(slots=True)
class LiveBench:
    """changes_per_s: listings put or removed per second while another thread asks continuously.

    batch: time per batch. questions: latency in the biggest city, one thread, before, during and after. most_segments: the most
    that any question met. build_per_s: rows per second from arrays, and from listings as intake makes them. file: seconds to
    save and to open, bytes per row. same_answer: every batch was visible at once, and in the end all scopes answer as a
    fresh index does.
    """

    rows: int
    changes: int
    batch_rows: int
    changes_per_s: float = 0.0
    batch: dict[str, float] = field(default_factory=dict)
    questions: dict[str, dict[str, float]] = field(default_factory=dict)
    most_segments: int = 1
    rows_after: int = 0
    build_per_s: dict[str, float] = field(default_factory=dict)
    file: dict[str, float] = field(default_factory=dict)
    same_answer: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench live --json`."""
        return asdict(self)


class History:
    """Random batches over the listings of some arrays, with independent book-keeping of the result.

    `source` maps each id to its current row of `arrays`, −1 if removed: at first its own row, later one of the pool's.
    """

    def __init__(self, rows: int, changes: int, batch: int, seed: int) -> None:
        self.base, self.pool = columns(rows, seed), columns(_POOL, seed + 1)
        self.arrays = {key: np.concatenate([self.base[key], self.pool[key]]) for key in self.base}
        self.source = np.concatenate([np.arange(rows), np.full(changes, -1)])
        self.next, self.left, self.batch = rows, changes, batch
        self.random = np.random.default_rng(seed)
        pool = Index.from_arrays(self.pool, ADMISSIONS)
        self.listings = {int(one.id): one for one in (pool.listing(row) for row in range(_POOL))}

    def batches(self) -> Iterator[tuple[list[Listing], list[str]]]:
        """Batches of changed listings and removed ids."""
        while self.left > 0:
            size = min(self.batch, self.left)
            self.left -= size
            new, gone = size * _NEW // 100, size * _GONE // 100
            fresh = np.arange(self.next, self.next + new)
            known = self.random.choice(self.next, min(size - new, self.next), replace=False)
            self.next += new
            put, removed = np.concatenate([fresh, known[gone:]]), known[:gone]
            facts = self.random.integers(0, _POOL, len(put))
            self.source[put], self.source[removed] = len(self.base["region_code"]) + facts, -1
            pairs = zip(put.tolist(), facts.tolist(), strict=True)
            changed = [dataclasses.replace(self.listings[one], id=f"{number:08d}") for number, one in pairs]
            yield changed, [f"{number:08d}" for number in removed.tolist()]

    def rebuilt(self) -> Index:
        """An index built from the arrays of the remaining listings alone."""
        left = np.flatnonzero(self.source >= 0)
        arrays = {key: column[self.source[left]] for key, column in self.arrays.items()}
        return Index.from_arrays(arrays, ADMISSIONS, [f"{number:08d}" for number in left.tolist()])


class Asking:
    """Puts questions to a live index on a thread of its own, one after the other, until stopped."""

    def __init__(self, live: LiveIndex, questions: list[Requirement]) -> None:
        self.live, self.questions = live, questions
        self.seconds: list[float] = []
        self.most_segments = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> "Asking":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._is_over.is_set():
            question = self.questions[len(self.seconds) % len(self.questions)]
            start = time.perf_counter()
            index = self.live.index
            document(match(index, question, as_of=AS_OF, top=TOP, threads=1), "zh")
            self.seconds.append(time.perf_counter() - start)
            self.most_segments = max(self.most_segments, len(index.segments))


def bench_live(rows: int, changes: int, batch: int = 1000, seed: int = 1, seconds: float = _SECONDS) -> LiveBench:
    """Applies `changes` random changes in batches to `rows` sample listings while they are matched, and checks the answers."""
    history, bench = History(rows, changes, batch, seed), LiveBench(rows, changes, batch)
    start = time.perf_counter()
    index = Index.from_arrays(history.base, ADMISSIONS)
    bench.build_per_s["arrays"] = round(rows / (time.perf_counter() - start))
    start = time.perf_counter()
    live = LiveIndex.build(history.listings.values(), engine=index.segments[0].engine)
    bench.build_per_s["listings"] = round(_POOL / (time.perf_counter() - start))
    live = LiveIndex(index, merges_aside=True)
    codes = scope_codes(history.base["region_code"])
    questions = requirements_in(codes["city"])
    bench.questions["before"] = asdict(_asked(live, questions, seconds))
    _apply(live, history, questions, bench)
    live.settle()
    bench.questions["after"] = asdict(_asked(live, questions, seconds))
    bench.rows_after = len(live)
    rebuilt = history.rebuilt()
    scopes = [each for code in codes.values() for each in requirements_in(code)[:_ASKED]]
    bench.same_answer &= is_same_answer(live.index, rebuilt, scopes)
    bench.file = _file_costs(live.index, rebuilt, scopes[:1], bench)
    return bench


def _asked(live: LiveIndex, questions: list[Requirement], seconds: float) -> Latency:
    """Latency while nothing changes."""
    for each in questions:
        match(live.index, each, as_of=AS_OF, top=TOP, threads=1)
    with Asking(live, questions) as asking:
        time.sleep(seconds)
        while not asking.seconds:
            time.sleep(0.01)
    return latency(asking.seconds)


def _apply(live: LiveIndex, history: History, questions: list[Requirement], bench: LiveBench) -> None:
    """Applies all batches while another thread asks, and looks each one up right away."""
    took = []
    with Asking(live, questions) as asking:
        for changed, removed in history.batches():
            start = time.perf_counter()
            live.apply(changed, removed)
            took.append(time.perf_counter() - start)
            bench.same_answer &= is_there(live, changed, removed)
        while not asking.seconds:
            time.sleep(0.01)
    bench.batch = asdict(latency(took))
    bench.changes_per_s = round(bench.changes / sum(took))
    bench.questions["during"] = asdict(latency(asking.seconds))
    bench.most_segments = asking.most_segments


def is_there(live: LiveIndex, changed: list[Listing], removed: list[str]) -> bool:
    """Whether sampled listings of a batch are in the index as put, and its removed ones are gone."""
    some = {one.id: one for one in changed[:_LOOKED_UP]}
    return live.listings([*some, *removed[:_LOOKED_UP]]) == some


def is_same_answer(actual: Index, expected: Index, questions: list[Requirement]) -> bool:
    """Whether two indexes hold the same ids and answer alike: counts, reports, relaxations, explanations, matches."""
    return sorted(actual.ids) == sorted(expected.ids) and all(
        complete_answer(actual, each) == complete_answer(expected, each) for each in questions
    )


def complete_answer(index: Index, question: Requirement) -> Any:
    """The complete answer of an index to a question."""
    return document(match(index, question, as_of=AS_OF, top=TOP), "zh"), screen(index, question, as_of=AS_OF)


def _file_costs(index: Index, expected: Index, questions: list[Requirement], bench: LiveBench) -> dict[str, float]:
    """Seconds to save and to open, and bytes per row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        start = time.perf_counter()
        save_index(index, path)
        saved = time.perf_counter()
        opened = open_index(path).index
        done = time.perf_counter()
        bench.same_answer &= is_same_answer(opened, expected, questions)
        size = path.stat().st_size / max(len(index), 1)
    return {"save_s": round(saved - start, 3), "open_s": round(done - saved, 3), "bytes_per_row": round(size, 1)}
