"""`luodi bench live`: how fast listings may change while they are matched."""

from typing import Any

import click

from luodi.cli._help import Verb
from luodi.cli._language import lang_option, say
from luodi.cli._output import print_json
from luodi.cli._phrases import Twin
from luodi.cli._words import phrase, word
from luodi.cli.errors import AnswersDiffer

_ROWS, _CHANGES, _BATCH, _MOST_ROWS = 100_000, 100_000, 1000, 20_000_000
_WHEN: dict[str, Twin] = {
    "before": ("之前", "before"),
    "during": ("改动时", "during the changes"),
    "after": ("之后", "after"),
}


@click.command("live", cls=Verb, short_help="边改边匹配有多快 · changes while matching")
@click.option("--rows", type=click.IntRange(100, _MOST_ROWS), default=_ROWS, metavar="N", help="多少条房源 · listings")
@click.option("--changes", type=click.IntRange(1, _MOST_ROWS), default=_CHANGES, metavar="N", help="改动 · changes")
@click.option("--batch", type=click.IntRange(1, 100_000), default=_BATCH, metavar="N", help="每批几条 · rows a batch")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@lang_option
def command(rows: int, changes: int, batch: int, as_json: bool) -> None:
    """一边新增、修改、删除房源，一边匹配，一秒能改多少条。

    每批改完立即核对，最后与重建的索引逐项比较。
    Listings put and removed a second while they are matched;
    the end is compared with an index built anew.
    """
    # imported here so that other commands start faster
    from luodi.bench import bench_live

    if not as_json:
        click.echo(phrase("bench_starts", rows=f"{rows:,}"), err=True)
    result = bench_live(rows, changes, batch).as_json()
    if as_json:
        print_json(result)
    else:
        _show(result)
    if not result["same_answer"]:
        raise AnswersDiffer(rows=f"{rows:,}")


def _show(result: dict[str, Any]) -> None:
    lines = (
        (
            "{rows:,} 条房源上改动 {changes:,} 条，每批 {batch_rows:,} 条：每秒 {changes_per_s:,.0f} 条，改完 {rows_after:,} 条。",
            "{changes:,} changes of {rows:,} listings, {batch_rows:,} a batch: {changes_per_s:,.0f} a second, {rows_after:,} left.",
        ),
        (
            "一批：p50 {p50_ms:.3f} ms  p95 {p95_ms:.3f} ms  p99 {p99_ms:.3f} ms；匹配时最多 {most_segments} 段。",
            "A batch: p50 {p50_ms:.3f} ms  p95 {p95_ms:.3f} ms  p99 {p99_ms:.3f} ms; at most {most_segments} segments were met.",
        ),
        (
            "建立：数组 {arrays:,.0f} 条/秒，房源 {listings:,.0f} 条/秒；存盘 {save_s:.3f} 秒，打开 {open_s:.3f} 秒，{bytes_per_row} 字节/条。",
            "Built: {arrays:,.0f} rows a second of arrays, {listings:,.0f} of listings; saved in {save_s:.3f} s, opened in {open_s:.3f} s, {bytes_per_row} bytes a row.",
        ),
    )
    details = {**result, **result["batch"], **result["build_per_s"], **result["file"]}
    for chinese, english in lines:
        click.echo(say(chinese, english).format(**details))
    for name in _WHEN:
        case = result["questions"][name]
        times = "  ".join(f"{p} {case[f'{p}_ms']:8.3f} ms" for p in ("p50", "p95", "p99"))
        click.echo(f"{times}  {word(_WHEN, name)}")
    if result["same_answer"]:
        click.echo(say("核对：与重建的索引答案一致。", "Checked: the answers are those of an index built anew."))
