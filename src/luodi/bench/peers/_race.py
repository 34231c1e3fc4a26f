"""Luodi and its peers in alternation: the same questions in the same run, answers compared first, then timed."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from luodi.bench._timing import latency
from luodi.bench.peers._duckdb import DuckDb
from luodi.bench.peers._peer import Peer, PeerAnswer, PeerMissing
from luodi.bench.peers._polars import Polars
from luodi.bench.peers._postgres import Postgres
from luodi.bench.peers._sqlite import Sqlite
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable, table_of
from luodi.matching import Answer, Index, Requirement, document, match
from luodi.sample import ADMISSIONS, AS_OF

Call = Callable[[], object]

#: Every peer by name, in the order of a round.
PEERS: dict[str, Callable[[int], Peer]] = {
    "duckdb": DuckDb,
    "polars": Polars,
    "sqlite": Sqlite,
    "postgres": Postgres,
}
OURS = "luodi"
#: Luodi again, asked only for what the peers return: no sentences, no relaxations.
ALIKE = "luodi_alike"
#: Fewer calls than this give no meaningful median.
_LEAST = 5


@dataclass(slots=True)
class Entrant:
    """A participant: seconds to load the listings, bytes they occupy, p50 in milliseconds by scope."""

    version: str
    threads: int
    load_s: float
    bytes: int
    p50_ms: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Race:
    """The participants, Luodi first and twice: as it is, and asked only for what the peers return.

    missing: peers that are not installed, and what to install; differences: where an answer differed from Luodi's.
    """

    entrants: dict[str, Entrant] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def ratios(self, ours_name: str) -> dict[str, dict[str, float]]:
        """By peer and scope, its time as a multiple of Luodi's (`ours_name`: OURS or ALIKE)."""
        ours = self.entrants[ours_name].p50_ms
        peers = {name: each.p50_ms for name, each in self.entrants.items() if name in PEERS}
        return {name: {scope: round(ms / ours[scope], 2) for scope, ms in p50.items()} for name, p50 in peers.items()}


def race(
    index: Index,
    ours: Entrant,
    arrays: Mapping[str, Any],
    scopes: Mapping[str, Sequence[Requirement]],
    top: int,
    seconds: float,
    progress: Callable[[str], None] = lambda _: None,
) -> Race:
    """Puts every scope's requirements to Luodi and all installed peers, for about `seconds` per scope each.

    progress: called with the name of each peer as it loads, then with each scope.
    """
    result, table = Race({OURS: ours, ALIKE: replace(ours, p50_ms={})}), table_of(arrays)
    with ExitStack() as stack:
        peers = {}
        for name in PEERS:
            progress(name)
            try:
                peers[name] = stack.enter_context(_loaded(name, ours.threads, table, result))
            except PeerMissing as missing:
                result.missing[name] = str(missing)
        for scope, requirements in scopes.items():
            progress(scope)
            _run(index, peers, scope, requirements, top, seconds, result)
    return result


@contextmanager
def _loaded(name: str, threads: int, table: PeerTable, result: Race) -> Iterator[Peer]:
    peer = PEERS[name](threads)
    try:
        start = time.perf_counter()
        peer.load(table)
        spent = round(time.perf_counter() - start, 2)
        result.entrants[name] = Entrant(peer.version, peer.threads, spent, peer.bytes)
        yield peer
    finally:
        peer.close()


def _run(
    index: Index,
    peers: Mapping[str, Peer],
    scope: str,
    requirements: Sequence[Requirement],
    top: int,
    seconds: float,
    result: Race,
) -> None:
    """Runs one scope. The round that compares answers also warms up."""
    questions = [Question.of(each, ADMISSIONS, AS_OF) for each in requirements]
    threads = result.entrants[OURS].threads
    for place, requirement in enumerate(requirements):
        expected = in_numbers(match(index, requirement, as_of=AS_OF, top=top, threads=threads))
        for name, peer in peers.items():
            if peer.ask(questions[place], top) != expected:
                result.differences.append(f"{name}, {scope}, {place + 1}")
    calls: dict[str, list[Call]] = {
        OURS: [partial(_answered, index, each, top, threads) for each in requirements],
        ALIKE: [partial(_counted, index, each, top, threads) for each in requirements],
    }
    calls |= {name: [partial(peer.ask, each, top) for each in questions] for name, peer in peers.items()}
    for name, spent in in_turn(calls, seconds, _LEAST).items():
        result.entrants[name].p50_ms[scope] = latency(spent).p50_ms


def _answered(index: Index, requirement: Requirement, top: int, threads: int) -> object:
    """The complete answer, down to the JSON a program would get."""
    return document(match(index, requirement, as_of=AS_OF, top=top, threads=threads), "zh")


def _counted(index: Index, requirement: Requirement, top: int, threads: int) -> object:
    """What the peers answer, plus the asks that the first results are judged by."""
    return match(index, requirement, as_of=AS_OF, top=top, threads=threads, is_relaxed=False)


def in_numbers(answer: Answer) -> PeerAnswer:
    """The part of an answer that peers give too."""
    asks = {each.name: (each.unmet, each.sole) for each in answer.asks if each.unmet}
    fits, may_fit, near_miss, no = answer.counts.values()
    return PeerAnswer((fits, may_fit, near_miss, no), asks, tuple(int(each.id) for each in answer.matches))


def in_turn(calls: Mapping[str, Sequence[Call]], seconds: float, least: int) -> dict[str, list[float]]:
    """Seconds per call by name, in rounds; a name sits out once it has spent `seconds` and made `least` calls."""
    spent: dict[str, list[float]] = {name: [] for name in calls}
    running = list(calls)
    gc.collect()
    gc.disable()
    try:
        while running:
            for name in running:
                call, start = calls[name][len(spent[name]) % len(calls[name])], time.perf_counter()
                call()
                spent[name].append(time.perf_counter() - start)
            running = [name for name in running if sum(spent[name]) < seconds or len(spent[name]) < least]
    finally:
        gc.enable()
    return spent
