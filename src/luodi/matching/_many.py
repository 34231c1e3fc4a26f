"""Many requirements against one index: counts and the best pairs of each, side by side, nothing worded."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
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
    counted = partial(answer, index, as_of=as_of, top=top, threads=1, is_relaxed=False)
    if threads == 1:
        yield from map(counted, requirements)
        return
    waiting: deque[Future[Answer]] = deque()
    left = iter(requirements)
    with ThreadPoolExecutor(threads, thread_name_prefix="luodi-many") as pool:
        try:
            for one in islice(left, threads * _AHEAD):
                waiting.append(pool.submit(counted, one))
            while waiting:
                done = waiting.popleft().result()
                for one in islice(left, 1):
                    waiting.append(pool.submit(counted, one))
                yield done
        finally:
            for future in waiting:
                future.cancel()
