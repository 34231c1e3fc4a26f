"""What the killing bench counts, and that its visitor follows forms as a browser without scripts does."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qsl

import pytest

from luodi.bench._kill import _counted, _send, _Tally
from luodi.bench._kill_client import Unexpected, Visitor


def tally(**acknowledged: str) -> _Tally:
    made = _Tally()
    for sender, token in acknowledged.items():
        made.note(sender, token)
    return made


def rows(*links: tuple[str, str]) -> list[tuple[str, str]]:
    """Rows as the database has them: the fingerprint of each link, and its sender."""
    return [(hashlib.sha256(token.encode()).hexdigest(), sender) for token, sender in links]


def test_everything_acknowledged_and_there_once_is_no_loss() -> None:
    found = _counted("sqlite", 3, 1, tally(a="t1", b="t2"), rows(("t1", "a"), ("t2", "b"), ("t3", "c")), 1.0)
    assert (found.acknowledged, found.present, found.lost, found.duplicates) == (2, 2, 0, 0)


def test_enquiry_acknowledged_and_not_there_is_lost() -> None:
    found = _counted("sqlite", 3, 1, tally(a="t1", b="t2"), rows(("t1", "a")), 1.0)
    assert (found.present, found.lost) == (1, 1)


def test_enquiry_stored_twice_is_a_duplicate() -> None:
    found = _counted("sqlite", 3, 1, tally(a="t1"), rows(("t1", "a"), ("t9", "a")), 1.0)
    assert (found.lost, found.duplicates) == (0, 1)


def test_second_press_that_leads_elsewhere_is_a_duplicate() -> None:
    seen = tally(a="t1")
    seen.note("a", "t1")
    seen.note("a", "t2")
    assert _counted("sqlite", 1, 0, seen, rows(("t1", "a")), 1.0).duplicates == 1


class Pages(BaseHTTPRequestHandler):
    """The pages of an enquiry, as small as they can be."""

    sent: ClassVar[list[tuple[str, dict[str, list[str]], str]]] = []
    drops: ClassVar[int] = 0

    def do_GET(self) -> None:
        if self.path == "/find/":
            inputs = '<input type="hidden" name="csrf" value="c1"><textarea name="words"></textarea>'
        else:
            inputs = '<input name="phone"><input name="company">' + "".join(
                f'<input type="checkbox" name="consent" value="{kind}">' for kind in ("notice", "provision")
            )
        body = f'<form action="/search/"><input name="words"></form><form method="post">{inputs}</form>'.encode()
        self.send_response(200)
        self.send_header("Set-Cookie", "csrftoken=k1; Path=/")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        values: dict[str, list[str]] = {}
        for name, value in parse_qsl(text):
            values.setdefault(name, []).append(value)
        type(self).sent.append((self.path, values, self.headers["Cookie"]))
        if type(self).drops and "contact" in self.path:
            type(self).drops -= 1
            self.close_connection = True
            self.connection.close()
            return
        self.send_response(302)
        self.send_header("Location", "/find/d1/" if self.path == "/find/" else "/enquiries/t1/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""


@pytest.fixture
def port() -> Iterator[int]:
    """A server with those pages."""
    Pages.sent.clear()
    Pages.drops = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


class Chance:
    """Always the same: whether a visitor presses twice."""

    def __init__(self, *, twice: bool = False) -> None:
        self.twice = twice

    def randrange(self, *bounds: int) -> int:
        return bounds[0]

    def random(self) -> float:
        return 0.0 if self.twice else 1.0


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.bench._kill._READING", 0)
    monkeypatch.setattr("luodi.bench._kill._PAUSE", 0)


def test_visitor_goes_from_words_to_acknowledgement_with_cookies_and_ticks(port: int) -> None:
    seen = _Tally()
    _send(Visitor(port, "10.0.0.1"), "甲", Chance(), seen, threading.Event())  # type: ignore[arg-type]  # a fixed Random
    (find, words, cookie), (contact, given, _) = Pages.sent
    assert (find, words["csrf"], cookie) == ("/find/", ["c1"], "csrftoken=k1")
    assert (contact, given["consent"], given["company"]) == ("/find/d1/contact/", ["notice", "provision"], ["甲"])
    assert seen.acknowledged == {"甲": "t1"}


def test_broken_connection_is_pressed_again_and_counted(port: int) -> None:
    Pages.drops = 2
    seen = _Tally()
    _send(Visitor(port, "10.0.0.1"), "甲", Chance(), seen, threading.Event())  # type: ignore[arg-type]  # a fixed Random
    assert (seen.pressed_again, seen.acknowledged) == (2, {"甲": "t1"})


def test_twice_pressed_goes_out_twice_and_is_acknowledged_once(port: int) -> None:
    seen = _Tally()
    visitor, chance = Visitor(port, "10.0.0.1"), Chance(twice=True)
    _send(visitor, "甲", chance, seen, threading.Event())  # type: ignore[arg-type]  # a fixed Random
    assert [path for path, _, _ in Pages.sent] == ["/find/", "/find/d1/contact/", "/find/d1/contact/"]
    assert (seen.acknowledged, seen.twice) == ({"甲": "t1"}, 0)


def test_page_without_the_form_is_named(port: int) -> None:
    with pytest.raises(Unexpected, match="200 /find/: no form with iban"):
        Visitor(port, "10.0.0.1").form("/find/", "iban")
