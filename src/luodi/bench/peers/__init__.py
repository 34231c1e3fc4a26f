"""Other databases answering the same requirements for comparison: DuckDB, Polars, SQLite, PostgreSQL.

A peer (`_peer.py`) loads the listings as a table of integers (`_table.py`) and answers a query (`_sums.py`): the asks of one
requirement, written once as expressions (`_asks.py`, `_expressions.py`) and rendered as SQL (`_sql.py`) or for Polars. `race`
runs the peers in alternation with Luodi and checks that all answers are equal.
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
