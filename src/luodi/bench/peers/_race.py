"""Luodi and its peers in turn: the same questions in the same run, answers compared, then the clock."""

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
#: Luodi once more, asked for no more than the peers are: no sentences, no relaxations.
ALIKE = "luodi_alike"
#: Fewer calls than this have no middle.
_LEAST = 5


@dataclass(slots=True)
class Entrant:
    """One that took part: seconds to take the listings in, bytes that they take, p50 in milliseconds by scope."""

    version: str
    threads: int
    load_s: float
    bytes: int
    p50_ms: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Race:
    """Who took part, Luodi first, twice: as it is, and asked for no more than the peers.

    missing: who is not installed, and what to install; differences: where an answer was not Luodi's.
    """

    entrants: dict[str, Entrant] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def ratios(self, ours_name: str) -> dict[str, dict[str, float]]:
        """By peer and scope: how many times as long as Luodi it takes, OURS or ALIKE."""
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
    told: Callable[[str], None] = lambda _: None,
) -> Race:
    """Every scope's requirements to Luodi and all peers that are installed, for about `seconds` a scope each.

    told: hears the peer that is being loaded, then the scope that is being asked.
    """
    found, table = Race({OURS: ours, ALIKE: replace(ours, p50_ms={})}), table_of(arrays)
    with ExitStack() as stack:
        peers = {}
        for name in PEERS:
            told(name)
            try:
                peers[name] = stack.enter_context(_loaded(name, ours.threads, table, found))
            except PeerMissing as missing:
                found.missing[name] = str(missing)
        for scope, requirements in scopes.items():
            told(scope)
            _run(index, peers, scope, requirements, top, seconds, found)
    return found


@contextmanager
def _loaded(name: str, threads: int, table: PeerTable, found: Race) -> Iterator[Peer]:
    peer = PEERS[name](threads)
    try:
        start = time.perf_counter()
        peer.load(table)
        spent = round(time.perf_counter() - start, 2)
        found.entrants[name] = Entrant(peer.version, peer.threads, spent, peer.bytes)
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
    found: Race,
) -> None:
    """One scope. The round that compares is the one that warms up."""
    questions = [Question.of(each, ADMISSIONS, AS_OF) for each in requirements]
    threads = found.entrants[OURS].threads
    for place, requirement in enumerate(requirements):
        expected = told_by(match(index, requirement, as_of=AS_OF, top=top, threads=threads))
        for name, peer in peers.items():
            if peer.ask(questions[place], top) != expected:
                found.differences.append(f"{name}, {scope}, {place + 1}")
    calls: dict[str, list[Call]] = {
        OURS: [partial(_answered, index, each, top, threads) for each in requirements],
        ALIKE: [partial(_counted, index, each, top, threads) for each in requirements],
    }
    calls |= {name: [partial(peer.ask, each, top) for each in questions] for name, peer in peers.items()}
    for name, spent in in_turn(calls, seconds, _LEAST).items():
        found.entrants[name].p50_ms[scope] = latency(spent).p50_ms


def _answered(index: Index, requirement: Requirement, top: int, threads: int) -> object:
    """The whole answer, down to the JSON that a program would get."""
    return document(match(index, requirement, as_of=AS_OF, top=top, threads=threads), "zh")


def _counted(index: Index, requirement: Requirement, top: int, threads: int) -> object:
    """What the peers answer, and which asks each of the first is judged by."""
    return match(index, requirement, as_of=AS_OF, top=top, threads=threads, is_relaxed=False)


def told_by(answer: Answer) -> PeerAnswer:
    """The part of an answer that peers give too."""
    asks = {each.name: (each.unmet, each.sole) for each in answer.asks if each.unmet}
    fits, may_fit, near_miss, no = answer.counts.values()
    return PeerAnswer((fits, may_fit, near_miss, no), asks, tuple(int(each.id) for each in answer.matches))


def in_turn(calls: Mapping[str, Sequence[Call]], seconds: float, least: int) -> dict[str, list[float]]:
    """Seconds of each call of each name, round after round; who has spent `seconds` and had `least` calls sits out."""
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
