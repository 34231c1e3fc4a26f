"""The task that runs timed jobs, and the housekeeping jobs."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from luodi.web.shared import clock, outbox
from luodi.web.shared.changes import prune
from luodi.web.shared.clock import DAY, HOUR, JOBS, Job, register
from luodi.web.shared.limits import forget_tallies
from luodi.web.shared.traces import overwrite


@task()
def run_job(name: str) -> int:
    """Runs a due job and returns how many items it processed. A job unknown to this version is ignored.

    Never raises, because the queue would store the error's message, which may hold personal data.
    """
    job = JOBS.get(name)
    if job is None:
        return 0
    try:
        done = job.run(at=timezone.now())
    except Exception as error:  # noqa: BLE001  (whatever a job raises is written down, and the others go on)
        clock.note_failure(job, error, timezone.now())
        return 0
    clock.note_success(job, done, timezone.now())
    return done


def tick(*, at: dt.datetime) -> list[str]:
    """Queues every job that is due, once per period whoever calls, and returns their names."""
    clock.resume(at)
    return [job.name for job in JOBS.values() if clock.claim(job, at, run_job.enqueue)]


def _shorten_log(*, at: dt.datetime) -> int:
    return prune()


register(
    Job("shared.tallies", _("删除过期的次数"), forget_tallies, HOUR),
    Job("shared.queue", _("清理做完的任务"), clock.forget_finished, DAY),
    Job("shared.outbox", _("清理发出的消息"), outbox.forget_sent, DAY),
    Job("shared.changes", _("缩短变更日志"), _shorten_log, DAY),
    Job("shared.traces", _("覆盖删除后的痕迹"), overwrite, HOUR),
)
