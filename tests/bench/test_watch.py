"""The benchmark of watches measures what it says, and notices a wrong verdict."""

import dataclasses
from typing import Any

import pytest

from luodi.bench import _watch as bench
from luodi.bench import bench_watch
from luodi.intake import listing
from luodi.matching import ABSENT, Listing, Watches, judge
from luodi.sample import listings


def test_json_has_the_keys_of_the_contract() -> None:
    document = bench_watch(300, seconds=0.0).as_json()
    assert list(document)[:3] == ["requirements", "p50_ms", "p99_ms"]
    assert (document["requirements"], document["same_answer"]) == (300, True)
    assert list(document["cases"]) == ["city", "city_two_threads", "anywhere", "cheaper", "all_changed"]
    assert {tuple(case) for case in document["cases"].values()} == {("p50_ms", "p95_ms", "p99_ms")}
    assert document["p99_ms"] == document["cases"]["city"]["p99_ms"]
    assert list(document["risen"]) == ["fits", "may_fit", "near_miss"]
    assert document["rows"] >= 300 < document["bytes_per_requirement"] * 300


def test_busiest_county_lies_in_the_city_most_asked_for() -> None:
    assert bench.busiest([0, 0, 0, 32, 32, 320481, 320481, 3301, 330102, 330103, 330103]) == "330103"
    assert bench.busiest([0, 3301]) == "3301"


def test_dearer_raises_stated_rents_only() -> None:
    raised = bench.dearer(Listing(rent_min_cny_m2_month=1000))
    assert (raised.rent_min_cny_m2_month, raised.rent_max_cny_m2_month) == (1250, ABSENT)


@pytest.mark.parametrize("verdict", ["fits", "no", None])
def test_other_verdict_is_another_answer(monkeypatch: pytest.MonkeyPatch, verdict: Any) -> None:
    some, drawn = bench._sample(60, 1), [dataclasses.replace(listing(each), region_code="") for each in listings(5, 1)]
    watches = Watches.build(some)
    assert bench.is_same_answer(watches, some, drawn)
    other = dataclasses.replace(judge(drawn[0], some[0], bench.AS_OF), verdict=verdict)
    monkeypatch.setattr(bench, "judge", lambda *_: other)
    assert not bench.is_same_answer(watches, some, drawn)
