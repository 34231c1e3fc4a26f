"""Intake and matching against the naive twin on random worlds (LUODI_WORLDS of them, 1 000 unless told)."""

from tests.properties.compare import WORLDS, first_difference, pair_differences, pair_world


def test_judge_random_pairs_agree_with_the_twin() -> None:
    assert first_difference(pair_world, pair_differences, WORLDS) is None
