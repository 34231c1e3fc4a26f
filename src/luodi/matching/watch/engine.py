"""The watch kernel, plain or compiled. Its compiled code is cached beside that of the forward kernels, not with it."""

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
from luodi.matching.weights import weights

#: The source compiled here in addition to the forward kernels'.
_SOURCE = "watch/kernel.py"


class OfferTask(NamedTuple):
    """One listing to judge against a segment: its facts, the asks to check, its answers to the segment's profiles.

    asked: per requirement, its hard asks, or 0 if it need not be judged.
    """

    segment: WatchSegment
    offer: Offer
    asks: list[int]
    asked: Array
    floors: list[int]
    trades: Array
    excluded: list[int]

    @classmethod
    def of(cls, segment: WatchSegment, listing: Listing, changed: int, asked: Array, as_of: int) -> "OfferTask":
        """The task for a listing as of a day (ordinal)."""
        floors, trades = segment.floor_answers(listing), segment.trade_answers(listing)
        excluded = segment.excluded_answers(listing.region_code)
        return cls(segment, offer(listing, changed, as_of), open_asks(listing), asked, floors, trades, excluded)


def nothing_yet(n: int) -> Array:
    """An initial verdict per requirement: out of scope."""
    return np.full(n, OUT, dtype=np.int8)


def judge_plain(ranges: Ranges, task: OfferTask) -> Array:
    """Each requirement's verdict, by its best row within the ranges, in plain Python."""
    best, desk = nothing_yet(len(task.segment.ids)).tolist(), Desk(*([0] * BLOCK for _ in Desk._fields))
    needs, asked, answers = task.segment.lists, task.asked.tolist(), (task.floors, task.trades.tolist(), task.excluded)
    kernel.judge_rows(*ranges, task.asks, task.offer, needs, asked, *answers, weights().near, desk, best)
    return np.array(best, dtype=np.int8)


def judge_compiled(ranges: Ranges, task: OfferTask) -> Array:
    """`judge_plain`, compiled."""
    best, desk = nothing_yet(len(task.segment.ids)), compiled_desk()
    columns = [array(each) for each in (*ranges, task.asks)]
    offer = task.offer._replace(numbers=array(task.offer.numbers))
    near = compiled().weights.near
    answers = (array(task.floors), task.trades, array(task.excluded))
    machine()(*columns, offer, task.segment.needs, task.asked, *answers, near, desk, best)
    return best


def compiled_desk() -> Desk:
    """Scratch space for the compiled kernel. Rows are unsigned, which spares the check for negative indices."""
    return Desk(*(np.empty(BLOCK, dtype=kind) for kind in (np.uint32, np.int64, np.int64, np.int32)))


@cache
def machine() -> Callable[..., None]:
    """The compiled kernel. The first call loads Numba and, without a valid cache, compiles for some ten seconds."""
    compiled()  # makes the criteria callable from compiled code
    # imported here because it takes a second to load and the plain engine does not need it
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
    """A writable cache folder, named after a hash of every source compiled here; None if there is none.

    It is next to the folder of the forward kernels and is pruned with it.
    """
    forward = cache_folder()
    if forward is None:
        return None
    text = resources.files("luodi.matching").joinpath(_SOURCE).read_bytes() + source().encode()
    folder = forward.with_name(f"{forward.name}-watch-{hashlib.sha256(text).hexdigest()[:16]}")
    folder.mkdir(exist_ok=True)
    return folder
