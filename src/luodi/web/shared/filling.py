"""Reads a whole table in batches, for data migrations."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

_AT_ONCE = 1000


def in_batches(table: "QuerySet[Any]", *columns: str) -> Iterator[list[tuple[Any, ...]]]:
    """Key and columns of every row in key order, in batches; rows may be written between two batches."""
    last = 0
    while rows := list(table.filter(pk__gt=last).order_by("pk").values_list("pk", *columns)[:_AT_ONCE]):
        yield rows
        last = rows[-1][0]
