"""The main kernel: counts all rows of some ranges by words, block by block.

Restricted Python over columns: lists when plain, arrays when compiled (`engines.py`), from the same source.
`block.py` builds the words of a block. Single rows are visited only in three cases: may_fit pairs (for the field that
would settle them), rows failing a single ask (for its relaxation), and rows that may be shown (for their order).
"""

from typing import NamedTuple

from luodi.matching.asks import REGION
from luodi.matching.codes import FITS, MAY_FIT, NEAR_MISS, NO, NOTHING, UNKNOWN, UNMET
from luodi.matching.columns import Column, Facts, Want
from luodi.matching.kernel.bits import WORD, count_bits, lowest, words_of
from luodi.matching.kernel.block import (
    BLOCK,
    WORDS,
    Fixed,
    Work,
    answer_words,
    bar_far,
    choose_deal,
    leave_open,
    let_in,
    tally,
)
from luodi.matching.kernel.dispatch import relaxed_answer, window
from luodi.matching.kernel.examine import added_up
from luodi.matching.kernel.masks import only_field
from luodi.matching.kernel.source import MOST_STEPS
from luodi.matching.kernel.steps import DROPPED, Steps
from luodi.matching.kernel.verdict import order_key, score
from luodi.matching.weights import Weights

#: Kinds of kept rows after FITS and MAY_FIT, best first: near misses failing one ask, and two.
NEAR_ONE, NEAR_TWO = 2, 3


class ScanTask(NamedTuple):
    """Parameters of a scan.

    both: 1 if rent and sale are both limited, so that each row is asked for only one of them. top: number of rows to be shown.
    counts: 1 to count verdicts only. alone: 1 to keep the near misses failing a single ask, with that ask.
    """

    both: int
    top: int
    counts: int
    alone: int


class Spans(NamedTuple):
    """Ranges of rows, with 1 where they state no region or one coarser than required."""

    start: Column
    stop: Column
    unknown: Column


class Kept(NamedTuple):
    """Rows kept for a second look, in row order: row, kind, and order key (only for FITS and MAY_FIT); then the rows that
    fail a single ask, with that ask.

    size: how many fit, may fit, fail one ask, fail two, and the length of the second list.
    """

    rows: Column
    kinds: Column
    keys: Column
    alone: Column
    asks: Column
    size: Column


class Totals(NamedTuple):
    """Counts by verdict; per ask the rows failing it, and failing only it; per field the may_fit rows it settles; per ask and
    step how many near misses then fit and may fit (MOST_STEPS pairs per ask), and the first step that helps.
    """

    counts: Column
    fails: Column
    sole: Column
    settles: Column
    steps: Column
    first: Column


def count_verdicts(n: int, work: Work, totals: Totals) -> None:
    """Counts the rows of a block by verdict."""
    fits, may_fit, near, live_rows = 0, 0, 0, 0
    for w in range(words_of(n)):
        live, one, is_open = work.live[w], work.one[w], work.open[w]
        live_rows += count_bits(live)
        fits += count_bits(live & ~one & ~is_open)
        may_fit += count_bits(live & ~one & is_open)
        near += count_bits(live & one & ~work.three[w] & ~work.barred[w])
    totals.counts[FITS] += fits
    totals.counts[MAY_FIT] += may_fit
    totals.counts[NEAR_MISS] += near
    totals.counts[NO] += live_rows - fits - may_fit - near


def count_fails(ask: int, n: int, work: Work, totals: Totals) -> None:
    """Counts the rows of a block that fail an ask, and those that fail only it."""
    base, fails, sole = ask * WORDS, 0, 0
    for w in range(words_of(n)):
        failed = work.unmet[base + w] & work.live[w]
        fails += count_bits(failed)
        sole += count_bits(failed & ~work.two[w])
    totals.fails[ask] += fails
    totals.sole[ask] += sole


def mask_of(asks: Column, words: Column, w: int, j: int) -> int:
    """The mask of asks whose bit is set for one row."""
    mask = 0
    for ask in asks:
        mask |= (words[ask * WORDS + w] >> j & 1) << ask
    return mask


def settle(n: int, asks: Column, is_unknown: int, rows: Facts, want: Want, work: Work, totals: Totals) -> None:
    """Counts the missing fields of a block's may_fit rows; `asks` excludes the region."""
    for w in range(words_of(n)):
        left = work.live[w] & ~work.one[w] & work.open[w]
        while left != 0:
            j = lowest(left)
            left &= left - 1
            unknown = mask_of(asks, work.unknown, w, j) | is_unknown << REGION
            missing = only_field(unknown & want.hard, rows, WORD * w + j, want)
            if missing != NOTHING:
                totals.settles[missing] += 1


def keep(kind: int, top: int, first: int, w: int, word: int, kept: Kept) -> int:
    """Keeps the rows of a word unless enough better ones are kept already. Returns the index of the first one kept."""
    better = 0
    for each in range(kind):
        better += kept.size[each]
    at = better
    for each in range(kind, NEAR_TWO + 1):
        at += kept.size[each]
    begin = at
    while word != 0 and better < top:
        kept.rows[at] = first + WORD * w + lowest(word)
        kept.kinds[at] = kind
        kept.size[kind] += 1
        at += 1
        word &= word - 1
    return begin


