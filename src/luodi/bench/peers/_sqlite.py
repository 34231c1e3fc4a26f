"""SQLite: one in-memory table clustered by region, so that a region is one range of it; one thread per query."""

import sqlite3

from luodi.bench.peers._peer import PeerAnswer, in_two_statements
from luodi.bench.peers._sql import Dialect
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable, is_blank_possible

DIALECT = Dialect(least="min", greatest="max", wide="{}", fence="LIMIT -1", skips_blanks=False)
_SLICE = 10_000


class Sqlite:
    """SQLite in this process."""

    def __init__(self, threads: int) -> None:
        self.version, self.threads, self.bytes = sqlite3.sqlite_version, min(threads, 1), 0
        self.connection = sqlite3.connect(":memory:")

    def load(self, table: PeerTable) -> None:
        """Inserts rows in the order of the table itself."""
        columns = ", ".join(f"{key} INTEGER" for key in table.columns)
        self.connection.execute("DROP TABLE IF EXISTS listings")
        self.connection.execute(f"CREATE TABLE listings ({columns}, PRIMARY KEY (region, id)) WITHOUT ROWID")
        places = ", ".join("nullif(?, -1)" if is_blank_possible(key) else "?" for key in table.columns)
        for start in range(0, len(table), _SLICE):
            part = [column[start : start + _SLICE].tolist() for column in table.columns.values()]
            self.connection.executemany(f"INSERT INTO listings VALUES ({places})", zip(*part, strict=True))
        self.connection.commit()
        self.connection.execute("ANALYZE")
        size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        (self.bytes,) = self.connection.execute(size).fetchone()

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """Two statements."""
        return in_two_statements(
            question, top, DIALECT, lambda statement: self.connection.execute(statement).fetchall()
        )

    def close(self) -> None:
        """Drops all data."""
        self.connection.close()
