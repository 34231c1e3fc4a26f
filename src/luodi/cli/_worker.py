"""`luodi worker`: tasks, what leaves, and the clock."""

import os

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._site import demand_migrated, site
from luodi.cli._words import phrase


@click.command("worker", cls=Verb, short_help="后台工作与定时 · tasks and clock")
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 3600),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="空闲时隔几秒看一次 · seconds between looks",
)
@click.option("--beside", type=int, hidden=True, help="the process that started it, and with which it ends")
@lang_option
def command(interval: float, beside: int | None) -> None:
    """后台进程：到期的删除、定时的清理、排队的任务、要发出的消息。

    Runs timed jobs, queued tasks and what is to leave, until it
    is told to end. Run several if you like: each job is done
    once. Killed at any moment, it loses nothing.
    """
    with site():
        demand_migrated()
        # imported here because the site's settings must be configured first
        from luodi.web.shared.worker import ClockWorker

        worker = ClockWorker(interval=interval, beside=beside)
        worker.configure_signals()
        if beside is None:
            click.echo(phrase("working", pid=os.getpid()), err=True)
        worker.forever()
