"""An index that changes: whatever happened to it in whatever order, it answers as one built of what is left."""

import dataclasses
import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matching.worlds import listing_record, requirement_record

from luodi.intake import listing, requirement
from luodi.matching import Index, Listing, LiveIndex, document, match, screen
from luodi.matching.index import live as live_module
from luodi.matching.kernel.engines import PLAIN, Engine, compiled

AS_OF = dt.date(2026, 11, 23)
#: A batch: what is put (number of the listing, seed of its facts) and what is removed (numbers).
BATCHES = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, 30), st.integers(0, 200)), max_size=12),
        st.lists(st.integers(0, 30), max_size=6),
    ),
    max_size=12,
)


def offer(number: int, seed: int) -> Listing:
    return listing(listing_record(random.Random(seed), number))


def need(seed: int) -> Any:
    return requirement(requirement_record(random.Random(seed)))


def outcome(index: Index, seed: int) -> Any:
    """The whole answer and the whole screen, every listing shown."""
    return document(match(index, need(seed), as_of=AS_OF, top=100), "zh"), screen(index, need(seed), as_of=AS_OF)


@pytest.fixture(params=[PLAIN, compiled()], ids=["plain", "compiled"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param
    return found


@pytest.mark.parametrize("merge_rows", [0, 5, 256])
@given(batches=BATCHES, seeds=st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
@settings(max_examples=40)
def test_any_history_answers_as_an_index_built_of_what_is_left(
    merge_rows: int, batches: list[Any], seeds: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live_module, "MERGE_ROWS", merge_rows)
        live, left = LiveIndex(), dict[str, Listing]()
        for put, removed in batches:
            changed = [offer(number, seed) for number, seed in put]
            live.apply(changed, [f"L{number:04d}" for number in removed])
            left = {name: one for name, one in left.items() if int(name[1:]) not in removed}
            left.update((one.id, one) for one in changed)
            seeds = [*seeds[1:], seeds[0]]
            assert outcome(live.index, seeds[0]) == outcome(Index.build(left.values()), seeds[0])
    assert live.listings() == live.listings(left) == left
    assert (len(live), sorted(live.index.ids)) == (len(left), sorted(left))


@pytest.mark.slow(why="sixty batches over four hundred listings, a rebuilt index compared after every sixth")
def test_long_history_compiled_answers_as_an_index_built_of_what_is_left() -> None:
    rng, live, left = random.Random(7), LiveIndex(engine=compiled()), dict[int, Listing]()
    for batch in range(60):
        changed = {number: offer(number, rng.randrange(10**6)) for number in rng.choices(range(400), k=25)}
        removed = set(rng.choices(range(400), k=6)) - changed.keys()
        live.apply(changed.values(), [f"L{number:04d}" for number in removed])
        left = {number: one for number, one in left.items() if number not in removed} | changed
        assert (len(live), len(live.index.ids)) == (len(left), len(left))
        if batch % 6 == 5:
            rebuilt = Index.build(left.values(), compiled())
            assert [outcome(live.index, seed) for seed in range(4)] == [outcome(rebuilt, seed) for seed in range(4)]


def test_listing_comes_back_as_it_was_put_in(engine: Engine) -> None:
    offers = {one.id: one for one in (offer(number, number) for number in range(300))}
    live = LiveIndex.build(offers.values(), engine=engine)
    single = Listing(id="single", is_single_storey=1, is_rent_negotiable=0, is_admission_exclusive=0)
    both = dataclasses.replace(single, id="both", floor_no=(1,))
    live.apply([single, both])
    every = offers | {"single": single, "both": both}
    assert live.listings() == every
    assert live.listings(["both", "L9", "single"]) == {"single": single, "both": both}


def test_changed_listing_is_judged_by_its_new_facts_and_counted_once(engine: Engine) -> None:
    live = LiveIndex.build([Listing(id="a", area_m2=4000), Listing(id="b", area_m2=4000)], engine=engine)
    wanted = requirement({"area_min_m2": 50, "area_max_m2": 60})
    live.apply([Listing(id="a", area_m2=5500)])
    assert match(live.index, wanted, as_of=AS_OF).counts == {"fits": 1, "may_fit": 0, "near_miss": 1, "no": 0}


def test_index_taken_before_a_batch_stays_as_it_was(engine: Engine) -> None:
    live = LiveIndex.build([offer(number, number) for number in range(100)], engine=engine)
    before = live.index
    answers = [outcome(before, seed) for seed in range(5)]
    live.apply([offer(number, number + 1) for number in range(50, 150)], ["L0001"])
    assert live.index is not before
    assert [outcome(before, seed) for seed in range(5)] == answers


def test_batch_that_changes_nothing_leaves_the_index_alone() -> None:
    live = LiveIndex.build([offer(1, 1)])
    before = live.index
    live.apply()
    live.apply(removed=["nobody"])
    assert live.index is before


def test_batch_that_cannot_be_kept_changes_nothing() -> None:
    live = LiveIndex.build([offer(1, 1)], engine=compiled())
    before = live.index
    with pytest.raises(ValueError, match="rent_max_cny_m2_month"):
        live.apply([offer(2, 2), Listing(id="L0001", rent_max_cny_m2_month=2**40)])
    assert live.index is before


def test_of_several_with_one_id_the_last_counts_and_changed_wins_over_removed() -> None:
    first, second = Listing(id="a", area_m2=1), Listing(id="a", area_m2=2)
    assert LiveIndex.build([first, second]).listings() == {"a": second}
    live = LiveIndex()
    live.apply([second, first], ["a"])
    assert (live.listings(), len(live)) == ({"a": first}, 1)


def test_removed_listings_leave_no_segment_behind() -> None:
    live = LiveIndex.build([offer(number, number) for number in range(50)])
    live.apply(removed=[f"L{number:04d}" for number in range(50)])
    assert (len(live), live.index.ids, live.index.segments) == (0, (), ())
    assert match(live.index, need(1), as_of=AS_OF).scope == 0


def test_segments_stay_few_whatever_the_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "MERGE_ROWS", 4)
    live, rng, most = LiveIndex(engine=PLAIN), random.Random(1), 0
    for _ in range(300):
        live.apply([Listing(id=str(rng.randrange(3000)), area_m2=1) for _ in range(rng.randint(1, 20))])
        most = max(most, len(live.index.segments))
    lengths = sorted(each.living for each in live.index.segments)
    assert most <= 6
    assert all(longer > 4 * sum(lengths[: n + 1]) for n, longer in enumerate(lengths[1:]) if longer > 4)


def test_segment_with_many_dead_rows_is_rewritten() -> None:
    live = LiveIndex.build([offer(number, number) for number in range(100)])
    live.apply(removed=[f"L{number:04d}" for number in range(30)])
    assert [(len(each), each.living) for each in live.index.segments] == [(70, 70)]


def test_growing_beyond_the_plain_engine_rewrites_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.matching.kernel.engines.PLAIN_ROWS", 60)
    monkeypatch.setattr("luodi.matching.kernel.engines.is_warm", lambda: True)
    live = LiveIndex.build([offer(number, number) for number in range(50)])
    live.apply([offer(number, number) for number in range(50, 70)])
    assert {each.engine.name for each in live.index.segments} == {"compiled"}
    rebuilt = Index.build([offer(number, number) for number in range(70)])
    assert [outcome(live.index, seed) for seed in range(5)] == [outcome(rebuilt, seed) for seed in range(5)]
