"""Between granian and Django: what a thread gets to see of a request, and that it sees it whole or not at all."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.http import FileResponse

from luodi.web.config import serving
from luodi.web.config.serving import Application, File

MOST = 1000


class Headers(list[tuple[str, str]]):
    """As much of granian's as is used."""

    def items(self) -> "Headers":
        return self

    def get(self, name: str) -> str | None:
        return next((value for key, value in self if key == name), None)


@dataclass
class Scope:
    headers: Headers
    method: str = "POST"
    path: str = "/find/"
    query_string: str = "a=1"
    http_version: str = "1.1"
    scheme: str = "http"
    server: str = "127.0.0.1:8000"
    client: str = "[2001:db8::1]:51234"
    proto: str = "http"


@dataclass
class Proto:
    """A connection: the pieces that come, and what was answered. `stalls`: nothing comes after the last piece."""

    pieces: tuple[bytes, ...] = ()
    stalls: bool = False
    answer: tuple[Any, ...] = ()
    taken: list[bytes] = field(default_factory=list)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            self.taken.append(piece)
            yield piece
        if self.stalls:
            await asyncio.Event().wait()

    def response_bytes(self, *answer: Any) -> None:
        self.answer = ("bytes", *answer)

    def response_file(self, *answer: Any) -> None:
        self.answer = ("file", *answer)

    def response_str(self, *answer: Any) -> None:
        self.answer = ("text", *answer)


class Django:
    """A WSGI application that keeps what it was asked."""

    def __init__(self, result: Any = None) -> None:
        self.asked: dict[str, Any] = {}
        self.read = b""
        self.result = result if result is not None else FileResponse([b"yes", b" sir"])

    def __call__(self, environ: dict[str, Any], begin: Any) -> Iterable[bytes]:
        self.asked, self.read = environ, environ["wsgi.input"].read()
        begin("201 Created", [("X-A", "b")])
        result: Iterable[bytes] = self.result
        return result


def ask(django: Django, proto: Proto, *headers: tuple[str, str], **own: Any) -> Proto:
    application = Application(django, lambda path: MOST)

    async def run() -> None:
        application.__rsgi_init__(asyncio.get_running_loop())
        await application.__rsgi__(Scope(Headers(headers), **own), proto)

    with asyncio.Runner() as runner:
        runner.run(run())
    assert application.threads is not None
    application.threads.shutdown()
    return proto


def test_body_is_handed_over_whole_with_the_length_it_has() -> None:
    django = Django()
    proto = ask(django, Proto((b"wor", b"ds=a")), ("transfer-encoding", "chunked"), ("content-type", "text/plain"))
    assert (django.read, django.asked["CONTENT_LENGTH"], django.asked["CONTENT_TYPE"]) == (
        b"words=a",
        "7",
        "text/plain",
    )
    assert "HTTP_TRANSFER_ENCODING" not in django.asked
    assert proto.answer == ("bytes", 201, [("X-A", "b")], b"yes sir")


def test_body_declared_too_long_is_not_read_and_django_learns_its_length() -> None:
    django = Django()
    proto = ask(django, Proto((b"x",)), ("content-length", "300000000"))
    assert (proto.taken, django.read, django.asked["CONTENT_LENGTH"]) == ([], b"", "300000000")


def test_body_that_grows_too_long_is_read_no_further() -> None:
    django = Django()
    proto = ask(django, Proto((b"x" * 600,) * 5))
    assert (len(proto.taken), django.asked["CONTENT_LENGTH"]) == (2, "1200")


def test_body_that_does_not_come_is_given_up_without_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "LEAST_SECONDS", 0)
    django = Django()
    kind, status, _, said = ask(django, Proto((b"w",), stalls=True), ("content-length", "7")).answer
    assert (kind, status, django.asked) == ("text", 408, {})
    assert "太慢" in said and "too slowly" in said


def test_headers_are_named_as_wsgi_does_and_none_passes_for_another() -> None:
    django = Django()
    sent = (("host", "a"), ("cookie", "a=1"), ("cookie", "b=2"), ("x-forwarded-for", "1.1.1.1"))
    ask(django, Proto(), *sent, ("x-forwarded-for", "2.2.2.2"), ("x_forwarded_proto", "https"), path="/溧阳/")
    named = {key: value for key, value in django.asked.items() if key.startswith("HTTP_")}
    assert named == {"HTTP_HOST": "a", "HTTP_COOKIE": "a=1; b=2", "HTTP_X_FORWARDED_FOR": "1.1.1.1,2.2.2.2"}
    assert django.asked["REMOTE_ADDR"] == "2001:db8::1"
    assert django.asked["PATH_INFO"].encode("latin-1").decode() == "/溧阳/"


def test_file_of_the_disk_is_left_to_the_server_and_another_is_handed_out(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_bytes(b"abcdef")
    whole, rest = path.open("rb"), path.open("rb")
    rest.read(2)
    assert ask(Django(File(whole, 2)), Proto()).answer == ("file", 201, [("X-A", "b")], str(path))
    assert ask(Django(File(rest, 2)), Proto()).answer == ("bytes", 201, [("X-A", "b")], b"cdef")
    assert (whole.closed, rest.closed) == (True, True)


def test_answer_of_django_that_fails_ends_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        is_closed = False

        def __iter__(self) -> Any:
            raise OSError("the disk")

        def close(self) -> None:
            self.is_closed = True

    broken = Broken()
    with pytest.raises(OSError, match="the disk"):
        ask(Django(broken), Proto())
    assert broken.is_closed
