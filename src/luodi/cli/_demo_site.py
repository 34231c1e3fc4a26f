"""The site of `luodi demo`: sets it up with the sample region and serves it, or checks it by fetching five pages."""

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

from luodi.cli._serve import demand_free, serve
from luodi.cli._site import demand_keys, site
from luodi.cli._words import phrase
from luodi.cli.errors import PortTaken, SiteNotStarted

_FOLDER = Path("var") / "demo"
_HOST = "127.0.0.1"
_PORTS = range(8000, 8020)
_PATIENCE_S = 60
#: The pages --check fetches; the last two are linked from earlier ones.
_PAGES = ("/", "/find/", "/listings/")


def run_site(port: int | None) -> None:
    """Sets the demo up and serves it until Ctrl-C; its data stay in var/demo unless LUODI_HOME says otherwise."""
    os.environ.setdefault("LUODI_HOME", str(_FOLDER))
    port = _free_port(port)  # before anything slow
    with site():
        _set_up()
        serve(_HOST, port, workers=2, with_worker=True)


def check_site(port: int | None) -> None:
    """The same in a temporary folder: serves, fetches five pages, stops. SiteNotStarted if a page is missing or not ours."""
    port = _free_port(port)
    with tempfile.TemporaryDirectory(prefix="luodi-demo-") as folder:
        os.environ["LUODI_HOME"] = folder
        with site():
            _set_up()
            with _served(port):
                for address in _fetch_pages(port):
                    click.echo(f"200 {address}")


def _set_up() -> None:
    # imported here because the site's settings must be configured first
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    demand_keys()
    call_command("load_sample")


def _free_port(wanted: int | None) -> int:
    """The requested port (PortTaken if another program listens), else the first free one, with a note if the default is taken."""
    if wanted is not None:
        demand_free(_HOST, wanted)
        return wanted
    for port in _PORTS:
        try:
            demand_free(_HOST, port)
        except PortTaken:
            continue
        if port != _PORTS[0]:
            click.echo(phrase("next_port", taken=_PORTS[0], port=port), err=True)
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
            if not probe.connect_ex((_HOST, port)):
                return
        time.sleep(0.1)
    raise SiteNotStarted(reason=phrase("not_answering", port=port))


def _fetch_pages(port: int) -> Iterator[str]:
    pages = {address: _fetch(port, address) for address in _PAGES}
    if not _is_ours(pages[_PAGES[0]]):
        raise SiteNotStarted(reason=phrase("neighbour", port=port))
    links = re.findall(r'href="(/(?:listings/\d+|news/[^"/]+/[^"/]+)/)"', "".join(pages.values()))
    targets = [next((link for link in links if link.startswith(room)), room) for room in ("/listings/", "/news/")]
    yield from pages
    for address in targets:
        _fetch(port, address)
        yield address


def _is_ours(page: str) -> bool:
    """Whether the form on a page has a stamp signed with this demo's key; another instance on the port would have its own."""
    # imported here because the site's settings must be configured first
    from luodi.web.portal.guards import is_stamp

    stamp = re.search(r'name="shown" value="([^"]+)"', page)
    return stamp is not None and is_stamp(stamp[1])


def _fetch(port: int, address: str) -> str:
    connection = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE_S)
    connection.request("GET", address)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SiteNotStarted(reason=f"{address}: {answer.status}")
    return answer.read().decode("utf8")
