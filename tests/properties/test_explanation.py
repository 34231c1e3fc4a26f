"""What an explanation shows rebuilds the score exactly, both ways of asking say the same, and a score lies in its range."""

import pytest
from tests.naive import worlds
from tests.properties.compare import AS_OF, WORLDS, judged_by_product, order_by_twin, product_answers

from luodi import intake, matching

SEEDS = range(0, WORLDS, 4)


@pytest.fixture(scope="module")
def judged() -> list[matching.Judgement]:
    pairs = [worlds.pair(seed) for seed in SEEDS]
    every = (matching.judge(intake.listing(one), intake.requirement(other), AS_OF) for one, other in pairs)
    return [one for one in every if one.in_scope]


def test_score_is_rebuilt_from_the_asks_that_are_shown(judged: list[matching.Judgement]) -> None:
    for one in judged:
        weights = sum(ask.weight for ask in one.asks)
        counted = sum(ask.weight * ask.counted for ask in one.asks)
        assert one.score == (10_000 * counted // (255 * weights) if weights else 10_000)


def test_score_lies_in_its_range_which_is_one_number_without_unknowns(judged: list[matching.Judgement]) -> None:
    for one in judged:
        assert 0 <= one.score_low <= one.score <= one.score_high <= 10_000
        if all(ask.status != "unknown" for ask in one.asks):
            assert one.score_low == one.score_high


def test_gap_is_the_largest_of_the_hard_asks_that_are_shown(judged: list[matching.Judgement]) -> None:
    for one in judged:
        assert one.gap == max((ask.gap for ask in one.asks if ask.is_hard), default=0)


def test_match_requirements_shows_the_judgements_of_the_other_direction_in_the_order_of_the_twin() -> None:
    record = worlds.pair(1)[0]
    wanted = {f"R{seed:05d}": worlds.pair(seed)[1] for seed in SEEDS}
    requirements = [intake.requirement({**one, "id": id_}) for id_, one in wanted.items()]
    found = matching.match_requirements(intake.listing(record), requirements, AS_OF, top=len(wanted))
    naive = {id_: order_by_twin(record, one) for id_, one in wanted.items()}
    shown = [id_ for id_, order in naive.items() if order is not None]
    assert [one.requirement.id for one in found] == sorted(shown, key=lambda id_: (naive[id_], id_))
    assert [product_answers(one) for one in found] == [
        judged_by_product(record, wanted[one.requirement.id]) for one in found
    ]
