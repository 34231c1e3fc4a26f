"""The regions of the sample: divisions with weights and a rent level (regions.csv)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from luodi.sample._chance import Array, Chance, Floats

World = Literal["local", "nation"]

#: Up to this many rows lie in and around Changzhou, more in the whole country.
LOCAL_ROWS = 20_000


def world_of(n: int) -> World:
    """The world of a sample of n rows."""
    return "local" if n <= LOCAL_ROWS else "nation"


@dataclass(frozen=True, slots=True)
class RegionShares:
    """Codes as whole numbers, the upper edges of their shares, and rents in yuan per ㎡ and month."""

    codes: Array
    edges: Floats
    rents: Floats

    def draw(self, chance: Chance) -> Array:
        """A row of this table for each row of the sample."""
        return np.minimum(np.searchsorted(self.edges, chance.uniform(), side="right"), len(self.codes) - 1)


@cache
def regions(world: World) -> RegionShares:
    """The table of a world."""
    lines = (Path(__file__).parent / "regions.csv").read_text("utf-8").splitlines()[1:]
    table = np.array([[int(cell) for cell in line.split(",")] for line in lines])
    weights = table[:, 1 if world == "nation" else 2].astype(np.float64)
    used = weights > 0
    edges = np.cumsum(weights[used])
    return RegionShares(table[used, 0], edges / edges[-1], table[used, 3].astype(np.float64))
