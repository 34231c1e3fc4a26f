"""Watches against the forward direction: the same verdicts, whichever way a pair is looked at and whatever was saved when."""

import dataclasses
import datetime as dt
import random
import threading

import numpy as np
import pytest
from tests.naive import worlds

from luodi import intake
from luodi.matching import ABSENT, Branch, Listing, Requirement, Rise, Watches, judge
from luodi.matching.watch.watches import MERGE_ROWS

AS_OF = dt.date.fromisoformat(worlds.AS_OF)
RISING = ("fits", "may_fit", "near_miss")
RANK = {word: place for place, word in enumerate((*RISING, "no", None))}
FIELDS = [each.name for each in dataclasses.fields(Listing)]
Verdicts = dict[str, str | None]


def listing(rng: random.Random) -> Listing:
    return intake.listing(worlds.listing(rng))


def saved(rng: random.Random, count: int) -> list[Requirement]:
    return [intake.requirement({"id": f"R{number}", **worlds.requirement(rng)}) for number in range(count)]


def forward(one: Listing | None, requirements: list[Requirement]) -> Verdicts:
    return {each.id: judge(one, each, AS_OF).verdict if one else None for each in requirements}


def rises(before: Listing | None, after: Listing, requirements: list[Requirement]) -> set[Rise]:
    """What the forward direction says of both listings, compared."""
    old, new = forward(before, requirements), forward(after, requirements)
    return {
        Rise(name, old[name], word) for name, word in new.items() if word in RISING and RANK[word] < RANK[old[name]]
    }


def changed(rng: random.Random, one: Listing) -> Listing:
    """The listing with a few fields of another one."""
    other = listing(rng)
    return dataclasses.replace(one, **{name: getattr(other, name) for name in rng.sample(FIELDS, rng.randint(1, 12))})


@pytest.mark.parametrize("is_compiled", [False, True])
def test_new_listing_raises_what_judge_says(is_compiled: bool) -> None:
    seen = dict.fromkeys(RANK, 0)
    for seed in range(150):
        rng = random.Random(seed)
        requirements, one = saved(rng, 40), listing(rng)
        watches = Watches.build(requirements, is_compiled=is_compiled)
        assert set(watches.on_change(None, one, as_of=AS_OF)) == rises(None, one, requirements), seed
        for word in forward(one, requirements).values():
            seen[word] += 1
    assert min(seen.values()) > 100


@pytest.mark.parametrize("is_compiled", [False, True])
def test_changed_listing_raises_what_does_better_than_before(is_compiled: bool) -> None:
    steps = set()
    for seed in range(100):
        rng = random.Random(seed)
        requirements, before = saved(rng, 40), listing(rng)
        after = changed(rng, before)
        found = list(Watches.build(requirements, is_compiled=is_compiled).on_change(before, after, as_of=AS_OF))
        assert set(found) == rises(before, after, requirements), seed
        assert len(found) == len({each.id for each in found})
        steps.update((each.before, each.after) for each in found)
    assert steps >= {("no", "near_miss"), ("near_miss", "may_fit"), ("may_fit", "fits"), (None, "near_miss")}


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("id", "is_rent_negotiable")])
def test_change_of_one_field_is_noticed_by_all_whom_it_concerns(name: str) -> None:
    rng = random.Random(name)
    requirements = [plain(rng) for _ in range(100)]
    watches, seen = Watches.build(requirements, is_compiled=True), 0
    for _ in range(1000):
        before = listing(rng)
        after = dataclasses.replace(before, **{name: getattr(listing(rng), name)})
        if seen < 3 and after != before:
            expected = rises(before, after, requirements)
            assert set(watches.on_change(before, after, as_of=AS_OF)) == expected
            seen += bool(expected)
    assert seen == 3


