"""The kernel of watches as plain Python or compiled; its compiled code lies beside that of the forward kernels, not in it."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from luodi.matching.codes import OUT
from luodi.matching.index.arrays import Array
from luodi.matching.kernel.engines import array, cache_folder, compiled, is_kernel
from luodi.matching.sides import Listing
from luodi.matching.watch import dispatch, kernel
from luodi.matching.watch.columns import Desk, Offer
from luodi.matching.watch.kernel import BLOCK
from luodi.matching.watch.offer import offer, open_asks
from luodi.matching.watch.segment import Ranges, WatchSegment
from luodi.matching.watch.source import source

#: Its source besides those of the forward kernels.
_SOURCE = "watch/kernel.py"


class OfferTask(NamedTuple):
    """One listing to be judged for a segment: facts, the asks to look at, its answers to the segment's profiles.

    asked: per requirement, its hard asks, or 0 where it need not be judged.
    """

    segment: WatchSegment
    offer: Offer
    asks: list[int]
    asked: Array
    floors: list[int]
    trades: Array

    @classmethod
    def of(cls, segment: WatchSegment, listing: Listing, changed: int, asked: Array, as_of: int) -> "OfferTask":
        """The task of a listing on a day."""
        floors, trades = segment.floor_answers(listing), segment.trade_answers(listing)
        return cls(segment, offer(listing, changed, as_of), open_asks(listing), asked, floors, trades)


def nothing_yet(n: int) -> Array:
    """One verdict a requirement: out of scope."""
    return np.full(n, OUT, dtype=np.int8)


def judge_plain(ranges: Ranges, task: OfferTask) -> Array:
    """The verdict of every requirement by its best row in some ranges, without the compiler."""
    best, desk = nothing_yet(len(task.segment.ids)).tolist(), Desk(*([0] * BLOCK for _ in Desk._fields))
    needs, asked, trades = task.segment.lists, task.asked.tolist(), task.trades.tolist()
    kernel.judge_rows(*ranges, task.asks, task.offer, needs, asked, task.floors, trades, desk, best)
    return np.array(best, dtype=np.int8)


def judge_compiled(ranges: Ranges, task: OfferTask) -> Array:
    """The same as machine code."""
    best, desk = nothing_yet(len(task.segment.ids)), compiled_desk()
    columns = [array(each) for each in (*ranges, task.asks)]
    offer = task.offer._replace(numbers=array(task.offer.numbers))
    machine()(*columns, offer, task.segment.needs, task.asked, array(task.floors), task.trades, desk, best)
    return best


def compiled_desk() -> Desk:
    """Scratch for the compiled kernel; rows without sign, so that no look-up has to ask whether to count from the end."""
    return Desk(*(np.empty(BLOCK, dtype=kind) for kind in (np.uint32, np.int64, np.int64, np.int32)))


@cache
def machine() -> Callable[..., None]:
    """The compiled kernel (the first call loads Numba, and compiles when no cache fits: some ten seconds)."""
    compiled()  # makes the criteria callable from compiled code
    # imported late: a second to load, and the plain engine does without it
    import numba
    from numba.extending import register_jitable

    for module in (dispatch, kernel):
        for function in vars(module).values():
            if is_kernel(function, module.__name__):
                register_jitable(function)
    settings: Any = numba.config
    before, folder = settings.CACHE_DIR, watch_folder()
    settings.CACHE_DIR = str(folder or before)
    try:
        judge: Callable[..., None] = numba.njit(nogil=True, cache=folder is not None)(kernel.judge_rows)
        return judge
    finally:
        settings.CACHE_DIR = before


def watch_folder() -> Path | None:
    """A writable folder named with a hash of every source that is compiled here; None where there is none.

    It stands beside the folder of the forward kernels, and is pruned with those.
    """
    forward = cache_folder()
    if forward is None:
        return None
    text = resources.files("luodi.matching").joinpath(_SOURCE).read_bytes() + source().encode()
    folder = forward.with_name(f"{forward.name}-watch-{hashlib.sha256(text).hexdigest()[:16]}")
    folder.mkdir(exist_ok=True)
    return folder
