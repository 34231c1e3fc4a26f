"""The check: applies every rule to the normalised text, drops what is allowed, resolves overlaps."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from luodi.wording._context import Around, around, eased, is_denied
from luodi.wording._duties import duties
from luodi.wording._finding import Finding, Severity
from luodi.wording._masks import Opened, opened
from luodi.wording._rules import WordingRule, allowed, rules

_LONGEST_BEFORE = 24
_ORDER = {Severity.MUST_NOT: 0, Severity.RISKY: 1, Severity.INFORM: 2}
#: Before these, a 的 at the end of a replacement would dangle or be doubled.
_NO_DE = re.compile("[的之了,。;:!?、)）\\s\"'”》]|$")


class _Hit(NamedTuple):
    """Offsets into the normalised text, the rule, and the replacement."""

    start: int
    end: int
    rule: WordingRule
    severity: Severity
    replacement: str | None


def check(text: str) -> list[Finding]:
    """All wording that must not or should not be published, in text order. Offline, in linear time; never fails."""
    return [finding for offset, part in opened(text) for finding in _findings(part, offset)]


def _findings(part: Opened, offset: int) -> Iterator[Finding]:
    for hit in sorted(_settled(list(_hits(part))), key=lambda hit: hit.start):
        yield _finding(part, hit, offset)


def _hits(part: Opened) -> Iterator[_Hit]:
    plain = part.plain
    silent = _Silent(allowed(plain))
    for rule in rules():
        for match in rule.pattern.finditer(plain):
            before = _before(rule, plain, match.start())
            if before is None or silent.covers(match.start(), match.end()):
                continue
            hit = _judged(rule, plain, match, before)
            if hit and ("masked" not in rule.eases or part.span(*match.span())[2]):
                yield hit
    for start, end, rule in duties(plain):
        yield _Hit(start, end, rule, rule.severity, None)


def _before(rule: WordingRule, plain: str, start: int) -> int | None:
    """The start of the words including the part of the context that belongs to them; None if a required context is missing."""
    if rule.before is None:
        return start
    window = plain[max(0, start - _LONGEST_BEFORE) : start]
    ahead = rule.before.search(window)
    if ahead is None:
        return None if rule.needs_before else start
    belongs = ahead.groupdict().get("part")
    return start - len(belongs) if belongs else start


def _judged(rule: WordingRule, plain: str, match: re.Match[str], start: int) -> _Hit | None:
    words = around(plain, start, match.end())
    if is_denied(words):
        return None
    severity = eased(rule, words)
    return _Hit(start, match.end(), rule, severity, _replacement(rule, match, words))


def _replacement(rule: WordingRule, match: re.Match[str], words: Around) -> str | None:
    """A drop-in replacement; its 的 is dropped if nothing follows that it could belong to."""
    if not rule.replacement:
        return None
    words_instead = match.expand(rule.replacement)
    return words_instead.removesuffix("的") if _NO_DE.match(words.after) else words_instead


class _Silent:
    """Stretches matched by the allow-list; a hit is dropped if one of them overlaps its own words."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.furthest: list[int] = []
        for _, end in spans:
            self.furthest.append(max(end, self.furthest[-1] if self.furthest else 0))

    def covers(self, start: int, end: int) -> bool:
        index = bisect_right(self.starts, end - 1)
        return index > 0 and self.furthest[index - 1] > start


def _settled(hits: list[_Hit]) -> list[_Hit]:
    """Of overlapping hits, keeps the most severe, then the longest, then the first in the table."""
    ranked = sorted(hits, key=lambda hit: (_ORDER[hit.severity], hit.start - hit.end))
    kept, covered = [], bytearray(max((hit.end for hit in hits), default=0))
    for hit in ranked:
        if not any(covered[hit.start : hit.end]):
            covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return kept


def _finding(part: Opened, hit: _Hit, offset: int) -> Finding:
    start, end, is_masked = part.span(hit.start, hit.end)
    return Finding(
        start=start + offset,
        end=end + offset,
        text=part.text.original[start:end],
        rule=hit.rule.name,
        category=hit.rule.category,
        severity=hit.severity,
        law=hit.rule.law,
        replacement=hit.replacement,
        advice=hit.rule.advice,
        advice_en=hit.rule.advice_en,
        is_masked=is_masked,
    )
