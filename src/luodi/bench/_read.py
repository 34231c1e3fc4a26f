"""The number of chat-length texts one core reads per second, and the cost of the first one."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from luodi.reading import read
from luodi.sample import requirement_texts

_IMPORT = "import time; t = time.perf_counter(); from luodi.reading import read; a = time.perf_counter() - t; read('溧阳求租3000平厂房', kind='requirement'); print(a, time.perf_counter() - t)"


@dataclass(frozen=True, slots=True)
class ReadBench:
    """Reading speed. import_ms and first_ms are of a fresh process: importing reading, and up to its first answer."""

    texts: int
    characters: float
    texts_per_s: float
    import_ms: float
    first_ms: float

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench read --json`."""
        return asdict(self)


def bench_read(texts: int = 2000, seed: int = 1) -> ReadBench:
    """Reads different sample enquiries one after the other on one core; the rules are compiled before the clock starts."""
    sample = list(requirement_texts(texts, seed))
    for text in sample[: len(sample) // 10 + 1]:
        read(text, kind="requirement")
    seconds = _seconds(sample)
    imported, first = _fresh_process()
    mean = sum(map(len, sample)) / len(sample)
    return ReadBench(texts, round(mean, 1), round(texts / seconds, 1), imported, first)


def _seconds(texts: Sequence[str]) -> float:
    """Seconds of one core: processor time, so that whatever else runs on the machine does not count."""
    start = time.process_time()
    for text in texts:
        read(text, kind="requirement")
    return time.process_time() - start


def _fresh_process() -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    imported, first = map(float, done.stdout.split())
    return round(1000 * imported, 1), round(1000 * first, 1)
