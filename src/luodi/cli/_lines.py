"""JSON Lines input: bad lines are reported by number and skipped."""

from collections.abc import Iterable
from typing import Any

import click

from luodi.cli._language import say
from luodi.cli._words import phrase


def numbered_lines(lines: Iterable[str], needs: tuple[str, ...]) -> tuple[list[tuple[int, dict[str, Any]]], int]:
    """The usable lines with their numbers from 1, and how many bad ones were reported on stderr."""
    # imported here so that other commands start faster
    from luodi.scoring import BadLine, parse_line

    good, bad = [], 0
    for number, line in enumerate(lines, start=1):
        item = parse_line(number, line, needs) if line.strip() else None
        if isinstance(item, BadLine):
            bad += 1
            report_line(item.line, item.reason, item.reason_en)
        elif item is not None:
            good.append((number, item))
    return good, bad


def report_line(line: int, reason: str, reason_en: str) -> None:
    """Reports a skipped line on stderr."""
    click.echo(phrase("line_fault", line=line, reason=say(reason, reason_en)), err=True)
