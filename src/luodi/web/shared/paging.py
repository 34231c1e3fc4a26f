"""Keys of pages: a page begins after the last row of the one before, never by counting.

The key of a row is its sort value and its id, so that two rows never share one, and a row that comes or goes moves no
other between pages. Ties fall to the newer row, so a list is ordered by its value and then by "-pk". The value is never
NULL: a column that may be is sorted by a Coalesce.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime

Value = int | dt.date | dt.datetime
#: No id and no sort value is larger.
LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ends."""

    value: Value
    pk: int

    def __str__(self) -> str:
        """As the address of the next page carries it: 2026-11-20~7, 1250~7."""
        return f"{self.value if isinstance(self.value, int) else self.value.isoformat()}~{self.pk}"


def read_key(text: str, kind: type[Value]) -> Key | None:
    """The key that an address carries; None when it is forged, cut, or of an order with other values."""
    value, _, number = text.rpartition("~")
    if not (number.isascii() and number.isdigit()) or len(number) > len(str(LARGEST)) or int(number) >= LARGEST:
        return None
    found = _value(value, kind)
    return None if found is None else Key(found, int(number))


def _value(text: str, kind: type[Value]) -> Value | None:
    if kind is int:
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(LARGEST)):
            return None
        return int(text) if abs(int(text)) <= LARGEST else None
    try:
        if kind is dt.date:
            return parse_date(text)
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def beyond(name: str, key: Key | None, *, is_rising: bool = False) -> Q:
    """The rows after a key, in the order of a column and "-pk"; all of them without one."""
    if key is None:
        return Q()
    further: Any = {f"{name}__{'gt' if is_rising else 'lt'}": key.value}
    return Q(**further) | Q(**{name: key.value}, pk__lt=key.pk)
