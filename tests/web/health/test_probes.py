"""The two probes: what they check, and that nothing before them can keep a probe out."""

import datetime as dt
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from luodi.web.health import checks, probes
from luodi.web.health.checks import LATE, verdicts
from luodi.web.matches.index import CURRENT
from luodi.web.shared.clock import JOBS
from luodi.web.shared.models import Due

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def asked_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is answered from what another was told a moment ago."""
    monkeypatch.setattr(probes.Readiness, "SECONDS", 0.0)


@pytest.fixture
def worked() -> None:
    """A worker has run every job and none is due."""
    for name in JOBS:
        Due.objects.create(name=name, due_at=NOW + dt.timedelta(hours=1), succeeded_at=NOW, done=1)


@pytest.mark.usefixtures("worked")
class TestReady:
    def test_site_that_works_is_ready(self, client: Client) -> None:
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json(), answer["Cache-Control"]) == (200, {"status": "ok"}, "no-store")

    @pytest.mark.parametrize("path", ["/healthz", "/readyz"])
    def test_probe_comes_by_address_without_tls(self, path: str, client: Client, settings: Any) -> None:
        """A balancer asks 10.0.0.7:8000 for it; the site knows only its names and redirects to https."""
        settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["park.example"]
        assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200
        assert client.get("/", headers={"host": "10.0.0.7:8000"}).status_code == 400

    def test_probe_is_only_asked(self, client: Client) -> None:
        assert client.post("/readyz").status_code == 405
        assert client.head("/healthz").status_code == 200

    def test_other_addresses_are_pages(self, client: Client) -> None:
        assert client.get("/readyz/").status_code == 404

    def test_overdue_job_says_that_no_worker_runs(self, client: Client) -> None:
        Due.objects.filter(name="enquiries.erase").update(due_at=timezone.now() - LATE - dt.timedelta(minutes=1))
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"status": "unavailable", "failed": ["worker"]})

    def test_job_a_little_late_is_nothing(self, client: Client) -> None:
        Due.objects.filter(name="enquiries.erase").update(due_at=timezone.now() - LATE + dt.timedelta(minutes=1))
        assert client.get("/readyz").status_code == 200

    def test_job_of_an_earlier_version_is_nobodys_concern(self, client: Client) -> None:
        Due.objects.create(name="gone.job", due_at=timezone.now() - dt.timedelta(days=9))
        assert client.get("/readyz").status_code == 200

    def test_failing_job_is_told_and_takes_no_page_away(self, client: Client) -> None:
        Due.objects.filter(name="news.readings").update(failures=3, error="ValueError")
        assert client.get("/readyz").status_code == 200
        assert [(v.code, v.is_ok) for v in verdicts(timezone.now()) if not v.is_ok] == [("jobs", False)]

    def test_lost_trigger_is_told(self, client: Client) -> None:
        """Without it a change would not reach the index."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='listings_listing'")
                cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}"')
            else:
                cursor.execute(
                    "SELECT tgname FROM pg_trigger WHERE tgrelid='listings_listing'::regclass AND NOT tgisinternal"
                )
                cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}" ON listings_listing')
        assert client.get("/readyz").json()["failed"] == ["index"]

    def test_missing_migration_is_told(self, client: Client) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE app='enquiries'")
        assert "migrations" in client.get("/readyz").json()["failed"]

    def test_database_of_a_newer_version_is_told(self, client: Client) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('enquiries', '0999_later', CURRENT_TIMESTAMP),"
                " ('gone', '0001_initial', CURRENT_TIMESTAMP)"
            )
        failed = [v for v in verdicts(timezone.now()) if not v.is_ok]
        assert [v.code for v in failed] == ["migrations"]
        assert "enquiries.0999_later" in failed[0].sentence and "gone" not in failed[0].sentence

    def test_broken_check_fails_and_does_not_break_the_probe(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(type(CURRENT), "index", lambda self: 1 / 0)
        assert client.get("/readyz").json()["failed"] == ["index"]

    def test_database_that_is_away_is_told_alone(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def away(*_: Any, **__: Any) -> None:
            raise OperationalError("server closed the connection")

        monkeypatch.setattr(connection, "cursor", away)
        assert [(v.code, v.is_ok) for v in checks.verdicts(timezone.now())] == [("database", False)]
        assert client.get("/readyz").json() == {"status": "unavailable", "failed": ["database"]}
        assert client.get("/healthz").status_code == 200


def test_site_without_a_worker_is_not_ready(client: Client) -> None:
    assert client.get("/readyz").json()["failed"] == ["worker"]


def test_checks_run_once_a_second_however_often_they_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dt.datetime] = []
    monkeypatch.setattr(probes, "verdicts", lambda at: asked.append(at) or ())
    monkeypatch.setattr(probes.Readiness, "SECONDS", 3600)
    readiness = probes.Readiness()
    assert [readiness.failed() for _ in range(50)] == [()] * 50
    assert len(asked) == 1
