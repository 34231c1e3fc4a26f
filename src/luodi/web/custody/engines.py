"""How each engine copies its database while the site writes, opens a copy, and restores one."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from luodi.web.config.files import FILE_MODE, sync
from luodi.web.custody.errors import BackupDamaged, SiteRuns, ToolFailed, ToolMissing

_CANARIES, _MIGRATIONS = "custody_canary", "django_migrations"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy of a database holds."""

    counts: dict[str, int]
    migrations: list[list[str]]
    canaries: dict[str, str]


class Engine(Protocol):
    """The site's kind of database."""

    name: str
    file: str

    def version(self) -> str:
        """The version of the server or library."""

    def copy(self, folder: Path) -> Contents:
        """Writes a consistent copy into a folder; the site may write meanwhile."""

    def counted(self, folder: Path) -> dict[str, int]:
        """Opens a copy, reads all of it, and counts its rows by table. Raises BackupDamaged."""

    def is_empty(self) -> bool:
        """Whether the site's database has no table yet."""

    def demand_alone(self) -> None:
        """Raises SiteRuns if another process uses the site's database, where the engine can tell."""

    def put(self, folder: Path) -> None:
        """Makes a copy the site's database, which nobody else may use."""


def engine() -> Engine:
    """The engine in the settings."""
    return Postgres() if connection.vendor == "postgresql" else Sqlite()


class Sqlite:
    """A file with a write-ahead log, copied by SQLite's own backup from one snapshot."""

    name, file = "sqlite", "database.sqlite3"

    def version(self) -> str:
        return sqlite3.sqlite_version

    def copy(self, folder: Path) -> Contents:
        target = folder / self.file
        target.touch(mode=FILE_MODE)
        with closing(_open(self._path(), "ro")) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            contents = Contents(
                counts=_sqlite_counts(copy),
                migrations=[list(row) for row in copy.execute(f"SELECT app, name FROM {_MIGRATIONS} ORDER BY id")],
                canaries=dict(copy.execute(f"SELECT key_id, sealed FROM {_CANARIES}").fetchall()),
            )
        sync(target)
        return contents

    def counted(self, folder: Path) -> dict[str, int]:
        try:
            with closing(_open(folder / self.file, "ro", "&immutable=1")) as copy:
                faults = copy.execute("PRAGMA integrity_check").fetchall()
                if faults != [("ok",)] or copy.execute("PRAGMA foreign_key_check").fetchone():
                    raise BackupDamaged(folder=folder, count=1, first=self.file)
                return _sqlite_counts(copy)
        except sqlite3.DatabaseError:
            raise BackupDamaged(folder=folder, count=1, first=self.file) from None

    def is_empty(self) -> bool:
        path = self._path()
        if not path.exists():
            return True
        with closing(_open(path, "ro")) as there:
            return not there.execute("SELECT 1 FROM sqlite_master").fetchone()

    def put(self, folder: Path) -> None:
        path = self._path()
        connection.close()
        aside = path.with_name(f".{path.name}.restoring")
        aside.unlink(missing_ok=True)
        aside.touch(mode=FILE_MODE)
        shutil.copyfile(folder / self.file, aside)
        sync(aside)
        for log in ("-wal", "-shm"):
            path.with_name(path.name + log).unlink(missing_ok=True)
        aside.replace(path)
        sync(path.parent)

    def demand_alone(self) -> None:
        """Only a sole user can end the write-ahead log."""
        connection.close()
        if not self._path().exists():
            return
        try:
            with closing(_open(self._path(), "rw")) as there:
                there.execute("PRAGMA busy_timeout=0")
                (mode,) = there.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = ""
        if mode != "delete":
            raise SiteRuns(where=self._path())

    @staticmethod
    def _path() -> Path:
        return Path(str(connection.settings_dict["NAME"]))


class Postgres:
    """A server, copied by pg_dump from one snapshot in the format that pg_restore reads."""

    name, file = "postgresql", "database.dump"

    def version(self) -> str:
        with psycopg.connect(self._address(), password=self._password()) as own:
            return str(own.info.server_version)

    def copy(self, folder: Path) -> Contents:
        target = folder / self.file
        target.touch(mode=FILE_MODE)
        with self._snapshot() as (cursor, snapshot):
            tool = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}")
            self._run(*tool, f"--file={target}", f"--dbname={self._address()}")
            contents = _postgres_contents(cursor)
        sync(target)
        return contents

    def counted(self, folder: Path) -> dict[str, int]:
        """Has pg_restore write out the whole copy, and counts each table's lines."""
        counts: Counter[str] = Counter()
        with subprocess.Popen(
            [_found("pg_restore"), "--file=-", str(folder / self.file)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as tool:
            assert tool.stdout is not None
            table = ""
            for line in tool.stdout:
                if table and line == b"\\.\n":
                    table = ""
                elif table:
                    counts[table] += 1
                elif begun := re.match(rb'COPY \w+\."?(\w+)"? .* FROM stdin;\n', line):
                    table = begun[1].decode()
                    counts[table] += 0
        if tool.returncode:
            raise BackupDamaged(folder=folder, count=1, first=self.file)
        return dict(counts)

    def is_empty(self) -> bool:
        with connection.cursor() as cursor:
            return not connection.introspection.table_names(cursor)

    def demand_alone(self) -> None:
        """A server lets no process tell; what others do meanwhile waits for the transaction of `put`."""

    def put(self, folder: Path) -> None:
        connection.close()
        tool = ("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
        replacing = () if self.is_empty() else ("--clean", "--if-exists")
        connection.close()
        self._run(*tool, *replacing, f"--dbname={self._address()}", str(folder / self.file))

    @contextmanager
    def _snapshot(self) -> Iterator[tuple[Any, str]]:
        """A snapshot transaction, and the name by which pg_dump shares it."""
        with psycopg.connect(self._address(), password=self._password()) as own, own.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            row = cursor.fetchone()
            assert row is not None
            yield cursor, str(row[0])

    def _run(self, tool: str, *words: str) -> None:
        """ToolFailed with the tool's last line. The password goes through the environment, not the process list."""
        environment = {**os.environ, "PGPASSWORD": self._password()}
        done = subprocess.run([_found(tool), *words], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ToolFailed(tool=tool, reason=(done.stderr.strip().splitlines() or ["?"])[-1])

    @staticmethod
    def _address() -> str:
        stated = connection.get_connection_params()
        names = {"dbname", "user", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "service"}
        return make_conninfo(**{name: value for name, value in stated.items() if name in names})

    @staticmethod
    def _password() -> str:
        return str(connection.settings_dict["PASSWORD"] or os.environ.get("PGPASSWORD", ""))


def _open(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}{more}", uri=True)


def _sqlite_counts(copy: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {
        name: int(copy.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0])
        for name in tables
        if not name.startswith("sqlite_")
    }


def _postgres_contents(cursor: Any) -> Contents:
    tables = cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    counts = {name: cursor.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
    migrations = cursor.execute(f"SELECT app, name FROM {_MIGRATIONS} ORDER BY id").fetchall()
    canaries = cursor.execute(f"SELECT key_id, sealed FROM {_CANARIES}").fetchall()
    return Contents(counts, [list(row) for row in migrations], dict(canaries))


def _found(tool: str) -> str:
    path = shutil.which(tool)
    if path is None:
        raise ToolMissing(tool=tool)
    return path
