"""One sheet of a file as plain cells, whatever the format."""

from dataclasses import dataclass, field
from typing import Any

from luodi.sheets._probe import Probe
from luodi.sheets._report import Fault


@dataclass(slots=True)
class Table:
    """One sheet: its rows, its vertical merges, and further details from its XML.

    `first_row` is the number of the first row as people see it; `faults` are lines that could not be split into cells.
    `is_text`: from a text file, whose rows may not fit their headings. `has_commas`: decimals may be written 18,5.
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
