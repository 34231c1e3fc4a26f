"""The backup that a site takes of itself: whole, verified, and never fewer good ones than before."""

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

from luodi.web.custody import tasks
from luodi.web.custody.actions import nightly, take_own_backup, verify_backup
from luodi.web.custody.errors import BackupDamaged
from luodi.web.shared.clock import JOBS
from luodi.web.shared.models import AuditEntry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_keys", "tools")]
AT = dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC)  # 16:00 in Shanghai


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_backup_stands_in_a_folder_named_by_the_local_time_and_is_whole(tmp_path: Path) -> None:
    taken = take_own_backup(within=tmp_path, kept=14, at=AT)
    assert taken == tmp_path / "luodi-20261130-160000"
    assert verify_backup(taken).taken_at == AT.isoformat(timespec="seconds")


def test_oldest_go_once_there_are_enough(tmp_path: Path) -> None:
    for day in range(4):
        take_own_backup(within=tmp_path, kept=2, at=AT + dt.timedelta(days=day))
    assert names(tmp_path) == ["luodi-20261202-160000", "luodi-20261203-160000"]
    gone = AuditEntry.objects.filter(verb="custody.forget_backups").order_by("id").values_list("detail", flat=True)
    assert list(gone) == [{"folders": ["luodi-20261130-160000"]}, {"folders": ["luodi-20261201-160000"]}]


def test_nothing_else_in_the_folder_is_touched(tmp_path: Path) -> None:
    for other in ("luodi-20200101", "copy of luodi-20200101-000000", "notes"):
        (tmp_path / other).mkdir()
    (tmp_path / "luodi-20200101-000000").write_text("a file of that name", encoding="ascii")
    take_own_backup(within=tmp_path, kept=1, at=AT)
    assert len(names(tmp_path)) == 5


def test_backup_that_was_never_finished_goes_after_a_day(tmp_path: Path) -> None:
    for name, hours in (("luodi-20261128-000000", 50), ("luodi-20261130-155900", 0)):
        (tmp_path / name).mkdir()
        begun = AT.timestamp() - 3600 * hours
        os.utime(tmp_path / name, (begun, begun))
    take_own_backup(within=tmp_path, kept=5, at=AT)
    assert names(tmp_path) == ["luodi-20261130-155900", "luodi-20261130-160000"]


def test_backup_that_does_not_verify_costs_no_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_own_backup(within=tmp_path, kept=1, at=AT)

    def damaged(folder: Path) -> None:
        raise BackupDamaged(folder=folder, count=1, first="luodi.sqlite3")

    monkeypatch.setattr(nightly, "verify_backup", damaged)
    with pytest.raises(BackupDamaged):
        take_own_backup(within=tmp_path, kept=1, at=AT + dt.timedelta(days=1))
    assert "luodi-20261130-160000" in names(tmp_path)


def test_job_backs_up_where_a_folder_is_set(tmp_path: Path, settings: Any) -> None:
    settings.LUODI_BACKUPS, settings.LUODI_BACKUPS_KEPT = str(tmp_path / "backups"), 3
    assert JOBS[tasks.JOB].run(at=AT) == 1
    assert names(tmp_path / "backups") == ["luodi-20261130-160000"]
    settings.LUODI_BACKUPS = ""
    assert JOBS[tasks.JOB].run(at=AT) == 0
