"""Words of sixty-four rows: bit j of a word is row j, so 64 rows are compared, counted and combined at once.

Plain Python; compiled kernels take two of these from `machine.py`, since compilers do not vectorise them unaided.
"""

from typing import Final

from luodi.matching.columns import Column

#: Rows per word.
WORD: Final = 64


def packed(answers: Column, at: int, value: int) -> int:
    """The word of rows `at` to `at` + 63; bits are set where the answer is `value`."""
    bitset = 0
    for j in range(WORD):
        if answers[at + j] == value:
            bitset |= 1 << j
    return bitset


def count_bits(word: int) -> int:
    """The number of bits set in a word or mask."""
    return word.bit_count()


def lowest(word: int) -> int:
    """The index of the lowest bit set. The word must not be 0."""
    return count_bits((word & -word) - 1)


def within(low: int, high: int) -> int:
    """The word with bits low to high − 1 set; both bounds may lie outside the word."""
    if low >= WORD or high <= 0:
        return 0
    mask = -1 << low if low > 0 else -1
    return mask & ~(-1 << high) if high < WORD else mask


def words_of(rows: int) -> int:
    """The number of words needed for `rows` rows."""
    return (rows + WORD - 1) // WORD
