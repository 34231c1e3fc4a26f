"""A rule: its name (for --trace), its pattern, and what it produces; and the loop that applies a list of them.

Patterns are compiled when first used, so importing a folder costs nothing. Let a pattern begin with a literal or a
class (put a look-behind after the first word, `租(?<!不租)`): the engine then skips to the places where it can begin.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from luodi.reading._mention import Mention

Production = Callable[[re.Match[str], str], Iterable[Mention]]
#: A corpus beside the rules: what is expected, and the spellings that must give it.
Corpus = dict[Any, list[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`produce(match, name)` gives the mentions of one match of `pattern`; an empty tuple where the words deceive."""

    name: str
    pattern: str
    produce: Production


def apply(rules: Iterable[Rule], clean: str) -> list[Mention]:
    """The mentions of all rules, in the order of the rules; overlaps are kept."""
    return [
        mention
        for rule in rules
        for match in compiled(rule.pattern).finditer(clean)
        for mention in rule.produce(match, rule.name)
    ]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled once in the life of the process and only when needed."""
    return re.compile(pattern)


def says(key: str, value: Any, *, group: int = 0, **more: Any) -> Production:
    """A production that says `key` is `value` on the span of a group."""

    def produce(match: re.Match[str], name: str) -> tuple[Mention, ...]:
        return (Mention(key, value, *match.span(group), name, **more),)

    return produce


def copies(key: str, *, group: int = 1) -> Production:
    """A production whose value is the words of a group as they stand."""

    def produce(match: re.Match[str], name: str) -> tuple[Mention, ...]:
        return (Mention(key, match[group].strip(), *match.span(group), name),)

    return produce


def nothing(match: re.Match[str], name: str) -> tuple[Mention, ...]:
    """The production of words that look like a mention and are none."""
    return ()


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """In order of place; of two that overlap the earlier, at the same place the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
