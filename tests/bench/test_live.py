"""The benchmark of a changing index measures what it says, and notices an answer that is not right."""

import dataclasses
from typing import Any

import pytest

from luodi.bench import _live as bench
from luodi.bench import bench_live
from luodi.matching import Index, Listing, LiveIndex
from luodi.sample import ADMISSIONS


def test_json_tells_figures_of_changes_questions_and_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_POOL", 60)
    document = bench_live(600, 900, 120, seconds=0.0).as_json()
    assert list(document) == [each.name for each in dataclasses.fields(bench.LiveBench)]
    assert (document["rows"], document["changes"], document["batch_rows"]) == (600, 900, 120)
    assert {name: tuple(times) for name, times in document["questions"].items()} == dict.fromkeys(
        ("before", "during", "after"), ("p50_ms", "p95_ms", "p99_ms")
    )
    assert (document["same_answer"], document["most_segments"] >= 1, document["changes_per_s"] > 0) == (True,) * 3


def test_history_keeps_book_of_what_its_batches_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_POOL", 50)
    history = bench.History(200, 400, 30, seed=3)
    live, sizes = LiveIndex(Index.from_arrays(history.base, ADMISSIONS)), []
    for changed, removed in history.batches():
        live.apply(changed, removed)
        sizes.append(len(changed) + len(removed))
    rebuilt = history.rebuilt()
    assert sizes == [*[30] * 13, 10]
    assert live.listings() == LiveIndex(rebuilt).listings()


def test_lost_change_and_listing_that_stayed_are_noticed() -> None:
    live = LiveIndex.build([Listing(id="a", area_m2=1), Listing(id="b", area_m2=1)])
    assert bench.is_there(live, [Listing(id="a", area_m2=1)], ["c"])
    assert not bench.is_there(live, [Listing(id="a", area_m2=2)], ["c"])
    assert not bench.is_there(live, [Listing(id="a", area_m2=1)], ["b"])


@pytest.mark.parametrize("other", [[], [Listing(id="b")], [Listing(id="a", area_m2=9)]])
def test_other_index_gives_another_answer(other: list[Any]) -> None:
    index, questions = Index.build([Listing(id="a", area_m2=300_000)]), bench.requirements_in("")[:1]
    assert bench.is_same_answer(index, index, questions)
    assert not bench.is_same_answer(index, Index.build(other), questions)
