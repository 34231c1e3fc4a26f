"""Many requirements against one index: counts and the best pairs of each, side by side, nothing worded."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from luodi.matching._answer import Answer
from luodi.matching._facts import Requirement
from luodi.matching._search import answer

if TYPE_CHECKING:
    from luodi.matching._index import Index

#: How many requirements a thread is ahead of whoever takes the answers: enough that none waits, few enough to keep.
_AHEAD = 8


def match_many(
    index: "Index", requirements: Iterable[Requirement], as_of: dt.date, top: int, threads: int
) -> Iterator[Answer]:
    """The answers in the order of the requirements, without relaxations. Requirements are taken as they are needed.

    Each is one thread's work from end to end: compiled kernels let go of the interpreter, so that threads add up.
    """
    if threads == 1:
        yield from (answer(index, one, as_of, top, 1, relaxing=False) for one in requirements)
        return
    waiting: deque[Future[Answer]] = deque()
    left = iter(requirements)
    with ThreadPoolExecutor(threads, thread_name_prefix="luodi-many") as pool:
        try:
            for one in islice(left, threads * _AHEAD):
                waiting.append(pool.submit(answer, index, one, as_of, top, 1, relaxing=False))
            while waiting:
                found = waiting.popleft().result()
                for one in islice(left, 1):
                    waiting.append(pool.submit(answer, index, one, as_of, top, 1, relaxing=False))
                yield found
        finally:
            for future in waiting:
                future.cancel()
