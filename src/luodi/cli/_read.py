"""`luodi read`: reads a text as a record, with the source words of each value."""

from typing import TYPE_CHECKING, Any

import click

from luodi.cli._help import Verb
from luodi.cli._input import read_text
from luodi.cli._language import lang_option
from luodi.cli._lines import numbered_lines
from luodi.cli._output import print_json, print_line, with_progress
from luodi.cli._read_view import show
from luodi.cli._words import KINDS, phrase
from luodi.cli.errors import BadLines, KindNotBuilt

if TYPE_CHECKING:
    from luodi.reading import Reading


@click.command("read", cls=Verb, short_help="一段话 → 一条记录 · text to record")
@click.option(
    "--kind", type=click.Choice(list(KINDS)), default="auto", metavar="KIND", help="读成哪一类（见上） · kind of text"
)
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@click.option("--jsonl", is_flag=True, help="逐行读 {id, text}，逐行输出 · a JSON text a line")
@click.option("--trace", is_flag=True, help="列出每个值出自哪条规则 · the rule of each value")
@click.argument("source", metavar="[FILE|-]", required=False)
@lang_option
def command(kind: str, as_json: bool, jsonl: bool, trace: bool, source: str | None) -> None:
    """读一段话：租还是买、哪里、多大、多高、什么行业……

    每个值都指着原话；拿不准的列成问题，不猜。
    Reads a text. Each value points at its words; what is
    not certain becomes a question and not a guess.

    KIND: auto requirement listing parcel project indicator article

      echo "溧阳求租3000平厂房" | luodi read
      luodi read --kind listing 房源.txt --json
    """
    require_kind(kind)
    if jsonl:
        _read_each_line(kind, source)
    else:
        _read_one(kind, read_text(source), as_json, trace)


def require_kind(kind: str) -> None:
    """Raises KindNotBuilt for a kind without a reader."""
    # imported here so that other commands start faster
    from luodi.reading import KINDS as BUILT

    if kind != "auto" and kind not in BUILT:
        known = "、".join(KINDS[k][0] for k in BUILT)
        raise KindNotBuilt(kind=kind, kind_zh=KINDS[kind][0], known=", ".join(BUILT), known_zh=known)


def _read_one(kind: str, text: str, as_json: bool, trace: bool) -> None:
    # imported here so that other commands start faster
    from luodi.cli._clarity import require_message, require_something
    from luodi.reading import read

    require_message(text, kind)
    reading = read(text, kind=kind)
    require_something(text, reading.record, *reading.records)
    if as_json:
        print_json(reading.as_json())
    else:
        show(text, reading.as_json(), {key: m.rule for key, m in reading.sources.items()} if trace else None)


def _read_each_line(kind: str, source: str | None) -> None:
    # imported here so that other commands start faster
    from luodi.reading import read

    good, bad = numbered_lines(read_text(source).split("\n"), ("id", "text"))
    for _, item in with_progress(good, phrase("reading")):
        print_line({"id": item["id"], **_content(read(item["text"], kind=kind))})
    if bad:
        raise BadLines(count=bad, rest=len(good))


def _content(reading: "Reading") -> dict[str, Any]:
    return {"records": list(reading.records)} if len(reading.records) > 1 else {"record": reading.record}
