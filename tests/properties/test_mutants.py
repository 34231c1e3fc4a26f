"""The property test sees a wrong comparison (all mutants: `python -m tests.properties.mutants`)."""

import pytest
from tests.properties.mutants import Function, is_caught, mutants

from luodi.matching import _criteria


@pytest.mark.parametrize("function", [_criteria.rent, _criteria.crane, _criteria.unstated_height])
def test_pairs_every_turned_comparison_of_a_criterion_is_caught(function: Function) -> None:
    caught = {line: is_caught(function, mutant, 1000) for line, mutant in mutants(function)}
    assert caught == dict.fromkeys(caught, True)
    assert len(caught) >= 3
