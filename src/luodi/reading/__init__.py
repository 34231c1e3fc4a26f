"""Reads the text of a company, a broker or a notice as a record: exact fields tied to their spans.

`open_text` normalises a text once and keeps the offsets. Behind it, each dimension has a folder with its rules and their
corpus; rules return `Mention`s, and the reader of a kind (requirement, listing …) builds its record from them.

>>> read("求租 溧阳 单层厂房3-5千平 预算18以内").record["area_max_m2"]
5000
"""

from luodi.reading._door import MAX_LENGTH, Text, open_text
from luodi.reading._kind_of import kind_of
from luodi.reading._mention import Mention, Strength
from luodi.reading._read import KINDS, read
from luodi.reading._reading import Reading, Remark
from luodi.reading._side import Side
from luodi.reading.errors import ReadingError, UnknownKind

__all__ = [
    "KINDS",
    "MAX_LENGTH",
    "Mention",
    "Reading",
    "ReadingError",
    "Remark",
    "Side",
    "Strength",
    "Text",
    "UnknownKind",
    "kind_of",
    "open_text",
    "read",
]
