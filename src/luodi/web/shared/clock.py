"""The clock: runs timed jobs once per period, however many workers there are.

A room registers its jobs in its `tasks.py`:

    register(Job("enquiries.erase", _("删除到期的咨询"), erase_due, every=HOUR))

A job is a function of `at` that returns how many items it processed. It may be interrupted at any moment and is then run
again, so each item must be its own transaction and idempotent. Periods begin at local midnight. Advancing a job's row and
queueing its task happen in one transaction.
"""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from luodi.web.shared.models import Due

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
#: A task running for longer than this is assumed to have died with its worker, and is run again.
LEASE = dt.timedelta(minutes=15)
#: After a failure a job is tried again this soon, then after twice as long, at most a period.
AGAIN = dt.timedelta(minutes=5)
#: How long the queue keeps finished tasks.
_KEPT = dt.timedelta(days=14)
#: A task that has brought down this many workers is not tried again.
_MOST_WORKERS = 5

_LOG = logging.getLogger(__name__)


class Run(Protocol):
    """The function of a job."""

    def __call__(self, *, at: dt.datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One timed job: its name in the table, its label, its function, its period."""

    name: str
    word: Any
    run: Run
    every: dt.timedelta = DAY

    def next_after(self, at: dt.datetime) -> dt.datetime:
        """The start of the next period."""
        here = localtime(at)
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + ((here - midnight) // self.every + 1) * self.every


JOBS: dict[str, Job] = {}


def register(*jobs: Job) -> None:
    """Registers jobs. ImproperlyConfigured for a duplicate name."""
    for job in jobs:
        if job.name in JOBS:
            raise ImproperlyConfigured(f"the job {job.name} is registered twice")
        JOBS[job.name] = job


def claim(job: Job, at: dt.datetime, enqueue: Callable[[str], Any]) -> bool:
    """If a job is due, advances its row and queues its task. Returns whether this call did so."""
    Due.objects.get_or_create(name=job.name, defaults={"due_at": at})
    with transaction.atomic():
        # A single statement, so that of two workers the second waits and then finds nothing due.
        claimed = Due.objects.filter(name=job.name, due_at__lte=at).update(due_at=job.next_after(at))
        if claimed:
            enqueue(job.name)
    return bool(claimed)


def note_success(job: Job, done: int, at: dt.datetime) -> None:
    """Records a success."""
    Due.objects.filter(name=job.name).update(succeeded_at=at, done=done, failures=0, error="")


def note_failure(job: Job, error: Exception, at: dt.datetime) -> None:
    """Records a failure and the time of the next attempt. Only the error's class is kept, as its message may hold personal
    data."""
    _LOG.error("the job %s failed: %s", job.name, type(error).__name__)
    with transaction.atomic():
        row = Due.objects.select_for_update().get(name=job.name)
        again = at + min(AGAIN * 2 ** min(row.failures, 20), job.every)
        Due.objects.filter(pk=row.pk).update(
            failed_at=at, failures=F("failures") + 1, error=type(error).__name__[:100], due_at=min(row.due_at, again)
        )


def resume(at: dt.datetime) -> int:
    """Requeues tasks whose worker died and returns how many."""
    cut_off = DBTaskResult.objects.running().filter(started_at__lt=at - LEASE)
    with transaction.atomic():
        rows = list(cut_off.select_for_update(skip_locked=True))
        for row in rows:
            is_hopeless = len(row.worker_ids) >= _MOST_WORKERS
            row.status = TaskResultStatus.FAILED if is_hopeless else TaskResultStatus.READY
            row.finished_at = at if is_hopeless else None
            row.save(update_fields=["status", "finished_at"])
    return len(rows)


def forget_finished(*, at: dt.datetime) -> int:
    """Deletes tasks that ended long ago from the queue."""
    gone, _ = DBTaskResult.objects.finished().filter(finished_at__lt=at - _KEPT).delete()
    return gone


def waiting() -> dict[str, Due]:
    """The rows of all jobs, by name."""
    return {row.name: row for row in Due.objects.all()}
