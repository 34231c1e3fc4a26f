"""Writers and readers at once: every answer is that of some prefix of the batches, and no reader goes back."""

import datetime as dt
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier, Event
from typing import Any

import pytest
from tests.patience import HANG

from luodi.matching import Branch, Index, Listing, LiveIndex, Requirement, match
from luodi.matching.index import live as live_module
from luodi.matching.kernel.engines import PLAIN, Engine, compiled

AS_OF = dt.date(2026, 11, 23)
WRITERS, READERS, BATCHES, PLACES = 2, 2, 24, 80
#: Every batch moves all listings of a writer to an area that tells its number, so that a torn one shows.
EVERYTHING = Requirement(branches=(Branch(area_min_m2=0, area_max_m2=10**6),))


def batch(writer: int, number: int) -> tuple[list[Listing], list[str]]:
    """All places of a writer at once: the even ones in even batches are gone, the others have the batch's number."""
    named = {place: f"{writer}-{place:02d}" for place in range(PLACES)}
    gone = [name for place, name in named.items() if number % 2 == 0 and place % 2 == 0]
    stays = [name for name in named.values() if name not in gone]
    return [Listing(id=name, area_m2=100 * number + 100, region_code="3204") for name in stays], gone


def seen(index: Index) -> tuple[int, ...]:
    """The batch of each writer that an index shows (−1: none yet). AssertionError for half a batch."""
    answer = match(index, EVERYTHING, as_of=AS_OF, top=WRITERS * PLACES)
    found: dict[int, dict[str, int]] = {writer: {} for writer in range(WRITERS)}
    for each in answer.matches:
        found[int(each.listing.id[0])][each.listing.id] = each.listing.area_m2 // 100 - 1
    numbers = []
    for writer, listings in found.items():
        distinct = set(listings.values())
        assert len(distinct) <= 1, f"parts of batches {distinct}"
        number = distinct.pop() if distinct else -1
        whole = {one.id for one in batch(writer, number)[0]} if number >= 0 else set()
        assert set(listings) == whole
        numbers.append(number)
    assert answer.counts["fits"] == answer.scope == len(index) == sum(map(len, found.values()))
    return tuple(numbers)


def run(live: LiveIndex) -> list[list[tuple[int, ...]]]:
    """What each reader saw, answer after answer, while the writers wrote."""
    together, is_over = Barrier(WRITERS + READERS), Event()

    def write(writer: int) -> None:
        together.wait()
        for number in range(BATCHES):
            live.apply(*batch(writer, number))
            assert seen(live.index)[writer] == number

    def read() -> list[tuple[int, ...]]:
        together.wait()
        found = []
        while not is_over.is_set():
            found.append(seen(live.index))
        return [*found, seen(live.index)]

    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        readers = [pool.submit(read) for _ in range(READERS)]
        writers = [pool.submit(write, writer) for writer in range(WRITERS)]
        try:
            for each in writers:
                each.result()
        finally:
            is_over.set()
        return [each.result() for each in readers]


@pytest.mark.parametrize("engine", [PLAIN, compiled()], ids=["plain", "compiled"])
@pytest.mark.parametrize("aside_rows", [0, 60, 10**6])
def test_readers_see_whole_batches_in_order_while_writers_write(
    engine: Engine, aside_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "ASIDE_ROWS", aside_rows)
    monkeypatch.setattr(live_module, "MERGE_ROWS", 8)
    live = LiveIndex(merges_aside=True, engine=engine)
    for one in run(live):
        assert all(
            earlier <= later for before, after in pairwise(one) for earlier, later in zip(before, after, strict=True)
        )
        assert one[-1] == (BATCHES - 1,) * WRITERS
    live.settle()
    assert seen(live.index) == (BATCHES - 1,) * WRITERS


def test_what_dies_while_a_merge_runs_aside_stays_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(5)
    monkeypatch.setattr(live_module, "ASIDE_ROWS", 10)
    begun, may_go = Event(), Event()
    monkeypatch.setattr(live_module, "merged", waiting(live_module.merged, begun, may_go))
    live = LiveIndex.build([Listing(id=f"{n:03d}", area_m2=n) for n in range(500)], merges_aside=True)
    live.apply([Listing(id=f"{n:03d}", area_m2=n) for n in range(500, 1000)])
    assert begun.wait(HANG)
    left = {f"{n:03d}": n for n in range(1000)}
    for _ in range(5):
        gone, new = rng.sample(sorted(left), 40), {name: rng.randrange(10**6) for name in rng.sample(sorted(left), 30)}
        live.apply([Listing(id=name, area_m2=area) for name, area in new.items()], gone)
        left = {name: area for name, area in left.items() if name not in gone} | new
        assert {name: one.area_m2 for name, one in live.listings().items()} == left
    may_go.set()
    live.settle()
    assert {name: one.area_m2 for name, one in live.listings().items()} == left
    assert sum(len(each) for each in live.index.segments) < 1500


def test_merge_that_fails_aside_leaves_the_index_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_module, "ASIDE_ROWS", 10)

    def fails(*_: object) -> Any:
        raise MemoryError

    raised: list[Any] = []
    monkeypatch.setattr("threading.excepthook", lambda args: raised.append(args.exc_type))
    live = LiveIndex.build([Listing(id=str(n)) for n in range(300)], merges_aside=True)
    with monkeypatch.context() as patch:
        patch.setattr(live_module, "merged", fails)
        live.apply([Listing(id=str(n)) for n in range(300, 600)])
        live.settle()
    assert (raised, len(live), len(live.index.segments)) == ([MemoryError], 600, 2)
    live.apply([Listing(id="one more")])
    live.settle()
    assert (len(live), len(live.index.segments)) == (601, 2)


def waiting(merge: Callable[..., Any], begun: Event, may_go: Event) -> Callable[..., Any]:
    """The first merge of more than a few rows waits until it may go on."""

    def merged(segments: Any, engine: Any) -> Any:
        if sum(each.living for each in segments) > 900:
            begun.set()
            assert may_go.wait(HANG)
        return merge(segments, engine)

    return merged
