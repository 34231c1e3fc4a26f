"""Many requirements at once: the answers of each alone, in their order, taken as they are needed."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import Answer, Index, Requirement, document, match, match_many
from luodi.matching.kernel.engines import PLAIN, Engine, compiled

AS_OF = dt.date(2026, 11, 23)


def world(seed: int, needs: int) -> tuple[list[Any], list[Requirement]]:
    rng = random.Random(seed)
    listings = [listing(listing_record(rng, n)) for n in range(120)]
    return listings, [requirement({**requirement_record(rng), "id": f"N{n}"}) for n in range(needs)]


def contents(answer: Answer) -> dict[str, Any]:
    return document(dataclasses.replace(answer, relaxations=()), "zh")


@pytest.mark.parametrize("engine", [PLAIN, compiled()], ids=["plain", "compiled"])
@pytest.mark.parametrize("threads", [1, 3])
def test_many_answers_are_those_of_each_alone(engine: Engine, threads: int) -> None:
    listings, needs = world(1, 60)
    index = Index.build(listings, engine)
    many = list(match_many(index, needs, as_of=AS_OF, top=7, threads=threads))
    assert [one.requirement.id for one in many] == [one.id for one in needs]
    assert [contents(one) for one in many] == [contents(match(index, one, as_of=AS_OF, top=7)) for one in needs]
    assert {one.relaxations for one in many} == {()}


def test_many_takes_requirements_as_they_are_needed() -> None:
    listings, needs = world(2, 2)
    taken = []

    def endless() -> Iterator[Requirement]:
        while True:
            taken.append(1)
            yield needs[0]

    found = match_many(Index.build(listings, PLAIN), endless(), as_of=AS_OF, threads=2)
    assert len(list(islice(found, 5))) == 5
    assert len(taken) <= 5 + 2 * 8


def test_many_of_none_is_none() -> None:
    assert list(match_many(Index.build([]), [], as_of=AS_OF)) == []
