"""Between granian and Django: receives a whole request before a thread works on it, so that slow readers hold up nobody.

The event loop reads the body, within limits of size and time; then one of a few threads, each with its own database
connection, runs Django; then granian sends the answer. A body that trickles in occupies no thread.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

#: Concurrent requests per process; each holds a database connection.
THREADS = 4
#: Seconds allowed for any body, and bytes per second required of a larger one (a weak mobile connection sends more).
LEAST_SECONDS, LEAST_RATE = 20, 50_000
#: A larger body goes to a temporary file.
_IN_MEMORY = 256 * 1024
_TOO_SLOW = "发送得太慢，请换个网络再试。\nThe request came too slowly; please try again on another network.\n"
_TEXT = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]

#: Returns an iterable of bytes with `close`, like Django's responses.
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Any]


class Application:
    """An RSGI application around a WSGI one."""

    def __init__(self, wsgi: Wsgi, most: Callable[[str], int]) -> None:
        self.wsgi, self.most = wsgi, most
        self.threads: ThreadPoolExecutor | None = None

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Starts the threads in the worker process; the application is loaded before the fork."""
        self.threads = ThreadPoolExecutor(THREADS, "request")

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        if scope.proto != "http":
            proto.close(403)  # no WebSockets
            return
        with SpooledTemporaryFile(_IN_MEMORY) as body:
            try:
                length = await self._take_in(scope, proto, body)
            except TimeoutError:
                proto.response_str(408, _TEXT, _TOO_SLOW)
                return
            answer = Answer(environ(scope, body, length))
            await asyncio.get_running_loop().run_in_executor(self.threads, answer.work_out, self.wsgi)
        answer.send(proto)

    async def _take_in(self, scope: Any, proto: Any, body: IO[bytes]) -> int:
        """Reads a body into a file and returns its length. One above the limit for its path is left unread, and its length
        still returned, so that Django refuses it with a page. TimeoutError if it arrives too slowly."""
        most, declared = self.most(scope.path), declared_length(scope.headers.get("content-length"))
        if declared > most or scope.method in ("GET", "HEAD"):
            return declared
        length = 0
        async with asyncio.timeout(LEAST_SECONDS + min(declared or most, most) / LEAST_RATE):
            async for piece in proto:
                length += len(piece)
                if length > most:
                    return length
                body.write(piece)
        body.seek(0)
        return length


class Answer:
    """Django's answer to one request."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.asked = asked
        self.status, self.headers = 500, list(_TEXT)
        self.body, self.path = b"", ""

    def work_out(self, wsgi: Wsgi) -> None:
        """Runs in a thread. A file on disk is left to the server, which reads it at the client's pace."""
        result = wsgi(self.asked, self._begin)
        try:
            self.path = result.path if isinstance(result, File) else ""
            if not self.path:
                self.body = b"".join(result)
        finally:
            result.close()  # ends the request

    def _begin(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers

    def send(self, proto: Any) -> None:
        """Hands the answer to the server."""
        if self.path:
            proto.response_file(self.status, self.headers, self.path)
        else:
            proto.response_bytes(self.status, self.headers, self.body)


class File:
    """WSGI's file wrapper: names the file if all of it is on disk, else yields its content."""

    def __init__(self, file: Any, size: int) -> None:
        self.file, self.size = file, size
        name = getattr(file, "name", None)
        is_whole = isinstance(name, str) and Path(name).is_absolute() and Path(name).is_file() and file.tell() == 0
        self.path = str(name) if is_whole else ""

    def __iter__(self) -> Iterable[bytes]:
        return iter(lambda: self.file.read(self.size), b"")

    def close(self) -> None:
        """Ends the request, as Django arranges it."""
        self.file.close()


def environ(scope: Any, body: IO[bytes], length: int) -> dict[str, Any]:
    """The WSGI environment of a request."""
    host, _, port = scope.server.rpartition(":")
    return {
        **_headers(scope.headers.items()),
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "CONTENT_LENGTH": str(length),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.file_wrapper": File,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _headers(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers as WSGI names them. Names with an underscore are dropped: they could pass for a proxy's hyphenated header."""
    found: dict[str, str] = {}
    for name, value in items:
        if "_" in name:
            continue
        key = "CONTENT_TYPE" if name.lower() == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        found[key] = f"{found[key]}{joint}{value}" if key in found else value
    for framing in ("HTTP_CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"):  # the body has been read and its length is known
        found.pop(framing, None)
    return found


def declared_length(header: str | None) -> int:
    """The length in a Content-Length header; 0 for none, or for what is no number."""
    length = header or ""
    return int(length) if length.isascii() and length.isdigit() else 0
