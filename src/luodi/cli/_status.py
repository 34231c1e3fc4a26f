"""`luodi status`: how an installation is doing, for a person, a cron job or a monitor."""

from typing import TYPE_CHECKING, Any

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, language, say
from luodi.cli._output import console, print_json
from luodi.cli._site import site
from luodi.cli.errors import SiteUnwell

if TYPE_CHECKING:
    import datetime as dt

    from luodi.web.health.queries import State


@click.command("status", cls=Verb, short_help="网站的运行状况 · how the site is doing")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON · JSON for programs")
@lang_option
def command(as_json: bool) -> None:
    """数据库、索引、后台进程好不好，每件定时的事上次什么时候做成。

    Whether database, index and worker are well, and when each
    timed job last succeeded. Ends with status 1 if anything is
    wrong.
    """
    with site():
        # imported here because the site's settings must be configured first
        from django.utils import timezone
        from django.utils.translation import override

        from luodi.web.health.queries import state

        with override("en" if language() == "en" else "zh-hans"):
            now = state(timezone.now())
            if as_json:
                print_json(now.document())
            else:
                _show(now)
    if not now.is_well:
        raise SiteUnwell(count=sum(not v.is_ok for v in now.verdicts))


def _show(state: "State") -> None:
    # imported here because it is slow to load and rarely needed
    from rich.table import Table

    out = console()
    out.print(say(f"落地 {state.version}，{state.engine}", f"Luodi {state.version}, {state.engine}"))
    for name, verdict in zip(state.names, state.verdicts, strict=True):
        out.print(f"{'✓' if verdict.is_ok else '✗'} {name}{say('：', ': ')}{verdict.sentence}")
    if not state.jobs:
        return
    table: Any = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (
        say("定时的事", "timed job"),
        say("上次做成", "last success"),
        say("做了几件", "done"),
        say("下次", "next"),
    ):
        table.add_column(heading)
    for job in state.jobs:
        done = str(job.done) if job.succeeded_at else ""
        table.add_row(job.word, _minute(job.succeeded_at), done, _minute(job.due_at))
    out.print(table)
    out.print(
        say(
            f"待发的消息 {state.outgoing} 条，排队的任务 {state.queued} 件",
            f"messages waiting: {state.outgoing}; tasks queued: {state.queued}",
        )
    )


def _minute(at: "dt.datetime | None") -> str:
    """A time as the site's clock shows it; empty for None."""
    # imported here because the site's settings must be configured first
    from django.utils.timezone import localtime

    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""
