"""Scope, verdict, score and order of a row, computed from its answers in all kernels.

For a row: u, k = unmet, unknown hard asks; fits u = k = 0; may_fit u = 0; near_miss u ≤ 2, none
barred (absolute, or further from its limit than `near` in `ranking.csv`); else no.
score = floor(10 000·Σ wᵢuᵢ / (255·Σ wᵢ)), an unknown counting its prior. Restricted Python, like the criteria.
"""

from luodi.matching.codes import ABSENT, FITS, MAY_FIT, NEAR_MISS, NO
from luodi.matching.columns import KIND_SHIFT
from luodi.matching.kernel.bits import count_bits


def in_scope(scope: int, valid: int, deals: int, kinds: int, as_of: int) -> bool:
    """Whether deal, kind and validity put a row in scope; region is decided by the range of rows."""
    deal = scope & 3
    kind = (scope >> KIND_SHIFT) & 127
    deal_meets = deals == 0 or deal == 0 or deal & deals != 0
    kind_meets = kinds == 0 or kind == 0 or kind & kinds != 0
    return deal_meets and kind_meets and (valid == ABSENT or valid >= as_of)


def verdict_of(unmet: int, unknown: int, barred: int) -> int:
    """fits, may_fit, near_miss or no."""
    if unmet == 0:
        return FITS if unknown == 0 else MAY_FIT
    return NEAR_MISS if barred == 0 and count_bits(unmet) <= 2 else NO


def score(num: int, den: int) -> int:
    """floor(10 000·num / (255·den)); 10 000 if nothing is asked."""
    return 10_000 * num // (255 * den) if den > 0 else 10_000


def order_key(verdict: int, u: int, gap: int, points: int, k: int) -> int:
    """One integer in the order of design section 5, up to ids: verdict; near misses by u, gap; score; k."""
    return ((verdict << 2 | u) << 30 | gap) << 19 | (10_000 - points) << 5 | k
