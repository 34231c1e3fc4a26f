"""The clock: what is due when, done once in each period however many workers there are.

A room registers its jobs in its `tasks.py`:

    register(Job("enquiries.erase", _("删除到期的咨询"), erase_due, every=HOUR))

A job is a function of `at` that returns how many things it did. It may be cut off at any moment and is then run again, so
each thing that it does is a transaction of its own, and doing it twice is doing it once. Periods begin at midnight where
the site is. The row of a job moves on and its task enters the queue in one transaction, so that neither happens alone.
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
#: A task that has been running for longer was cut off with its worker, and is run again.
LEASE = dt.timedelta(minutes=15)
#: After a failure a job is tried again this soon, then after twice as long, at most a period.
AGAIN = dt.timedelta(minutes=5)
#: How long the queue keeps what is finished.
_KEPT = dt.timedelta(days=14)
#: A task that took as many workers with it is not tried again.
_MOST_WORKERS = 5

_LOG = logging.getLogger(__name__)


class Run(Protocol):
    """What a job does."""

    def __call__(self, *, at: dt.datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One timed job: its name as in the table, what it is called, what it does, how often."""

    name: str
    word: Any
    run: Run
    every: dt.timedelta = DAY

    def next_after(self, at: dt.datetime) -> dt.datetime:
        """The beginning of the next period."""
        here = localtime(at)
        midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + ((here - midnight) // self.every + 1) * self.every


JOBS: dict[str, Job] = {}


def register(*jobs: Job) -> None:
    """Adds jobs. ImproperlyConfigured when one of that name is there."""
    for job in jobs:
        if job.name in JOBS:
            raise ImproperlyConfigured(f"the job {job.name} is registered twice")
        JOBS[job.name] = job


def claim(job: Job, at: dt.datetime, enqueue: Callable[[str], Any]) -> bool:
    """Moves the row of a job on and puts its task into the queue, when it is due; whether this caller did."""
    Due.objects.get_or_create(name=job.name, defaults={"due_at": at})
    with transaction.atomic():
        # One statement: of two workers the second waits for the first and then finds nothing due.
        taken = Due.objects.filter(name=job.name, due_at__lte=at).update(due_at=job.next_after(at))
        if taken:
            enqueue(job.name)
    return bool(taken)


def note_success(job: Job, done: int, at: dt.datetime) -> None:
    """Writes down that a job went well."""
    Due.objects.filter(name=job.name).update(succeeded_at=at, done=done, failures=0, error="")


def note_failure(job: Job, error: Exception, at: dt.datetime) -> None:
    """Writes down that it did not, by the name of the error only (its words may hold what must not be kept), and when to
    try again."""
    _LOG.error("the job %s failed: %s", job.name, type(error).__name__)
    with transaction.atomic():
        row = Due.objects.select_for_update().get(name=job.name)
        again = at + min(AGAIN * 2 ** min(row.failures, 20), job.every)
        Due.objects.filter(pk=row.pk).update(
            failed_at=at, failures=F("failures") + 1, error=type(error).__name__[:100], due_at=min(row.due_at, again)
        )


def resume(at: dt.datetime) -> int:
    """Puts tasks whose worker was cut off back into the queue and returns how many."""
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
    """Takes tasks that ended long ago out of the queue."""
    gone, _ = DBTaskResult.objects.finished().filter(finished_at__lt=at - _KEPT).delete()
    return gone


def waiting() -> dict[str, Due]:
    """The table, by name of the job."""
    return {row.name: row for row in Due.objects.all()}
