"""Real processes: pipes, encodings of consoles, one JSON document on stdout, what is imported, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.patience import HANG

TEXT = "溧阳求租3000㎡厂房，层高8米以上"
LIGHT = """
import sys
from luodi.cli import main
heavy = {"numpy", "numba", "openpyxl", "rich", "python_calamine", "luodi.matching", "luodi.reading", "luodi.sheets"}
print(sorted(heavy & set(sys.modules)))
"""


def test_pipe_in_and_one_json_document_out(process: Any) -> None:
    done = process("read", "--json", input=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode())["kind"] == "requirement"


def test_gbk_console_loses_nothing_of_json_and_never_crashes(process: Any) -> None:
    gbk = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    document = json.loads(process("read", "--json", input=TEXT.encode("gbk", "replace"), env=gbk).stdout.decode("gbk"))
    assert document["record"]["storey_height_min_m"] == 8
    for args in (("read",), ("--help",), ("read", "--help")):
        done = process(*args, input=TEXT.encode(), env=gbk)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode("gbk")


def test_status_and_streams_of_errors(process: Any) -> None:
    failed, wrong = process("read", "没有.txt"), process("read", "--no")
    assert (failed.returncode, failed.stdout, len(failed.stderr.splitlines())) == (1, b"", 2)
    assert (wrong.returncode, wrong.stdout, len(wrong.stderr.splitlines())) == (2, b"", 2)


def test_nothing_heavy_is_imported_before_a_command_runs() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_match_for_programs_needs_neither_compiler_nor_rich(tmp_path: Path) -> None:
    sheet = tmp_path / "a.jsonl"
    sheet.write_text('{"id": "a", "area_m2": 3000}', encoding="utf8")
    code = (
        "import sys\nfrom luodi.cli import main\n"
        f"main(['match', '--listings', {str(sheet)!r}, '--json', '{{\"area_min_m2\": 2000}}'], standalone_mode=False)\n"
        "print(sorted({'numba', 'rich'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (json.loads(done.stdout)["counts"]["fits"], done.stderr) == (1, "[]\n")


def test_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pair = json.dumps({"id": "p" * 500, "listing": {}, "requirement": {}})
    pairs.write_text("\n".join([pair] * 1000), encoding="utf8")
    command = [sys.executable, "-m", "luodi.cli", "judge", str(pairs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def test_interrupt_ends_with_130_and_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "never.jsonl"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "luodi.cli", "judge", str(fifo)]
    # A run in the background ignores Ctrl-C, and its children would, too.
    hears = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **hears) as running:
        opened = os.open(fifo, os.O_WRONLY)  # returns when the command has opened it to read, and so is at work
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=HANG)
        os.close(opened)
    assert (running.returncode, out, err.decode()) == (130, b"", "已中断。Interrupted.\n")
