"""Running the command line as a person does, in the process and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from luodi.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """run("read", "-", input="…") → the result of the command, in Chinese unless told otherwise."""
    monkeypatch.delenv("LUODI_LANG", raising=False)

    def invoke(*args: Any, **more: Any) -> Result:
        return CliRunner().invoke(main, [str(a) for a in args], prog_name="luodi", **more)

    return invoke


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """process("read", "-", input=b"…") → a real `python -m luodi.cli`."""

    def start(*args: Any, env: dict[str, str] | None = None, **more: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "luodi.cli", *map(str, args)]
        return subprocess.run(command, capture_output=True, env={**os.environ, **(env or {})}, check=False, **more)

    return start
