"""DuckDB: an in-memory table ordered by region, so that blocks of other regions are skipped; two threads."""

from luodi.bench.peers._peer import PeerAnswer, PeerMissing, counted, worst_shown
from luodi.bench.peers._sql import Dialect
from luodi.bench.peers._statements import judging, ranking
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable, is_blank_possible

DIALECT = Dialect(divide="//")


class DuckDb:
    """DuckDB in this process."""

    def __init__(self, threads: int) -> None:
        try:
            # imported here: only an installed peer can be measured
            import duckdb
        except ImportError:
            raise PeerMissing("pip install duckdb") from None
        self.version, self.threads, self.bytes = duckdb.__version__, threads, 0
        self.connection = duckdb.connect(config={"threads": threads})

    def load(self, table: PeerTable) -> None:
        """Uses the arrays as columns without a copy."""
        self.connection.register("arrays", dict(table.columns))
        columns = ", ".join(f"nullif({key}, -1) AS {key}" if is_blank_possible(key) else key for key in table.columns)
        self.connection.execute(f"CREATE OR REPLACE TABLE listings AS SELECT {columns} FROM arrays")
        self.connection.unregister("arrays")
        (row,) = self.connection.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchall()
        self.bytes = int(row[0])

    def ask(self, question: Question, top: int) -> PeerAnswer:
        """One statement, and a second one if near misses are among the first results."""
        ((*figures, ids),) = self.connection.execute(judging(question, top, DIALECT)).fetchall()
        answer = counted(question, figures)
        if worst_shown(answer.counts, top) == "near_miss":
            rows = self.connection.execute(ranking(question, "near_miss", top, DIALECT)).fetchall()
            ids = [number for (number,) in rows]
        return answer._replace(ids=tuple(ids or ()))

    def close(self) -> None:
        """Drops all data."""
        self.connection.close()
