"""The worker: timed jobs, tasks and outgoing messages in one process, of which any number may run.

It may be killed at any moment; another worker, or its own successor, takes over whatever it had claimed.
"""

import os
import signal
import time
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from luodi.web.shared import outbox
from luodi.web.shared.statements import Statements
from luodi.web.shared.tasks import tick

_NAP_S = 0.1


class ClockWorker(Worker):
    """The task queue's worker, preceded by the clock and followed by the outbox.

    `beside` is the process id of the site that started it; the worker ends when that process is gone for any reason.
    """

    def __init__(self, *, interval: float = 1, beside: int | None = None) -> None:
        self._beside = beside
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def once(self) -> None:
        """Processes everything that is due now."""
        with Statements("worker").watching():
            tick(at=timezone.now())
            self.run()  # in batch mode: returns when the queue is empty
            outbox.deliver(at=timezone.now())

    def configure_signals(self) -> None:
        """Stops on SIGTERM and Ctrl-C; beside a site, Ctrl-C is left to the site, which then stops the worker."""
        super().configure_signals()
        if self._beside is not None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """On the first signal, finishes the current job, task or message and stops; on the second, stops at once.

        Beside a site it may get two signals for one stop, from the site and from whoever stops all its processes, so there
        only the site may force it.
        """
        if not self.running and self._beside is None:
            super().shutdown(signum, frame)
        self.running = False

    @property
    def _goes_on(self) -> bool:
        return bool(self.running) and self._beside in (None, os.getppid())

    def forever(self) -> None:
        """Runs until a signal stops it (`configure_signals`)."""
        while self._goes_on:
            close_old_connections()
            self.once()
            self._rest()

    def _rest(self) -> None:
        """Sleeps for the interval in short naps, since a signal does not cut a sleep short."""
        for _ in range(max(1, round(self.interval / _NAP_S))):
            if self._goes_on:
                time.sleep(_NAP_S)
