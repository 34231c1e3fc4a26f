"""Which engine answers, where compiled code is kept, and that plain use never loads the compiler."""

import datetime as dt
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import LiveIndex, Watches, match, open_index, save_index, warm_up
from luodi.matching.kernel.engines import (
    COLD_ROWS,
    PLAIN_ROWS,
    cache_folder,
    compiled,
    engine_for,
    is_warm,
    sources_hash,
)
from luodi.matching.watch.engine import machine


@pytest.mark.parametrize(
    ("rows", "is_warm", "name"),
    [
        (PLAIN_ROWS, True, "plain"),
        (PLAIN_ROWS + 1, True, "compiled"),
        (PLAIN_ROWS + 1, False, "plain"),
        (COLD_ROWS + 1, False, "compiled"),
    ],
)
def test_engine_for_rows_waits_for_the_compiler_only_when_it_pays(
    rows: int, is_warm: bool, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luodi.matching.kernel.engines.is_warm", lambda: is_warm)
    assert engine_for(rows).name == name


def test_is_warm_after_compiled_code_lies_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    before = is_warm()
    folder = tmp_path / "luodi" / f"kernels-{sources_hash()}" / "place"
    folder.mkdir()
    (folder / "scan.nbc").touch()
    assert (before, is_warm()) == (False, True)


def test_plain_match_loads_no_compiler() -> None:
    program = """
import datetime, sys
from luodi.intake import listing, requirement
from luodi.matching import Index, match
index = Index.build([listing({"id": "a", "has_gas": True})])
answer = match(index, requirement({"needs_gas": True}), as_of=datetime.date(2026, 1, 1))
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


def test_cache_folder_made_anew_removes_those_unused_for_a_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    now = time.time()
    for name, days in (("kernels-old", 31), ("kernels-recent", 29), ("other-old", 31)):
        folder = tmp_path / "luodi" / name
        folder.mkdir(parents=True)
        (folder / "scan.nbc").touch()
        os.utime(folder, (now - days * 86_400, now - days * 86_400))
    kept = sorted(["kernels-recent", "other-old", f"kernels-{sources_hash()}"])
    assert cache_folder() is not None
    assert sorted(folder.name for folder in (tmp_path / "luodi").iterdir()) == kept


def test_cache_folder_that_is_there_removes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    cache_folder()
    old = tmp_path / "luodi" / "kernels-old"
    old.mkdir()
    os.utime(old, (0, 0))
    assert (cache_folder() is not None, old.exists()) == (True, True)


def test_nothing_is_compiled_after_warm_up_by_changes_files_and_watches(tmp_path: Path) -> None:
    warm_up()
    engine, rng = compiled(), random.Random(1)
    kernels: list[Any] = [engine.scan, engine.examine, engine.fix, engine.weigh, machine()]
    before = [len(kernel.signatures) for kernel in kernels]
    offers = [listing(listing_record(rng, number)) for number in range(200)]
    needs = [requirement({**requirement_record(rng), "id": str(number)}) for number in range(20)]
    live = LiveIndex.build(offers[:100], engine=engine)
    live.apply(offers[60:], [one.id for one in offers[:20]])
    save_index(live.index, tmp_path / "kept")
    for index in (live.index, open_index(tmp_path / "kept", engine).index, LiveIndex(live.index).index):
        for need in needs:
            match(index, need, as_of=dt.date(2026, 11, 23))
    Watches.build(needs, is_compiled=True).on_change(offers[0], offers[1], as_of=dt.date(2026, 11, 23))
    assert min(before) >= 1
    assert [len(kernel.signatures) for kernel in kernels] == before
