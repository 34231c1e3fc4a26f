"""A rule: its name (for --trace), pattern and production; and the loop that applies a list of rules.

Patterns are compiled when first used, so importing a folder costs nothing. A pattern is fastest when it
begins with a literal or a class (put a look-behind after the first word, `租(?<!不租)`); `_pattern` helps where it does not.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from luodi.reading._mention import Mention
from luodi.reading._pattern import Pattern, compile_pattern

Production = Callable[[re.Match[str], str], Iterable[Mention]]
#: A corpus: each expected result with the spellings that must produce it.
Corpus = dict[Any, list[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`produce(match, name)` returns the mentions of one match of `pattern`; none if the words are misleading.

    `needs`: the rule is tried only on texts with one of these characters. `holds`: a shorter pattern that matches in or
    beside every match of `pattern`; it is searched for once for all rules that share it.
    """

    name: str
    pattern: str
    produce: Production
    needs: str = ""
    holds: str = ""
    signs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "signs", frozenset(self.needs))


def apply(rules: Iterable[Rule], clean: str) -> list[Mention]:
    """The mentions of all rules, in rule order, overlaps included."""
    signs, held, mentions = signs_of(clean), dict[str, bool](), list[Mention]()
    for rule in rules:
        if rule.signs and rule.signs.isdisjoint(signs):
            continue
        if rule.holds:
            if rule.holds not in held:
                held[rule.holds] = compiled(rule.holds).search(clean) is not None
            if not held[rule.holds]:
                continue
        for match in compiled(rule.pattern).finditer(clean):
            mentions.extend(rule.produce(match, rule.name))
    return mentions


@lru_cache(maxsize=8)  # every dimension passes the same text
def signs_of(clean: str) -> frozenset[str]:
    """The set of characters in a text, to skip rules that need others."""
    return frozenset(clean)


@cache
def compiled(pattern: str) -> re.Pattern[str] | Pattern:
    """The compiled pattern, made on first use and kept for the life of the process."""
    return compile_pattern(pattern)


@cache
def vocabulary(named: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str] | Pattern, tuple[str, ...]]:
    """One pattern for the words of several names, and the name for each `match.lastindex` − 1.

    Each word keeps its literal beginning and ends in an empty group: named groups around the words would make the engine
    try every word at every character.
    """
    words = [(name, word) for name, choices in named for word in _choices(choices)]
    return compile_pattern("|".join(f"{word}()" for _, word in words)), tuple(name for name, _ in words)


def _choices(pattern: str) -> list[str]:
    """The top-level alternatives of a pattern."""
    choices, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            choices.append("")
        else:
            choices[-1] += char
    return choices


def says(key: str, value: Any, *, group: int = 0, **more: Any) -> Production:
    """A production of a mention of `key` with `value` on the span of a group."""

    def produce(match: re.Match[str], name: str) -> tuple[Mention, ...]:
        return (Mention(key, value, *match.span(group), name, **more),)

    return produce


def copies(key: str, *, group: int = 1) -> Production:
    """A production whose value is the text of a group, unchanged."""

    def produce(match: re.Match[str], name: str) -> tuple[Mention, ...]:
        return (Mention(key, match[group].strip(), *match.span(group), name),)

    return produce


def nothing(match: re.Match[str], name: str) -> tuple[Mention, ...]:
    """The production of words that only look like a mention."""
    return ()


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in text order; of two that overlap the earlier, at the same start the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
