"""Reads the change log without missing a row (design section 4, Sync).

    with snapshot() as cursor:                 one consistent view of the database
        batch = read(cursor, position)         the rows changed since the position, or: start over
        … re-read those rows here, in the same view …
    position = batch.position                  to be stored together with the result

On SQLite one writer commits at a time, so ids are handed out in commit order and the last id is the position. On
PostgreSQL they are not: a transaction that took id 7 may commit after the reader has seen id 8. There the position is
the `xmin` of the reader's snapshot: every transaction below it had ended by then, so anything committed later has a number
at or above it. Rows at or above it that were already read are remembered by id, so that a long transaction elsewhere does
not make a reader process the same rows again and again.

The log may be pruned (`prune`). A position older than the log, or of another database, yields no keys but the instruction to
start over, which is always correct, only slower.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, transaction

from luodi.web.shared.triggers import DATABASE_ROOM, EVERY_KEY

#: The number of log rows kept; a reader further behind starts over.
KEPT = 100_000
#: The room of the row that marks how far a PostgreSQL log was pruned; its key is the first transaction certain to be kept.
_PRUNED_ROOM = "pruned"
_POSTGRES_NUMBER = "pg_current_xact_id()::text::bigint"


@dataclass(frozen=True, slots=True)
class Position:
    """A reader's position: the database, the last id or xmin, and the rows at or above it already read."""

    database: str
    mark: int
    seen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """The changes since a position, as room to keys; `keys` is None if the reader must start over."""

    position: Position
    keys: Mapping[str, frozenset[int]] | None


def in_transaction() -> bool:
    """Whether this thread is inside a transaction, whose changes are not yet visible to others."""
    return connection.in_atomic_block or not connection.get_autocommit()


@contextmanager
def snapshot() -> Iterator[Any]:
    """A read-only cursor on one consistent view of the database. RuntimeError inside a transaction."""
    if in_transaction():
        raise RuntimeError("a snapshot cannot begin inside a transaction")
    with connection.cursor() as cursor:
        cursor.execute(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if _is_postgres() else "BEGIN DEFERRED TRANSACTION"
        )
        try:
            yield cursor
        finally:
            _end(cursor)


def _end(cursor: Any) -> None:
    """Ends a read-only transaction; a connection on which that fails is closed."""
    try:
        cursor.execute("ROLLBACK")
    except DatabaseError:
        connection.close()


def is_current(position: Position) -> bool:
    """Whether nothing was logged since the position: one statement, no transaction."""
    with connection.cursor() as cursor:
        if not _is_postgres():
            return _last_id(cursor) == position.mark
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= %s AND NOT EXISTS "
            "(SELECT 1 FROM shared_change WHERE transaction >= %s AND NOT id = ANY(%s))",
            [position.mark, position.mark, list(position.seen)],
        )
        return bool(cursor.fetchone()[0])


def read(cursor: Any, position: Position | None) -> Batch:
    """The changes since a position, and the position of this snapshot. Without a position: start over."""
    return _read_postgres(cursor, position) if _is_postgres() else _read_sqlite(cursor, position)


def _read_sqlite(cursor: Any, position: Position | None) -> Batch:
    last = _last_id(cursor)
    here = Position(_database(cursor), last)
    if position is None or position.database != here.database or position.mark > last:
        return Batch(here, None)
    cursor.execute("SELECT id, room, key FROM shared_change WHERE id > %s", [position.mark])
    rows = cursor.fetchall()
    # A rollback returns its ids, so a gap means that the log was pruned.
    return Batch(here, _keys(rows) if len(rows) == last - position.mark else None)


def _read_postgres(cursor: Any, position: Position | None) -> Batch:
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    xmin, database = cursor.fetchone()[0], _database(cursor)
    is_known = position is not None and position.database == database and position.mark <= xmin
    since = position.mark if position is not None and is_known else xmin
    cursor.execute("SELECT id, room, key, transaction FROM shared_change WHERE transaction >= %s", [since])
    rows = cursor.fetchall()
    here = Position(database, xmin, frozenset(number for number, _, _, written in rows if written >= xmin))
    if position is None or not is_known or any(room == _PRUNED_ROOM and key > since for _, room, key, _ in rows):
        return Batch(here, None)
    return Batch(here, _keys([(number, room, key) for number, room, key, _ in rows if number not in position.seen]))


def _keys(rows: list[tuple[int, str, int]]) -> dict[str, frozenset[int]] | None:
    """Keys by room; None if a row stands for a whole room."""
    keys: dict[str, set[int]] = {}
    for _, room, key in rows:
        if room in (DATABASE_ROOM, _PRUNED_ROOM):
            continue
        if key == EVERY_KEY:
            return None
        keys.setdefault(room, set()).add(key)
    return {room: frozenset(changed) for room, changed in keys.items()}


def prune(keep: int = KEPT) -> int:
    """Prunes the log to about its newest `keep` rows and returns how many were deleted.

    On PostgreSQL only transactions older than every running one are pruned, and a row marks how far; a reader behind it
    starts over. On SQLite the gap in the ids shows it.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if not _is_postgres():
            cursor.execute(
                "DELETE FROM shared_change WHERE id <= %s AND room <> %s", [_last_id(cursor) - keep, DATABASE_ROOM]
            )
            return int(cursor.rowcount)
        return _prune_postgres(cursor, keep)


def _prune_postgres(cursor: Any, keep: int) -> int:
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    xmin = cursor.fetchone()[0]
    cursor.execute(
        "SELECT transaction FROM shared_change WHERE room <> %s ORDER BY transaction DESC OFFSET %s LIMIT 1",
        [DATABASE_ROOM, keep],
    )
    first_too_many = cursor.fetchone()
    if first_too_many is None:
        return 0
    kept_from = min(xmin, first_too_many[0] + 1)
    cursor.execute("DELETE FROM shared_change WHERE transaction < %s AND room <> %s", [kept_from, DATABASE_ROOM])
    gone = int(cursor.rowcount)
    cursor.execute(
        f"INSERT INTO shared_change (room, key, transaction) VALUES (%s, %s, {_POSTGRES_NUMBER})",
        [_PRUNED_ROOM, kept_from],
    )
    return gone


def _is_postgres() -> bool:
    return bool(connection.vendor == "postgresql")


def _last_id(cursor: Any) -> int:
    cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'shared_change'")
    row = cursor.fetchone()
    return int(row[0]) if row else 0


def _database(cursor: Any) -> str:
    """The identity of the database: its random number and, on PostgreSQL, also the server and database.

    The number alone would not do: a dump keeps it, but a new server counts transactions from the beginning.
    """
    cursor.execute("SELECT key FROM shared_change WHERE room = %s ORDER BY id LIMIT 1", [DATABASE_ROOM])
    row = cursor.fetchone()
    name = str(row[0]) if row else ""
    if not _is_postgres():
        return f"sqlite {name}"
    cursor.execute(
        "SELECT system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()) FROM pg_control_system()"
    )
    server, oid = cursor.fetchone()
    return f"postgresql {server} {oid} {name}"
