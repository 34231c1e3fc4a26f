"""Sixty-four rows as one word: bit j of a word is row j. A whole word is compared, counted and combined at once.

Plain Python here; `machine.py` has the two that compilers do not find by themselves, for the compiled kernels.
"""

from typing import Final

from luodi.matching.columns import Column

#: Rows a word.
WORD: Final = 64


def packed(answers: Column, at: int, value: int) -> int:
    """The word of rows at to at + 63: a bit is set where the answer is `value`."""
    found = 0
    for j in range(WORD):
        if answers[at + j] == value:
            found |= 1 << j
    return found


def count_bits(word: int) -> int:
    """How many bits of a word or mask are set."""
    return word.bit_count()


def lowest(word: int) -> int:
    """The number of the lowest bit of a word that is not 0."""
    return count_bits((word & -word) - 1)


def within(low: int, high: int) -> int:
    """The word whose bits low to high − 1 are set; both may lie outside the word."""
    if low >= WORD or high <= 0:
        return 0
    mask = -1 << low if low > 0 else -1
    return mask & ~(-1 << high) if high < WORD else mask


def words_of(rows: int) -> int:
    """How many words hold some rows."""
    return (rows + WORD - 1) // WORD
