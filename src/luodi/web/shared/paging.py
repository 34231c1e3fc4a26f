"""Lists page by page: a page begins after the last row of the one before, never by counting.

    found = page_of(rows, Order("created_at", dt.datetime, is_filled=True), request.GET.get("after", ""), 50)
    found.rows, found.after      the rows, and the key of the next page ("" on the last)

The key of a row is its sort value and its id, so that two rows never share one, and a row that comes or goes moves no
other between pages. Rows without a value come last in either direction, on both engines; rows of one value, and those
without any, stand newest first.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

Value = int | dt.date | dt.datetime
M = TypeVar("M", bound=Model)
#: No id and no sort value is larger.
LARGEST = 2**62
#: In a key, in the place of the value that a row does not have.
_NO_VALUE = "none"


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page ends."""

    value: Value | None
    pk: int

    def __str__(self) -> str:
        """As an address may carry it, without anything to be quoted: 2026-11-20T04:00:00Z~7, 2026-11-20~7, 1250~7, none~7."""
        return f"{_written(self.value)}~{self.pk}"


def _written(value: Value | None) -> str:
    if value is None:
        return _NO_VALUE
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return str(value)  # of a day, as ISO writes it


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort: by a column or an expression of a kind, small values first or large ones.

    `is_filled` promises that every row that is sorted has a value; the order is then that of a plain index.
    """

    by: Any
    kind: type[Value]
    is_rising: bool = False
    is_filled: bool = False

    def key(self, text: str) -> Key | None:
        """The key that an address carries; None when it is forged, cut, or of an order with other values."""
        return read_key(text, self.kind, may_lack_value=not self.is_filled)

    def after(self, rows: "QuerySet[M]", key: Key | None) -> "QuerySet[M]":
        """The rows that follow a key (all of them without one), sorted, each with its `sort_value`."""
        value = F("sort_value")
        empty_last = None if self.is_filled else True
        sorting = value.asc(nulls_last=empty_last) if self.is_rising else value.desc(nulls_last=empty_last)
        found: Any = rows.annotate(sort_value=F(self.by) if isinstance(self.by, str) else self.by)
        sorted_rows: QuerySet[M] = found.filter(self._beyond(key)).order_by(sorting, "-pk")
        return sorted_rows

    def _beyond(self, key: Key | None) -> Q:
        if key is None:
            return Q()
        if key.value is None:
            return Q(sort_value=None, pk__lt=key.pk)
        further: Any = {f"sort_value__{'gt' if self.is_rising else 'lt'}": key.value}
        beyond = Q(**further) | Q(sort_value=key.value, pk__lt=key.pk)
        return beyond if self.is_filled else beyond | Q(sort_value=None)


#: The newest first, where nothing else is asked for.
BY_ID = Order("pk", int, is_filled=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of a page, the key of the next one ("" on the last), and whether it is the first."""

    rows: list[M]
    after: str
    is_first: bool


def page_of(rows: "QuerySet[M]", order: Order, after: str, size: int) -> Page[M]:
    """The page of `rows` that follows a key. One that is forged or belongs to another order begins at the beginning."""
    key = order.key(after)
    return cut(list(order.after(rows, key)[: size + 1]), size, is_first=key is None)


def cut(found: Sequence[M], size: int, *, is_first: bool) -> Page[M]:
    """The page of rows as `Order.after` gave them, of which one more than `size` was fetched if there was one."""
    last: Any = found[size - 1] if len(found) > size else None
    return Page(list(found[:size]), str(Key(last.sort_value, last.pk)) if last else "", is_first)


def read_key(text: str, kind: type[Value], *, may_lack_value: bool = False) -> Key | None:
    """The key that a text holds; None when it is none of values of that kind."""
    value, _, number = text.rpartition("~")
    if not (number.isascii() and number.isdigit()) or len(number) > len(str(LARGEST)) or int(number) >= LARGEST:
        return None
    if may_lack_value and value == _NO_VALUE:
        return Key(None, int(number))
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
