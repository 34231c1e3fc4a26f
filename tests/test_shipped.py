"""Units, container and compose file: they name commands, settings and files that exist, and their steps make a site that answers."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import urllib.request
from configparser import RawConfigParser
from pathlib import Path

import pytest
from tests.patience import HANG, wait_until

from luodi.cli import main
from luodi.web.config.environment import SETTINGS

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
NAMES = {setting.name for setting in SETTINGS}


def directives(text: str) -> list[tuple[str, str]]:
    """The instructions of a Containerfile."""
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def named_settings(text: str) -> set[str]:
    return set(re.findall(r"^\s*#?\s*(LUODI_[A-Z_]+|DATABASE_URL)=", text, re.M))


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.name)
def test_unit_starts_a_command_that_there_is(path: Path) -> None:
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # keys of a unit are told apart by their case
    unit.read_string(path.read_text(encoding="utf8"))
    program, verb, *options = shlex.split(unit["Service"]["ExecStart"])
    known = {option for parameter in main.commands[verb].params for option in parameter.opts}
    assert program == "/opt/luodi/.venv/bin/luodi"
    assert {option for option in options if option.startswith("--")} <= known
    assert (unit["Service"]["User"], unit["Service"]["UMask"]) == ("luodi", "0077")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
@pytest.mark.parametrize("path", [*UNITS, *DEPLOY.glob("*.timer")], ids=lambda p: p.name)
def test_systemd_knows_every_word_of_a_unit(path: Path, tmp_path: Path) -> None:
    for each in DEPLOY.glob("luodi*.*"):
        text = each.read_text(encoding="utf8").replace("/opt/luodi/.venv/bin/luodi", "/bin/true")
        (tmp_path / each.name).write_text(text, encoding="utf8")
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / path.name)], capture_output=True, text=True)
    assert [line for line in done.stderr.splitlines() if f"{path.name}:" in line] == []


@pytest.mark.parametrize("name", ["luodi.env.example", "compose.yaml"])
def test_settings_that_are_named_exist(name: str) -> None:
    named = named_settings((DEPLOY / name).read_text(encoding="utf8"))
    assert named and named <= NAMES


def test_container_copies_what_there_is_and_installs_what_is_locked() -> None:
    steps = directives((DEPLOY / "Containerfile").read_text(encoding="utf8"))
    copied = [source for word, rest in steps if word == "COPY" for source in rest.split()[:-1]]
    assert copied and all((ROOT / source).exists() for source in copied)
    assert any("--require-hashes" in rest and "requirements/base.txt" in rest for word, rest in steps if word == "RUN")
    assert ("USER", "luodi") in steps
    assert steps.index(("USER", "luodi")) < [word for word, _ in steps].index("ENTRYPOINT")


@pytest.mark.slow(why="installs everything anew and starts the site")
def test_steps_of_the_container_make_a_site_that_answers(tmp_path: Path) -> None:
    """No builder is needed: the steps that do not ask for a system of their own are run in an empty folder."""
    home = tmp_path / "opt"
    home.mkdir()
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for name in ("DJANGO_SETTINGS_MODULE", "PYTHONPATH", "DATABASE_URL"):
        environment.pop(name, None)
    command: list[str] = []
    for word, rest in directives((DEPLOY / "Containerfile").read_text(encoding="utf8")):
        if word == "COPY":
            *sources, target = rest.split()
            for source in sources:
                _copy(ROOT / source, home / target / Path(source).name if target.endswith("/") else home / target)
        elif word == "RUN" and not re.match(r"apt-get|useradd", rest):
            subprocess.run(rest, shell=True, cwd=home, env=environment, check=True, capture_output=True, timeout=HANG)
        elif word == "CMD":
            command = [each.strip(' "') for each in rest.strip("[]").split(",")]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    luodi = str(home / ".venv" / "bin" / "luodi")
    own = {**environment, "LUODI_HOME": str(tmp_path / "data")}
    subprocess.run([luodi, "manage", "migrate", "--verbosity=0"], cwd=tmp_path, env=own, check=True, timeout=HANG)
    command = [port if each == "8000" else "127.0.0.1" if each == "0.0.0.0" else each for each in command]
    with subprocess.Popen([luodi, *command], cwd=tmp_path, env=own) as process:
        try:
            wait_until(lambda: _answers(port) or process.poll() is not None)
            assert _answers(port)
        finally:
            process.terminate()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    else:
        shutil.copyfile(source, target)


def _answers(port: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/listings/", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
