"""Removes the traces a deletion leaves in SQLite's files.

`secure_delete` (see `config.databases`) overwrites deleted rows with zeros, but the write-ahead log keeps the old pages until
it is reset. `overwrite` checkpoints the log and truncates it. PostgreSQL needs nothing of the kind: dead rows cannot be
queried, and vacuuming removes them.
"""

import datetime as dt
import logging

from django.db import connection

_LOG = logging.getLogger(__name__)
#: How long a request waits for readers before it leaves the log to the clock.
_PATIENCE_MS = 300


def overwrite(*, at: dt.datetime) -> int:
    """Truncates SQLite's write-ahead log: 1 on success, 0 if a reader held it for too long or there is none."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _pages, _moved = cursor.fetchone()
    if is_busy:
        _LOG.info("the write-ahead log is being read; it is emptied later")
    return int(not is_busy)


def overwrite_soon(at: dt.datetime) -> None:
    """The same during a request: quickly or not at all."""
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