def grade_kept(
    begin: int,
    first: int,
    is_unknown: int,
    graded: Column,
    both: int,
    rows: Facts,
    want: Want,
    weights: Weights,
    kept: Kept,
) -> None:
    """Computes order keys for the rows just kept, while their columns are still in the cache."""
    stop = 0
    for each in range(NEAR_TWO + 1):
        stop += kept.size[each]
    for at in range(begin, stop):
        sums = added_up(is_unknown, graded, both, rows, kept.rows[at] - first, want, weights)
        kept.keys[at] = order_key(kept.kinds[at], 0, 0, score(sums.num, sums.den), count_bits(sums.unknown))


def keep_rows(
    task: ScanTask,
    first: int,
    n: int,
    is_unknown: int,
    graded: Column,
    rows: Facts,
    want: Want,
    weights: Weights,
    work: Work,
    kept: Kept,
) -> None:
    """Keeps the rows of a block that may be among those shown."""
    for w in range(words_of(n)):
        live, one, two = work.live[w], work.one[w], work.two[w]
        if live & ~one != 0:
            begin = keep(FITS, task.top, first, w, live & ~one & ~work.open[w], kept)
            keep(MAY_FIT, task.top, first, w, live & ~one & work.open[w], kept)
            grade_kept(begin, first, is_unknown, graded, task.both, rows, want, weights, kept)
        near = live & one & ~work.three[w] & ~work.barred[w]
        if near != 0:
            keep(NEAR_ONE, task.top, first, w, near & ~two, kept)
            keep(NEAR_TWO, task.top, first, w, near & two, kept)


def keep_alone(ask: int, first: int, n: int, work: Work, kept: Kept) -> None:
    """Keeps the near misses of a block that fail only this ask."""
    for w in range(words_of(n)):
        left = work.live[w] & work.unmet[ask * WORDS + w] & ~work.two[w] & ~work.barred[w]
        while left != 0:
            kept.alone[kept.size[NEAR_TWO + 1]] = first + WORD * w + lowest(left)
            kept.asks[kept.size[NEAR_TWO + 1]] = ask
            kept.size[NEAR_TWO + 1] += 1
            left &= left - 1


def rescue(ask: int, n: int, rows: Facts, want: Want, steps: Steps, work: Work, totals: Totals) -> None:
    """Counts near misses that fail a single ask at the first of its steps that brings each back.

    Only the first effective step is reported, so later ones are not tried.
    """
    for w in range(words_of(n)):
        left = work.live[w] & work.unmet[ask * WORDS + w] & ~work.two[w] & ~work.barred[w]
        if steps.count[ask] == DROPPED:
            totals.steps[2 * ask * MOST_STEPS] += count_bits(left & ~work.open[w])
            totals.steps[2 * ask * MOST_STEPS + 1] += count_bits(left & work.open[w])
            continue
        while left != 0:
            j = lowest(left)
            left &= left - 1
            for step in range(min(totals.first[ask] + 1, steps.count[ask])):
                answer = relaxed_answer(ask, step, rows, WORD * w + j, want, steps)
                if answer != UNMET:
                    is_open = 1 if answer == UNKNOWN else work.open[w] >> j & 1
                    totals.steps[2 * (ask * MOST_STEPS + step) + is_open] += 1
                    totals.first[ask] = step
                    break


def scan(
    task: ScanTask,
    spans: Spans,
    asks: Column,
    graded: Column,
    facts: Facts,
    fixed: Fixed,
    want: Want,
    weights: Weights,
    steps: Steps,
    work: Work,
    kept: Kept,
    totals: Totals,
) -> None:
    """Counts and keeps the rows of some spans. `asks`: numbers of the hard asks; `graded`: of all asks, wishes included.

    With `task.both` the three prices come last in both, hard or not.
    """
    plain_asks = len(asks) - 3 * task.both
    for s in range(len(spans.start)):
        start, stop, is_unknown = spans.start[s], spans.stop[s], spans.unknown[s]
        for first in range(start - start % WORD, stop, BLOCK):
            n = min(BLOCK, stop - first)
            rows = window(facts, first, first + n)
            if let_in(first, n, start, stop, rows, fixed, want, work) == 0:
                continue
            if is_unknown != 0 and want.hard >> REGION & 1 != 0:
                leave_open(REGION, n, work)
            for place in range(plain_asks):
                answer_words(asks[place], first, n, rows, fixed, want, work)
                tally(asks[place], n, work)
            for place in range(plain_asks):
                bar_far(asks[place], n, rows, want, weights, work)
            if task.both != 0:
                choose_deal(first, n, rows, fixed, want, weights, work)
                for place in range(plain_asks, len(asks)):
                    if want.hard >> asks[place] & 1 != 0:
                        tally(asks[place], n, work)
                for place in range(plain_asks, len(asks)):
                    if want.hard >> asks[place] & 1 != 0:
                        bar_far(asks[place], n, rows, want, weights, work)
            count_verdicts(n, work, totals)
            if task.counts == 0:
                look_closer(task, first, n, asks, is_unknown, rows, want, steps, work, kept, totals)
                keep_rows(task, first, n, is_unknown, graded, rows, want, weights, work, kept)


def look_closer(
    task: ScanTask,
    first: int,
    n: int,
    asks: Column,
    is_unknown: int,
    rows: Facts,
    want: Want,
    steps: Steps,
    work: Work,
    kept: Kept,
    totals: Totals,
) -> None:
    """Adds a block to the reports."""
    for ask in asks:
        if want.hard >> ask & 1 != 0:
            count_fails(ask, n, work, totals)
            if steps.count[ask] != 0:
                rescue(ask, n, rows, want, steps, work, totals)
            if task.alone != 0:
                keep_alone(ask, first, n, work, kept)
    settle(n, asks, is_unknown, rows, want, work, totals)
