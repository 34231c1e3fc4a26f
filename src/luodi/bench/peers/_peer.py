"""The interface of a peer: it loads the listings and answers a requirement with counts and the first ids."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from luodi.bench.peers._sql import Dialect
from luodi.bench.peers._statements import counting, ranking
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable


class PeerAnswer(NamedTuple):
    """An answer in numbers. counts: fits, may_fit, near_miss, no; asks: unmet and sole of each hard ask that any row failed."""

    counts: tuple[int, int, int, int]
    asks: dict[str, tuple[int, int]]
    ids: tuple[int, ...]


class Peer(Protocol):
    """A database holding the listings. `close` leaves nothing behind."""

    version: str
    threads: int
    bytes: int

    def load(self, table: PeerTable) -> None:
        """Loads the listings in the layout best for this peer."""

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """The same counts and ids as Luodi's."""

    def close(self) -> None:
        """Releases everything the peer started."""


class PeerMissing(RuntimeError):
    """The peer is not installed; the message says what to install."""


def worst_shown(counts: tuple[int, int, int, int], top: int) -> str:
    """The worst verdict that can be among the first `top` results."""
    fits, may_fit, _, _ = counts
    if fits >= top:
        return "fits"
    return "may_fit" if fits + may_fit >= top else "near_miss"


def counted(question: Question, figures: Sequence[int]) -> PeerAnswer:
    """The result of a counting statement as an answer, ids still empty."""
    scope, fits, passing, near = map(int, figures[:4])
    pairs = zip(map(int, figures[4::2]), map(int, figures[5::2]), strict=True)
    asks = {ask.name: pair for ask, pair in zip(question.refutable, pairs, strict=True) if pair[0]}
    return PeerAnswer((fits, passing - fits, near, scope - passing - near), asks, ())


def in_two_statements(
    question: Question, top: int, dialect: Dialect, run: Callable[[str], list[tuple[int, ...]]]
) -> PeerAnswer:
    """Runs two statements: counts, then the ids that can be among the first results."""
    (figures,) = run(counting(question, dialect))
    answer = counted(question, figures)
    ids = run(ranking(question, worst_shown(answer.counts, top), top, dialect))
    return answer._replace(ids=tuple(number for (number,) in ids))
