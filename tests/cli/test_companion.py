"""The worker beside a served site: kept running and ended with it; and with real processes, what it does and how it ends."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.patience import HANG, wait_until

from luodi.cli import _companion, _serve
from luodi.cli._companion import Companion

LUODI = [sys.executable, "-m", "luodi.cli"]
NUMBER = 20
#: Writes a file when it is ready, and another when it is told to end.
POLITE = """
import pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: (pathlib.Path("ended").touch(), sys.exit(0)))
pathlib.Path("ready").touch()
signal.pause()
"""
DEAF = "import pathlib, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); pathlib.Path('ready').touch(); signal.pause()"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, dict[str, Any]]]:
    """What is said, by key; pauses are short, and processes run in a folder of the test."""
    words: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(_companion, "_PAUSE_S", 0.01)
    monkeypatch.setattr(_companion, "phrase", lambda key, **values: words.append((key, values)) or key)
    monkeypatch.chdir(tmp_path)
    return words


def test_worker_that_dies_is_said_and_started_again_until_the_end(said: list[tuple[str, dict[str, Any]]]) -> None:
    worker = Companion([sys.executable, "-c", "raise SystemExit(3)"])
    worker.start()
    wait_until(lambda: len(said) >= 6)
    worker.end()
    started = [values["pid"] for key, values in said if key == "worker_beside"]
    died = [(values["pid"], values["status"]) for key, values in said if key == "worker_died"]
    assert (len(set(started)), died[:2]) == (len(started), [(pid, 3) for pid in started[:2]])
    assert not any(is_running(pid) for pid in started)


def test_worker_finishes_what_it_has_begun(said: list[tuple[str, dict[str, Any]]], tmp_path: Path) -> None:
    worker = Companion([sys.executable, "-c", POLITE])
    worker.start()
    wait_until((tmp_path / "ready").exists)
    worker.end()
    assert ((tmp_path / "ended").exists(), [key for key, _ in said]) == (True, ["worker_beside"])
    assert not is_running(said[0][1]["pid"])


def test_worker_that_does_not_end_is_cut_off(
    said: list[tuple[str, dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(_companion, "_PATIENCE_S", 0.1)
    worker = Companion([sys.executable, "-c", DEAF])
    worker.start()
    wait_until((tmp_path / "ready").exists)
    worker.end()
    assert not is_running(said[0][1]["pid"])


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that has ended and that nobody has asked for counts as gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def served(
    environment: dict[str, str], log: Path
) -> Iterator[tuple["subprocess.Popen[bytes]", Callable[[], list[int]]]]:
    """A served site, and the workers that it has said to have started so far."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("wb") as out:
        command = [*LUODI, "serve", "--lang", "en", "--port", str(port), "--workers", "1"]
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=out, start_new_session=True)
    workers = re.compile(r"worker runs beside it \(process (\d+)")
    try:
        yield process, lambda: [int(pid) for pid in workers.findall(log.read_text(encoding="utf8"))]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # a killed site leaves the processes that answered
        process.wait(HANG)


@pytest.mark.slow(why="two sites with their workers, each of them loaded anew")
def test_served_sites_keep_the_promise_of_the_consent_page_and_leave_no_worker_behind(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    own |= {"LUODI_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings"}

    def site(*words: str) -> list[int]:
        command = [sys.executable, "-m", "tests.web.kill_worker", *words]
        done = subprocess.run(command, env=own, check=True, capture_output=True, text=True, timeout=HANG)
        return [int(word) for word in done.stdout.split()]

    def is_done() -> bool:
        with sqlite3.connect(f"file:{tmp_path / 'luodi.sqlite3'}?mode=ro", uri=True, timeout=HANG) as connection:
            jobs = "SELECT count(*) FROM shared_due WHERE name = 'enquiries.erase' AND succeeded_at IS NOT NULL"
            return bool(connection.execute(jobs).fetchone()[0])

    subprocess.run([*LUODI, "manage", "migrate", "--verbosity", "0"], env=own, check=True, timeout=HANG)
    site("make", str(NUMBER))
    with served(own, tmp_path / "one.log") as (one, ones), served(own, tmp_path / "two.log") as (two, twos):
        wait_until(lambda: len(ones()) == len(twos()) == 1 and is_done())
        assert site("left") == [
            0,
            NUMBER,
            NUMBER,
            0,
            1,
        ]  # everything is erased, and one row of the trail says so of each
        os.kill(ones()[0], signal.SIGKILL)
        wait_until(lambda: len(ones()) == 2)
        assert "ended unexpectedly" in (tmp_path / "one.log").read_text(encoding="utf8")
        one.terminate()
        assert (one.wait(HANG), [is_running(pid) for pid in ones()]) == (0, [False, False])
        two.kill()
        two.wait(HANG)
        wait_until(lambda: not is_running(twos()[0]))


@pytest.mark.parametrize(("options", "brings"), [([], True), (["--no-worker"], False)])
def test_site_brings_a_worker_unless_it_is_told_not_to(
    options: list[str], brings: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    for name in ("demand_free", "demand_migrated"):
        monkeypatch.setattr(_serve, name, lambda *_: None)
    monkeypatch.setattr(_serve, "site", nullcontext)
    monkeypatch.setattr(_serve, "serve", lambda *_, with_worker: seen.append(with_worker))
    done = CliRunner().invoke(_serve.command, options)
    assert (done.exit_code, seen) == (0, [brings])
