"""The same requirements answered by databases that people would use instead: DuckDB, Polars, SQLite, PostgreSQL.

A peer (`_peer.py`) takes the listings in as a table of whole numbers (`_table.py`) and answers a question (`_sums.py`): the
asks of one requirement, written once as expressions (`_asks.py`, `_expressions.py`) and rendered as SQL (`_sql.py`) or by
Polars itself. `race` runs them in turn with Luodi and holds their answers equal.
"""

from luodi.bench.peers._peer import Peer, PeerAnswer, PeerMissing
from luodi.bench.peers._race import ALIKE, OURS, PEERS, Entrant, Race, race
from luodi.bench.peers._sums import Question
from luodi.bench.peers._table import PeerTable, table_of

__all__ = [
    "ALIKE",
    "OURS",
    "PEERS",
    "Entrant",
    "Peer",
    "PeerAnswer",
    "PeerMissing",
    "PeerTable",
    "Question",
    "Race",
    "race",
    "table_of",
]
