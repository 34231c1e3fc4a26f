"""Keyset pagination: a page begins after the last row of the previous one, never at an offset.

    found = page_of(rows, Order("created_at", dt.datetime, is_filled=True), request.GET.get("after", ""), 50)
    found.rows, found.after      the rows, and the key of the next page ("" on the last)

A row's key is its sort value and its id, so keys are unique, and rows added or removed never shift others between pages. Rows
without a value come last in either direction, on both databases; rows with equal values, or none, are newest first.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

Value = int | dt.date | dt.datetime
M = TypeVar("M", bound=Model)
#: The largest possible id or sort value.
LARGEST = 2**62
#: Stands for a missing sort value in a key.
_NO_VALUE = "none"


@dataclass(frozen=True, slots=True)
class Key:
    """The key of the last row of a page."""

    value: Value | None
    pk: int

    def __str__(self) -> str:
        """The key in URL-safe form: 2026-11-20T04:00:00Z~7, 2026-11-20~7, 1250~7, none~7."""
        return f"{_written(self.value)}~{self.pk}"


def _written(value: Value | None) -> str:
    if value is None:
        return _NO_VALUE
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return str(value)  # a date, in ISO format


@dataclass(frozen=True, slots=True)
class Order:
    """A sort order: by a column or an expression of some type, ascending or descending.

    `is_filled` promises that every row has a value, so that a plain index serves the order.
    """

    by: Any
    kind: type[Value]
    is_rising: bool = False
    is_filled: bool = False

    def key(self, text: str) -> Key | None:
        """Parses a key from a URL; None if it is forged, truncated, or of an order with another type."""
        return read_key(text, self.kind, may_lack_value=not self.is_filled)

    def after(self, rows: "QuerySet[M]", key: Key | None) -> "QuerySet[M]":
        """The rows after a key (all without one), sorted, each annotated with its `sort_value`."""
        value = F("sort_value")
        empty_last = None if self.is_filled else True
        sorting = value.asc(nulls_last=empty_last) if self.is_rising else value.desc(nulls_last=empty_last)
        ordered: Any = rows.annotate(sort_value=F(self.by) if isinstance(self.by, str) else self.by)
        sorted_rows: QuerySet[M] = ordered.filter(self._beyond(key)).order_by(sorting, "-pk")
        return sorted_rows

    def _beyond(self, key: Key | None) -> Q:
        if key is None:
            return Q()
        if key.value is None:
            return Q(sort_value=None, pk__lt=key.pk)
        further: Any = {f"sort_value__{'gt' if self.is_rising else 'lt'}": key.value}
        beyond = Q(**further) | Q(sort_value=key.value, pk__lt=key.pk)
        return beyond if self.is_filled else beyond | Q(sort_value=None)


#: Newest first, the default order.
BY_ID = Order("pk", int, is_filled=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of a page, the key of the next page ("" on the last), and whether it is the first."""

    rows: list[M]
    after: str
    is_first: bool


def page_of(rows: "QuerySet[M]", order: Order, after: str, size: int) -> Page[M]:
    """The page of `rows` after a key. A forged key, or one of another order, gives the first page."""
    key = order.key(after)
    return cut(list(order.after(rows, key)[: size + 1]), size, is_first=key is None)


def cut(rows: Sequence[M], size: int, *, is_first: bool) -> Page[M]:
    """A page from rows of `Order.after`, of which up to `size` + 1 were fetched."""
    last: Any = rows[size - 1] if len(rows) > size else None
    return Page(list(rows[:size]), str(Key(last.sort_value, last.pk)) if last else "", is_first)


def read_key(text: str, kind: type[Value], *, may_lack_value: bool = False) -> Key | None:
    """Parses a key whose value has some type; None if it is invalid."""
    value, _, number = text.rpartition("~")
    if not (number.isascii() and number.isdigit()) or len(number) > len(str(LARGEST)) or int(number) >= LARGEST:
        return None
    if may_lack_value and value == _NO_VALUE:
        return Key(None, int(number))
    key = _value(value, kind)
    return None if key is None else Key(key, int(number))


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
