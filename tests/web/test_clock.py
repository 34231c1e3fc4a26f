"""The clock: each job once in each period however many ask, tried again after a failure, taken up again after a kill."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.patience import HANG

from luodi.web.shared import clock, worker
from luodi.web.shared.clock import DAY, HOUR, JOBS, Job, claim, register
from luodi.web.shared.models import Due
from luodi.web.shared.tasks import run_job, tick

AT = dt.datetime(2026, 11, 23, 8, tzinfo=dt.UTC)  # 16:00 in Shanghai
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue's worker looks whether its connection has grown old; here that would end the transaction of the test."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[list[dt.datetime]]:
    """One job and nothing else, with the times at which it ran; tasks wait in the database, as they do in use."""
    settings.TASKS = QUEUE
    times: list[dt.datetime] = []

    def run(*, at: dt.datetime) -> int:
        times.append(at)
        return 7

    job = Job("test.count", "数", run, HOUR)
    monkeypatch.setattr(clock, "JOBS", {})
    monkeypatch.setattr("luodi.web.shared.tasks.JOBS", {job.name: job})
    yield times


def queued() -> list[str]:
    return [str(row.status) for row in DBTaskResult.objects.order_by("enqueued_at")]


@pytest.mark.django_db
class TestPeriods:
    @pytest.mark.parametrize(
        ("every", "at", "then"),
        [
            (HOUR, "2026-11-23T16:00:00", "2026-11-23T17:00:00"),
            (HOUR, "2026-11-23T23:59:59", "2026-11-24T00:00:00"),
            (DAY, "2026-11-23T00:00:00", "2026-11-24T00:00:00"),
            (DAY, "2026-11-23T23:59:59", "2026-11-24T00:00:00"),
        ],
    )
    def test_next_period_begins_on_the_hour_or_at_midnight_here(self, every: dt.timedelta, at: str, then: str) -> None:
        here = timezone.get_default_timezone()
        found = Job("x", "x", lambda *, at: 0, every).next_after(dt.datetime.fromisoformat(at).replace(tzinfo=here))
        assert found == dt.datetime.fromisoformat(then).replace(tzinfo=here)

    def test_job_is_queued_once_in_a_period_whoever_asks(self, done: list[dt.datetime]) -> None:
        minutes = [0, 1, 30, 59, 60, 61, 119, 120]
        assert [len(tick(at=AT + dt.timedelta(minutes=n))) for n in minutes] == [1, 0, 0, 0, 1, 0, 0, 1]
        assert queued() == ["READY"] * 3

    def test_periods_in_which_nobody_ran_are_made_up_for_once(self, done: list[dt.datetime]) -> None:
        tick(at=AT)
        assert (tick(at=AT + 9 * DAY), tick(at=AT + 9 * DAY)) == (["test.count"], [])

    def test_row_and_queue_move_together_or_not_at_all(self, done: list[dt.datetime]) -> None:
        def full(_: str) -> None:
            raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            claim(JOBS["shared.queue"], AT, full)
        assert Due.objects.get(name="shared.queue").due_at == AT

    def test_two_jobs_of_one_name_stop_the_start(self) -> None:
        with pytest.raises(ImproperlyConfigured, match=r"shared\.queue"):
            register(JOBS["shared.queue"])


@pytest.mark.django_db
class TestRuns:
    def test_success_is_written_down_with_what_was_done(self, done: list[dt.datetime]) -> None:
        worker.ClockWorker().once()
        row = Due.objects.get(name="test.count")
        assert (len(done), row.done, row.failures, row.error, queued()) == (1, 7, 0, "", ["SUCCESSFUL"])
        assert row.succeeded_at is not None and timezone.now() - row.succeeded_at < HOUR

    def test_failure_is_written_down_without_its_words_and_tried_again_later_and_later(
        self, monkeypatch: pytest.MonkeyPatch, done: list[dt.datetime]
    ) -> None:
        def run(*, at: dt.datetime) -> int:
            raise ValueError("phone 13812345678")

        job = Job("test.count", "数", run, DAY)
        monkeypatch.setattr("luodi.web.shared.tasks.JOBS", {job.name: job})
        Due.objects.create(name=job.name, due_at=AT)
        waits = []
        for _ in range(3):
            begun = timezone.now()
            worker.ClockWorker().once()
            row = Due.objects.get(name=job.name)
            waits.append(round((row.due_at - begun) / dt.timedelta(minutes=1)))
            Due.objects.update(due_at=begun)
        assert (waits, row.failures, row.error) == ([5, 10, 20], 3, "ValueError")
        kept = "".join(f"{t.traceback}{t.return_value}{t.exception_class_path}" for t in DBTaskResult.objects.all())
        assert "13812345678" not in kept

    def test_job_of_another_version_is_left_alone(self, done: list[dt.datetime]) -> None:
        assert (run_job.call("test.gone"), done) == (0, [])


@pytest.mark.django_db
class TestCutOff:
    def test_task_of_a_dead_worker_is_run_again(self, done: list[dt.datetime]) -> None:
        tick(at=AT)
        DBTaskResult.objects.get().claim("dead")
        DBTaskResult.objects.update(started_at=AT)
        tick(at=AT + clock.LEASE)
        assert queued() == ["RUNNING"]
        assert clock.resume(AT + clock.LEASE + dt.timedelta(seconds=1)) == 1
        worker.ClockWorker().run()
        assert (queued(), len(done)) == (["SUCCESSFUL"], 1)

    def test_task_that_takes_every_worker_with_it_is_given_up(self, done: list[dt.datetime]) -> None:
        tick(at=AT)
        for name in ("a", "b", "c", "d", "e"):
            DBTaskResult.objects.get().claim(name)
        DBTaskResult.objects.update(started_at=AT)
        clock.resume(AT + HOUR)
        assert queued() == [str(TaskResultStatus.FAILED)]

    def test_finished_tasks_leave_the_queue_after_two_weeks(self, done: list[dt.datetime]) -> None:
        worker.ClockWorker().once()
        now = timezone.now()
        assert (clock.forget_finished(at=now + 13 * DAY), clock.forget_finished(at=now + 15 * DAY)) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_one_moment_one_queues_the_job(done: list[dt.datetime]) -> None:
    Due.objects.create(name="test.count", due_at=AT)
    ready, found = threading.Barrier(6), []

    def ask() -> None:
        try:
            ready.wait()
            found.append(tick(at=AT))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (sorted(map(len, found)), DBTaskResult.objects.count()) == ([0, 0, 0, 0, 0, 1], 1)


@pytest.mark.django_db
class TestDaily:
    def test_command_does_what_is_due_once_and_says_when_each_went_well(self, settings: Any) -> None:
        settings.TASKS = QUEUE
        first, second = StringIO(), StringIO()
        call_command("daily", stdout=first)
        call_command("daily", stdout=second)
        assert DBTaskResult.objects.count() == len(JOBS)
        lines = first.getvalue().splitlines()
        assert [line.split()[0] for line in lines] == sorted(JOBS)
        assert all(f"{timezone.localdate()}" in line for line in lines)
        assert lines == second.getvalue().splitlines()

    def test_command_fails_when_a_job_did(self) -> None:
        Due.objects.create(name="shared.queue", due_at=timezone.now() + DAY, failures=2, error="OSError")
        with pytest.raises(CommandError, match=r"shared\.queue"):
            call_command("daily", stdout=StringIO())


def test_every_job_is_named_for_its_room_and_has_a_word_in_english() -> None:
    from django.utils.translation import override

    with override("en"):
        words = {name: str(job.word) for name, job in JOBS.items()}
    assert all(word.isascii() for word in words.values())
    assert {name.partition(".")[0] for name in words} == {"shared", "people", "custody", "enquiries", "news"}


@pytest.mark.slow(why="sets up a site of its own and waits for a process")
def test_worker_ends_when_it_is_told_to_and_says_that_it_has_begun(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    own["LUODI_HOME"] = str(tmp_path)
    luodi = [sys.executable, "-m", "luodi.cli"]
    subprocess.run([*luodi, "manage", "migrate", "--verbosity", "0"], env=own, check=True, timeout=HANG)
    with subprocess.Popen([*luodi, "worker", "--lang", "en"], env=own, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert (line.startswith("the worker has started"), process.wait(timeout=HANG)) == (True, 0)
