"""`luodi judge`: statuses and a verdict for each pair of a listing and a requirement."""

import datetime as dt
from typing import Any

import click

from luodi.cli._help import Verb
from luodi.cli._input import read_text
from luodi.cli._language import lang_option
from luodi.cli._lines import numbered_lines, report_line
from luodi.cli._output import print_line, with_progress
from luodi.cli._words import phrase
from luodi.cli.errors import BadDay, BadLines

PARTS = ("in_scope", "asks", "to_confirm", "verdict")


@click.command("judge", cls=Verb, short_help="一对一判断 · statuses and verdict of pairs")
@click.argument("pairs", metavar="PAIRS.jsonl")
@lang_option
def command(pairs: str) -> None:
    """逐对判断：每行一个 {id, listing, requirement, as_of}。

    每行输出 {id, in_scope, asks, to_confirm, verdict}；
    坏行报行号并跳过，其余照常判断。
    Judges each pair of a file; a bad line is reported by its
    number and the others are judged.
    """
    good, bad = numbered_lines(read_text(pairs).split("\n"), ("id", "listing", "requirement"))
    done = 0
    for number, pair in with_progress(good, phrase("judging")):
        judged = _judged_or_reported(number, pair)
        if judged is not None:
            done += 1
            print_line({"id": pair["id"], **{part: judged[part] for part in PARTS}})
    if done < len(good) + bad:
        raise BadLines(count=len(good) + bad - done, rest=done)


def judged_pair(pair: dict[str, Any]) -> dict[str, Any]:
    """The judgement of a pair as JSON, as of today if it names no day. Raises IntakeError, BadDay."""
    # imported here so that other commands start faster
    from luodi.intake import listing, requirement
    from luodi.matching import judge

    as_of = _day(pair.get("as_of"))
    return judge(listing(pair["listing"]), requirement(pair["requirement"]), as_of).as_json()


def _day(text: Any) -> dt.date:
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadDay(value=text) from None


def _judged_or_reported(number: int, pair: dict[str, Any]) -> dict[str, Any] | None:
    # imported here so that other commands start faster
    from luodi.intake import IntakeError

    try:
        return judged_pair(pair)
    except IntakeError as error:
        report_line(number, f"：{error.sentence('zh')}", f": {error.sentence('en')}")
    except BadDay as error:
        report_line(number, f"：{error.sentence.rstrip('。')}", f": {error.sentence_en.rstrip('.')}")
    return None
