"""`luodi bench pages`: how long visitors of a large site wait."""

from typing import Any

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option
from luodi.cli._output import print_json
from luodi.cli._words import PAGES, phrase, word
from luodi.cli.errors import SiteNotStarted

_ROWS, _MOST_ROWS = 5000, 1_000_000


@click.command("pages", cls=Verb, short_help="网页要等多久 · how long pages take")
@click.option("--rows", type=click.IntRange(100, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条房源 · listings")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(rows: int, as_json: bool) -> None:
    """房源很多时，打开网页要多少毫秒。

    启动真正的网站（数据在临时文件夹里），把示例房源导入并发布，
    再换着条件一页页打开。导入 10 万条约七分钟。
    Milliseconds of pages of a site with many listings, each
    time with other filters; the import takes most of the time.
    """
    # imported here so that other commands start faster
    from luodi.bench import SiteAway, bench_pages

    if not as_json:
        click.echo(phrase("pages_start", rows=f"{rows:,}"), err=True)
    try:
        result = bench_pages(rows).as_json()
    except SiteAway as error:
        raise SiteNotStarted(reason=error) from None
    if as_json:
        print_json(result)
    else:
        _show(result)


def _show(result: dict[str, Any]) -> None:
    click.echo(phrase("pages_head", n=f"{result['listings']:,}", first=result["first_s"]))
    for name, page in result["pages"].items():
        times = "  ".join(f"{p} {page[f'{p}_ms']:7.1f} ms" for p in ("p50", "p95", "p99"))
        click.echo(f"{times}  {page['bytes'] / 1024:5.0f} KB  {word(PAGES, name)}")
