"""What every peer does: take the listings in, and answer a requirement with counts and the first ids."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from luodi.bench.peers._sql import Dialect
from luodi.bench.peers._statements import counting, ranking
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable


class PeerAnswer(NamedTuple):
    """An answer without words. counts: fits, may_fit, near_miss, no; asks: of each hard ask that failed somebody, unmet and sole."""

    counts: tuple[int, int, int, int]
    asks: dict[str, tuple[int, int]]
    ids: tuple[int, ...]


class Peer(Protocol):
    """A database with the listings in it. `close` leaves nothing behind."""

    version: str
    threads: int
    bytes: int

    def load(self, table: PeerTable) -> None:
        """Takes the listings in, in the layout that is best for this peer."""

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """The same counts and ids as Luodi's."""

    def close(self) -> None:
        """Ends what was started."""


class PeerMissing(RuntimeError):
    """The peer is not installed; the message is what to install."""


def worst_shown(counts: tuple[int, int, int, int], top: int) -> str:
    """The last verdict that the first `top` places can have."""
    fits, may_fit, _, _ = counts
    if fits >= top:
        return "fits"
    return "may_fit" if fits + may_fit >= top else "near_miss"


def told(question: Question, figures: Sequence[int]) -> PeerAnswer:
    """The figures of a counting statement with their names; ids are still to come."""
    scope, fits, passing, near = map(int, figures[:4])
    pairs = zip(map(int, figures[4::2]), map(int, figures[5::2]), strict=True)
    asks = {ask.name: pair for ask, pair in zip(question.refutable, pairs, strict=True) if pair[0]}
    return PeerAnswer((fits, passing - fits, near, scope - passing - near), asks, ())


def asked(question: Question, top: int, dialect: Dialect, run: Callable[[str], list[tuple[int, ...]]]) -> PeerAnswer:
    """Counts, then the ids of what can be among the first, in two statements."""
    (figures,) = run(counting(question, dialect))
    answer = told(question, figures)
    ids = run(ranking(question, worst_shown(answer.counts, top), top, dialect))
    return answer._replace(ids=tuple(number for (number,) in ids))
