"""`luodi serve`: serves the site from several worker processes."""

import os
import socket
from contextlib import ExitStack
from typing import Any

import click

from luodi.cli._companion import companion
from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._metrics import prepare_metrics
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase
from luodi.cli.errors import PortTaken, ProxyMissing
from luodi.web.config.environment import value

_MOST_WORKERS = 64
#: Milliseconds in which the headers of a request must have come, and the next request on a connection that is kept open.
_HEADERS_MS = 10_000
_EXAMPLE = "溧阳求租3000平厂房，层高8米"


@click.command("serve", cls=Verb, short_help="启动网站 · serve the site")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="监听地址 · address to listen at")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="端口 · port")
@click.option(
    "--workers",
    type=click.IntRange(1, _MOST_WORKERS),
    default=lambda: min(4, os.cpu_count() or 1),
    metavar="N",
    help="进程数 · worker processes",
)
@click.option("--no-worker", is_flag=True, help="不带后台进程 · without the worker for timed jobs")
@lang_option
def command(host: str, port: int, workers: int, no_worker: bool) -> None:
    """启动网站和后台进程。数据库要先建好：luodi manage migrate

    Serves the site; set up the database first. A process that
    dies is replaced, and what was acknowledged is on disk. A
    worker runs beside it, for what the consent page promises
    to delete is deleted by it.
    """
    demand_free(host, port)  # before anything slow
    prepare_metrics()
    with site():
        demand_proxy()
        demand_migrated()
        serve(host, port, workers, with_worker=not no_worker)


def serve(host: str, port: int, workers: int, *, with_worker: bool) -> None:
    """Serves the site that is set up until it is told to end. PortTaken where another program listens."""
    demand_free(host, port)
    _prepare()
    click.echo(phrase("serving", host=host, port=port, workers=workers), err=True)
    _offer_setup(host, port)
    with ExitStack() as beside:
        if with_worker:
            beside.enter_context(companion("worker"))
        if value("LUODI_METRICS"):
            beside.enter_context(companion("metrics"))
        _server(host, port, workers).serve()


def demand_proxy() -> None:
    """ProxyMissing in production unless a proxy is declared."""
    # imported here because the site's settings must be configured first
    from django.conf import settings

    if settings.PRODUCTION and not settings.LUODI_TRUSTED_PROXIES:
        raise ProxyMissing


def _offer_setup(host: str, port: int) -> None:
    """Where nobody can work yet: the page that changes it, and the code that opens the page."""
    # imported here because the site's settings must be configured first
    from django.conf import settings

    from luodi.web.portal.setup.codes import is_needed, new_code

    if is_needed():
        address = settings.WAGTAILADMIN_BASE_URL if settings.PRODUCTION else f"http://{host}:{port}"
        click.echo(phrase("setup_page", address=address, code=new_code()), err=True)


def demand_free(host: str, port: int) -> None:
    """PortTaken where another program listens."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(host=host, port=port, reason=error.strerror) from None


def _prepare() -> None:
    """What the site checks of itself, static files with their hashes, a change log of bounded length, and no connection
    that workers would share."""
    # imported here because the site's settings must be configured first
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from luodi.web.shared.changes import prune

    call_command("check")  # prints warnings; an error ends the start
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    prune()
    _warm_up()
    connections.close_all()


def _warm_up() -> None:
    """Loads addresses, the rules of reading and the index here, so that every worker has them from its first request."""
    # imported here because the site's settings must be configured first
    from django.urls import get_resolver
    from django.utils import timezone

    from luodi.matching import warm_up
    from luodi.reading import read
    from luodi.web.matches.index import CURRENT
    from luodi.web.matches.queries import answer

    assert get_resolver().url_patterns
    answer(read(_EXAMPLE, kind="requirement").record, as_of=timezone.localdate(), top=1)
    if CURRENT.index().is_compiled:
        warm_up()  # a change of the index is no time to compile


def _server(host: str, port: int, workers: int) -> Any:
    """Granian over the site, loaded once here so that workers start at once and share its memory."""
    # imported here because it is slow to load and rarely needed
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    import luodi.web.config.rsgi

    return Granian(
        f"{luodi.web.config.rsgi.__name__}:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,  # what a proxy speaks; the other has more ways to hold a connection
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_MS),
        websockets=False,
        workers=workers,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
