"""Seeded random numbers for one block of rows, derived from uniform numbers only.

PCG64's stream of uniform doubles is stable, while NumPy may change its other distributions between versions. Deriving every
choice from uniform numbers makes a seed give the same world everywhere.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Chance:
    """Draws columns of `size` rows. Blocks of one seed are independent of each other and of how many are drawn."""

    def __init__(self, seed: int, stream: int, block: int, size: int) -> None:
        self._random = np.random.Generator(np.random.PCG64([seed, stream, block]))
        self.size = size

    def uniform(self) -> Floats:
        """Numbers from 0 up to 1."""
        return self._random.random(self.size)

    def yes(self, share: float | Floats) -> Bools:
        """True with the given probability, either one for all rows or one per row."""
        return self.uniform() < share

    def pick(self, values: Sequence[float], weights: Sequence[float]) -> Array:
        """One of the values per row, by weight."""
        edges = np.cumsum(np.asarray(weights, dtype=np.float64))
        places = np.searchsorted(edges / edges[-1], self.uniform(), side="right")
        return np.asarray(values)[np.minimum(places, len(values) - 1)]

    def spread(self, quantiles: Sequence[float]) -> Floats:
        """Numbers with the given evenly spaced quantiles, interpolated linearly."""
        steps = np.linspace(0, 1, len(quantiles))
        return np.interp(self.uniform(), steps, np.asarray(quantiles, dtype=np.float64))


def snap(values: Floats, step: float) -> Floats:
    """Rounded to a multiple of `step`, at least `step` itself."""
    return np.maximum(np.floor(values / step + 0.5), 1) * step


def where_stated(stated: Bools, values: Array) -> Floats:
    """The values as floats, NaN where not stated."""
    return np.where(stated, values, np.nan)
