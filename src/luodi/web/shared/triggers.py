"""Database triggers that write the change log, so that nothing bypasses it, neither raw SQL nor bulk writes nor the admin.

A followed table has three triggers on SQLite (insert, update, delete) and two on PostgreSQL (rows, and TRUNCATE). They are
created in a migration and checked after every `migrate`, because SQLite drops the triggers of a table that Django rebuilds.
A log row with key 0 means that anything in the room may have changed.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

#: The key that stands for every row of a room.
EVERY_KEY = 0
#: The room of the row that identifies the database by a random key. It is never pruned.
DATABASE_ROOM = "database"

_LOG = "INSERT INTO shared_change (room, key, \"transaction\") SELECT '{room}', {key}, 0"
_SQLITE = {
    "insert": f"AFTER INSERT ON {{table}} BEGIN {_LOG.replace('{key}', 'NEW.id')}; END",
    "update": (
        f"AFTER UPDATE ON {{table}} BEGIN {_LOG.replace('{key}', 'NEW.id')}; "
        f"{_LOG.replace('{key}', 'OLD.id')} WHERE OLD.id <> NEW.id; END"
    ),
    "delete": f"AFTER DELETE ON {{table}} BEGIN {_LOG.replace('{key}', 'OLD.id')}; END",
}
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION shared_log_change() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE current_transaction bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO shared_change (room, key, transaction) VALUES (TG_ARGV[0], 0, current_transaction);
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO shared_change (room, key, transaction) VALUES (TG_ARGV[0], NEW.id, current_transaction);
    END IF;
    IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.id <> NEW.id) THEN
        INSERT INTO shared_change (room, key, transaction) VALUES (TG_ARGV[0], OLD.id, current_transaction);
    END IF;
    RETURN NULL;
END $$
"""
#: ENABLE ALWAYS makes them fire for replicated rows too.
_POSTGRES = {
    "row": (
        "CREATE OR REPLACE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION shared_log_change('{room}'); ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
    ),
    "truncate": (
        "CREATE OR REPLACE TRIGGER {name} AFTER TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION shared_log_change('{room}'); "
        "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"
    ),
}


def follow(connection: BaseDatabaseWrapper, followed: Mapping[str, str]) -> list[str]:
    """Creates the missing triggers of some tables (table name to room) and returns their names.

    Changes may have gone unlogged while one was missing, so the whole room is then logged as changed.
    """
    missing = missing_triggers(connection, followed)
    with connection.cursor() as cursor:
        if missing and connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for name, (table, room, body) in missing.items():
            cursor.execute(body.format(name=name, table=table, room=room))
        for room in sorted({room for _, room, _ in missing.values()}):
            _log_everything(connection, cursor, room)
        _name_the_database(cursor)
    return list(missing)


def unfollow(connection: BaseDatabaseWrapper, followed: Mapping[str, str]) -> None:
    """Drops the triggers (the reverse of the migration)."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for name, (table, _, _) in _wanted(connection, followed).items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def missing_triggers(connection: BaseDatabaseWrapper, followed: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    """The triggers that are missing or disabled: name to table, room, statement."""
    there = _standing(connection)
    return {name: parts for name, parts in _wanted(connection, followed).items() if name not in there}


def _wanted(connection: BaseDatabaseWrapper, followed: Mapping[str, str]) -> dict[str, tuple[str, str, str]]:
    if connection.vendor == "postgresql":
        bodies = _POSTGRES
    else:
        bodies = {name: f"CREATE TRIGGER {{name}} {body}" for name, body in _SQLITE.items()}
    return {
        f"{table}_log_{name}": (table, room, body) for table, room in followed.items() for name, body in bodies.items()
    }


def _standing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the enabled triggers of this database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {name for (name,) in cursor.fetchall()}


def _log_everything(connection: BaseDatabaseWrapper, cursor: Any, room: str) -> None:
    number = "pg_current_xact_id()::text::bigint" if connection.vendor == "postgresql" else "0"
    cursor.execute(f'INSERT INTO shared_change (room, key, "transaction") VALUES (%s, %s, {number})', [room, EVERY_KEY])


def _name_the_database(cursor: Any) -> None:
    cursor.execute("SELECT 1 FROM shared_change WHERE room = %s", [DATABASE_ROOM])
    if cursor.fetchone() is None:
        cursor.execute(
            'INSERT INTO shared_change (room, key, "transaction") VALUES (%s, %s, 0)',
            [DATABASE_ROOM, secrets.randbits(62)],
        )
