"""Measures which bytes of an index a match reads, by running the plain kernel over instrumented columns."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from luodi.matching.answer.match import candidates_of
from luodi.matching.columns import ROW_COLUMNS, Facts
from luodi.matching.index.index import Index
from luodi.matching.sides import Requirement

#: Bytes per cache line, and per word of precomputed answers.
LINE, WORD_BYTES = 64, 8


def bytes_read(index: Index, sample: Index, requirement: Requirement, *, as_of: dt.date) -> dict[str, float]:
    """Bytes per listing that a match reads from each column of `index`, largest first, counting whole cache lines once.

    Accesses are observed on `sample`, some of the same listings on the plain path; column widths are those of `index`.
    `words` are the answers precomputed with the index. `sample` is restored afterwards.
    """
    (segment,), wide = sample.segments, index.segments[0].table.facts
    table, fixed = segment.table, segment.fixed
    sizes = [np.asarray(column).itemsize for column in wide]
    columns = [Watched(column, size) for column, size in zip(table.facts, sizes, strict=True)]
    words = [Watched(column, WORD_BYTES) for column in fixed]
    segment.table, segment.fixed = table._replace(facts=Facts(*columns)), type(fixed)(*words)
    try:
        candidates_of(sample, requirement, as_of.toordinal(), 20, threads=1)
    finally:
        segment.table, segment.fixed = table, fixed
    lines = {name: len(each.lines) for name, each in zip(Facts._fields[:ROW_COLUMNS], columns, strict=False)}
    lines["words"] = sum(len(each.lines) for each in words)
    shown = sorted(((many, name) for name, many in lines.items() if many), reverse=True)
    return {name: round(LINE * many / len(sample), 2) for many, name in shown}


class Watched:
    """A column that records which of its cache lines are read, including through windows."""

    def __init__(self, values: Sequence[int], size: int, lines: set[int] | None = None, first: int = 0) -> None:
        self.values, self.size, self.first = values, size, first
        self.lines: set[int] = set() if lines is None else lines

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Watched(self.values[at], self.size, self.lines, self.first + (at.start or 0))
        self.lines.add((self.first + at) * self.size // LINE)
        return self.values[at]
