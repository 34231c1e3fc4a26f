"""The state of an installation, as `luodi status` shows it."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from luodi import __version__
from luodi.web.health.checks import Verdict, verdicts
from luodi.web.shared.clock import JOBS, waiting
from luodi.web.shared.models import Due, Outgoing


@dataclass(frozen=True, slots=True)
class JobState:
    """One timed job: its code and label, when it last succeeded and how many items it processed, when it is due next.

    None: it has never succeeded, and runs as soon as a worker looks.
    """

    code: str
    word: str
    succeeded_at: dt.datetime | None
    done: int
    due_at: dt.datetime | None
    failures: int


@dataclass(frozen=True, slots=True)
class State:
    """Everything `luodi status` says. Without a database, only the verdict on that."""

    version: str
    engine: str
    verdicts: tuple[Verdict, ...]
    jobs: tuple[JobState, ...]
    outgoing: int
    queued: int

    @property
    def is_well(self) -> bool:
        """Every check passed."""
        return all(v.is_ok for v in self.verdicts)

    @property
    def names(self) -> tuple[str, ...]:
        """The labels of the checks, in the active language."""
        labels = {
            "database": _("数据库"),
            "migrations": _("数据库版本"),
            "index": _("匹配索引"),
            "worker": _("后台进程"),
            "jobs": _("定时的事"),
        }
        return tuple(labels[v.code] for v in self.verdicts)

    def document(self) -> dict[str, Any]:
        """The state for programs; times in ISO 8601."""
        times = ("succeeded_at", "due_at")
        return {
            "is_well": self.is_well,
            "version": self.version,
            "engine": self.engine,
            "checks": [asdict(v) for v in self.verdicts],
            "jobs": [
                {key: v.isoformat() if key in times and v else v for key, v in asdict(job).items()} for job in self.jobs
            ],
            "outgoing": self.outgoing,
            "queued": self.queued,
        }


def state(at: dt.datetime) -> State:
    """The state now."""
    every = verdicts(at)
    engine = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    if not all(v.is_ok for v in every if v.code in ("database", "migrations")):
        return State(__version__, engine, every, (), 0, 0)
    rows = waiting()
    jobs = tuple(_job(name, str(job.word), rows.get(name)) for name, job in JOBS.items())
    outgoing = Outgoing.objects.filter(done_at=None).count()
    return State(__version__, engine, every, jobs, outgoing, DBTaskResult.objects.ready().count())


def _job(code: str, word: str, row: Due | None) -> JobState:
    if row is None:
        return JobState(code, word, None, 0, None, 0)
    return JobState(code, word, row.succeeded_at, row.done, row.due_at, row.failures)
