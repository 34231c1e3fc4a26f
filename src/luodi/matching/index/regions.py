"""Division codes as prefixes: which listings lie in a wanted region, for certain or perhaps.

Index rows are ordered by region code, so every prefix is one range of rows.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

#: Inside a wanted region; coarser than one of them (or not stated); or elsewhere.
INSIDE: Final = "inside"
COARSER: Final = "coarser"
ELSEWHERE: Final = "elsewhere"


class Range(NamedTuple):
    """Rows start to stop. is_unknown: their region is coarser than a wanted one, or not stated."""

    start: int
    stop: int
    is_unknown: bool


def region_state(code: str, wanted: Sequence[str], excluded: Sequence[str] = ()) -> str:
    """INSIDE if the code starts with a wanted code (or none is wanted), COARSER if a wanted code starts with it.

    Excluded regions outrank wanted ones: ELSEWHERE if the code starts with one, COARSER if one starts with the code.
    """
    if any(code.startswith(e) for e in excluded):
        return ELSEWHERE
    if not wanted or any(code.startswith(w) for w in wanted):
        return COARSER if any(e.startswith(code) for e in excluded) else INSIDE
    return COARSER if any(w.startswith(code) for w in wanted) else ELSEWHERE


class Regions:
    """The distinct region codes of an index in text order, each with its rows."""

    def __init__(self, codes: Sequence[str], starts: Sequence[int], rows: int) -> None:
        self.codes, self.starts, self.rows = list(codes), [*starts, rows], rows
        self._places = {code: place for place, code in enumerate(self.codes)}

    @classmethod
    def of_rows(cls, codes: Sequence[str]) -> "Regions":
        """From the code of every row, sorted as text."""
        starts = [row for row, code in enumerate(codes) if row == 0 or codes[row - 1] != code]
        return cls([codes[row] for row in starts], starts, len(codes))

    def ranges(self, wanted: Sequence[str], excluded: Sequence[str] = ()) -> list[Range]:
        """The rows that are, or may be, in the wanted regions and in no excluded one: in row order, without overlap."""
        if not excluded:
            return self._wanted(wanted)
        around = [
            self._exactly(code)
            for code in sorted({each[:length] for each in excluded for length in range(len(each))})
            if code in self._places
        ]
        left = without(self._wanted(wanted), [*around, *map(self._below, excluded)])
        return sorted([*left, *self._doubtful(around, wanted, excluded)])

    def _doubtful(self, around: Sequence[Range], wanted: Sequence[str], excluded: Sequence[str]) -> list[Range]:
        """The ranges around an excluded region that are in scope: all of their rows may lie in it."""
        return [each for each in around if region_state(self.code_of(each.start), wanted, excluded) == COARSER]

    def _wanted(self, wanted: Sequence[str]) -> list[Range]:
        if not wanted:
            return [Range(0, self.rows, False)]
        inside = [self._below(prefix) for prefix in shortest(wanted)]
        coarser = [
            self._exactly(code[:length])
            for code in wanted
            for length in range(len(code))
            if region_state(code[:length], wanted) == COARSER and code[:length] in self._places
        ]
        return sorted({each for each in (*inside, *coarser) if each.start < each.stop})

    def _below(self, prefix: str) -> Range:
        first, last = bisect_left(self.codes, prefix), bisect_left(self.codes, prefix + ":")
        return Range(self.starts[first], self.starts[last], False)

    def _exactly(self, code: str) -> Range:
        place = self._places[code]
        return Range(self.starts[place], self.starts[place + 1], True)

    def code_of(self, row: int) -> str:
        """The region code of a row."""
        place = bisect_left(self.starts, row + 1) - 1
        return self.codes[place]


def shortest(codes: Sequence[str]) -> list[str]:
    """The codes not contained in another one."""
    return [
        code for code in dict.fromkeys(codes) if not any(code != other and code.startswith(other) for other in codes)
    ]


def without(ranges: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """The rows of `ranges` that are in none of `taken`."""
    left = list(ranges)
    for start, stop, _ in taken:
        left = [
            part
            for each in left
            for part in (
                Range(each.start, min(each.stop, start), each.is_unknown),
                Range(max(each.start, stop), each.stop, each.is_unknown),
            )
            if part.start < part.stop
        ]
    return left
