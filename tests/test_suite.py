"""The suite itself: every test file on disk is collected, and no test hides behind a name that pytest does not see."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def _collected(*where: str) -> set[str]:
    """The files that pytest collects when it is started as the Makefile starts it."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=--import-mode=importlib", *where]
    listed = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=True).stdout
    return {line.split("::")[0] for line in listed.splitlines() if "::" in line}


def test_every_test_file_on_disk_is_collected_by_make_test_or_by_make_browser() -> None:
    plain, browser = _collected(), _collected("tests/browser")
    assert {str(p.relative_to(TESTS.parent)) for p in TESTS.rglob("test_*.py")} == plain | browser
    assert plain & browser == set()
    assert {path for path in plain | browser if path.startswith("tests/browser/")} == browser


@pytest.mark.parametrize(
    ("target", "commands"),
    [
        ("test", ["-m pytest", "-m pytest tests/web"]),  # everything on SQLite, then the site on PostgreSQL
        ("browser", ["-m pytest tests/browser"]),
    ],
)
def test_make_target_starts_pytest_as_collected_here(target: str, commands: list[str]) -> None:
    plain = {
        key: value
        for key, value in os.environ.items()
        if key not in ("ARGS", "OPTIONS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    call = ["make", "-n", target]
    said = subprocess.run(call, cwd=TESTS.parent, env=plain, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"-m pytest\b.*", re.sub(r" +", " ", said).replace(" \n", "\n")) == commands


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=lambda p: str(p.relative_to(TESTS)))
def test_test_functions_of_a_file_all_assert_something(path: Path) -> None:
    """A test without an assertion, a `raises` or a helper that checks cannot fail."""
    silent = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            words = ast.unparse(node)
            if not any(sign in words for sign in ("assert", "raises(", "check", "same_", "expect(")):
                silent.append(node.name)
    assert silent == []
