"""Which engine answers, where compiled code is kept, and that plain use never loads the compiler."""

import subprocess
import sys
from pathlib import Path

import pytest

from luodi.matching._engines import PLAIN_ROWS, cache_folder, engine_for, sources_hash


def test_small_index_is_plain() -> None:
    assert engine_for(PLAIN_ROWS).name == "plain"


def test_plain_match_loads_no_compiler() -> None:
    program = """
import datetime, sys
from luodi.intake import listing, requirement
from luodi.matching import Index
answer = Index.build([listing({"id": "a", "has_gas": True})]).match(requirement({"needs_gas": True}), as_of=datetime.date(2026, 1, 1))
print(answer.counts["fits"], "numba" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_cache_folder_is_named_with_the_hash_of_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path / "luodi" / f"kernels-{sources_hash()}"


def test_cache_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf8")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(blocker))
    assert cache_folder() is None
