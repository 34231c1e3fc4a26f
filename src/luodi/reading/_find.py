"""Runs all dimensions over a text and settles their conflicts: the mentions from which every kind builds its record."""

from luodi.reading import (
    _columns,
    amounts,
    area,
    company,
    contact,
    crane,
    dates,
    deal,
    features,
    floors,
    height,
    industry,
    kind,
    lift,
    load,
    other,
    place,
    power,
    price,
    terms,
)
from luodi.reading._door import Text
from luodi.reading._mention import Mention
from luodi.reading._scan import scan
from luodi.reading._settle import settle

#: Contacts and dates: their numbers are never contested.
_FIRST = (contact, dates)
_IDENTITY = (deal, kind, place, industry, company, features)
#: Quantities compete for each number; between mentions of equal length this order decides.
_QUANTITIES = (amounts, area, price, terms, height, load, crane, power, lift, floors, other)


def find_all(text: Text) -> list[Mention]:
    """The settled mentions, in text order."""
    mentions = [m for part in _FIRST for m in part.find(text)]
    first = [m for m in mentions if not m.key.startswith("lease")]
    words = [m for part in _IDENTITY for m in part.find(text)]
    leases = [m for m in mentions if m.key.startswith("lease")]
    numbers = [m for part in _QUANTITIES for m in part.find(text)]
    return sorted(
        [*words, *settle(scan(text), [*first, *_columns.find(scan(text))], [*leases, *numbers])],
        key=lambda m: (m.start, -m.end),
    )
