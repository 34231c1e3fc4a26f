"""`luodi bench batch`: requirements per second in batch matching."""

from typing import Any

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, say
from luodi.cli._output import print_json
from luodi.cli._phrases import Twin
from luodi.cli._words import phrase, word
from luodi.cli.errors import AnswersDiffer

_ROWS, _MOST_ROWS = 100_000, 20_000_000
_CASES: dict[str, Twin] = {
    "mix": ("市 80 %、省 15 %、全国 5 %", "80 % cities, 15 % provinces, 5 % anywhere"),
    "worded": ("同上，写出每一条理由", "the same, every reason worded"),
    "nation": ("全部在全国找", "all of them nationwide"),
}


@click.command("batch", cls=Verb, short_help="一秒匹配多少条需求 · requirements a second")
@click.option("--rows", type=click.IntRange(100, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条房源 · listings")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(rows: int, as_json: bool) -> None:
    """一批需求对一批房源，一秒能匹配多少条，每条前 20 名。

    预热和编译不计，并核对答案；处理器时间不受别的程序影响。
    Requirements a second with the best twenty of each;
    answers are checked, warm-up is not counted.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_batch

    if not as_json:
        click.echo(phrase("bench_starts", rows=f"{rows:,}"), err=True)
    result = bench_batch(rows).as_json()
    if as_json:
        print_json(result)
    else:
        _show(result)
    if not result["same_answer"]:
        raise AnswersDiffer(rows=f"{rows:,}")


def _show(result: dict[str, Any]) -> None:
    head = "{rows:,} 条房源，{threads} 个线程，每条需求列出前 {top} 名："
    head_en = "{rows:,} listings, {threads} threads, the best {top} of each requirement:"
    click.echo(say(head, head_en).format(**result))
    for name, case in result["cases"].items():
        line = say(
            "每秒 {per_s:>7,.0f} 条  处理器 {cpu_ms:8.3f} ms/条", "{per_s:>7,.0f} a second  {cpu_ms:8.3f} ms CPU each"
        )
        click.echo(f"{line.format(**case)}  {word(_CASES, name)}")
    if result["same_answer"]:
        click.echo(phrase("same_answer"))
