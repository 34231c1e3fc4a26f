"""The worker: timed jobs, tasks and what leaves, in one process; run as many as you like.

It may be killed at any moment. What it had claimed is taken up again by another, or by itself when it is back.
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
from luodi.web.shared.tasks import tick

_NAP_S = 0.1


class ClockWorker(Worker):
    """The worker of the task queue, with the clock before it and the outbox behind it.

    `beside` is the process of a served site that started it: it ends when that one is gone, however it went.
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
        """Everything that is due now."""
        tick(at=timezone.now())
        self.run()  # in batches: it comes back when the queue is empty
        outbox.deliver(at=timezone.now())

    def configure_signals(self) -> None:
        """It ends by SIGTERM and Ctrl-C; beside a site, the Ctrl-C of the terminal is the site's, which then tells it."""
        super().configure_signals()
        if self._beside is not None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Told to end, it finishes what has begun (a job, a task, a message), whatever that is; told again, it ends at once.

        Beside a site it may be told twice for one end, by the site and by whoever ends all its processes; only the site is
        to lose patience.
        """
        if not self.running and self._beside is None:
            super().shutdown(signum, frame)
        self.running = False

    @property
    def _goes_on(self) -> bool:
        return bool(self.running) and self._beside in (None, os.getppid())

    def forever(self) -> None:
        """Until it is told to end (`configure_signals`)."""
        while self._goes_on:
            close_old_connections()
            self.once()
            self._rest()

    def _rest(self) -> None:
        """Sleeps for the interval in short naps, since a signal does not cut a sleep short."""
        for _ in range(max(1, round(self.interval / _NAP_S))):
            if self._goes_on:
                time.sleep(_NAP_S)
