"""Workers that are killed at any moment: the next goes on, nothing is lost, nothing is done twice, nothing is half done."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.patience import HANG

NUMBER, KILLS = 60, 4


def erased(home: Path) -> int:
    """How many are erased, read beside the worker."""
    with sqlite3.connect(f"file:{home / 'luodi.sqlite3'}?mode=ro", uri=True, timeout=HANG) as connection:
        return int(
            connection.execute("SELECT count(*) FROM enquiries_enquiry WHERE erased_at IS NOT NULL").fetchone()[0]
        )


@pytest.mark.slow(why="nine processes that each load the site")
def test_killed_workers_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    own |= {"LUODI_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "luodi.web.config.settings"}
    luodi = [sys.executable, "-m", "luodi.cli"]

    def site(*words: str) -> list[int]:
        command = [sys.executable, "-m", "tests.web.kill_worker", *words]
        done = subprocess.run(command, env=own, check=True, capture_output=True, text=True, timeout=HANG)
        return [int(word) for word in done.stdout.split()]

    subprocess.run([*luodi, "manage", "migrate", "--verbosity", "0"], env=own, check=True, timeout=HANG)
    site("make", str(NUMBER))
    moments, stood = random.Random(9), 0
    for _ in range(KILLS):
        with subprocess.Popen([*luodi, "worker"], env=own, stderr=subprocess.DEVNULL) as process:
            until = stood + moments.randint(1, 9)
            while (stood := erased(tmp_path)) < until and process.poll() is None:
                pass
            process.send_signal(signal.SIGKILL)
        open_, gone, rows, half, _ = site("left")
        assert (open_ + gone, rows, half, 0 < gone < NUMBER) == (NUMBER, gone, 0, True)
        site("age")
    subprocess.run([*luodi, "manage", "daily"], env=own, check=True, capture_output=True, timeout=HANG)
    assert site("left") == [0, NUMBER, NUMBER, 0, 1]
