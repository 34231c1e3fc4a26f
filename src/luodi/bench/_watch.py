"""The time to find, among many saved requirements, those that a new or changed listing newly suits."""

import dataclasses
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from luodi.bench._timing import Latency, latency, timed
from luodi.intake import listing, requirement
from luodi.matching import ABSENT, Listing, Requirement, Rises, Watches, judge
from luodi.sample import AS_OF, INDUSTRIES, listings, watched, watched_columns

#: Enough listings that no call repeats the previous one, and that the 99th percentile is not simply the slowest.
_LISTINGS, _SECONDS, _LEAST = 200, 3.0, 200
#: Requirements and listings judged pair by pair for the check.
_CHECKED, _CHECKED_LISTINGS = 500, 12
#: The rent before a reduction, as a percentage of the rent after it.
_DEARER = 125

Call = Callable[[], object]


@dataclass(slots=True)
class WatchBench:
    """p50_ms, p99_ms: one thread, new listings in the city with most requirements. risen: requirements per call, on average.

    cases: the same for listings as drawn, for two threads, for rents lowered by a fifth, and for listings that change in every
    respect. bytes_per_requirement counts the columns; ids come on top.
    """

    requirements: int
    p50_ms: float
    p99_ms: float
    rows: int
    bytes_per_requirement: float
    build_s: float
    cases: dict[str, dict[str, float]] = field(default_factory=dict)
    risen: dict[str, int] = field(default_factory=dict)
    same_answer: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench watch --json`."""
        return asdict(self)


def bench_watch(requirements: int, seed: int = 1, seconds: float = _SECONDS) -> WatchBench:
    """Matches sample listings against saved requirements, `seconds` per case; compiling comes before the clock starts."""
    columns = watched_columns(requirements, seed, "nation")
    start = time.perf_counter()
    watches = Watches.from_arrays(columns, INDUSTRIES)
    built = time.perf_counter() - start
    drawn = [listing(each) for each in listings(_LISTINGS, seed, "nation")]
    county = busiest(columns["region_codes"][:, 0].tolist())
    in_city = [dataclasses.replace(each, region_code=county) for each in drawn]
    cases = {name: _measured(calls, seconds) for name, calls in _cases(watches, drawn, in_city).items()}
    return WatchBench(
        requirements=requirements,
        p50_ms=cases["city"].p50_ms,
        p99_ms=cases["city"].p99_ms,
        rows=watches.rows,
        bytes_per_requirement=round(watches.nbytes / requirements, 1),
        build_s=round(built, 2),
        cases={name: asdict(times) for name, times in cases.items()},
        risen=_mean_counts([watches.on_change(None, each, as_of=AS_OF) for each in in_city]),
        same_answer=is_same_answer(watches, _sample(requirements, seed), drawn[:_CHECKED_LISTINGS]),
    )


def _cases(watches: Watches, drawn: list[Listing], in_city: list[Listing]) -> dict[str, list[Call]]:
    """The cases to measure, by name."""

    def calls(before: Sequence[Listing | None], after: Sequence[Listing], threads: int = 1) -> list[Call]:
        pairs = zip(before, after, strict=True)
        return [partial(watches.on_change, old, new, as_of=AS_OF, threads=threads) for old, new in pairs]

    nobody = [None] * len(drawn)
    return {
        "city": calls(nobody, in_city),
        "city_two_threads": calls(nobody, in_city, 2),
        "anywhere": calls(nobody, drawn),
        "cheaper": calls([dearer(each) for each in in_city], in_city),
        "all_changed": calls([*in_city[1:], in_city[0]], in_city),
    }


def _measured(calls: list[Call], seconds: float) -> Latency:
    return latency(timed(calls, seconds, _LEAST))


def busiest(codes: Sequence[int]) -> str:
    """The county most asked for, in the city most asked for."""
    texts = [str(code) for code in codes]
    city = Counter(text[:4] for text in texts if len(text) >= 4).most_common(1)[0][0]
    counties = Counter(text for text in texts if len(text) == 6 and text.startswith(city))
    return counties.most_common(1)[0][0] if counties else city


def dearer(one: Listing) -> Listing:
    """The listing at a higher rent."""
    low, high = (
        rent * _DEARER // 100 if rent != ABSENT else ABSENT
        for rent in (one.rent_min_cny_m2_month, one.rent_max_cny_m2_month)
    )
    return dataclasses.replace(one, rent_min_cny_m2_month=low, rent_max_cny_m2_month=high)


def _mean_counts(answers: list[Rises]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for each in answers:
        total.update(each.counts)
    return {verdict: round(count / len(answers)) for verdict, count in total.items()}


def _sample(requirements: int, seed: int) -> list[Requirement]:
    """The first requirements, under the ids they have as arrays."""
    records = islice(watched(min(requirements, _CHECKED), seed, "nation"), _CHECKED)
    return [requirement({**record, "id": f"{number:08d}"}) for number, record in enumerate(records)]


def is_same_answer(watches: Watches, some: list[Requirement], drawn: list[Listing]) -> bool:
    """Whether new listings raise, among some requirements, exactly those to which `judge` gives that verdict."""
    names = {each.id for each in some}
    for one in drawn:
        actual = {each.id: each.after for each in watches.on_change(None, one, as_of=AS_OF) if each.id in names}
        judged = {each.id: judge(one, each, AS_OF).verdict for each in some}
        if actual != {name: verdict for name, verdict in judged.items() if verdict not in (None, "no")}:
            return False
    return True
