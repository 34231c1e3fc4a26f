"""The benchmark asks what it says, measures the scopes that it names, and notices a wrong answer."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from luodi.bench import _match as bench
from luodi.bench import bench_match
from luodi.intake import listing
from luodi.matching import judge
from luodi.sample import AS_OF, columns


def test_json_has_the_keys_of_the_contract() -> None:
    document = bench_match(300, seconds=0.0).as_json()
    assert list(document) == [
        *("rows", "threads", "bytes_per_row", "scopes", "peers", "peers_alike"),
        *("entrants", "missing", "differences", "same_answer"),
    ]
    assert list(document["scopes"]) == ["small_city", "city", "province", "nation"]
    assert {tuple(scope) for scope in document["scopes"].values()} == {("rows", "p50_ms", "p95_ms", "p99_ms")}
    assert (document["rows"], document["scopes"]["nation"]["rows"], document["peers"]) == (300, 300, {})
    assert document["same_answer"] is True
    assert document["bytes_per_row"] > 0


def test_fourteen_asks_are_active() -> None:
    wanted = bench.requirements_in("")
    judged = judge(listing({"deal": ["rent"], "kind": ["factory"]}), wanted[0], AS_OF)
    assert [a.is_hard for a in judged.asks] == [True] * 14
    assert len({each.branches[0].rent_max_cny_m2_month for each in wanted}) == len(wanted)


@pytest.mark.parametrize(("code", "rows"), [("", 7), ("32", 5), ("3204", 4), ("3205", 0)])
def test_rows_within_a_code_are_those_that_begin_with_it(code: str, rows: int) -> None:
    regions = np.array([0, 32, 3204, 320481, 320481109, 320402, 33])
    assert bench.rows_within(regions, code) == rows


def test_city_is_the_one_with_most_listings_and_small_city_has_about_twelve_in_a_thousand() -> None:
    regions = np.array([0, 0, 0, 32, 32, *[320481] * 50, *[320500] * 900, *[330100] * 13, *[440100] * 4])
    assert bench.scope_codes(regions) == {"small_city": "3301", "city": "3205", "province": "32", "nation": ""}


@pytest.mark.parametrize("change", [{"verdict": "near_miss"}, {"score": 1}])
def test_other_verdict_or_score_is_another_answer(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]) -> None:
    arrays, (wanted, *_) = columns(200, 1), bench.requirements_in("")
    assert bench.is_same_answer(arrays, wanted)
    monkeypatch.setattr(bench, "judge", lambda *sides: dataclasses.replace(judge(*sides), **change))
    assert not bench.is_same_answer(arrays, wanted)
