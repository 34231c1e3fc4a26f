"""The metrics: counted in every process, added up in one place, gauges read from the database."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from luodi.web.health import metrics
from luodi.web.shared.models import Due
from luodi.web.shared.statements import Statements

#: Counts two requests in a process of its own, as a worker of the site does.
COUNTING = """
import django
django.setup()
from luodi.web.health import metrics
from luodi.web.shared.statements import Statements
seen = Statements("portal:home")
seen.count, seen.slow = 3, 1
metrics.count("portal:home", "GET", 200, 0.02, seen)
metrics.count("portal:home", "BREW", 404, 0.02, Statements("portal:home"))
"""


def values(text: str) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels, in the order of their names."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.django_db
def test_gauges_are_what_the_database_says() -> None:
    now = timezone.now()
    Due.objects.create(
        name="enquiries.erase", due_at=now - dt.timedelta(minutes=5), succeeded_at=now, done=4, failures=2
    )
    Due.objects.create(name="gone.job", due_at=now)
    found = values(generate_latest(metrics.registry()).decode())
    assert found[("luodi_check_passed", "database")] == 1
    assert found[("luodi_check_passed", "jobs")] == 0
    assert found[("luodi_job_success_timestamp_seconds", "enquiries.erase")] == pytest.approx(now.timestamp(), abs=1)
    assert found[("luodi_job_overdue_seconds", "enquiries.erase")] >= 300
    assert found[("luodi_job_failures", "enquiries.erase")] == 2
    assert found[("luodi_outbox_waiting",)] == 0
    assert not any("gone.job" in key for key in found)


@pytest.mark.django_db
def test_processes_are_added_up(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "metrics"
    folder.mkdir()
    environment = {
        **os.environ,
        "PROMETHEUS_MULTIPROC_DIR": str(folder),
        "LUODI_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings",
    }
    for _ in range(2):
        subprocess.run([sys.executable, "-c", COUNTING], env=environment, check=True)
    settings.LUODI_METRICS_FOLDER = str(folder)
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(folder))
    found = values(generate_latest(metrics.registry()).decode())
    assert found[("luodi_requests_total", "GET", "portal:home", "200")] == 2
    assert found[("luodi_requests_total", "other", "portal:home", "404")] == 2
    assert found[("luodi_request_seconds_count", "portal:home")] == 4
    assert found[("luodi_statements_total", "portal:home")] == 6
    assert found[("luodi_slow_statements_total", "portal:home")] == 2


def test_nothing_is_counted_without_a_folder(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LUODI_METRICS_FOLDER = ""
    loaded: list[str] = []
    monkeypatch.setattr(metrics, "_meters", lambda: loaded.append("meters"))
    metrics.count("portal:home", "GET", 200, 0.1, Statements("portal:home"))
    assert loaded == []
