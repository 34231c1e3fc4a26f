"""Ranges of rows against the prefix rule, code by code."""

import random
import sys
from itertools import pairwise

import pytest

from luodi.matching.index.regions import (
    COARSER,
    ELSEWHERE,
    INSIDE,
    Regions,
    region_state,
    region_states,
    shortest,
    without,
)

CODES = ["", "32", "3204", "320411", "320481", "320481109", "320481114", "3205", "33", "330503"]


@pytest.mark.parametrize("seed", range(100))
def test_ranges_hold_exactly_the_rows_that_the_prefix_rule_lets_in(seed: int) -> None:
    rng = random.Random(seed)
    rows = sorted(rng.choice(CODES) for _ in range(30))
    starts = [row for row, code in enumerate(rows) if row == 0 or rows[row - 1] != code]
    regions = Regions([rows[start] for start in starts], starts, len(rows))
    wanted, excluded = (rng.sample(CODES[1:], rng.randint(0, most)) for most in (3, 2))
    ranges = regions.ranges(wanted, excluded)
    let_in = {row: each.is_unknown for each in ranges for row in range(each.start, each.stop)}
    known = region_states(rows, wanted, excluded)
    states = {row: known[code] for row, code in enumerate(rows)}
    assert let_in == {row: state == COARSER for row, state in states.items() if state in (INSIDE, COARSER)}
    assert [pair for pair in pairwise(ranges) if pair[0].stop > pair[1].start] == []
    assert [regions.code_of(row) for row in range(len(rows))] == rows

    taken = regions.ranges(["320481"])
    left = {row for each in without(ranges, taken) for row in range(each.start, each.stop)}
    assert left == set(let_in) - {row for each in taken for row in range(each.start, each.stop)}


@pytest.mark.parametrize(
    ("code", "wanted", "excluded", "state"),
    [
        ("320481", ["3204"], ["320481"], ELSEWHERE),
        ("320481109", ["3204"], ["320481"], ELSEWHERE),
        ("320481", ["320481"], ["3204"], ELSEWHERE),
        ("320411", ["3204"], ["320481"], INSIDE),
        ("320411", [], ["320481"], INSIDE),
        ("320481", ["3204"], ["320481109"], COARSER),
        ("3204", ["3204"], ["320481"], COARSER),
        ("", [], ["320481"], COARSER),
        ("3205", ["3204"], ["320481"], ELSEWHERE),
        ("33", [], ["320481"], INSIDE),
    ],
)
def test_an_excluded_region_outranks_a_wanted_one(
    code: str, wanted: list[str], excluded: list[str], state: str
) -> None:
    assert region_state(code, wanted, excluded) == state


def steps(codes: int) -> int:
    """How many calls it takes to find the rows of so many wanted codes."""
    wanted = [f"{code:06d}" for code in range(100_000, 100_000 + codes)]
    regions, calls = Regions.of_rows(sorted(["", "10", "1000", *wanted])), 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    sys.setprofile(count)
    try:
        ranges, states = regions.ranges(wanted), region_states(wanted, wanted)
    finally:
        sys.setprofile(None)
    assert (len(ranges), set(states.values())) == (codes + 3, {INSIDE})
    return calls


def test_wanted_codes_are_looked_up_and_not_compared_with_each_other() -> None:
    assert steps(800) < 2.5 * steps(400)


def test_shortest_drops_codes_inside_others() -> None:
    assert shortest(["320481", "3204", "3205", "320481", "33"]) == ["3204", "3205", "33"]
