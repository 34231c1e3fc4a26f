"""Pages of public listings in an order, by key: a page begins after the last row of the one before, never by counting.

The key of a row is its sort value and its id, so that two rows never share one and a row that is added or withdrawn
moves no other between pages.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.dateparse import parse_datetime

from luodi.web.listings.models import Listing
from luodi.web.listings.queries import shown

PER_PAGE = 24
#: Up to this many ids are named in the query; of more, rows are read in order until a page is full.
_NAMED_IDS = 5000
_LAST = 2**62


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort: its expression, and whether small values come first. Ties fall to the newer listing."""

    expression: Any
    is_rising: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page and the keys of its neighbours, "" where there is none."""

    listings: list[Listing]
    after: str


def _stored(*names: str, otherwise: int) -> Any:
    """The stored integer of the first column that is filled."""
    return Coalesce(*(F(name) for name in names), Value(otherwise), output_field=BigIntegerField())


ORDERS = {
    "newest": Order(F("published_at"), is_rising=False),
    "rent": Order(_stored("rent_min_cny_m2_month", "rent_max_cny_m2_month", otherwise=_LAST), is_rising=True),
    "area": Order(_stored("area_m2", "land_area_m2", otherwise=-1), is_rising=False),
}


def page_in_order(rows: "QuerySet[Listing]", order: str, after: str, ids: Collection[int] | None = None) -> Page:
    """The page of `rows` that follows a key, in one of ORDERS; only listings of `ids` when given. One or two queries.

    A key that is forged or belongs to another order begins at the beginning.
    """
    by = ORDERS[order]
    sorted_rows = rows.annotate(sort_value=by.expression).order_by(
        "sort_value" if by.is_rising else "-sort_value", "-id"
    )
    begun = _after(sorted_rows, by, after)
    if ids is None:
        found = shown(begun[: PER_PAGE + 1])
    elif len(ids) <= _NAMED_IDS:
        found = shown(begun.filter(pk__in=ids)[: PER_PAGE + 1])
    else:
        found = _sifted(begun, ids)
    return _page(found, key_of)


def page_of_ids(rows: "QuerySet[Listing]", ids: Sequence[int], after: str) -> Page:
    """The page that follows an id in a sequence of ids, whose order is kept. One query."""
    begin = ids.index(int(after)) + 1 if after.isdigit() and int(after) in ids else 0
    wanted = ids[begin : begin + PER_PAGE + 1]
    found = {listing.pk: listing for listing in shown(rows.filter(pk__in=wanted))}
    return _page([found[number] for number in wanted if number in found], lambda listing: str(listing.pk))


def count_within(rows: "QuerySet[Listing]", ids: Collection[int]) -> int:
    """How many of `rows` have one of the ids."""
    if len(ids) <= _NAMED_IDS:
        return rows.filter(pk__in=ids).count()
    wanted = frozenset(ids)
    return sum(number in wanted for number in rows.values_list("pk", flat=True).iterator())


def key_of(listing: Any) -> str:
    """Sort value and id, as the address of the next page carries them."""
    value = listing.sort_value
    return f"{value if isinstance(value, int) else value.isoformat()}~{listing.pk}"


def _page(found: list[Listing], key: Any) -> Page:
    return Page(found[:PER_PAGE], key(found[PER_PAGE - 1]) if len(found) > PER_PAGE else "")


def _after(rows: "QuerySet[Listing]", by: Order, after: str) -> "QuerySet[Listing]":
    text, _, number = after.rpartition("~")
    value = _value(text, by)
    if value is None or not number.isdigit() or int(number) >= _LAST:
        return rows
    beyond = "sort_value__gt" if by.is_rising else "sort_value__lt"
    return rows.filter(Q(**{beyond: value}) | Q(sort_value=value, pk__lt=int(number)))


def _value(text: str, by: Order) -> Any:
    """The sort value of a key: an integer, or a moment; None when it is neither."""
    if not isinstance(by.expression, F):
        return int(text) if text.lstrip("-").isdigit() and abs(int(text)) <= _LAST else None
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _sifted(rows: "QuerySet[Listing]", ids: Collection[int]) -> list[Listing]:
    """The first rows whose ids are wanted: keys are read in order until a page is full, then its rows."""
    wanted = ids if isinstance(ids, (set, frozenset)) else frozenset(ids)
    keys = rows.values_list("pk", flat=True).iterator(chunk_size=1000)
    chosen = list(islice((number for number in keys if number in wanted), PER_PAGE + 1))
    return shown(rows.filter(pk__in=chosen))
