"""Intake and matching against the naive twin on random worlds (LUODI_WORLDS of them, 1 000 unless told)."""

from functools import partial

from tests.properties.compare import (
    WORLDS,
    answer_differences,
    first_difference,
    many_world,
    matched_by_product,
    pair_differences,
    pair_world,
)

from luodi.matching.kernel.engines import compiled


def test_judge_random_pairs_agree_with_the_twin() -> None:
    assert first_difference(pair_world, pair_differences, WORLDS) is None


def test_match_random_files_agree_with_the_twin() -> None:
    assert first_difference(partial(many_world, 25), answer_differences, WORLDS // 50) is None


def test_match_compiled_kernels_answer_as_the_plain_ones() -> None:
    for seed in range(WORLDS // 100):
        world = many_world(100, seed)
        assert matched_by_product(world, compiled()) == matched_by_product(world)


def test_match_counts_sum_to_the_scope_and_alone_is_never_more_than_unmet() -> None:
    for seed in range(WORLDS // 50):
        answer = matched_by_product(many_world(60, seed))
        assert sum(answer["counts"].values()) == answer["scope"]
        assert len(answer["matches"]) == answer["scope"] - answer["counts"]["no"]
        assert all(0 <= sole <= unmet <= answer["scope"] for unmet, sole in answer["asks"].values())
