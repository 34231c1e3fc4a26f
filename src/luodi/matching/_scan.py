"""The kernel: asks over rows, sixty-four rows a word, then verdicts, counts, and what only few rows are looked at for.

Restricted Python over columns: lists when plain, arrays when compiled (`_engines.py`), the same lines either way.
An ask becomes two words for every 64 rows: who fails it, who leaves it open (`_fill.py` answers, `_bits.py` packs; what
does not depend on the requirement was answered when the index was built). From there on rows are counted by words: how
many asks a row fails is kept as three words, at least one, two, three. Row by row are looked at only pairs that may fit
(for the field that would settle them) and those that one ask alone fails (for its relaxation).
"""

from typing import NamedTuple

from luodi.matching import _asks
from luodi.matching._asks import (
    ABSENT,
    ASKS,
    BARRED,
    FITS,
    MAY_FIT,
    NEAR_MISS,
    NO,
    NOT_ASKED,
    UNKNOWN,
    UNMET,
)
from luodi.matching._bits import WORD, count_bits, lowest, packed, within, words_of
from luodi.matching._examine import added_up
from luodi.matching._facts import Column, Facts, Want
from luodi.matching._fill import fill, window
from luodi.matching._missing import NOTHING, only_field
from luodi.matching._steps import DROPPED, MOST_STEPS, Steps, relaxed_answer
from luodi.matching._verdict import Policy, in_scope, order_key, score

REGION = _asks.REGION
RENT = _asks.RENT
SALE_PRICE = _asks.SALE_PRICE
LAND_PRICE = _asks.LAND_PRICE
HAZARD = _asks.HAZARD
INDUSTRY = _asks.INDUSTRY
LEASE_TERM = _asks.LEASE_TERM
TAX_PER_MU = _asks.TAX_PER_MU
INVESTMENT_PER_MU = _asks.INVESTMENT_PER_MU
OUTPUT_PER_MU = _asks.OUTPUT_PER_MU

#: Rows a block: what stays in the nearest cache.
BLOCK = 8192
WORDS = BLOCK // WORD
#: How many asks there are.
COUNT = len(ASKS)
#: The asks that some or all requirements answer alike, kept with the index as words, in this order: those without a
#: limit, and those of a listing, as they stand when the company does not state what they ask for.
FIXED = (
    _asks.DEAL,
    _asks.KIND,
    _asks.GROUND_FLOOR,
    *range(_asks.FREIGHT_LIFT, _asks.TITLE_DEED + 1),
    LEASE_TERM,
    TAX_PER_MU,
    INVESTMENT_PER_MU,
    OUTPUT_PER_MU,
)
#: The place of each ask in FIXED, −1 when it is answered at the time of asking.
PLACE = tuple(FIXED.index(ask) if ask in FIXED else -1 for ask in range(COUNT))
#: What rows are kept as, best first: a near miss of one ask, and one of two.
NEAR_ONE, NEAR_TWO = 2, 3


class Fixed(NamedTuple):
    """Words of a whole index: for each ask of FIXED who fails it and who leaves it open; and the rows that are dead."""

    unmet: Column
    unknown: Column
    dead: Column


class Task(NamedTuple):
    """What is asked of a scan.

    both: 1 when rent and sale are both limited, so that a row is asked for one of them. top: how many rows will be shown. counts:
    1 when only the numbers of verdicts are wanted. alone: 1 to keep the near misses that one ask fails, with the ask.
    """

    both: int
    top: int
    counts: int
    alone: int


class Spans(NamedTuple):
    """Runs of rows, and 1 where they state a region coarser than the wanted one, or none."""

    start: Column
    stop: Column
    unknown: Column


class Work(NamedTuple):
    """Scratch of one block, owned by the caller: answers of BLOCK rows, else WORDS words; `unmet` and `unknown` have
    WORDS words for each ask. asked: the rows with a price for buyers. one, two, three: the rows that fail so many asks
    at least. open: that leave one open.
    """

    answer: Column
    live: Column
    asked: Column
    one: Column
    two: Column
    three: Column
    open: Column
    barred: Column
    unmet: Column
    unknown: Column


class Kept(NamedTuple):
    """Rows to look at again, as they were found: row, what it is kept as, and its place in the order (of those that fit
    or may fit); row and the ask that alone fails it.

    size: how many fit, may fit, fail one ask, fail two, and how many are in the second list.
    """

    rows: Column
    kinds: Column
    keys: Column
    alone: Column
    asks: Column
    size: Column


class Totals(NamedTuple):
    """Counts by verdict; per ask the rows it fails, and those it alone fails; per field the may_fit rows it settles; per
    ask and step how many near misses then fit and may fit (MOST_STEPS pairs an ask), and the first step that counts.
    """

    counts: Column
    fails: Column
    sole: Column
    settles: Column
    steps: Column
    first: Column


