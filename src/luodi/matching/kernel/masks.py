"""What unmet and unknown asks come to for a row: gaps, and the one field that they wait for. Restricted Python.

The near misses are ordered by the largest gap. Each unknown hard ask of a pair that may fit names the field that is not
stated, or is stated too coarsely (a region, an industry); where all of them name the same field, its answer settles the pair.
"""

from luodi.matching.codes import NOTHING
from luodi.matching.columns import Facts, Want
from luodi.matching.kernel.bits import WORD, lowest
from luodi.matching.kernel.dispatch import field_of, gap_of
from luodi.matching.weights import Weights


def largest_gap(unmet: int, facts: Facts, i: int, want: Want) -> int:
    """The largest gap among the asks of a mask, 0 for none."""
    gap = 0
    while unmet != 0:
        gap = max(gap, gap_of(lowest(unmet), facts, i, want))
        unmet &= unmet - 1
    return gap


def is_far(ask: int, facts: Facts, i: int, want: Want, weights: Weights) -> bool:
    """Whether an unmet ask is further from its limit than a near miss may be."""
    limit: int = weights.near[ask]
    return gap_of(ask, facts, i, want) > limit


def far_word(ask: int, w: int, word: int, rows: Facts, want: Want, weights: Weights) -> int:
    """Of some rows of a word that fail an ask: those too far from its limit for a near miss.

    It stands here, not with the blocks, so that compilers make it part of its caller: columns are costly to hand over.
    """
    far, left = 0, word
    while left != 0:
        j = lowest(left)
        left &= left - 1
        far |= int(is_far(ask, rows, WORD * w + j, want, weights)) << j
    return far


def only_field(unknown: int, facts: Facts, i: int, want: Want) -> int:
    """The one field that all asks of a mask wait for, NOTHING when there is none."""
    found = NOTHING
    while unknown != 0:
        field = field_of(lowest(unknown), facts, i, want)
        if field == NOTHING or (found != NOTHING and field != found):
            return NOTHING
        found = field
        unknown &= unknown - 1
    return found
