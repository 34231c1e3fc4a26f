"""`luodi score`: accuracy on labelled texts and pairs."""

from typing import Any

import click

from luodi.cli._help import Verb
from luodi.cli._input import read_text
from luodi.cli._language import lang_option
from luodi.cli._lines import numbered_lines
from luodi.cli._output import as_text, print_json, with_progress
from luodi.cli._read import require_kind
from luodi.cli._words import KINDS, OUTCOMES, noun, phrase, word
from luodi.cli.errors import BadLines, RefusedBelow, ScoreTooLow
from luodi.scoring import LabelOutcome, Miss, Score, Tally, score_pairs, score_texts

PAIRS = "pairs"
_KINDS = [*(kind for kind in KINDS if kind != "auto"), PAIRS]
_LONGEST_SHOWN = 120


@click.command("score", cls=Verb, short_help="对照标注量准确率 · accuracy on labels")
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND|pairs")
@click.argument("source", metavar="FILE.jsonl")
@click.option("--misses", is_flag=True, help="逐条列出没读对的 · list what is not right")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@click.option("--min-f1", type=click.FloatRange(0, 1), help="低于它则退出码为 1 · exit 1 below this")
@lang_option
def command(kind: str, source: str, misses: bool, as_json: bool, min_f1: float | None) -> None:
    """对照标注量读得准不准；pairs 量判断得对不对。

    每行一个 {id, text, labels}，或带 expected 的一对。
    Measures reading on labelled texts, and judging on pairs
    worked out by hand. The last line is the F1.
    """
    score, bad = _score(kind, source)
    if as_json:
        print_json(score.as_json())
    else:
        _show(score, misses)
    if bad:
        raise BadLines(count=bad, rest=len(score.texts))
    if min_f1 is not None and score.tally.f1 < min_f1:
        raise ScoreTooLow(f1=score.tally.f1, least=min_f1)


def _score(kind: str, source: str) -> tuple[Score, int]:
    if kind != PAIRS:
        require_kind(kind)
    needs = ("id", "listing", "requirement", "expected") if kind == PAIRS else ("id", "text", "labels")
    good, bad = numbered_lines(read_text(source).split("\n"), needs)
    items = with_progress([item for _, item in good], phrase("judging" if kind == PAIRS else "reading"))
    return (score_pairs(items, _judge) if kind == PAIRS else score_texts(kind, items, _reader(kind))), bad


def _reader(kind: str) -> Any:
    # imported here so that other commands start faster
    from luodi.reading import read

    def records(text: str) -> list[dict[str, Any]]:
        reading = read(text, kind=kind)
        return list(reading.records) or ([reading.record] if reading.record else [])

    return records


def _judge(pair: dict[str, Any]) -> dict[str, Any]:
    # imported here so that other commands start faster
    from luodi.cli._judge import judged_pair
    from luodi.intake import IntakeError

    try:
        return judged_pair(pair)
    except IntakeError as error:
        zh, en = f"{pair['id']}：{error.sentence('zh')}", f"{pair['id']}: {error.sentence('en')}"
        raise RefusedBelow(sentence=zh, sentence_en=en) from error


def _show(score: Score, misses: bool) -> None:
    if misses:
        for miss in score.misses:
            click.echo(_miss_line(miss))
    for key, tally in score.by_frequency():
        click.echo(_pair_line(key, tally) if score.kind == PAIRS else _field_line(key, tally))
    total, (low, high) = score.tally, score.interval
    if score.kind == PAIRS:
        right, n = sum(t.f1 == 1 for t in score.texts), len(score.texts)
        click.echo(phrase("accuracy", right=right, n=n, share=100 * right / max(n, 1)))
    else:
        texts = phrase(
            "interval",
            kind=word(KINDS, score.kind),
            n=len(score.texts),
            p=total.precision,
            r=total.recall,
            low=low,
            high=high,
        )
        click.echo(texts)
    click.echo(f"F1 {total.f1:.3f}")


def _miss_line(miss: Miss) -> str:
    want, got = (as_text(side, None)[:_LONGEST_SHOWN] for side in (miss.want, miss.got))
    return phrase("miss", id=miss.id, field=miss.key, outcome=word(OUTCOMES, miss.outcome), want=want, got=got)


def _field_line(key: str, tally: Tally) -> str:
    counts = "  ".join(f"{word(OUTCOMES, o)} {tally[o]}" for o in LabelOutcome)
    return f"{key:30} P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}  {counts}"


def _pair_line(verdict: str, tally: Tally) -> str:
    right, n = tally[LabelOutcome.RIGHT], tally.labelled
    return f"{100 * right / n:5.1f} %  {right:3d} / {n:3d}  {noun('verdict', verdict)}"
