"""Sorted pages of public listings, by key (`shared/paging.py`)."""

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from django.db.models import BigIntegerField, F, QuerySet
from django.db.models.functions import Coalesce

from luodi.web.listings.models import Listing
from luodi.web.listings.queries import shown
from luodi.web.shared.addresses import row_key
from luodi.web.shared.paging import Order, Page, cut

PER_PAGE = 24
#: Up to this many ids go into the query; with more, rows are read in order until a page is full.
_NAMED_IDS = 5000


def _stored(*names: str) -> Any:
    """The stored integer of the first non-null column."""
    return Coalesce(*(F(name) for name in names), output_field=BigIntegerField())


#: Every public listing has a time of publication.
NEWEST = Order("published_at", dt.datetime, is_filled=True)
ORDERS = {
    "newest": NEWEST,
    "rent": Order(_stored("rent_min_cny_m2_month", "rent_max_cny_m2_month"), int, is_rising=True),
    "area": Order(_stored("area_m2", "land_area_m2"), int),
}


def page_in_order(
    rows: "QuerySet[Listing]", order: Order, after: str, size: int = PER_PAGE, ids: Collection[int] | None = None
) -> Page[Listing]:
    """The page of `rows` after a key, restricted to `ids` if given. One or two queries.

    A forged key, or one of another order, gives the first page.
    """
    key = order.key(after)
    begun = order.after(rows, key)
    if ids is None:
        found = shown(begun[: size + 1])
    elif len(ids) <= _NAMED_IDS:
        found = shown(begun.filter(pk__in=ids)[: size + 1])
    else:
        found = _sifted(begun, ids, size + 1)
    return cut(found, size, is_first=key is None)


def page_of_ids(rows: "QuerySet[Listing]", ids: Sequence[int], after: str) -> Page[Listing]:
    """The page after an id in a sequence of ids, in that order. One query."""
    key = row_key(after)
    begin = ids.index(key) + 1 if key in ids else 0
    wanted = ids[begin : begin + PER_PAGE + 1]
    by_id = {listing.pk: listing for listing in shown(rows.filter(pk__in=wanted))}
    found = [by_id[number] for number in wanted if number in by_id]
    more = str(found[PER_PAGE - 1].pk) if len(found) > PER_PAGE else ""
    return Page(found[:PER_PAGE], more, is_first=begin == 0)


def count_within(rows: "QuerySet[Listing]", ids: Collection[int]) -> int:
    """How many of `rows` have one of the ids."""
    if len(ids) <= _NAMED_IDS:
        return rows.filter(pk__in=ids).count()
    wanted = frozenset(ids)
    return sum(number in wanted for number in rows.values_list("pk", flat=True).iterator())


def _sifted(rows: "QuerySet[Listing]", ids: Collection[int], count: int) -> list[Listing]:
    """The first `count` rows among `ids`: reads keys in order until there are enough, then their rows."""
    wanted = ids if isinstance(ids, (set, frozenset)) else frozenset(ids)
    keys = rows.values_list("pk", flat=True).iterator(chunk_size=1000)
    chosen = list(islice((number for number in keys if number in wanted), count))
    return shown(rows.filter(pk__in=chosen))
