"""Which stretch of blocks is the body: the one that reads like sentences.

Each block has a weight, sentences for it, links and furniture against it; headings of other lists and notices part the
page into stretches. In each the run of blocks with the largest sum is taken (short lines at its ends fall away, those
inside stay), and the heaviest run is the body.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from luodi.reading.article._block import Block
from luodi.reading.article._words import (
    CONTACT,
    CONTACT_LENGTH,
    FOOTER,
    FOOTER_LENGTH,
    JUNK,
    JUNK_LENGTH,
    NOTICE,
    OTHER_LIST,
    RELATED,
    SHARE,
)

_SENTENCE = re.compile(r"[。！？；!?]|[，,、：:].*[，,。]|[\u4e00-\u9fff][，,]|[：:]$")
_CREDIT = re.compile(
    r"^[\W_]*(?:本报|本网|见习|实习|特约|文/?图?|图/?文|来源|记者|通讯员|作者|编辑|审核|供稿|供图|\S{2,8}(?:报|网|社)?记者)[^。！？]{0,30}$"
)
_SENTENCE_LENGTH = 6
#: Characters of a block that are looked at: whoever writes sentences does so from the beginning.
_SEEN = 300
#: A block of this length that ends a sentence is prose; the words of furniture then count only at its beginning.
_PROSE, _LABEL, _ENDS = 30, 8, ("。", "！", "？", "”")
_SHORT_COST, _CELL_COST, _JUNK_COST, _FURNITURE = 8, 2, 40, 4
_FIRST_BONUS = 1.5
#: The weight of a short notice; a body of less is looked for again.
_ENOUGH = 60
#: Words that part the page, whatever stands around them.
_BARRIER_LENGTH = 24

Run = tuple[int, int]


def find_body(blocks: Sequence[Block], start: int = 0) -> Run:
    """First and one past the last block of the body at or after `start`; (start, start) when nothing reads like one."""
    run, total = _best([_weight(b) for b in blocks], blocks, start)
    if total >= _ENOUGH:
        return run
    # A page whose menu is never closed is furniture from end to end: its classes and ids tell nothing.
    again, more = _best([_weight(replace(b, place=False)) for b in blocks], blocks, start)
    return again if more > total else run


def _best(weights: Sequence[float], blocks: Sequence[Block], start: int) -> tuple[Run, float]:
    best, best_sum = (start, start), 0.0
    for number, (first, end) in enumerate(_stretches(blocks, start)):
        run, total = _heaviest(weights, first, end)
        total *= _FIRST_BONUS if number == 0 else 1.0
        if total > best_sum:
            best, best_sum = run, total
    return best, best_sum


def is_barrier(block: Block) -> bool:
    """A heading of other articles, a notice or a row of share buttons: the body does not go on behind it."""
    words = block.text
    if len(words) <= _BARRIER_LENGTH and (RELATED.match(words) or OTHER_LIST.match(words) or SHARE.match(words)):
        return True
    return bool(NOTICE.match(words))


def is_contact(block: Block) -> bool:
    """A line that asks to call."""
    return len(block.text) <= CONTACT_LENGTH and bool(CONTACT.search(block.text))


def is_junk(block: Block) -> bool:
    """Furniture of the page."""
    size = len(block.text)
    found = JUNK.search(block.text) if size <= JUNK_LENGTH else None
    is_sentence = size > _PROSE and block.text.endswith(_ENDS)
    return (found is not None and (found.start() < _LABEL or not is_sentence)) or (
        size <= FOOTER_LENGTH and bool(FOOTER.search(block.text))
    )


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
    if is_junk(block) or is_contact(block) or _CREDIT.match(block.text):
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
