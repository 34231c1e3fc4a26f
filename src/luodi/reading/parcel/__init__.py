"""A parcel of land: rows of a table, JSON records, or prose, to one record a parcel.

>>> from luodi.reading import read
>>> read("标准地 66.6亩 15.8万/亩 容积率≥1.5", "parcel").record["land_price_cny_mu"]
158000
"""

from luodi.reading._common import empty_note
from luodi.reading._door import MAX_LENGTH, Text, open_text
from luodi.reading._reading import Reading
from luodi.reading.parcel._cells import Structure
from luodi.reading.parcel._json import from_json
from luodi.reading.parcel._notice import read_prose
from luodi.reading.parcel._rows import read_rows
from luodi.reading.parcel._table import from_table

__all__ = ["read"]

#: A table of ten thousand rows is longer than any message.
LONGEST_TABLE = 4_000_000


def read(text: Text) -> Reading:
    """The reading of a notice, an advertisement, a table or JSON: a record for each parcel."""
    found = _structure(text)
    if found and len(text.original) > MAX_LENGTH:
        text = open_text(text.original, LONGEST_TABLE)
        found = _structure(text)
    reading = read_rows(text, found) if found else read_prose(text)
    if reading.records:
        return reading
    return Reading("parcel", text, (), {}, reading.mentions, reading.ambiguous, reading.ignored, empty_note(text))


def _structure(text: Text) -> Structure | None:
    """The rows of a text that is JSON or holds a table; None for prose."""
    return from_json(text) or from_table(text)
