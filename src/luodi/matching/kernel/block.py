"""A block of rows as words: each ask answered for sixty-four rows at a time, and summed to how many asks a row fails.

Restricted Python over columns: lists when plain, arrays when compiled (`engines.py`), the same lines either way.
An ask becomes two words for every 64 rows: who fails it, who leaves it open (`dispatch.py` answers, `bits.py` packs; what
does not depend on the requirement was answered when the segment was made, by `fix`). How many asks a row fails is kept
as three words, at least one, two, three.
"""

from typing import NamedTuple

from luodi.matching.asks import ASKS, CARDS, LAND_PRICE, RENT, SALE_PRICE
from luodi.matching.codes import ABSENT, BARRED, NOT_ASKED, UNKNOWN, UNMET
from luodi.matching.columns import Column, Facts, Want
from luodi.matching.curves import MOST_GAP
from luodi.matching.kernel.bits import WORD, packed, within, words_of
from luodi.matching.kernel.dispatch import fill, is_known, window
from luodi.matching.kernel.masks import far_word
from luodi.matching.kernel.verdict import in_scope
from luodi.matching.weights import Weights

#: Rows a block: what stays in the nearest cache.
BLOCK = 8192
WORDS = BLOCK // WORD
#: How many asks there are.
COUNT = len(ASKS)
#: The asks that some or all requirements answer alike, kept with the index as words, in this order: those without a
#: limit, and those of a listing, as they stand when the company does not state what they ask for.
FIXED = tuple(
    card.number
    for card in CARDS.values()
    if card.form in ("scope", "boolean")
    or (card.form == "profile" and not card.requirement)
    or (card.is_of_listing and card.form != "profile")
)
#: The place of each ask in FIXED, −1 when it is answered at the time of asking.
PLACE = tuple(FIXED.index(ask) if ask in FIXED else -1 for ask in range(COUNT))
#: 1 for an ask whose miss can bar a pair from being a near miss.
ABSOLUTE = tuple(int(card.is_absolute) for card in CARDS.values())


class Fixed(NamedTuple):
    """Words of a whole index: for each ask of FIXED who fails it and who leaves it open; and the rows that are dead."""

    unmet: Column
    unknown: Column
    dead: Column


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


def let_in(first: int, n: int, start: int, stop: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> int:
    """The words of the rows in scope of a block that begins at row `first`; 0 when there is none."""
    for j in range(n):
        work.answer[j] = in_scope(rows.scope[j], rows.valid_until[j], want.deal, want.kind, want.as_of)
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
    if ABSOLUTE[ask] != 0:
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


def bar_far(ask: int, n: int, rows: Facts, want: Want, weights: Weights, work: Work) -> None:
    """Bars the rows of a block that might be near misses, but for how far they fail an ask."""
    if weights.near[ask] == MOST_GAP:
        return
    for w in range(words_of(n)):
        failed = work.live[w] & work.unmet[ask * WORDS + w] & ~work.three[w] & ~work.barred[w]
        work.barred[w] |= far_word(ask, w, failed, rows, want, weights)


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


def choose_deal(first: int, n: int, rows: Facts, fixed: Fixed, want: Want, weights: Weights, work: Work) -> None:
    """Where renting and buying are both possible and limited: the better deal, rent on a tie; the other is not asked.

    Better is the better verdict, then the fewer asks that fail: both deals share all others. Wishes do not count.
    """
    hard_rent, hard_sale, hard_land = want.hard >> RENT & 1, want.hard >> SALE_PRICE & 1, want.hard >> LAND_PRICE & 1
    asked_words(LAND_PRICE, want.land_price_max_cny_mu, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        work.asked[w] = ~packed(work.answer, WORD * w, NOT_ASKED)
    asked_words(SALE_PRICE, want.sale_price_max_cny_m2, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        work.asked[w] |= ~packed(work.answer, WORD * w, NOT_ASKED)
    asked_words(RENT, want.rent_max_cny_m2_month, first, n, rows, fixed, want, work)
    for w in range(words_of(n)):
        renting, selling, land = RENT * WORDS + w, SALE_PRICE * WORDS + w, LAND_PRICE * WORDS + w
        both = work.asked[w] & ~packed(work.answer, WORD * w, NOT_ASKED)
        refused, dear = -hard_rent & work.unmet[renting], -hard_sale & work.unmet[selling]
        dear_land = -hard_land & work.unmet[land]
        fails, passing = dear | dear_land, ~work.one[w]
        waits = -hard_sale & work.unknown[selling] | -hard_land & work.unknown[land]
        clean = passing & ~(work.open[w] | refused | fails | waits) & -hard_rent & work.unknown[renting]
        asked = both & work.live[w] & ~work.two[w] & ~work.barred[w]
        far = far_word(RENT, w, asked & refused, rows, want, weights)
        is_tenant_near = ~(work.barred[w] | far) & ~(work.three[w] | refused & work.two[w])
        far = far_word(SALE_PRICE, w, asked & dear, rows, want, weights)
        far |= far_word(LAND_PRICE, w, asked & dear_land, rows, want, weights)
        is_buyer_near = ~(work.barred[w] | far)
        is_buyer_near &= ~(work.three[w] | fails & work.two[w] | dear & dear_land & work.one[w])
        better = passing & refused & ~fails | clean
        worse = passing & ~refused & fails
        nearer = is_buyer_near & ~is_tenant_near | ~(is_tenant_near & ~is_buyer_near) & refused & ~fails
        buyer = both & (better | ~worse & ~(passing & ~refused & ~fails) & nearer)
        tenant = both & ~buyer
        work.unmet[renting] &= ~buyer
        work.unknown[renting] &= ~buyer
        work.unmet[selling] &= ~tenant
        work.unknown[selling] &= ~tenant
        work.unmet[land] &= ~tenant
        work.unknown[land] &= ~tenant


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
