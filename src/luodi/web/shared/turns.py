"""Long work in short transactions, so that nobody who wants to write meanwhile waits for the end of it.

SQLite has a single writer, and whoever waits for it asks again every tenth of a second at the latest. So each turn holds it for a
fraction of a second, and the pause behind it is long enough for everybody who waits.

    for turn in turns(rows):
        with transaction.atomic():
            for row in turn:
                …
"""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import connection

T = TypeVar("T")
#: A turn ends after so many things, or once it has taken so many seconds.
MOST_THINGS, MOST_SECONDS = 200, 0.3
#: Long enough for two tries of a waiting writer, of which the one may come late.
PAUSE = 0.2


def turns(things: Iterable[T]) -> Iterator[Iterator[T]]:
    """The things in turns, each of which has to be used up before the next one is asked for."""
    waiting = iter(things)
    for number, first in enumerate(waiting):
        if number:
            _let_others_write()
        yield _turn(first, waiting)


def _turn(first: T, waiting: Iterator[T]) -> Iterator[T]:
    end = time.monotonic() + MOST_SECONDS
    yield first
    for _ in range(MOST_THINGS - 1):
        if time.monotonic() >= end:
            return
        try:
            yield next(waiting)
        except StopIteration:
            return


def _let_others_write() -> None:
    """Pauses, unless the transaction goes on whatever we do, or the database has many writers."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(PAUSE)
