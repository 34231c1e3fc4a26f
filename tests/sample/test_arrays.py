"""Arrays and records of one seed are one world to the matcher."""

import pytest

from luodi import intake
from luodi.matching import Index, document, match
from luodi.sample import ADMISSIONS, AS_OF, columns, listings, requirements

N = 1500


@pytest.fixture(scope="module")
def both():
    records = list(listings(N, seed=11))
    arrays = columns(N, seed=11)
    named = Index.from_arrays(arrays, ADMISSIONS, ids=[record["id"] for record in records])
    return named, Index.build(intake.listing(record) for record in records)


def told(answer):
    """An answer without its sentences: columns do not keep whether a rent that is not stated is negotiable."""
    asks = [[(a["name"], a["status"], a["hard"]) for a in match["asks"]] for match in answer["matches"]]
    matches = [(m["id"], m["verdict"], m["score"], m["score_low"], m["score_high"]) for m in answer["matches"]]
    return answer | {"matches": matches, "asks of matches": asks}


@pytest.mark.parametrize("wanted", [intake.requirement(r) for r in requirements(12, seed=11)], ids=lambda w: w.id)
def test_answers_from_arrays_and_from_records_are_the_same(both, wanted):
    of_arrays, of_records = (document(match(index, wanted, as_of=AS_OF, top=10), "zh") for index in both)
    assert told(of_arrays) == told(of_records)
