"""Work shared among threads. Compiled kernels release the GIL, so threads run in parallel."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

Done = TypeVar("Done")

#: Below this many rows, a second thread costs more than it saves.
THREAD_ROWS = 50_000


def in_threads(work: Callable[[Any], Done], parts: Sequence[Any]) -> list[Done]:
    """Runs the parts in parallel, the first on the calling thread. Results keep the order of the parts."""
    if not parts:
        return []
    others = [workers(len(parts) - 1, os.getpid()).submit(work, part) for part in parts[1:]]
    return [work(parts[0]), *(each.result() for each in others)]


@cache
def workers(threads: int, _: int) -> ThreadPoolExecutor:
    """The pool of helper threads, one per process because a fork inherits none."""
    return ThreadPoolExecutor(threads, thread_name_prefix="luodi-match")
