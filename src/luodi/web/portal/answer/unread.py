"""Clauses that were not understood, quoted above the answer until the person dismisses them."""

from collections.abc import Collection
from dataclasses import dataclass

from luodi.web.needs.masking import MASK
from luodi.web.needs.understanding import Understanding

#: Ends of a clause.
_MARKS = "，。；、,;!！?？\n"


@dataclass(frozen=True, slots=True)
class Clause:
    """An unused clause and its offset in the words."""

    text: str
    start: int


def unread(understood: Understanding, dismissed: Collection[int]) -> list[Clause]:
    """The clauses from which nothing was read, personal data masked, without dismissed ones."""
    found = [_clause(understood, each.start, each.end) for each in understood.reading.ignored]
    return [one for one in dict.fromkeys(found) if one.start not in dismissed and one.text.strip(MASK)]


def _clause(understood: Understanding, start: int, end: int) -> Clause:
    """The unused words widened to their clause, unless another part of the clause was used."""
    words = understood.shown_words
    first = max((words.rfind(mark, 0, start) for mark in _MARKS), default=-1) + 1
    last = min((at for mark in _MARKS if (at := words.find(mark, end)) >= 0), default=len(words))
    reading = understood.reading
    used = [reading.text.span(each.start, each.end) for each in reading.sources.values()]
    if any(low < last and first < high for low, high in used):
        first, last = start, end
    return Clause(words[first:last].strip(), start)
