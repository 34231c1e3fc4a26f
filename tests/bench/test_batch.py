"""The benchmark of batches measures what it says, and notices another answer."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from luodi.bench import _batch as bench
from luodi.bench import bench_batch
from luodi.intake import requirement
from luodi.matching import Answer, Index
from luodi.sample import ADMISSIONS, columns, watched


def test_json_has_the_keys_of_the_contract() -> None:
    document = bench_batch(300, seconds=0.0).as_json()
    assert list(document) == ["rows", "threads", "top", "cases", "same_answer"]
    assert list(document["cases"]) == ["mix", "worded", "nation"]
    assert {tuple(case) for case in document["cases"].values()} == {("requirements", "per_s", "cpu_ms")}
    assert [case["requirements"] for case in document["cases"].values()] == [50, 50, 50]
    assert document["same_answer"] is True


def test_mix_is_four_fifths_cities_and_a_twentieth_anywhere() -> None:
    widths = [min((len(code) for code in each["region_codes"]), default=0) for each in watched(2000, 1, "nation")]
    shares = [round(sum(low <= width <= high for width in widths) / 20) for low, high in ((4, 9), (2, 2), (0, 0))]
    assert [abs(share - meant) <= 2 for share, meant in zip(shares, (80, 15, 5), strict=True)] == [True] * 3


def test_other_answer_of_many_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index.from_arrays(columns(200, 1), ADMISSIONS)
    needs = [requirement(each) for each in watched(5, 1)]
    assert bench.is_same(index, needs, threads=2)
    right = bench.match_many

    def wrong(*args: Any, **options: Any) -> Iterator[Answer]:
        return (dataclasses.replace(each, scope=each.scope + 1) for each in right(*args, **options))

    monkeypatch.setattr(bench, "match_many", wrong)
    assert not bench.is_same(index, needs, threads=2)
