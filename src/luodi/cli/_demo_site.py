"""The site of `luodi demo`: set up, filled with the sample region, served; or checked, five pages fetched, and ended."""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from luodi.cli._site import site
from luodi.cli._words import phrase
from luodi.cli.errors import SiteNotStarted

_FOLDER = Path("var") / "demo"
_PORTS = range(8000, 8020)
_PATIENCE_S = 60
#: What --check fetches; the last two are found on the pages before them.
_PAGES = ("/", "/find/", "/listings/")


def run_site() -> None:
    """Sets the demonstration up and serves it until Ctrl-C; its data stay in var/demo unless LUODI_HOME says otherwise."""
    # imported late: commands that do without it start sooner
    from luodi.cli._serve import serve

    os.environ.setdefault("LUODI_HOME", str(_FOLDER))
    with site():
        _set_up()
        serve("127.0.0.1", _free_port(), workers=2)


def check_site() -> None:
    """The same in a folder that is thrown away: serves, fetches five pages, ends. SiteNotStarted when a page is missing."""
    with tempfile.TemporaryDirectory(prefix="luodi-demo-") as folder:
        os.environ["LUODI_HOME"] = folder
        with site():
            _set_up()
        port = _free_port()
        with _served(port):
            for address in _fetch_pages(port):
                click.echo(f"200 {address}")


def _set_up() -> None:
    # imported late: the site's settings stand by now
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_sample")


def _free_port() -> int:
    for port in _PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise SiteNotStarted(reason=phrase("no_port", first=_PORTS[0], last=_PORTS[-1]))


@contextmanager
def _served(port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "luodi.cli", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(command)
    try:
        _wait(server, port)
        yield
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE_S)


def _wait(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise SiteNotStarted(reason=phrase("not_answering", port=port))


def _fetch_pages(port: int) -> Iterator[str]:
    pages = {address: _fetch(port, address) for address in _PAGES}
    links = re.findall(r'href="(/(?:listings/\d+|news/[^"/]+/[^"/]+)/)"', "".join(pages.values()))
    found = [next((link for link in links if link.startswith(room)), room) for room in ("/listings/", "/news/")]
    yield from pages
    for address in found:
        _fetch(port, address)
        yield address


def _fetch(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_S)
    connection.request("GET", address)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SiteNotStarted(reason=f"{address}: {answer.status}")
    return answer.read().decode("utf8")
