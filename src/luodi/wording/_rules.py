"""The rules and what is allowed, compiled once when first needed."""

import re
from dataclasses import dataclass
from functools import cache

from luodi.wording._data import table
from luodi.wording._finding import Category, Severity
from luodi.wording._laws import Law, laws


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A row of rules.tsv. `before` is looked for right before the words; its group `part` belongs to them. A rule that
    `needs_before` is silent without it. `eases` names what around the words makes the finding milder."""

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
    """All rules in the order of their table, which is the order of precedence."""
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
    """One pattern for what stands before, `part` being what belongs to the words (all but the alternatives marked `=`)."""
    choices = [choice.removeprefix("?") for choice in _split(alternatives)]
    part = "|".join(choice for choice in choices if not choice.startswith("="))
    beside = "|".join(choice[1:] for choice in choices if choice.startswith("="))
    patterns = [f"(?P<part>{part})$"] * bool(part) + [f"(?:{beside})$"] * bool(beside)
    return re.compile("|".join(patterns)) if patterns else None


def _split(alternatives: str) -> list[str]:
    """The alternatives of `before` at its top level: a `|` inside brackets does not part them."""
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
    """One pattern for all rows that need the same word."""
    together: dict[str, list[str]] = {}
    for row in table("allowed.tsv"):
        together.setdefault(row["needs"], []).append(row["pattern"])
    return tuple((needs, re.compile("|".join(patterns))) for needs, patterns in together.items())


def allowed(plain: str) -> list[tuple[int, int]]:
    """Where words of the allow-list stand, sorted by their beginning."""
    return sorted(match.span() for needs, pattern in _allowed() if needs in plain for match in pattern.finditer(plain))
