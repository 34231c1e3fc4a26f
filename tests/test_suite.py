"""The suite itself: every test file on disk is collected, and no test hides behind a name that pytest does not see."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_every_test_file_on_disk_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-o", "addopts=--import-mode=importlib", "tests"]
    listed = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=True).stdout
    collected = {line.split("::")[0] for line in listed.splitlines() if "::" in line}
    assert {str(p.relative_to(TESTS.parent)) for p in TESTS.rglob("test_*.py")} == collected


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=lambda p: str(p.relative_to(TESTS)))
def test_test_functions_of_a_file_all_assert_something(path: Path) -> None:
    """A test without an assertion, a `raises` or a helper that checks cannot fail."""
    silent = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            words = ast.unparse(node)
            if not any(sign in words for sign in ("assert", "raises(", "check", "same_")):
                silent.append(node.name)
    assert silent == []
