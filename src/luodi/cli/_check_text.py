"""`luodi check-text`: what of a text publishing law forbids in this trade, by which article, and what to write instead."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from luodi.cli._help import Verb
from luodi.cli._input import read_text
from luodi.cli._language import lang_option, say
from luodi.cli._layout import put
from luodi.cli._output import console, print_json
from luodi.cli._words import SEVERITIES, phrase, word

if TYPE_CHECKING:
    from rich.console import Console

    from luodi.wording import Finding

_COLOURS = {"must_not": "bold red", "risky": "yellow", "inform": "cyan"}


@click.command("check-text", cls=Verb, short_help="发布前查用语 · wording the law forbids")
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档 · one JSON document")
@click.argument("source", metavar="[FILE|-]", required=False)
@lang_option
def command(as_json: bool, source: str | None) -> None:
    """查一段要发布的文字：哪些话广告法等不允许，依据哪一条，怎么改。

    分三级：不得发布、有风险、提示。有「不得发布」的，退出码为 1，否则为 0。
    只是给编辑的提醒，不是法律意见。
    Checks a text before it is published: words that the law
    forbids, the article, and what to write instead. Status 1
    when something must not be published, else 0.

      echo "全市最大的园区，距高铁站10分钟" | luodi check-text
      luodi check-text 文章.txt --json
    """
    # imported here so that other commands start faster
    from luodi.wording import Severity, check

    text = read_text(source)
    findings = check(text)
    if as_json:
        print_json({"findings": [f.as_json() for f in findings], "counts": _counts(findings)})
    else:
        _show(text, findings)
    if any(f.severity is Severity.MUST_NOT for f in findings):
        click.get_current_context().exit(1)


def _counts(findings: "list[Finding]") -> dict[str, int]:
    counted = Counter(str(f.severity) for f in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def _show(text: str, findings: "list[Finding]") -> None:
    out = console()
    if out.is_terminal and findings:
        _print_coloured(out, text, findings)
    for number, finding in enumerate(findings, start=1):
        _print_finding(out, number, finding)
    put(out, _summary(findings), style="bold")


def _print_finding(out: "Console", number: int, finding: "Finding") -> None:
    severity, lead = str(finding.severity), f"{number}. "
    quoted = phrase("quoted", words=" ".join(finding.text.split()))
    shown = f"{word(SEVERITIES, severity)}{phrase('colon')}{quoted}"
    if finding.replacement:
        shown += f" → {phrase('quoted', words=finding.replacement)}"
    put(out, shown, lead, style=_COLOURS[severity])
    law = finding.law
    put(out, say(law.cited, law.cited_en) + phrase("colon") + say(law.forbids, law.forbids_en), " " * len(lead))
    put(out, phrase("advice", words=say(finding.advice, finding.advice_en)), " " * len(lead))


def _summary(findings: "list[Finding]") -> str:
    if not findings:
        return phrase("wording_clean")
    parts = [f"{word(SEVERITIES, key)} {count}" for key, count in _counts(findings).items() if count]
    return phrase("wording_found", parts=phrase("comma").join(parts))


def _print_coloured(out: "Console", text: str, findings: "list[Finding]") -> None:
    # imported here because it is slow to load and rarely needed
    from rich.text import Text

    coloured = Text(text)
    for finding in findings:
        coloured.stylize(_COLOURS[str(finding.severity)] + " underline", finding.start, finding.end)
    out.print(coloured)
    out.print()
