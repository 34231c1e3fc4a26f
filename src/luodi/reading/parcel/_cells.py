"""Cells of tables and of JSON alike, each with its heading, words and position."""

from dataclasses import dataclass

from luodi.reading._door import Text
from luodi.reading.parcel._labels import FactHeading


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, normalised and as written, and their offsets in `Text.clean`."""

    words: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A cell with its heading; `key` is the heading as written."""

    key: str
    heading: FactHeading
    cell: Cell


Row = list[Named]
Line = list[Cell]


@dataclass(frozen=True, slots=True)
class Structure:
    """The rows, one per parcel, the spans of `clean` outside them, and unreadable lines."""

    rows: list[Row]
    rest: list[tuple[int, int]]
    broken: list[tuple[int, int]]


def kept_signs(text: Text) -> str:
    """The original characters aligned with `clean`, including bars and tabs that the door turned into spaces."""
    if text.offsets is None:
        return text.original[: len(text.clean)]
    return "".join(text.original[i] for i in text.offsets)
