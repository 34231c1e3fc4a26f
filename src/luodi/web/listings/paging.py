"""Pages of public listings in an order, by key (`shared/paging.py`)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.functions import Coalesce

from luodi.web.listings.models import Listing
from luodi.web.listings.queries import shown
from luodi.web.shared.paging import LARGEST, Key, beyond, read_key

PER_PAGE = 24
#: Up to this many ids are named in the query; of more, rows are read in order until a page is full.
_NAMED_IDS = 5000


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
    "rent": Order(_stored("rent_min_cny_m2_month", "rent_max_cny_m2_month", otherwise=LARGEST), is_rising=True),
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
    key = read_key(after, dt.datetime if order == "newest" else int)
    begun = sorted_rows.filter(beyond("sort_value", key, is_rising=by.is_rising))
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
    return str(Key(listing.sort_value, listing.pk))


def _page(found: list[Listing], key: Any) -> Page:
    return Page(found[:PER_PAGE], key(found[PER_PAGE - 1]) if len(found) > PER_PAGE else "")


def _sifted(rows: "QuerySet[Listing]", ids: Collection[int]) -> list[Listing]:
    """The first rows whose ids are wanted: keys are read in order until a page is full, then its rows."""
    wanted = ids if isinstance(ids, (set, frozenset)) else frozenset(ids)
    keys = rows.values_list("pk", flat=True).iterator(chunk_size=1000)
    chosen = list(islice((number for number in keys if number in wanted), PER_PAGE + 1))
    return shown(rows.filter(pk__in=chosen))
