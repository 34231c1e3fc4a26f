"""Two engines for the kernels, plain Python and compiled, with identical results.

Numba is imported only for indexes large enough to need it. Compiled code is cached in a folder named after a hash of the
kernel sources, so a changed helper never meets a stale cache.
"""

import contextlib
import hashlib
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from luodi.matching import columns, curves
from luodi.matching.codes import OUT
from luodi.matching.criteria import area, crane, height, per_mu, price, simple
from luodi.matching.kernel import bits, block, dispatch, examine, masks, pairs, scan, verdict
from luodi.matching.kernel.block import BLOCK, COUNT, WORDS, Work
from luodi.matching.kernel.examine import Outcome
from luodi.matching.kernel.scan import NEAR_TWO, Kept, Totals
from luodi.matching.kernel.source import FIELDS, MOST_STEPS, source
from luodi.matching.weights import Weights, weights

#: Up to this many listings plain Python answers sooner than Numba can load.
PLAIN_ROWS = 5000
#: Up to this many, plain Python still answers within a second or two; compiling for the first time takes twenty.
COLD_ROWS = 50_000
#: Days without use after which compiled code of other sources is removed.
PRUNE_DAYS = 30
#: Modules whose functions the compiled kernels call.
KERNELS = (
    *(bits, columns, curves, area, crane, height, per_mu, price, simple),
    *(dispatch, masks, verdict, block, scan, examine, pairs),
)
#: Modules whose functions handle whole blocks, as opposed to single rows.
_OF_BLOCKS = {module.__name__ for module in (block, scan, pairs)}
_BY_BLOCK = {"fill", "window", "grade"}
#: Lengths of the columns of Totals.
_TOTALS = Totals(OUT, COUNT, COUNT, len(FIELDS), 2 * COUNT * MOST_STEPS, COUNT)
#: Lengths of the columns of Work after `answer`.
_WORK = Work(*[BLOCK, *[WORDS] * 7, *[COUNT * WORDS] * 2])
#: Dtypes of the columns of Outcome.
_OUTCOME = Outcome(np.int8, np.int64, np.int64, np.int8, np.int64, np.int16)
#: Compiler options. The kernels allocate no arrays, so reference counting (`_nrt`) is off; they never divide by zero.
_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False}
#: Scratch per thread, keyed by engine name.
_SCRATCH = threading.local()


class Engine(NamedTuple):
    """The kernels, and constructors for the columns they read and write."""

    name: str
    scan: Callable[..., None]
    examine: Callable[..., None]
    fix: Callable[..., None]
    weigh: Callable[..., None]
    column: Callable[[Any], Any]
    weights: Weights

    def zeros(self, n: int, kind: Any = np.int64) -> Any:
        """A zeroed column of length n."""
        return [0] * n if self.name == "plain" else np.zeros(n, kind)

    def grid(self, lines: int, n: int) -> Any:
        """A zeroed grid of `lines` by n."""
        return [[0] * n for _ in range(lines)] if self.name == "plain" else np.zeros((lines, n), np.int64)

    def room(self, n: int, kind: Any) -> Any:
        """An uninitialised column of length n, to be written before it is read."""
        return [0] * n if self.name == "plain" else np.empty(n, kind)

    def work(self) -> Work:
        """Scratch for one block, shared by all scans of a thread: no scan reads what another left behind."""
        known: Work | None = getattr(_SCRATCH, self.name, None)
        if known is None:
            answer, *words = _WORK
            known = Work(*[self.zeros(answer, np.int8), *map(self.zeros, words)])
            setattr(_SCRATCH, self.name, known)
        return known

    def outcome(self, n: int) -> Outcome:
        """Zeroed room for the outcomes of n rows."""
        return Outcome(*(self.zeros(n, kind) for kind in _OUTCOME))

    def kept(self, rows: int, alone: int) -> Kept:
        """Room for the rows a scan keeps, and for `alone` rows that fail a single ask."""
        first = [self.room(rows, kind) for kind in (np.int32, np.int8, np.int64)]
        second = [self.room(alone, kind) for kind in (np.int32, np.int8)]
        return Kept(*[*first, *second, self.zeros(NEAR_TWO + 2)])

    def totals(self) -> Totals:
        """Zeroed counts, with no relaxation step counted yet."""
        totals = Totals(*(self.zeros(size) for size in _TOTALS))
        return totals._replace(first=self.column([MOST_STEPS] * COUNT))


