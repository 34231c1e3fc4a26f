"""The two ways to run the kernels: as plain Python, or compiled. Same lines, same answers.

Numba is imported only when an index is large enough to need it. Compiled code is kept in a folder named with a hash of
the kernel sources, so that a changed helper never meets a stale cache.
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
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from luodi.matching import _asks, _criteria, _curves, _fill, _gaps, _grades, _missing, _scan, _weigh
from luodi.matching._policy import policy
from luodi.matching._scan import BLOCK, Outcome, Policy, Totals, Work

#: Up to this many listings the plain path answers sooner than a compiler would start.
PLAIN_ROWS = 5000
#: Up to this many it still answers within a second or two, where compiling for the first time takes twenty.
COLD_ROWS = 50_000
#: Compiled code of other sources is removed after this many days without use.
PRUNE_DAYS = 30
#: The modules whose functions the compiled kernels call.
KERNELS = (_curves, _criteria, _fill, _grades, _gaps, _missing, _scan, _weigh)


#: The columns of Work that are not 32 bits wide.
_WORK: dict[str, Any] = {"answer": np.int16, "rent": np.int16, "sale": np.int16, "land": np.int16, "live": np.int8}
#: Each thread's scratch, by the name of the engine.
_SCRATCH = threading.local()


class Engine(NamedTuple):
    """The kernels and how to make what they read and write."""

    name: str
    scan: Callable[..., None]
    fill_gaps: Callable[..., None]
    weigh: Callable[..., None]
    column: Callable[[Any], Any]
    policy: Policy

    def zeros(self, n: int) -> Any:
        """A column of n zeros to write into."""
        return self.column([0] * n) if self.name == "plain" else np.zeros(n, np.int64)

    def grid(self, lines: int, n: int) -> Any:
        """Lines of n zeros to write into."""
        return [[0] * n for _ in range(lines)] if self.name == "plain" else np.zeros((lines, n), np.int64)

    def work(self) -> Work:
        """Scratch of one block, the same for every scan of a thread: a scan leaves nothing there that another reads."""
        known: Work | None = getattr(_SCRATCH, self.name, None)
        if known is None:
            known = Work(*(self.scratch(name) for name in Work._fields))
            setattr(_SCRATCH, self.name, known)
        return known

    def scratch(self, name: str) -> Any:
        """One column of scratch."""
        return [0] * BLOCK if self.name == "plain" else np.zeros(BLOCK, _WORK.get(name, np.int32))

    def outcome(self, n: int) -> Outcome:
        """Room for the outcome of n rows."""
        if self.name == "plain":
            return Outcome(*([0] * n for _ in Outcome._fields))
        types = (np.int8, np.int32, np.int32, np.int8, np.int16)
        return Outcome(*(np.zeros(n, kind) for kind in types))

    def totals(self) -> Totals:
        """Zeroed counts."""
        fails, sole = (self.zeros(len(_asks.ASKS)) for _ in range(2))
        return Totals(self.zeros(_asks.OUT + 1), fails, sole, self.zeros(len(_missing.FIELDS)))


def plain_list(values: Any) -> list[int]:
    """A column of Python integers."""
    return values.tolist() if isinstance(values, np.ndarray) else list(values)


PLAIN = Engine("plain", _scan.scan, _gaps.fill_gaps, _weigh.weigh, plain_list, policy())


def array(values: Any) -> Any:
    """A column of 64-bit integers."""
    return np.asarray(values, dtype=np.int64)


@cache
def compiled() -> Engine:
    """The kernels as machine code (the first call loads Numba, and compiles when no cache fits)."""
    import numba
    from numba.extending import register_jitable

    for module in KERNELS:
        for function in vars(module).values():
            if getattr(function, "__module__", "") == module.__name__ and not isinstance(function, type):
                register_jitable(function)
    settings: Any = numba.config
    before, folder = settings.CACHE_DIR, cache_folder()
    settings.CACHE_DIR = str(folder or before)
    try:
        make = numba.njit(nogil=True, cache=folder is not None)
        scan, fill_gaps, weigh = make(_scan.scan), make(_gaps.fill_gaps), make(_weigh.weigh)
    finally:
        settings.CACHE_DIR = before
    vectors = Policy(*(array(each) for each in policy()))
    return Engine("compiled", scan, fill_gaps, weigh, array, vectors)


def engine_for(rows: int) -> Engine:
    """Plain for a few thousand rows, compiled above; in between compiled when that was done before (`warm_up`)."""
    is_plain = rows <= PLAIN_ROWS or (rows <= COLD_ROWS and not is_warm())
    return PLAIN if is_plain else compiled()


def is_warm() -> bool:
    """Whether compiled code of these sources lies in the cache."""
    folder = cache_folder()
    return folder is not None and any(folder.rglob("*.nbc"))


def cache_folder() -> Path | None:
    """A writable folder for compiled code, named with a hash of its sources and versions; None where there is none."""
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
    """Removes compiled code of other sources that nobody has looked for in a month (each look touches its folder)."""
    oldest = time.time() - PRUNE_DAYS * 86_400
    for folder in parent.glob("kernels-*"):
        with contextlib.suppress(OSError):  # another process may be removing it too
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def sources_hash() -> str:
    """A hash over the text of every module that is compiled, and over the versions that compile it."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__}".encode())
    for name in (
        "_asks.py",
        "_curves.py",
        "_criteria.py",
        "_facts.py",
        "_fill.py",
        "_grades.py",
        "_gaps.py",
        "_missing.py",
        "_scan.py",
        "_weigh.py",
    ):
        digest.update(resources.files("luodi.matching").joinpath(name).read_bytes())
    return digest.hexdigest()[:16]
