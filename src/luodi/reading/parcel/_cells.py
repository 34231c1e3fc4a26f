"""The cells of a table or of JSON, each with its heading, its words and its place: what both kinds of structure give."""

from dataclasses import dataclass

from luodi.reading._door import Text
from luodi.reading.parcel._labels import FactHeading


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, behind the door and as written, and where they stand in `Text.clean`."""

    words: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A cell under its heading; `key` is the heading as written."""

    key: str
    heading: FactHeading
    cell: Cell


Row = list[Named]
Line = list[Cell]


@dataclass(frozen=True, slots=True)
class Structure:
    """The rows that were found, one a parcel, the spans of `clean` that they do not cover, and lines that could not be read."""

    rows: list[Row]
    rest: list[tuple[int, int]]
    broken: list[tuple[int, int]]


def kept_signs(text: Text) -> str:
    """The original signs, one for each of `clean`: bars and tabs that the door made spaces are still there."""
    if text.offsets is None:
        return text.original[: len(text.clean)]
    return "".join(text.original[i] for i in text.offsets)
