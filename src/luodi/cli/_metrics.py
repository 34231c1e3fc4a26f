"""`luodi metrics`: serves the counters of a site's processes, and gauges of its database, to Prometheus."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._site import demand_migrated, site
from luodi.cli.errors import BadAddress, PortTaken
from luodi.web.config.environment import METRICS_FOLDER, home, value

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

#: How often the process looks whether the site that started it is still there.
_LOOK_S = 1.0


@click.command("metrics", cls=Verb, short_help="给 Prometheus 的指标 · metrics for Prometheus")
@click.option("--beside", type=int, hidden=True, help="the process that started it, and with which it ends")
@lang_option
def command(beside: int | None) -> None:
    """在 LUODI_METRICS 的地址上给出指标；luodi serve 会自己带上它。

    Serves metrics at the address of LUODI_METRICS, apart from
    the site, for Prometheus to fetch. `luodi serve` starts it by
    itself where that setting is set.
    """
    host, port = address()
    os.environ.setdefault(METRICS_FOLDER, str(_folder()))
    Path(os.environ[METRICS_FOLDER]).mkdir(mode=0o700, parents=True, exist_ok=True)
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from luodi.web.health.metrics import registry

        server = _server(host, port, registry())
        if beside is not None:
            threading.Thread(target=_end_with, args=(beside, server), daemon=True).start()
        server.serve_forever()


def prepare_metrics() -> None:
    """Where metrics are wanted: an empty folder for the counters of the processes that this one starts."""
    if value("LUODI_METRICS"):
        address()
        folder = _folder()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700, parents=True)
        os.environ[METRICS_FOLDER] = str(folder)


def address() -> tuple[str, int]:
    """Host and port of LUODI_METRICS. BadAddress if it is not of the form host:port."""
    host, _, port = value("LUODI_METRICS").rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
        raise BadAddress(value=value("LUODI_METRICS"))
    return host.strip("[]"), int(port)


def _folder() -> Path:
    return home() / "metrics"


class _Server(ThreadingMixIn, WSGIServer):
    """A slow client holds up a thread and nobody else."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Logs no requests; a client that sends nothing is dropped."""

    timeout = 10

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is the library's)
        pass


def _server(host: str, port: int, registry: "CollectorRegistry") -> WSGIServer:
    # imported here because the site's settings must be configured first
    from django.db import connections
    from prometheus_client import make_wsgi_app

    collected = make_wsgi_app(registry)

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The metrics at /metrics; the thread's database connection is closed afterwards."""
        if environ.get("PATH_INFO") != "/metrics":
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"/metrics\n"]
        try:
            return list(collected(environ, start_response))
        finally:
            connections.close_all()

    try:
        return make_server(host, port, application, server_class=_Server, handler_class=_Quiet)
    except OSError as error:
        raise PortTaken(host=host, port=port, reason=error.strerror or str(error)) from None


def _end_with(parent: int, server: WSGIServer) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    server.shutdown()
