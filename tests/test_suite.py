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
        ("test", ["-m pytest -n 2", "-m pytest tests/web"]),  # everything on SQLite, then the site on PostgreSQL
        (
            "thorough",
            ["-m pytest -n 2 -m slow", "-m pytest -n 2 tests/properties/test_twin.py tests/reading/test_fuzz.py"],
        ),
        ("browser", ["-m pytest tests/browser"]),
    ],
)
def test_make_target_starts_pytest_as_collected_here(target: str, commands: list[str]) -> None:
    plain = {key: value for key, value in os.environ.items() if key not in ("ARGS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    call = ["make", "-n", target]
    output = subprocess.run(call, cwd=TESTS.parent, env=plain, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"-m pytest\b.*", re.sub(r" +", " ", output).replace(" \n", "\n")) == commands


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


def test_every_slow_test_says_why_and_there_are_some() -> None:
    marks = [
        ast.literal_eval(node.keywords[0].value)
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.slow"
    ]
    bare = [
        p.name for p in TESTS.rglob("test_*.py") if re.search(r"mark\.slow(?!\(why=)", p.read_text(encoding="utf8"))
    ]
    assert bare == ["test_suite.py"]  # this one, which looks for them
    assert marks and all(len(why) > 20 for why in marks)


def test_ci_runs_the_command_of_the_readme_and_then_what_it_leaves_out() -> None:
    lines = (TESTS.parent / ".ci" / "run").read_text(encoding="utf8").splitlines()
    assert [line for line in lines if line.startswith(("make test", "make thorough"))] == ["make test", "make thorough"]
    assert not any("make test" in line for line in lines if "=" in line.partition("make test")[0])


#: Who may read a clock or sleep, and why that makes no test depend on how busy the machine is.
CLOCKS = {
    "patience.py": "measures processor time, and waits for what happens",
    "properties/hunt.py": "orders tests by processor time, so that the quickest run first",
    "browser/harness.py": "waits until the site answers; a form sent within a second is taken for a program's",
    "web/test_busy.py": "records how long a visitor waited, and asserts nothing of it",
    "matching/test_engines.py": "sets times of files a day off the limit of a month",
}


def test_no_test_sleeps_or_asserts_the_time_of_a_clock() -> None:
    clocks = re.compile(r"\btime\.(?:time|sleep|monotonic|perf_counter|process_time|thread_time)\b|wait_for_timeout\(")
    readers = {str(p.relative_to(TESTS)) for p in TESTS.rglob("*.py") if clocks.search(p.read_text(encoding="utf8"))}
    assert readers == set(CLOCKS)
