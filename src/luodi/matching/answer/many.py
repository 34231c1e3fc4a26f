"""Matches many requirements with one index in parallel: counts and the best pairs of each, without words."""

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice

from luodi.matching.answer.answers import Answer
from luodi.matching.answer.match import match
from luodi.matching.index.index import Index
from luodi.matching.sides import Requirement

#: How many requirements each thread may run ahead of the consumer.
_AHEAD = 8


def match_many(
    index: Index, requirements: Iterable[Requirement], *, as_of: dt.date, top: int = 20, threads: int = 2
) -> Iterator[Answer]:
    """`match` for each of many requirements, in order, without relaxations: for batches and lists.

    Requirements are consumed lazily. Each is handled by a single thread; compiled kernels release the GIL, so threads scale.
    """
    counted = partial(match, index, as_of=as_of, top=top, threads=1, is_relaxed=False)
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
