"""Plain asks by their worked cases: a line of `plain_asks.jsonl` each, for every one that no other table has."""

import datetime as dt

import pytest
from tests.matching.plain import PLAIN_CASES, PlainCase

from luodi.intake import listing, requirement
from luodi.matching import CARDS, Index, judge, match

AS_OF = dt.date(2026, 11, 23)
#: The plain asks that `test_judge_table.py` has.
IN_THE_TABLE = ("floor_load", "power", "freight_lift", "loading_dock", "own_yard", "gas", "steam", "sewer", "eia")
IN_THE_TABLE += ("title_deed", "available", "lease_term")
IDS = [case.ask for case in PLAIN_CASES]


def test_every_plain_ask_has_a_case_of_each_status() -> None:
    known = {case.ask: {status for _, status in case.offers} for case in PLAIN_CASES}
    plain = [name for name, card in CARDS.items() if card.is_plain and name not in IN_THE_TABLE]
    assert {name: known.get(name) for name in plain} == {name: {"met", "unmet", "unknown"} for name in plain}


@pytest.mark.parametrize("case", PLAIN_CASES, ids=IDS)
def test_pair_and_file_give_the_status_that_was_worked_out(case: PlainCase) -> None:
    need, offers = (
        requirement(case.need),
        [listing({"id": str(n), **offer}) for n, (offer, _) in enumerate(case.offers)],
    )
    expected = [status for _, status in case.offers]
    judged = [judge(offer, need, AS_OF) for offer in offers]
    assert [one.as_json()["asks"].get(case.ask) for one in judged] == expected
    answer = match(Index.build(offers), need, as_of=AS_OF)
    found = {one.id: {ask.name: ask.status for ask in one.asks}[case.ask] for one in answer.matches}
    pairs = zip(judged, expected, strict=True)
    assert found == {one.id: status for one, status in pairs if one.verdict != "no"}
