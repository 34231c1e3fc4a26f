"""Reading a plain record for the naive twin: absent values, exact numbers, dates and sets.

Nothing here knows the product: a record is a dict with the keys of the dictionary, and arithmetic is in fractions, because
"equal to the limit is met, so arithmetic is exact (scaled integers or fractions; 40 000 ÷ (2000/3) is 60)".
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

Record = dict[str, Any]

MET, UNMET, UNKNOWN = "met", "unmet", "unknown"


def stated(record: Record, key: str) -> bool:
    """Whether the record has a value for the key; "an empty list is absent"."""
    return record.get(key) not in (None, "", [], ())


def number(record: Record, key: str) -> Fraction | None:
    """The value as an exact fraction (of its decimal writing), or None when it is not stated."""
    return Fraction(Decimal(str(record[key]))) if stated(record, key) else None


def members(record: Record, key: str) -> set[str]:
    """The members of a set or list as text; the empty set when it is not stated."""
    return {str(member) for member in record[key]} if stated(record, key) else set()


def date(record: Record, key: str) -> dt.date | None:
    """The ISO date, or None when it is not stated."""
    return dt.date.fromisoformat(record[key]) if stated(record, key) else None


def worst(statuses: list[str]) -> str:
    """One status of several: "unmet before unknown before met"."""
    return next(status for status in (UNMET, UNKNOWN, MET) if status in statuses)
