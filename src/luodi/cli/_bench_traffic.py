"""`luodi bench traffic`: how near a match comes to what the memory can deliver."""

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, say
from luodi.cli._output import print_json
from luodi.cli._words import phrase

_ROWS, _MOST_ROWS = 1_000_000, 20_000_000
_LINES = (
    (
        "内存读取：一个线程每秒 {read_gb_s[1]:.1f} GB，{threads} 个 {read_gb_s[2]:.1f} GB",
        "read: {read_gb_s[1]:.1f} GB/s, {threads} threads {read_gb_s[2]:.1f}",
    ),
    (
        "内存复制：一个线程每秒 {copy_gb_s[1]:.1f} GB，{threads} 个 {copy_gb_s[2]:.1f} GB",
        "copy: {copy_gb_s[1]:.1f} GB/s, {threads} threads {copy_gb_s[2]:.1f}",
    ),
    ("一次匹配每条房源读 {line_bytes} 字节：{columns}", "a match reads {line_bytes} bytes a listing: {columns}"),
    (
        "{rows:,} 条：{ms:.1f} 毫秒（处理器 {cpu_ms:.1f} 毫秒），每秒 {gb_s:.1f} GB",
        "{rows:,} listings: {ms:.1f} ms ({cpu_ms:.1f} ms CPU), {gb_s:.1f} GB/s",
    ),
    (
        "达到内存极限的 {share:.0%}；如果没有别的程序争用，{cpu_share:.0%}",
        "{share:.0%} of what the memory can do; {cpu_share:.0%} with the processors to itself",
    ),
)


@click.command("traffic", cls=Verb, short_help="离内存极限多远 · share of memory bandwidth")
@click.option("--rows", type=click.IntRange(1000, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条房源 · listings")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(rows: int, as_json: bool) -> None:
    """内存每秒能给多少，全国匹配一次读了多少、用了多久。

    What memory delivers a second, what a nationwide match
    reads of it, and which share of the limit it reaches.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_traffic

    result = bench_traffic(rows).as_json()
    if as_json:
        print_json(result)
        return
    read = phrase("comma").join(f"{name} {size:g}" for name, size in result["bytes_per_row"].items())
    for twin in _LINES:
        click.echo(say(*twin).format(**result, columns=read))
