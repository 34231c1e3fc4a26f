"""`luodi serve` and `luodi manage`: what they say when the site cannot run, in a process of their own."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.patience import HANG

from luodi.web.config.keys import new_field_key

LUODI = (sys.executable, "-m", "luodi.cli")


def run(home: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LUODI_HOME": str(home), "DATABASE_URL": "", **settings}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run([*LUODI, *words], env=environment, capture_output=True, text=True, timeout=HANG)


@pytest.fixture
def port() -> Iterator[int]:
    """A port that nobody else is given while a test runs, and on which nothing answers; a server may still take it."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def test_site_without_a_database_says_what_to_run(tmp_path: Path, port: int) -> None:
    done = run(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert "luodi manage migrate" in done.stderr and "Traceback" not in done.stderr


def test_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr and "--port" in done.stderr


def test_production_without_keys_says_which(tmp_path: Path) -> None:
    done = run(tmp_path, "manage", "check", LUODI_PRODUCTION="1")
    assert done.returncode == 1
    assert "LUODI_SECRET_KEY" in done.stderr and "Traceback" not in done.stderr


def test_production_without_a_proxy_is_refused(tmp_path: Path, port: int) -> None:
    keys = {"LUODI_SECRET_KEY": secrets.token_urlsafe(50), "LUODI_FIELD_KEYS": new_field_key()}
    done = run(tmp_path, "serve", "--port", str(port), LUODI_PRODUCTION="1", LUODI_HOSTS="zs.example.cn", **keys)
    assert done.returncode == 1
    assert "LUODI_TRUSTED_PROXIES=1" in done.stderr and "Traceback" not in done.stderr


def test_setting_that_cannot_be_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "manage", "check", LUODI_TRUSTED_PROXIES="one")
    assert done.returncode == 1
    assert "LUODI_TRUSTED_PROXIES" in done.stderr and "Traceback" not in done.stderr


def test_database_that_does_not_answer_is_named(tmp_path: Path, port: int) -> None:
    url = f"postgres://nobody@127.0.0.1:{port}/none"
    done = run(tmp_path, "serve", "--port", str(port), DATABASE_URL=url)
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("manage",), ("manage", "--help"), ("serve", "--help"), ("bench", "kill", "--help")])
def test_help_needs_no_site(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(tmp_path, *words)
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, "", [])


def test_manage_passes_options_and_status_on(tmp_path: Path) -> None:
    right = run(tmp_path, "manage", "diffsettings", "--output", "unified")
    wrong = run(tmp_path, "manage", "no-such-command")
    assert "AUTH_USER_MODEL = 'people.Person'" in right.stdout
    assert wrong.returncode == 1 and "no-such-command" in wrong.stderr
