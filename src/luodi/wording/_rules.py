"""The rules and the allow-list, compiled on first use."""

import re
from dataclasses import dataclass
from functools import cache

from luodi.wording._data import table
from luodi.wording._finding import Category, Severity
from luodi.wording._laws import Law, laws


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A row of rules.tsv. `before` matches right before the words; its group `part` belongs to them. A rule that
    `needs_before` does not apply without it. `eases` names the contexts that make the finding milder."""

    name: str
    category: Category
    law: Law
    severity: Severity
    eases: frozenset[str]
    before: re.Pattern[str] | None
    needs_before: bool
    pattern: re.Pattern[str]
    replacement: str
    advice: str
    advice_en: str


@cache
def rules() -> tuple[WordingRule, ...]:
    """All rules in table order, which is their order of precedence."""
    return tuple(_rule(row) for row in table("rules.tsv"))


def _rule(row: dict[str, str]) -> WordingRule:
    return WordingRule(
        name=row["name"],
        category=Category(row["category"]),
        law=laws()[row["law"]],
        severity=Severity(row["severity"]),
        eases=frozenset(row["eases"].split()),
        before=_before(row["before"].removeprefix("?")),
        needs_before=bool(row["before"]) and not row["before"].startswith("?"),
        pattern=re.compile(row["pattern"]),
        replacement=row["replacement"],
        advice=row["advice"],
        advice_en=row["advice_en"],
    )


def _before(alternatives: str) -> re.Pattern[str] | None:
    """One pattern for the context before; `part` is what belongs to the words (all alternatives but those marked `=`)."""
    choices = [choice.removeprefix("?") for choice in _split(alternatives)]
    part = "|".join(choice for choice in choices if not choice.startswith("="))
    beside = "|".join(choice[1:] for choice in choices if choice.startswith("="))
    patterns = [f"(?P<part>{part})$"] * bool(part) + [f"(?:{beside})$"] * bool(beside)
    return re.compile("|".join(patterns)) if patterns else None


def _split(alternatives: str) -> list[str]:
    """The top-level alternatives of `before`; a `|` inside brackets does not separate them."""
    parts, depth, part = [], 0, ""
    for char in alternatives:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [p for p in (*parts, part) if p]


@cache
def _allowed() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """One pattern for all rows that require the same word."""
    together: dict[str, list[str]] = {}
    for row in table("allowed.tsv"):
        together.setdefault(row["needs"], []).append(row["pattern"])
    return tuple((needs, re.compile("|".join(patterns))) for needs, patterns in together.items())


def allowed(plain: str) -> list[tuple[int, int]]:
    """Positions of allow-listed words, sorted by start."""
    return sorted(match.span() for needs, pattern in _allowed() if needs in plain for match in pattern.finditer(plain))
