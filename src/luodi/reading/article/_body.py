"""Finds the body: the run of blocks that reads like sentences.

Each block is weighted, up for sentences and down for links and page furniture. Headings of other lists and notices divide the
page into sections; in each, the run with the largest sum is taken (which drops short lines at its ends but keeps those
inside), and the heaviest run is the body. `_edges` then extends it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from luodi.reading.article._block import Block
from luodi.reading.article._edges import widened
from luodi.reading.article._noise import is_aside, is_barrier, is_contact, is_junk

_SENTENCE = re.compile(r"[。！？；!?]|[，,、：:].*[，,。]|[\u4e00-\u9fff][，,]|[：:]$")
_SENTENCE_LENGTH = 6
#: The number of characters of a block that are examined; prose shows itself from the beginning.
_SEEN = 300
_SHORT_COST, _CELL_COST, _JUNK_COST, _FURNITURE = 8, 2, 40, 4
_FIRST_BONUS = 1.5
#: The weight of a short notice; if the body weighs less, it is searched for again.
_ENOUGH = 60

Run = tuple[int, int]


def find_body(blocks: Sequence[Block], start: int = 0) -> Run:
    """Start and end (exclusive) of the body at or after `start`; (start, start) if there is none."""
    run, total = _best([_weight(b) for b in blocks], blocks, start)
    if total < _ENOUGH:
        # With an unclosed menu the whole page looks like furniture, so classes and ids are ignored.
        again, more = _best([_weight(replace(b, place=False)) for b in blocks], blocks, start)
        run = again if more > total else run
    return widened(blocks, run, start)


def _best(weights: Sequence[float], blocks: Sequence[Block], start: int) -> tuple[Run, float]:
    best, best_sum = (start, start), 0.0
    for number, (first, end) in enumerate(_stretches(blocks, start)):
        run, total = _heaviest(weights, first, end)
        total *= _FIRST_BONUS if number == 0 else 1.0
        if total > best_sum:
            best, best_sum = run, total
    return best, best_sum


def _stretches(blocks: Sequence[Block], start: int) -> Iterator[Run]:
    first = start
    for number in range(start, len(blocks)):
        if is_barrier(blocks[number]):
            yield first, number
            first = number + 1
    yield first, len(blocks)


def _heaviest(weights: Sequence[float], first: int, end: int) -> tuple[Run, float]:
    """The run with the largest sum of weights (Kadane's algorithm)."""
    best, best_sum, total, begin = (first, first), 0.0, 0.0, first
    for number in range(first, end):
        if total <= 0:
            total, begin = 0.0, number
        total += weights[number]
        if total > best_sum:
            best, best_sum = (begin, number + 1), total
    return best, best_sum


def _weight(block: Block) -> float:
    size = len(block.text)
    if not size:
        return 0.0
    if block.is_table:
        return -size / _FURNITURE if block.place else size / 2
    if is_junk(block) or is_contact(block) or is_aside(block):
        return -_JUNK_COST
    if block.is_link:
        return -max(_SHORT_COST, size)
    if block.place:
        return -size / _FURNITURE
    if _SENTENCE.search(block.text[:_SEEN]) and size >= _SENTENCE_LENGTH:
        return float(size)
    if size >= 40:
        return size / 2
    return -_CELL_COST if block.in_table else -_SHORT_COST
