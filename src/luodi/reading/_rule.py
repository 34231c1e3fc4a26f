"""A rule: its name (for --trace), its pattern, and what it produces; and the loop that applies a list of them.

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
#: A corpus beside the rules: what is expected, and the spellings that must give it.
Corpus = dict[Any, list[str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`produce(match, name)` gives the mentions of one match of `pattern`; an empty tuple where the words deceive.

    `needs` are characters of which a text must have one for the rule to be tried at all; `holds` is a shorter pattern of
    which every match has a match within it or beside it, looked for once for all rules that share it.
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
    """The mentions of all rules, in the order of the rules; overlaps are kept."""
    signs, held, found = signs_of(clean), dict[str, bool](), list[Mention]()
    for rule in rules:
        if rule.signs and rule.signs.isdisjoint(signs):
            continue
        if rule.holds:
            if rule.holds not in held:
                held[rule.holds] = compiled(rule.holds).search(clean) is not None
            if not held[rule.holds]:
                continue
        for match in compiled(rule.pattern).finditer(clean):
            found.extend(rule.produce(match, rule.name))
    return found


@lru_cache(maxsize=8)  # every dimension asks for the same text
def signs_of(clean: str) -> frozenset[str]:
    """Every sign of a text: a rule that needs another one need not be tried."""
    return frozenset(clean)


@cache
def compiled(pattern: str) -> re.Pattern[str] | Pattern:
    """The pattern, compiled once in the life of the process and only when needed."""
    return compile_pattern(pattern)


@cache
def vocabulary(named: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str] | Pattern, tuple[str, ...]]:
    """One pattern for the words of several names, and the name for each `match.lastindex` (less one).

    Each word keeps its literal beginning, with an empty group at its end: named groups around them would make the
    engine try every word at every character.
    """
    words = [(name, word) for name, choices in named for word in _choices(choices)]
    return compile_pattern("|".join(f"{word}()" for _, word in words)), tuple(name for name, _ in words)


def _choices(pattern: str) -> list[str]:
    """The alternatives of a pattern, parted at each | that stands in no group."""
    choices, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            choices.append("")
        else:
            choices[-1] += char
    return choices


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
