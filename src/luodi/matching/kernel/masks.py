"""Gaps of unmet asks and the missing field of unknown ones, from the masks of a row. Restricted Python.

Near misses are ordered by their largest gap. Each unknown hard ask of a may_fit pair names the field that is not stated, or
stated too coarsely (region, industry); if all name the same field, its value settles the pair.
"""

from luodi.matching.codes import NOTHING
from luodi.matching.columns import Facts, Want
from luodi.matching.kernel.bits import WORD, lowest
from luodi.matching.kernel.dispatch import field_of, gap_of
from luodi.matching.weights import Weights


def largest_gap(unmet: int, facts: Facts, i: int, want: Want) -> int:
    """The largest gap among the asks of a mask, 0 if empty."""
    gap = 0
    while unmet != 0:
        gap = max(gap, gap_of(lowest(unmet), facts, i, want))
        unmet &= unmet - 1
    return gap


def is_far(ask: int, facts: Facts, i: int, want: Want, weights: Weights) -> bool:
    """Whether an unmet ask misses its limit by more than a near miss may."""
    limit: int = weights.near[ask]
    return gap_of(ask, facts, i, want) > limit


def far_word(ask: int, w: int, word: int, rows: Facts, want: Want, weights: Weights) -> int:
    """The bits of `word` (rows failing an ask) that miss its limit by more than a near miss may.

    It lives here rather than in `block.py` so that it is inlined: passing columns to a call is costly.
    """
    far, left = 0, word
    while left != 0:
        j = lowest(left)
        left &= left - 1
        far |= int(is_far(ask, rows, WORD * w + j, want, weights)) << j
    return far


def only_field(unknown: int, facts: Facts, i: int, want: Want) -> int:
    """The one field that all asks of a mask wait for, or NOTHING."""
    shared = NOTHING
    while unknown != 0:
        field = field_of(lowest(unknown), facts, i, want)
        if field == NOTHING or (shared != NOTHING and field != shared):
            return NOTHING
        shared = field
        unknown &= unknown - 1
    return shared