def let_in(first: int, n: int, start: int, stop: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> int:
    """The words of the rows in scope of a block that begins at row `first`; 0 when there is none."""
    for j in range(n):
        work.answer[j] = in_scope(rows.scope[j], rows.valid[j], want.deal, want.kind, want.as_of)
    found = 0
    for w in range(words_of(n)):
        at = first + WORD * w
        live = packed(work.answer, WORD * w, 1) & within(start - at, stop - at) & ~fixed.dead[at // WORD]
        work.live[w] = live
        found |= live
        work.one[w] = 0
        work.two[w] = 0
        work.three[w] = 0
        work.open[w] = 0
        work.barred[w] = 0
    return found


def is_known(ask: int, want: Want) -> bool:
    """Whether the answers to an ask of FIXED depend on the requirement after all."""
    if ask == LEASE_TERM:
        return want.lease != ABSENT
    if ask == TAX_PER_MU:
        return want.tax != ABSENT
    if ask == INVESTMENT_PER_MU:
        return want.investment != ABSENT
    return ask == OUTPUT_PER_MU and want.output != ABSENT


def answer_words(ask: int, first: int, n: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> None:
    """Who of a block fails one ask, and who leaves it open."""
    base, place = ask * WORDS, PLACE[ask]
    if place >= 0 and not is_known(ask, want):
        here = place * len(fixed.dead) + first // WORD
        for w in range(words_of(n)):
            work.unmet[base + w] = fixed.unmet[here + w]
            work.unknown[base + w] = fixed.unknown[here + w]
        return
    fill(ask, rows, want, n, work.answer)
    for w in range(words_of(n)):
        work.unmet[base + w] = packed(work.answer, WORD * w, UNMET)
        work.unknown[base + w] = packed(work.answer, WORD * w, UNKNOWN)
    if ask in (HAZARD, INDUSTRY):
        for w in range(words_of(n)):
            barred = packed(work.answer, WORD * w, BARRED)
            work.unmet[base + w] |= barred
            work.barred[w] |= barred


def tally(ask: int, n: int, work: Work) -> None:
    """Adds the words of one ask to the sums of a block."""
    base = ask * WORDS
    for w in range(words_of(n)):
        failed = work.unmet[base + w]
        work.three[w] |= work.two[w] & failed
        work.two[w] |= work.one[w] & failed
        work.one[w] |= failed
        work.open[w] |= work.unknown[base + w]


def leave_open(ask: int, n: int, work: Work) -> None:
    """An ask that every row of a block leaves open."""
    base = ask * WORDS
    for w in range(words_of(n)):
        work.unmet[base + w] = 0
        work.unknown[base + w] = -1
        work.open[w] = -1


def asked_words(ask: int, limit: int, first: int, n: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> None:
    """The words of a price ask, and in place of its answers 1 where it is asked."""
    if limit == ABSENT:
        for j in range(n):
            work.answer[j] = NOT_ASKED
        for w in range(words_of(n)):
            work.unmet[ask * WORDS + w] = 0
            work.unknown[ask * WORDS + w] = 0
    else:
        answer_words(ask, first, n, rows, fixed, want, work)


def choose_deal(first: int, n: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> None:
    """Where renting and buying are both possible and limited: the better deal, rent on a tie; the other is not asked.

    Both deals share all other asks, so buying is better where it fails fewer of its own, and, where nothing fails,
    where it leaves nothing open and renting does. Wishes do not count.
    """
    hard_rent, hard_sale, hard_land = want.hard >> RENT & 1, want.hard >> SALE_PRICE & 1, want.hard >> LAND_PRICE & 1
    asked_words(LAND_PRICE, want.land_price, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        work.asked[w] = ~packed(work.answer, WORD * w, NOT_ASKED)
    asked_words(SALE_PRICE, want.sale, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        work.asked[w] |= ~packed(work.answer, WORD * w, NOT_ASKED)
    asked_words(RENT, want.rent, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        renting, selling, land = RENT * WORDS + w, SALE_PRICE * WORDS + w, LAND_PRICE * WORDS + w
        both = work.asked[w] & ~packed(work.answer, WORD * w, NOT_ASKED)
        refused = -hard_rent & work.unmet[renting]
        fails = -hard_sale & work.unmet[selling] | -hard_land & work.unmet[land]
        waits = -hard_sale & work.unknown[selling] | -hard_land & work.unknown[land]
        clean = ~(work.one[w] | work.open[w] | refused | waits) & -hard_rent & work.unknown[renting]
        buyer = both & ~fails & (refused | clean)
        tenant = both & ~buyer
        work.unmet[renting] &= ~buyer
        work.unknown[renting] &= ~buyer
        work.unmet[selling] &= ~tenant
        work.unknown[selling] &= ~tenant
        work.unmet[land] &= ~tenant
        work.unknown[land] &= ~tenant


def count_verdicts(n: int, work: Work, totals: Totals) -> None:
    """The rows of a block by verdict."""
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
    """The rows of a block that an ask fails, and those that it alone fails."""
    base, fails, sole = ask * WORDS, 0, 0
    for w in range(words_of(n)):
        failed = work.unmet[base + w] & work.live[w]
        fails += count_bits(failed)
        sole += count_bits(failed & ~work.two[w])
    totals.fails[ask] += fails
    totals.sole[ask] += sole


def mask_of(asks: Column, words: Column, w: int, j: int) -> int:
    """The asks whose bit is set for one row, as a mask."""
    found = 0
    for ask in asks:
        found |= (words[ask * WORDS + w] >> j & 1) << ask
    return found


def settle(n: int, asks: Column, is_unknown: int, rows: Facts, want: Want, work: Work, totals: Totals) -> None:
    """The missing fields of the rows of a block that may fit; `asks` are all but the region's."""
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
    """The rows of a word, unless rows of better kinds are enough already; the place of the first that was kept."""
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
    policy: Policy,
    kept: Kept,
) -> None:
    """The places in the order of rows kept last, while their columns are near."""
    stop = 0
    for each in range(NEAR_TWO + 1):
        stop += kept.size[each]
    for at in range(begin, stop):
        sums = added_up(is_unknown, graded, both, rows, kept.rows[at] - first, want, policy)
        kept.keys[at] = order_key(kept.kinds[at], 0, 0, score(sums.num, sums.den), count_bits(sums.unknown))


def keep_rows(
    task: Task,
    first: int,
    n: int,
    is_unknown: int,
    graded: Column,
    rows: Facts,
    want: Want,
    policy: Policy,
    work: Work,
    kept: Kept,
) -> None:
    """The rows of a block that may be among those shown."""
    for w in range(words_of(n)):
        live, one, two = work.live[w], work.one[w], work.two[w]
        if live & ~one != 0:
            begin = keep(FITS, task.top, first, w, live & ~one & ~work.open[w], kept)
            keep(MAY_FIT, task.top, first, w, live & ~one & work.open[w], kept)
            grade_kept(begin, first, is_unknown, graded, task.both, rows, want, policy, kept)
        near = live & one & ~work.three[w] & ~work.barred[w]
        if near != 0:
            keep(NEAR_ONE, task.top, first, w, near & ~two, kept)
            keep(NEAR_TWO, task.top, first, w, near & two, kept)


def keep_alone(ask: int, first: int, n: int, work: Work, kept: Kept) -> None:
    """The near misses of a block that one ask fails."""
    for w in range(words_of(n)):
        left = work.live[w] & work.unmet[ask * WORDS + w] & ~work.two[w] & ~work.barred[w]
        while left != 0:
            kept.alone[kept.size[NEAR_TWO + 1]] = first + WORD * w + lowest(left)
            kept.asks[kept.size[NEAR_TWO + 1]] = ask
            kept.size[NEAR_TWO + 1] += 1
            left &= left - 1


def rescue(ask: int, n: int, rows: Facts, want: Want, steps: Steps, work: Work, totals: Totals) -> None:
    """The near misses of a block that one ask alone fails, counted at the first of its steps that brings each back.

    Only the first step that brings any back is told, so none after it is tried.
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
    task: Task,
    spans: Spans,
    asks: Column,
    graded: Column,
    facts: Facts,
    fixed: Fixed,
    want: Want,
    policy: Policy,
    steps: Steps,
    work: Work,
    kept: Kept,
    totals: Totals,
) -> None:
    """All rows of some spans, counted and kept. `asks` are the numbers of the hard asks, `graded` of all, wishes too.

    With `task.both` the three prices are the last of both, whether hard or not.
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
            if task.both != 0:
                choose_deal(first, n, rows, fixed, want, work)
                for place in range(plain_asks, len(asks)):
                    if want.hard >> asks[place] & 1 != 0:
                        tally(asks[place], n, work)
            count_verdicts(n, work, totals)
            if task.counts == 0:
                look_closer(task, first, n, asks, is_unknown, rows, want, steps, work, kept, totals)
                keep_rows(task, first, n, is_unknown, graded, rows, want, policy, work, kept)


def look_closer(
    task: Task,
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
    """The reports of a block."""
    for ask in asks:
        if want.hard >> ask & 1 != 0:
            count_fails(ask, n, work, totals)
            if steps.count[ask] != 0:
                rescue(ask, n, rows, want, steps, work, totals)
            if task.alone != 0:
                keep_alone(ask, first, n, work, kept)
    settle(n, asks, is_unknown, rows, want, work, totals)


def fix(asks: Column, n: int, facts: Facts, want: Want, answers: Column, unmet: Column, unknown: Column) -> None:
    """The words of some asks as a requirement that states nothing gets them, ask after ask, over n rows."""
    words = words_of(n)
    for place in range(len(asks)):
        for first in range(0, n, BLOCK):
            size, here = min(BLOCK, n - first), place * words + first // WORD
            fill(asks[place], window(facts, first, first + size), want, size, answers)
            for w in range(words_of(size)):
                unmet[here + w] = packed(answers, WORD * w, UNMET)
                unknown[here + w] = packed(answers, WORD * w, UNKNOWN)
