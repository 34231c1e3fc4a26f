"""Processes that run beside a served site: started with it, started again when they die, ended with it.

A site without a worker would break what its consent page promises, so `luodi serve` brings one along; where metrics are wanted
it brings the process that serves them. One that dies is no reason to close the site: the terminal says so, and another is
started, after a longer pause each time. Every worker shares one table of what is due (`web/shared/clock.py`), so several sites
on one database do nothing twice.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import click

from luodi.cli._words import phrase

#: Seconds before a worker that died is started again: at first, and at most.
_PAUSE_S, _LONGEST_S = 1.0, 60.0
#: A worker that has lived for as long was sound; the next pause is a short one again.
_SOUND_S = 60.0
#: How long what a worker has begun may take before it is cut off; it is then taken up again by another.
_PATIENCE_S = 10.0


@contextmanager
def companion(name: str) -> Iterator[None]:
    """`luodi worker` or `luodi metrics` runs for as long as the body; if this process is killed, it ends by itself."""
    process = Companion([sys.executable, "-m", "luodi.cli", name, "--beside", str(os.getpid())], name)
    process.start()
    try:
        yield
    finally:
        process.end()


class Companion:
    """A process that is kept running until it is to end. `name` chooses the phrases that tell of its start and its death."""

    def __init__(self, command: list[str], name: str = "worker") -> None:
        self._command = command
        self._name = name
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ending = threading.Event()
        self._context = click.get_current_context(silent=True)  # of the command: it knows the language chosen
        self._lock = threading.Lock()  # nothing is started once the end has begun

    def start(self) -> None:
        """Starts it, and keeps watch over it from a thread."""
        threading.Thread(target=self._watched, args=(self._started(),), daemon=True).start()

    def end(self) -> None:
        """Lets it finish what it has begun; cuts it off when that takes too long."""
        with self._lock:
            self._is_ending.set()
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self) -> "subprocess.Popen[bytes] | None":
        with self._lock:
            if self._is_ending.is_set():
                return None
            self._process = subprocess.Popen(self._command)
            click.echo(phrase(f"{self._name}_beside", pid=self._process.pid), err=True)
            return self._process

    def _watched(self, process: "subprocess.Popen[bytes] | None") -> None:
        """A thread has no command of its own, so it is lent the one that started it."""
        with self._context.scope(cleanup=False) if self._context else nullcontext():
            self._watch(process)

    def _watch(self, process: "subprocess.Popen[bytes] | None") -> None:
        pause = _PAUSE_S
        while process is not None:
            begun = time.monotonic()
            status = process.wait()
            if time.monotonic() - begun >= _SOUND_S:
                pause = _PAUSE_S
            if not self._is_ending.is_set():
                click.echo(phrase(f"{self._name}_died", pid=process.pid, status=status, seconds=round(pause)), err=True)
            if self._is_ending.wait(pause):
                return
            pause = min(2 * pause, _LONGEST_S)
            process = self._started()
