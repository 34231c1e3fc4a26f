"""One sheet of a file as plain cells, whatever the file was."""

from dataclasses import dataclass, field
from typing import Any

from luodi.sheets._probe import Probe
from luodi.sheets._report import Fault


@dataclass(slots=True)
class Table:
    """One sheet: its rows from the first one of the sheet, its vertical merges, and what its XML tells besides.

    `first_row` is the number that people know the first of the rows by; `faults` are rows that could not be split into cells.
    In a table of texts (`is_text`) a row may not fit its headings; `has_commas` tells that decimals may be written 18,5.
    """

    name: str
    rows: list[list[Any]]
    merges: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    probe: Probe = field(default_factory=Probe)
    is_hidden: bool = False
    first_row: int = 1
    faults: list[Fault] = field(default_factory=list)
    is_text: bool = False
    has_commas: bool = False
