"""`luodi bench growth`: what a match costs from a thousand to ten million listings, as a table and as a curve."""

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, say
from luodi.cli._output import print_json, written
from luodi.cli._words import phrase
from luodi.cli.errors import AnswersDiffer

if TYPE_CHECKING:
    from luodi.bench import GrowthPoint

_FEWEST, _MOST = 1_000, 10_000_000
_HEAD_EN = "    listings   nation ms     fastest      CPU ms     of city   city ms   fastest    CPU ms"


@click.command("growth", cls=Verb, short_help="数据变大慢多少 · cost as a world grows")
@click.option("--rows", type=click.IntRange(_FEWEST), default=_MOST, metavar="N", help="到多少条为止 · up to so many")
@click.option("--svg", metavar="FILE", help="画成曲线 · draw the curve")
@click.option("--force", is_flag=True, help="覆盖已有文件 · overwrite")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(rows: int, svg: str | None, force: bool, as_json: bool) -> None:
    """从一千条到一千万条房源，匹配一次要多少毫秒。

    全国，和房源最多的城市；14 项条件，含理由和统计。
    Milliseconds of a match from 1,000 to 10,000,000
    listings, nationwide and in the biggest city.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_growth, growth_chart

    with written(svg, force, (".svg",)) if svg else nullcontext() as path:
        if not as_json:
            click.echo(
                say(
                    "      房源数    全国毫秒    最快一次  处理器毫秒    城市房源  城市毫秒  最快一次    处理器",
                    _HEAD_EN,
                )
            )
        result = bench_growth(rows, progress=_progress if not as_json else lambda _: None)
        if path:
            path.write_text(growth_chart(result), encoding="utf8")
    if as_json:
        print_json(result.as_json())
    elif result.same_answer:
        click.echo(phrase("same_answer"))
    if not result.same_answer:
        raise AnswersDiffer(rows=f"{rows:,}")


def _progress(point: "GrowthPoint") -> None:
    """A line of the table as soon as it is there."""
    nation = f"{point.rows:>12,}  {point.nation_ms:>10.3f}  {point.nation_best_ms:>10.3f}  {point.nation_cpu_ms:>10.3f}"
    city = f"{point.city_rows:>10,}  {point.city_ms:>8.3f}  {point.city_best_ms:>8.3f}  {point.city_cpu_ms:>8.3f}"
    click.echo(f"{nation}  {city}")
