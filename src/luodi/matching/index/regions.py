"""Division codes as prefixes: which listings lie in a wanted region, for certain or perhaps.

Index rows are ordered by region code, so every prefix is one range of rows.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
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


def region_states(codes: Iterable[str], wanted: Sequence[str], excluded: Sequence[str] = ()) -> dict[str, str]:
    """Each distinct code by its state: INSIDE if it starts with a wanted code (or none is wanted), COARSER if a wanted code
    starts with it. Excluded regions outrank wanted ones: ELSEWHERE if the code starts with one, COARSER if one starts with
    the code. It costs a look-up per digit, however many are wanted."""
    inside, above = frozenset(wanted), beginnings(wanted)
    barred, around = frozenset(excluded), beginnings(excluded)

    def state(code: str) -> str:
        starts = [code[:length] for length in range(len(code) + 1)]
        if not barred.isdisjoint(starts):
            return ELSEWHERE
        if not inside or not inside.isdisjoint(starts):
            return COARSER if code in around else INSIDE
        return COARSER if code in above else ELSEWHERE

    return {code: state(code) for code in set(codes)}


def region_state(code: str, wanted: Sequence[str], excluded: Sequence[str] = ()) -> str:
    """The state of one code."""
    return region_states((code,), wanted, excluded)[code]


def beginnings(codes: Iterable[str]) -> set[str]:
    """What codes begin with, without themselves."""
    return {code[:length] for code in codes for length in range(len(code))}


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
        around = [self._exactly(code) for code in sorted(beginnings(excluded) & self._places.keys())]
        left = without(self._wanted(wanted), [*around, *map(self._below, excluded)])
        return sorted([*left, *self._doubtful(around, wanted, excluded)])

    def _doubtful(self, around: Sequence[Range], wanted: Sequence[str], excluded: Sequence[str]) -> list[Range]:
        """The ranges around an excluded region that are in scope: all of their rows may lie in it."""
        codes = [self.code_of(each.start) for each in around]
        states = region_states(codes, wanted, excluded)
        return [each for each, code in zip(around, codes, strict=True) if states[code] == COARSER]

    def _wanted(self, wanted: Sequence[str]) -> list[Range]:
        if not wanted:
            return [Range(0, self.rows, False)]
        kept = shortest(wanted)
        inside = [self._below(code) for code in kept]
        # nothing that begins a kept code lies in a wanted region, for then the code would not have been kept
        coarser = [self._exactly(code) for code in beginnings(kept) & self._places.keys()]
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
    given = dict.fromkeys(codes)
    return [code for code in given if not any(code[:length] in given for length in range(len(code)))]


def without(ranges: Sequence[Range], excluded: Sequence[Range]) -> list[Range]:
    """The rows of `ranges` that are in none of `taken`."""
    left = list(ranges)
    for start, stop, _ in excluded:
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
