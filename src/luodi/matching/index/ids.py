"""Ids as one column of bytes, compared, sorted and looked up in bulk; only ids that are shown become strings.

UTF-8 sorts in code-point order, so the order of the bytes is the order of the ids.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from luodi.matching.index.arrays import Array

#: Width of an id that is a row number.
_DIGITS = 8


class Ids(Sequence[str]):
    """The ids of some rows. `rank` is each row's position in id order, if already known."""

    def __init__(self, column: Array, rank: Array | None = None) -> None:
        self.column = column
        if rank is not None:
            self.rank = rank

    @classmethod
    def of(cls, ids: Iterable[str]) -> "Ids":
        """Strings as a column. ValueError for an id that ends in a null character, which NumPy would strip."""
        texts = [one.encode("utf8", "surrogatepass") for one in ids]
        if any(one.endswith(b"\0") for one in texts):
            raise ValueError("an id ends with a null character")
        return cls(np.array(texts, dtype=f"S{max(map(len, texts), default=1) or 1}"))

    @classmethod
    def numbered(cls, numbers: Array) -> "Ids":
        """Distinct row numbers as ids of eight digits."""
        powers = 10 ** np.arange(_DIGITS - 1, -1, -1, dtype=np.int64)
        digits = (numbers[:, np.newaxis] // powers % 10 + ord("0")).astype(np.uint8)
        return cls(digits.view(f"S{_DIGITS}").reshape(-1), numbers.astype(np.int32))

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, row: Any) -> Any:
        return self.column[row].decode("utf8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (one.decode("utf8", "surrogatepass") for one in self.column.tolist())

    @cached_property
    def rank(self) -> Array:
        """Each row's position in id order."""
        return _inverse(np.argsort(self.column, kind="stable"))

    @cached_property
    def order(self) -> Array:
        """The rows in id order."""
        return _inverse(self.rank)

    def at(self, rows: Array) -> "Ids":
        """The ids of the given rows."""
        return Ids(self.column[rows])

    def rows(self, wanted: "Ids") -> Array:
        """The row of each wanted id, −1 for an id not in this column."""
        if not len(self.column):
            return np.full(len(wanted), -1, dtype=np.int64)
        cut = wanted.column.astype(self.column.dtype)
        place = np.searchsorted(self.column, cut, sorter=self.order)
        rows = self.order[np.minimum(place, len(self.column) - 1)].astype(np.int64)
        matches: Array = np.where(self.column[rows] == wanted.column, rows, -1)
        return matches


def _inverse(places: Array) -> Array:
    """The inverse of a permutation."""
    inverse = np.empty(len(places), dtype=np.int32)
    inverse[places] = np.arange(len(places), dtype=np.int32)
    return inverse