def test_change_of_size_is_noticed_by_whom_a_total_price_concerns() -> None:
    limits = {"m2": {"sale_price_max_cny_m2": 3000}, "mu": {"land_price_max_cny_mu": 300_000}}
    total = intake.listing({"sale_price_cny": 7_000_000, "area_m2": 2000, "land_area_m2": 13_333.33})
    larger = dataclasses.replace(total, area_m2=total.area_m2 * 2)
    wider = dataclasses.replace(total, land_area_m2=total.land_area_m2 * 3)
    requirements = [intake.requirement({"id": name, **limit}) for name, limit in limits.items()]
    watches = Watches.build(requirements)
    assert list(watches.on_change(total, larger, as_of=AS_OF)) == [Rise("m2", "near_miss", "fits")]
    assert list(watches.on_change(total, wider, as_of=AS_OF)) == [Rise("mu", "near_miss", "fits")]


def plain(rng: random.Random) -> Requirement:
    """A requirement of one branch with few asks, so that one fact decides often."""
    record = worlds.draw(rng, worlds.REQUIREMENT, 0.9)
    return intake.requirement(
        {key: value for key, value in record.items() if key != "wishes"} | {"id": str(rng.random())}
    )


def test_rises_are_counted_and_the_best_come_first() -> None:
    branches = {
        "gas": Branch(needs_gas=1),
        "steam": Branch(needs_steam=1),
        "any": Branch(),
        "steam too": Branch(needs_steam=1),
    }
    watches = Watches.build([Requirement(id=name, branches=(branch,)) for name, branch in branches.items()])
    found = watches.on_change(None, Listing(has_gas=0), as_of=AS_OF)
    words = {"any": "fits", "steam": "may_fit", "steam too": "may_fit", "gas": "near_miss"}
    assert list(found) == [Rise(name, None, word) for name, word in words.items()]
    assert (len(found), found.counts) == (4, {"fits": 1, "may_fit": 2, "near_miss": 1})


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_do_not_change_the_answer(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.matching.watch.watches.THREAD_ROWS", 0)
    rng = random.Random(7)
    requirements, one = saved(rng, 300), listing(rng)
    watches = Watches.build(requirements, is_compiled=True)
    assert set(watches.on_change(None, one, as_of=AS_OF, threads=threads)) == rises(None, one, requirements)


def test_listing_taken_away_raises_nothing() -> None:
    rng = random.Random(1)
    assert list(Watches.build(saved(rng, 20)).on_change(listing(rng), None, as_of=AS_OF)) == []


def test_listing_valid_again_enters_anew() -> None:
    watches = Watches.build([Requirement(id="a")])
    expired, renewed = (Listing(valid_until=AS_OF.toordinal() + days) for days in (-1, 30))
    assert list(watches.on_change(expired, renewed, as_of=AS_OF)) == [Rise("a", None, "fits")]
    assert list(watches.on_change(renewed, expired, as_of=AS_OF)) == []


def test_listing_without_region_is_unknown_to_whom_a_region_matters() -> None:
    wanted = {"none": (), "town": ("320481109",), "county and its province": ("32", "320481")}
    watches = Watches.build([Requirement(id=name, branches=(Branch(region_codes=c),)) for name, c in wanted.items()])
    found = {code: dict(raised(watches, Listing(region_code=code))) for code in ("", "32", "3204", "320481109", "33")}
    both = {"none": "fits", "county and its province": "fits"}
    assert found[""] == {"none": "fits", "town": "may_fit", "county and its province": "may_fit"}
    assert found["32"] == found["3204"] == {**both, "town": "may_fit"}
    assert found["320481109"] == {**both, "town": "fits"}
    assert found["33"] == {"none": "fits"}


def test_listing_in_an_excluded_region_rises_for_nobody_who_excludes_it() -> None:
    excluded = {"none": (), "town": ("320481109",), "county": ("320481",)}
    built = Watches.build([Requirement(id=n, branches=(Branch(regions_excluded=c),)) for n, c in excluded.items()])
    codes = np.array([0, 320481109, 320481])
    arrays = Watches.from_arrays({"regions_excluded": codes}, ids=list(excluded))
    for watches in (built, arrays):
        found = {code: dict(raised(watches, Listing(region_code=code))) for code in ("", "3204", "320481", "320481109")}
        assert found[""] == found["3204"] == {"none": "fits", "town": "may_fit", "county": "may_fit"}
        assert found["320481"] == {"none": "fits", "town": "may_fit"}
        assert found["320481109"] == {"none": "fits"}


def raised(watches: Watches, one: Listing) -> list[tuple[str, str]]:
    return [(each.id, each.after) for each in watches.on_change(None, one, as_of=AS_OF)]


def test_values_of_64_bits_are_judged_as_others() -> None:
    wide = 6 * 10**10
    watches = Watches.build(
        [Requirement(id="land", branches=(Branch(land_area_min_m2=wide, tax_cny_year=10**15),))], is_compiled=True
    )
    assert raised(watches, Listing(land_area_m2=wide)) == [("land", "fits")]
    assert raised(watches, Listing(land_area_m2=wide - 1)) == [("land", "near_miss")]


def test_industries_of_park_are_answered_for_all_codes_at_once() -> None:
    rng = random.Random(3)
    pool = ("26", "2631", "34", "36", "367", "3670", "C", "99", "3")
    codes = [tuple(rng.sample(pool, rng.randint(0, 3))) for _ in range(200)]
    requirements = [Requirement(id=str(n), branches=(Branch(industry_codes=c),)) for n, c in enumerate(codes)]
    watches = Watches.build(requirements)
    for _ in range(60):
        admitted, excluded = (tuple(rng.sample(pool, rng.randint(0, 2))) for _ in range(2))
        park = Listing(
            industries_admitted=admitted, industries_excluded=excluded, is_admission_exclusive=rng.choice((1, ABSENT))
        )
        assert set(watches.on_change(None, park, as_of=AS_OF)) == rises(None, park, requirements)


def test_requirements_come_change_and_go_and_each_is_seen_at_once() -> None:
    rng = random.Random(11)
    watches, kept = Watches(), dict[str, Requirement]()
    for round_number in range(60):
        fresh = [dataclasses.replace(each, id=f"R{rng.randint(0, 90)}") for each in saved(rng, rng.randint(0, 12))]
        gone = [f"R{number}" for number in rng.sample(range(90), 3)]
        watches.put(fresh)
        watches.remove(gone)
        kept.update((each.id, each) for each in fresh)
        kept = {name: each for name, each in kept.items() if name not in gone}
        before = listing(rng)
        after = changed(rng, before)
        assert len(watches) == len(kept)
        assert set(watches.on_change(before, after, as_of=AS_OF)) == rises(before, after, list(kept.values())), (
            round_number
        )


def test_many_small_writes_leave_few_segments_and_sweep_what_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luodi.matching.watch.watches.MERGE_ROWS", 4)
    watches = Watches()
    for number in range(400):
        watches.put([Requirement(id=f"R{number % 50}"), Requirement(id=f"S{number}")])
    assert (len(watches), len(watches._state.segments) <= 6, watches.rows < 900) == (450, True, True)
    watches.remove([f"S{number}" for number in range(400)])
    assert (len(watches), watches.rows <= 2 * 50 + 6) == (50, True)
    assert sorted(each.id for each in watches.on_change(None, Listing(), as_of=AS_OF)) == sorted(
        f"R{n}" for n in range(50)
    )
    watches.remove([f"R{number}" for number in range(50)])
    assert (len(watches), watches.rows, list(watches.on_change(None, Listing(), as_of=AS_OF))) == (0, 0, [])
    assert MERGE_ROWS > 4


def test_look_taken_while_others_write_sees_all_of_a_write_or_nothing() -> None:
    names, watches, torn = [f"R{number}" for number in range(6)], Watches(), []
    watches.put([Requirement(id=name) for name in names])
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            found = {each.after for each in watches.on_change(None, Listing(has_gas=0), as_of=AS_OF)}
            count = len(watches.on_change(None, Listing(has_gas=0), as_of=AS_OF))
            if len(found) != 1 or count != len(names):
                torn.append((found, count))

    readers = [threading.Thread(target=look) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(150):
        watches.put([Requirement(id=name, branches=(Branch(needs_gas=number % 2 or ABSENT),)) for name in names])
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []
