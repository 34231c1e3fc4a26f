"""`luodi bench`: speed on this machine, on sample data."""

from typing import Any

import click

from luodi.cli import _bench_batch, _bench_growth, _bench_kill, _bench_live, _bench_pages, _bench_traffic
from luodi.cli._bench_peers import progress, show_peers, silent
from luodi.cli._help import Verb, Verbs
from luodi.cli._language import lang_option
from luodi.cli._output import print_json
from luodi.cli._words import SCOPES, WATCHES, phrase, word
from luodi.cli.errors import AnswersDiffer

_ROWS, _MOST_ROWS = 100_000, 20_000_000
_TEXTS = 2000


@click.group("bench", cls=Verbs, short_help="量速度 · speed on this machine")
def command() -> None:
    """用示例数据量这台机器上的速度。

    Measures speed on this machine with sample data.
    """


@command.command("match", cls=Verb, short_help="匹配要多久 · how long a match takes")
@click.option("--rows", type=click.IntRange(100, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条房源 · listings")
@click.option("--peers", is_flag=True, help="与其他数据库比 · ratios against databases")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def match(rows: int, peers: bool, as_json: bool) -> None:
    """在小城、大城、全省、全国范围各匹配一次要多少毫秒。

    包括理由和各项统计；预热和编译不计，并逐条核对答案。
    --peers 让 DuckDB、Polars、SQLite、PostgreSQL 在同一次运行里
    轮流回答同样的需求，核对结论、计数和前 20 名，再给出倍数。
    Milliseconds of a match in two cities, a province and the
    nation, with reasons and reports; warm-up not counted.
    With --peers four databases answer the same in turn.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_match

    if not as_json:
        click.echo(phrase("bench_starts", rows=f"{rows:,}"), err=True)
    report = silent if as_json else progress
    result = bench_match(rows, peers=peers, progress=report).as_json()
    if as_json:
        print_json(result)
    else:
        _show_match(result)
        if peers:
            show_peers(result)
    if not result["same_answer"]:
        raise AnswersDiffer(rows=f"{rows:,}")


def _show_match(result: dict[str, Any]) -> None:
    click.echo(
        phrase("bench_head", rows=f"{result['rows']:,}", threads=result["threads"], size=result["bytes_per_row"])
    )
    for name, scope in result["scopes"].items():
        times = "  ".join(f"{p} {scope[f'{p}_ms']:8.3f} ms" for p in ("p50", "p95", "p99"))
        click.echo(f"{word(SCOPES, name)}  {scope['rows']:>10,}  {times}")
    if result["same_answer"]:
        click.echo(phrase("same_answer"))


@command.command("read", cls=Verb, short_help="一秒读多少条 · texts a second")
@click.option("--texts", type=click.IntRange(10, 1_000_000), default=_TEXTS, metavar="N", help="多少条 · texts")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def read(texts: int, as_json: bool) -> None:
    """一个核一秒读多少条需求，以及第一条要等多久。

    Texts a second on one core, and the wait for the first.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_read

    result = bench_read(texts)
    if as_json:
        print_json(result.as_json())
        return
    speed = f"{result.texts_per_s:,.0f}"
    click.echo(phrase("bench_read", n=f"{texts:,}", mean=result.characters, speed=speed))
    click.echo(phrase("bench_first", imported=result.import_ms, first=result.first_ms))


@command.command("watch", cls=Verb, short_help="新房源找老需求要多久 · a listing among saved needs")
@click.option(
    "--rows", type=click.IntRange(100, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条需求 · requirements"
)
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def watch(rows: int, as_json: bool) -> None:
    """一条新房源或改动的房源，在保存的需求里找出新合适的要多少毫秒。

    以需求最多的城市为准；预热和编译不计，并逐对核对答案。
    Milliseconds in which a new or changed listing finds those
    saved requirements that it newly fits or nearly fits.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_watch

    if not as_json:
        click.echo(phrase("watch_starts", rows=f"{rows:,}"), err=True)
    result = bench_watch(rows).as_json()
    if as_json:
        print_json(result)
    else:
        _show_watch(result)
    if not result["same_answer"]:
        raise AnswersDiffer(rows=f"{rows:,}")


def _show_watch(result: dict[str, Any]) -> None:
    size, seconds = result["bytes_per_requirement"], result["build_s"]
    click.echo(phrase("watch_head", n=f"{result['requirements']:,}", size=size, seconds=seconds, **result["risen"]))
    for name, case in result["cases"].items():
        times = "  ".join(f"{p} {case[f'{p}_ms']:8.3f} ms" for p in ("p50", "p95", "p99"))
        click.echo(f"{times}  {word(WATCHES, name)}")
    if result["same_answer"]:
        click.echo(phrase("same_verdicts"))


command.add_command(_bench_batch.command)
command.add_command(_bench_growth.command)
command.add_command(_bench_kill.command)
command.add_command(_bench_live.command)
command.add_command(_bench_pages.command)
command.add_command(_bench_traffic.command)
