"""The property tests see a wrong comparison (all mutants: `python -m tests.properties.mutants`)."""

import random

import pytest
from tests.properties.equivalent import EQUIVALENT
from tests.properties.mutants import EDGES, KERNELS, Function, edge_differs, every_mutant, is_caught, mutants

from luodi.matching.criteria import crane, height, price

#: How many of the kernels' mutants run here, in how many pairs; all of them run by hand.
SHARE, PAIRS = 30, 500


@pytest.mark.parametrize("function", [price.rent_answer, crane.crane_answer, height.unstated_height])
def test_every_turned_comparison_of_a_criterion_is_caught(function: Function) -> None:
    caught = {each.line: is_caught(each, 1000) for each in mutants(function)}
    assert caught == dict.fromkeys(caught, True)
    assert len(caught) >= 3


def test_share_of_the_turned_comparisons_of_all_kernels_is_caught() -> None:
    every = [each for each in every_mutant(KERNELS) if each.name not in EQUIVALENT]
    chosen = random.Random(20261123).sample(every, SHARE)
    assert {each.module for each in every} == KERNELS
    assert [each.name for each in chosen if not is_caught(each, PAIRS)] == []


def test_equivalent_mutants_are_mutants_of_today_with_a_reason() -> None:
    names = {each.name for each in every_mutant({name.rpartition(".")[0] for name, _ in EQUIVALENT})}
    assert EQUIVALENT.keys() <= names
    assert all(len(reason) > 20 for reason in EQUIVALENT.values())


def test_edges_are_answered_as_the_twin_answers_them() -> None:
    assert [edge_differs(number) for number in range(len(EDGES))] == [False] * len(EDGES)
