"""What a deletion leaves in the files of SQLite, and how it goes.

`secure_delete` (see `config.databases`) writes zeros over whatever a row held; but the write-ahead log keeps the page as it
was until it begins anew. `overwrite` moves the log into the database and empties it. PostgreSQL needs nothing of the kind
from us: a dead row cannot be asked for, and vacuuming takes it away.
"""

import datetime as dt
import logging

from django.db import connection

_LOG = logging.getLogger(__name__)
#: How long a page waits for readers before it leaves the log to the clock.
_PATIENCE_MS = 300


def overwrite(*, at: dt.datetime) -> int:
    """Empties SQLite's write-ahead log; 1 when it could, 0 when somebody read for too long or there is none."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _pages, _moved = cursor.fetchone()
    if is_busy:
        _LOG.info("the write-ahead log is being read; it is emptied later")
    return int(not is_busy)


def overwrite_soon(at: dt.datetime) -> None:
    """The same for a page that somebody waits for: soon or not at all."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        try:
            overwrite(at=at)
        finally:
            cursor.execute(f"PRAGMA busy_timeout={int(patience)}")
