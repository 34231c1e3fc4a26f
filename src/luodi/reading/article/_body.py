"""Which stretch of blocks is the body: the one that reads like sentences.

Each block has a weight, sentences for it, links and furniture against it; headings of other lists and notices part the
page into stretches. In each the run of blocks with the largest sum is taken (short lines at its ends fall away, those
inside stay), and the heaviest run is the body. `_edges` then looks at what stands around it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from luodi.reading.article._block import Block
from luodi.reading.article._edges import widened
from luodi.reading.article._noise import is_aside, is_barrier, is_contact, is_junk

_SENTENCE = re.compile(r"[。！？；!?]|[，,、：:].*[，,。]|[\u4e00-\u9fff][，,]|[：:]$")
_SENTENCE_LENGTH = 6
#: Characters of a block that are looked at: whoever writes sentences does so from the beginning.
_SEEN = 300
_SHORT_COST, _CELL_COST, _JUNK_COST, _FURNITURE = 8, 2, 40, 4
_FIRST_BONUS = 1.5
#: The weight of a short notice; a body of less is looked for again.
_ENOUGH = 60

Run = tuple[int, int]


def find_body(blocks: Sequence[Block], start: int = 0) -> Run:
    """First and one past the last block of the body at or after `start`; (start, start) when nothing reads like one."""
    run, total = _best([_weight(b) for b in blocks], blocks, start)
    if total < _ENOUGH:
        # A page whose menu is never closed is furniture from end to end: its classes and ids tell nothing.
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
    """The run with the largest sum of weights (Kadane)."""
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
