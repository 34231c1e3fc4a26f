"""Clauses that were not understood, quoted above the answer until the person dismisses them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from luodi.web.needs.masking import MASK
from luodi.web.needs.understanding import Understanding

#: Ends of a clause.
_MARK = re.compile("[，。；、,;!！?？\n]")


@dataclass(frozen=True, slots=True)
class Clause:
    """An unused clause and its offset in the words."""

    text: str
    start: int


def unread(understood: Understanding, dismissed: Collection[int]) -> list[Clause]:
    """The clauses from which nothing was read, personal data masked, without dismissed ones."""
    reading, marks = understood.reading, [mark.start() for mark in _MARK.finditer(understood.shown_words)]
    used = [reading.text.span(each.start, each.end) for each in reading.sources.values()]
    found = [_clause(understood.shown_words, each.start, each.end, marks, used) for each in reading.ignored]
    return [one for one in dict.fromkeys(found) if one.start not in dismissed and one.text.strip(MASK)]


def _clause(words: str, start: int, end: int, marks: Sequence[int], used: Sequence[tuple[int, int]]) -> Clause:
    """The unused words widened to their clause, which `marks` bound, unless another part of the clause was used."""
    before, behind = bisect_left(marks, start), bisect_left(marks, end)
    first = marks[before - 1] + 1 if before else 0
    last = marks[behind] if behind < len(marks) else len(words)
    if any(low < last and first < high for low, high in used):
        first, last = start, end
    return Clause(words[first:last].strip(), start)
