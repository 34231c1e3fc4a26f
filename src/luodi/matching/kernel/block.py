"""Blocks of rows as words: every ask is answered for 64 rows at a time, and failed asks are counted per row.

Restricted Python over columns: lists when plain, arrays when compiled (`engines.py`), from the same source.
An ask becomes two words per 64 rows, for rows that fail it and rows that leave it open (`dispatch.py` answers, `bits.py`
packs; whatever is independent of the requirement is precomputed per segment by `fix`). The number of failed asks per row
is held in three words: at least one, two, three.
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

#: Rows per block, sized to the L1 cache.
BLOCK = 8192
WORDS = BLOCK // WORD
#: The number of asks.
COUNT = len(ASKS)
#: Asks that some or all requirements answer alike, precomputed with the index as words in this order: those without a
#: limit, and a listing's own asks for the case that the company does not state the value they need.
FIXED = tuple(
    card.number
    for card in CARDS.values()
    if card.form in ("scope", "boolean")
    or (card.form == "profile" and not card.requirement)
    or (card.is_of_listing and card.form != "profile")
)
#: The index of each ask in FIXED, −1 for asks answered per query.
PLACE = tuple(FIXED.index(ask) if ask in FIXED else -1 for ask in range(COUNT))
#: 1 for asks that can bar a near miss.
ABSOLUTE = tuple(int(card.is_absolute) for card in CARDS.values())


class Fixed(NamedTuple):
    """Words of a whole index: per ask of FIXED, rows that fail it and rows that leave it open; and deleted rows."""

    unmet: Column
    unknown: Column
    dead: Column


class Work(NamedTuple):
    """Scratch for one block, owned by the caller. `answer` has BLOCK entries, `unmet` and `unknown` have WORDS words per ask,
    the others WORDS words. asked: rows with a price for buyers. one, two, three: rows failing at least that many asks. open:
    rows leaving an ask open.
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
    """Fills `live` with the rows in scope, for the block starting at row `first`. Returns 0 if there are none."""
    for j in range(n):
        work.answer[j] = in_scope(rows.scope[j], rows.valid_until[j], want.deal, want.kind, want.as_of)
    any_live = 0
    for w in range(words_of(n)):
        at = first + WORD * w
        live = packed(work.answer, WORD * w, 1) & within(start - at, stop - at) & ~fixed.dead[at // WORD]
        work.live[w] = live
        any_live |= live
        work.one[w] = 0
        work.two[w] = 0
        work.three[w] = 0
        work.open[w] = 0
        work.barred[w] = 0
    return any_live


def answer_words(ask: int, first: int, n: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> None:
    """Fills one ask's words: rows that fail it, and rows that leave it open."""
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
    """Adds one ask's words to the block's sums."""
    base = ask * WORDS
    for w in range(words_of(n)):
        failed = work.unmet[base + w]
        work.three[w] |= work.two[w] & failed
        work.two[w] |= work.one[w] & failed
        work.one[w] |= failed
        work.open[w] |= work.unknown[base + w]


def bar_far(ask: int, n: int, rows: Facts, want: Want, weights: Weights, work: Work) -> None:
    """Bars rows that would be near misses but fail an ask by too wide a margin."""
    if weights.near[ask] == MOST_GAP:
        return
    for w in range(words_of(n)):
        failed = work.live[w] & work.unmet[ask * WORDS + w] & ~work.three[w] & ~work.barred[w]
        work.barred[w] |= far_word(ask, w, failed, rows, want, weights)


def leave_open(ask: int, n: int, work: Work) -> None:
    """Marks an ask as open for every row of a block."""
    base = ask * WORDS
    for w in range(words_of(n)):
        work.unmet[base + w] = 0
        work.unknown[base + w] = -1
        work.open[w] = -1


def asked_words(ask: int, limit: int, first: int, n: int, rows: Facts, fixed: Fixed, want: Want, work: Work) -> None:
    """Fills the words of a price ask. If no limit is set, every answer becomes NOT_ASKED."""
    if limit == ABSENT:
        for j in range(n):
            work.answer[j] = NOT_ASKED
        for w in range(words_of(n)):
            work.unmet[ask * WORDS + w] = 0
            work.unknown[ask * WORDS + w] = 0
    else:
        answer_words(ask, first, n, rows, fixed, want, work)


def choose_deal(first: int, n: int, rows: Facts, fixed: Fixed, want: Want, weights: Weights, work: Work) -> None:
    """Where renting and buying are both possible and limited, keeps the better deal (rent on a tie) and drops the other.

    Better means a better verdict, then fewer failed asks; all other asks are common to both deals. Wishes do not count.
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
    """Precomputes the words of some asks over n rows, as seen by a requirement that states nothing."""
    words = words_of(n)
    for place in range(len(asks)):
        for first in range(0, n, BLOCK):
            size, here = min(BLOCK, n - first), place * words + first // WORD
            fill(asks[place], window(facts, first, first + size), want, size, answers)
            for w in range(words_of(size)):
                unmet[here + w] = packed(answers, WORD * w, UNMET)
                unknown[here + w] = packed(answers, WORD * w, UNKNOWN)
