"""A real `luodi serve` under readers who send or take slowly: the others are answered all the same."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.patience import HANG, wait_until

pytestmark = pytest.mark.slow(why="it waits until the server gives slow readers up")
#: More than the threads of both workers together, by far.
MANY = 40
HEAD = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    home = tmp_path_factory.mktemp("home")
    own = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")}
    own["LUODI_HOME"] = str(home)
    luodi = [sys.executable, "-m", "luodi.cli"]
    subprocess.run([*luodi, "manage", "migrate", "-v0"], env=own, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [*luodi, "serve", "--port", str(port), "--workers", "2", "--no-worker"]
    with Path(home / "log").open("wb") as log, subprocess.Popen(command, env=own, stderr=log) as server:
        wait_until(lambda: server.poll() is not None or is_answering(port))
        assert server.poll() is None, Path(home / "log").read_text()
        yield port
        server.terminate()


def is_answering(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def connection(port: int, sent: str) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port), timeout=HANG)
    made.sendall(sent.encode())
    return made


def first_line(made: socket.socket) -> str:
    return made.recv(200).decode("latin-1").partition("\r\n")[0]


def page(port: int) -> str:
    with connection(port, "GET /find/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") as made:
        return first_line(made)


def test_slow_bodies_hold_up_nobody_and_are_given_up(port: int) -> None:
    slow = f"POST /find/ HTTP/1.1\r\n{HEAD}Content-Length: 1000\r\n\r\nwords=a"
    with ExitStack() as stack:
        held = [stack.enter_context(connection(port, slow)) for _ in range(MANY)]
        for made in held:
            made.setblocking(False)
        assert page(port) == "HTTP/1.1 200 OK"
        assert [unread(made) for made in held] == [True] * MANY  # none of them has been answered yet
        for made in held:
            made.settimeout(HANG)
        assert {first_line(made) for made in held} == {"HTTP/1.1 408 Request Timeout"}


def unread(made: socket.socket) -> bool:
    try:
        made.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return True
    return False


def test_slow_headers_hold_up_nobody_and_are_given_up(port: int) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(connection(port, "POST /find/ HTTP/1.1\r\nHost: loc")) for _ in range(MANY)]
        assert page(port) == "HTTP/1.1 200 OK"
        assert [made.recv(1) for made in held] == [b""] * MANY  # closed


def test_slow_takers_hold_up_nobody(port: int) -> None:
    asked = "GET /static/wagtailadmin/js/vendor.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as stack:
        for _ in range(MANY):
            made = stack.enter_context(socket.socket())
            made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            made.settimeout(HANG)
            made.connect(("127.0.0.1", port))
            made.sendall(asked.encode())
            assert first_line(made) == "HTTP/1.1 200 OK"
        assert page(port) == "HTTP/1.1 200 OK"


@pytest.mark.parametrize("framing", ["Content-Length: 300000000", "Transfer-Encoding: chunked"])
def test_300_megabytes_are_refused_after_a_few(port: int, framing: str) -> None:
    piece = b"x" * 1_000_000
    if "chunked" in framing:
        piece = b"f4240\r\n" + piece + b"\r\n"
    with connection(port, f"POST /find/ HTTP/1.1\r\n{HEAD}{framing}\r\n\r\n") as made:
        sent = 0
        with pytest.raises(OSError):  # the server closes; what is in its answer may be lost with it
            while sent < 300:
                made.sendall(piece)
                sent += 1
        assert sent < 100
    assert page(port) == "HTTP/1.1 200 OK"
