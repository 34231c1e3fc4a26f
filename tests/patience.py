"""How a test may deal with time: it waits for what happens, and measures work by the processor, never by the clock.

A test that asserts seconds, or sleeps and hopes, tells how busy the machine is.
"""

import time
from collections.abc import Callable

#: Seconds after which something that was waited for will never come. No test passes or fails by being slow below this.
HANG = 600


def wait_until(happened: Callable[[], object]) -> None:
    """Returns as soon as something has happened; AssertionError when it never will."""
    end = time.monotonic() + HANG
    while not happened():
        assert time.monotonic() < end, "what was waited for has not come"
        time.sleep(0.05)


def processor_seconds(work: Callable[[], object], tries: int = 2) -> float:
    """Processor time of this thread that a piece of work takes, the least of several."""
    times = []
    for _ in range(tries):
        before = time.thread_time()
        work()
        times.append(time.thread_time() - before)
    return min(times)
