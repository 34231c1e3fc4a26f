"""`luodi manage daily`: runs all due jobs once and prints when each last succeeded."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime
from django.utils.translation import override

from luodi.web.shared.clock import JOBS, Job, waiting
from luodi.web.shared.models import Due
from luodi.web.shared.worker import ClockWorker


class Command(BaseCommand):
    """Runs all due jobs."""

    help = "做到期的事：删除、结束、清理（网站用 --no-worker 启动、又没开 luodi worker 时每小时运行一次）。Does what is due, once; for cron where no worker runs."
    requires_migrations_checks = True

    def handle(self, *_: Any, **__: Any) -> None:
        ClockWorker().once()
        rows = waiting()
        for name, job in sorted(JOBS.items()):
            self.stdout.write(_line(job, rows.get(name)))
        failing = [name for name, row in rows.items() if row.failures and name in JOBS]
        if failing:
            raise CommandError(f"没做成，稍后再试 · failed, tried again later: {' '.join(sorted(failing))}")


def _line(job: Job, row: Due | None) -> str:
    with override("zh-hans"):
        chinese = str(job.word)
    with override("en"):
        english = str(job.word)
    name = f"{job.name:<20}"
    if row is None or row.succeeded_at is None:
        return f"{name} {'':<16} {'':>6}  {chinese} · {english}"
    return f"{name} {localtime(row.succeeded_at):%Y-%m-%d %H:%M} {row.done:>6}  {chinese} · {english}"
