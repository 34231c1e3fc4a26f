"""`luodi bench kill`: what the site keeps when it is killed at any moment."""

import sys
from collections.abc import Callable

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._output import print_json
from luodi.cli._words import phrase
from luodi.cli.errors import SiteNotStarted, WritesLost

_KILLS, _MOST_KILLS = 200, 10_000


@click.command("kill", cls=Verb, short_help="突然断电也不丢咨询 · nothing acknowledged is lost")
@click.option("--engine", type=click.Choice(["sqlite", "postgres"]), default="sqlite", help="数据库 · database")
@click.option("--kills", type=click.IntRange(1, _MOST_KILLS), default=_KILLS, metavar="N", help="杀几次 · kills")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(engine: str, kills: int, as_json: bool) -> None:
    """一边提交咨询，一边随机杀掉进程，数一数丢了没有。

    启动真正的网站（数据在临时文件夹里，至多五分钟）；已确认的必须都在，
    重复按也只存一条。
    Sends enquiries to the real site while its processes are
    killed; what was acknowledged must be there, once.
    """
    # imported here so that other commands start faster
    from luodi.bench import SiteAway, bench_kill

    try:
        result = bench_kill(engine, kills, progress=_progress()).as_json()
    except SiteAway as error:
        raise SiteNotStarted(reason=error) from None
    if as_json:
        print_json(result)
    else:
        click.echo(phrase("killed", **result))
    if result["lost"] or result["duplicates"]:
        raise WritesLost(**result)


def _progress() -> Callable[[int, int], None]:
    """A line on stderr that counts along, on a terminal only."""

    def report(kills: int, acknowledged: int) -> None:
        if sys.stderr.isatty():
            click.echo("\r" + phrase("killing", kills=kills, acknowledged=acknowledged), nl=False, err=True)

    return report
