"""How a test may deal with time: it waits for what happens, and measures work by the processor, never by the clock.

A test that asserts seconds, or sleeps and hopes, tells how busy the machine is.
"""

import time
from collections.abc import Callable

#: Seconds after which something that was waited for will never come. No test passes or fails by being slow below this.
HANG = 600


def processor_seconds(work: Callable[[], object], tries: int = 2) -> float:
    """Processor time of this thread that a piece of work takes, the least of several."""
    times = []
    for _ in range(tries):
        before = time.thread_time()
        work()
        times.append(time.thread_time() - before)
    return min(times)
