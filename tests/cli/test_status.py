"""`luodi status` and `luodi metrics` as an operator meets them."""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.patience import HANG, wait_until

from luodi.cli import _metrics, main
from luodi.cli.errors import BadAddress

LUODI = [sys.executable, "-m", "luodi.cli"]


def luodi(home: Path, *args: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LUODI_HOME": str(home), "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings", **more}
    return subprocess.run([*LUODI, *args], env=environment, capture_output=True, text=True, timeout=HANG, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose database is set up and whose worker has not run yet."""
    folder = tmp_path_factory.mktemp("site")
    assert luodi(folder, "manage", "migrate", "--verbosity=0").returncode == 0
    return folder


def test_status_names_what_is_wrong_until_a_worker_has_run(home: Path) -> None:
    before = luodi(home, "status")
    assert before.returncode == 1
    assert "✗ 后台进程：后台进程还没有运行过" in before.stdout
    assert luodi(home, "manage", "daily").returncode == 0
    after = luodi(home, "status")
    assert (after.returncode, "✗" in after.stdout) == (0, False)
    assert "删除保存期满的咨询" in after.stdout


def test_status_for_programs_and_in_english(home: Path) -> None:
    luodi(home, "manage", "daily")
    told = json.loads(luodi(home, "status", "--json", "--lang", "en").stdout)
    assert (told["is_well"], told["engine"]) == (True, "SQLite")
    assert [check["code"] for check in told["checks"]] == ["database", "migrations", "index", "worker", "jobs"]
    assert {"enquiries.erase", "enquiries.drafts", "people.sessions"} <= {job["code"] for job in told["jobs"]}
    assert all(check["sentence"].isascii() for check in told["checks"])


def test_status_of_a_database_that_is_not_set_up(tmp_path: Path) -> None:
    told = luodi(tmp_path, "status")
    assert (told.returncode, "luodi manage migrate" in told.stdout) == (1, True)


def test_metrics_are_served_apart_from_the_site(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "LUODI_HOME": str(home),
        "LUODI_METRICS": f"127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings",
    }
    with subprocess.Popen([*LUODI, "metrics", "--beside", str(os.getpid())], env=environment) as process:
        try:
            wait_until(lambda: answers(port) or process.poll() is not None)
            text = fetched(port, "/metrics")
            assert 'luodi_check_passed{check="database"} 1.0' in text
            assert "luodi_listings" in text
            with pytest.raises(urllib.error.HTTPError, match="404"):
                fetched(port, "/")
        finally:
            process.terminate()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def fetched(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=HANG) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize("value", ["9100", "127.0.0.1", "127.0.0.1:", ":9100", "host:0", "host:70000", "host:９１００"])
def test_address_of_the_metrics_that_is_none_is_named(
    value: str, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUODI_METRICS", value)
    with pytest.raises(BadAddress):
        _metrics.address()
    told = CliRunner().invoke(main, ["metrics"])
    assert (told.exit_code != 0, value in told.stderr) == (True, True)


@pytest.mark.parametrize(("value", "address"), [("127.0.0.1:9100", ("127.0.0.1", 9100)), ("[::1]:9100", ("::1", 9100))])
def test_address_of_the_metrics(value: str, address: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUODI_METRICS", value)
    assert _metrics.address() == address