def plain_list(values: Any) -> list[int]:
    """A column as Python integers."""
    return values.tolist() if isinstance(values, np.ndarray) else list(values)


PLAIN = Engine("plain", scan.scan, examine.examine, block.fix, pairs.weigh, plain_list, weights())


def array(values: Any) -> Any:
    """A column as 64-bit integers."""
    return np.asarray(values, dtype=np.int64)


@cache
def compiled() -> Engine:
    """The kernels as machine code. The first call loads Numba, and compiles unless the cache matches."""
    # imported here because it takes a second to load and the plain engine does without it
    import numba
    from numba.extending import register_jitable

    import_module("luodi.matching.kernel.machine")
    for module in KERNELS:
        for function in vars(module).values():
            if is_kernel(function, module.__name__):
                register_jitable(forceinline=is_row_by_row(function))(function)
    settings: Any = numba.config
    before, folder = settings.CACHE_DIR, cache_folder()
    settings.CACHE_DIR = str(folder or before)
    try:
        make = numba.njit(**_OPTIONS, cache=folder is not None)
        kernels = [make(each) for each in (scan.scan, examine.examine, block.fix, pairs.weigh)]
    finally:
        settings.CACHE_DIR = before
    vectors = Weights(*(array(each) for each in weights()))
    return Engine("compiled", kernels[0], kernels[1], kernels[2], kernels[3], array, vectors)


def is_kernel(function: Any, module: str) -> bool:
    """Whether a function is defined in the module and compiles as it stands (two of `bits.py` are replaced by `machine.py`)."""
    is_own = getattr(function, "__module__", "") == module and not isinstance(function, type)
    return is_own and function not in (bits.packed, bits.count_bits)


def is_row_by_row(function: Any) -> bool:
    """Whether a function handles single rows. Such functions are inlined, because passing columns to a call is costly."""
    return function.__module__ not in _OF_BLOCKS and function.__name__ not in _BY_BLOCK


def engine_for(rows: int) -> Engine:
    """Plain for a few thousand rows, compiled for many; in between, compiled only if the cache is warm (`warm_up`)."""
    is_plain = rows <= PLAIN_ROWS or (rows <= COLD_ROWS and not is_warm())
    return PLAIN if is_plain else compiled()


def is_warm() -> bool:
    """Whether the cache holds compiled code of these sources."""
    folder = cache_folder()
    return folder is not None and any(folder.rglob("*.nbc"))


def cache_folder() -> Path | None:
    """A writable folder for compiled code, named after a hash of sources and versions; None if there is none."""
    base = os.environ.get("NUMBA_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(base) / "luodi" / f"kernels-{sources_hash()}"
    try:
        if not folder.exists():
            prune(folder.parent)
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        return None
    return folder


def prune(parent: Path) -> None:
    """Removes compiled code of other sources unused for a month (every use touches its folder)."""
    oldest = time.time() - PRUNE_DAYS * 86_400
    for folder in parent.glob("kernels-*"):
        with contextlib.suppress(OSError):  # another process may be removing it too
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def sources_hash() -> str:
    """A hash of the compiled sources and of the versions of their compilers."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    names = ("codes", "kernel.machine", *(module.__name__.removeprefix("luodi.matching.") for module in KERNELS))
    for name in names:
        digest.update(resources.files("luodi.matching").joinpath(f"{name.replace('.', '/')}.py").read_bytes())
    digest.update(source().encode())
    return digest.hexdigest()[:16]
