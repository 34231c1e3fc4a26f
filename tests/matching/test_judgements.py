"""What a broker would put first: pairs of listings for one requirement, of which only the order is held.

Each line says in a sentence why the better one is better; it was written from the trade, before any score was seen. Where
the running ranking disagrees, the ranking changes and gets a new version (`rankings.csv`).
"""

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from luodi.intake import listing, requirement
from luodi.matching import Index, match

AS_OF = dt.date(2026, 11, 23)
JUDGEMENTS = [json.loads(line) for line in Path(__file__).with_name("judgements.jsonl").read_text("utf8").splitlines()]
#: Every part of the trade that the judgements speak of, with the fewest lines that it must have.
ABOUT = {
    "admission": 6,
    "alternatives": 2,
    "area": 6,
    "floors": 2,
    "lease": 4,
    "near miss": 6,
    "price": 8,
    "slack": 6,
    "timing": 3,
    "unknown": 10,
    "wish": 4,
}


@pytest.mark.parametrize("each", JUDGEMENTS, ids=[f"{n}-{one['about']}" for n, one in enumerate(JUDGEMENTS, 1)])
@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")], ids=["", "other ids"])
def test_better_listing_comes_before_the_worse_one(each: dict[str, Any], ids: tuple[str, str]) -> None:
    better, worse = (listing({"id": name, **each[side]}) for name, side in zip(ids, ("better", "worse"), strict=True))
    answer = match(Index.build([worse, better]), requirement(each["requirement"]), as_of=AS_OF)
    assert answer.scope == 2
    assert [one.id for one in answer.matches][:1] == [better.id], each["why"]


def test_judgements_speak_of_every_part_of_the_trade() -> None:
    counted = Counter(each["about"] for each in JUDGEMENTS)
    assert sorted(counted) == sorted(ABOUT)
    assert {part: (counted[part], least) for part, least in ABOUT.items() if counted[part] < least} == {}


def test_every_judgement_is_another_one() -> None:
    pairs = [json.dumps([each["requirement"], each["better"], each["worse"]]) for each in JUDGEMENTS]
    reasons = [each["why"] for each in JUDGEMENTS]
    assert (len(set(pairs)), len(set(reasons))) == (len(pairs), len(pairs))
