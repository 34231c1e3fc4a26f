"""The latency of a match over many listings, explanations and reports included, and whether both engines agree."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from luodi import __version__
from luodi.bench._timing import Latency, latency, timed
from luodi.bench.peers import ALIKE, OURS, Entrant, race
from luodi.intake import requirement
from luodi.matching import VERDICTS, Answer, Index, Judgement, Listing, Requirement, document, judge, match
from luodi.sample import ADMISSIONS, AS_OF, columns

Arrays = dict[str, Any]
THREADS, TOP = 2, 20
#: The requirement: fourteen hard asks of a car-parts maker; the last two answer listings' own asks.
ASKS: dict[str, Any] = {
    "deal": ["rent"],
    "kind": ["factory", "warehouse"],
    "area_min_m2": 2000,
    "area_max_m2": 6000,
    "rent_max_cny_m2_month": 22,
    "clear_height_min_m": 7,
    "floor_load_min_kn_m2": 10,
    "crane_min_t": 3,
    "power_min_kva": 250,
    "needs_ground_floor": True,
    "needs_freight_lift": True,
    "needs_loading_dock": True,
    "needs_sewer": True,
    "needs_eia": True,
    "needs_title_deed": True,
    "needed_by": (AS_OF + dt.timedelta(days=180)).isoformat(),
    "hazard_category": "C",
    "industry_codes": ["3670"],
    "lease_years": 3,
}
#: Distinct sets of limits, used in rotation so that no call repeats the previous one.
_VARIANTS = 16
_VARIED = ("area_max_m2", "rent_max_cny_m2_month", "power_min_kva")
_SECONDS, _LEAST = 3.0, 32
#: Rows judged one by one for the check; more than the plain engine would handle.
_CHECKED = 6000
_CITY, _PROVINCE = 4, 2
#: Size of the small city, out of a million listings.
_SMALL = 12_000
#: Seconds per peer and scope.
_PEER_SECONDS = 2.0


@dataclass(slots=True)
class MatchBench:
    """Latency by scope. same_answer: ids, verdicts, scores and counts agree between both engines and all peers.

    peers: the time of each as a multiple of Luodi's, by scope. peers_alike: the same against Luodi without sentences and
    relaxations, which peers do not produce. entrants: the underlying figures, Luodi's included, from one run in alternation.
    missing: peers that are not installed, with what to install. differences: peer, scope and number of a variant.
    """

    rows: int
    threads: int
    bytes_per_row: float
    scopes: dict[str, dict[str, Any]] = field(default_factory=dict)
    peers: dict[str, dict[str, float]] = field(default_factory=dict)
    peers_alike: dict[str, dict[str, float]] = field(default_factory=dict)
    entrants: dict[str, dict[str, Any]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    same_answer: bool = True

    def as_json(self) -> dict[str, Any]:
        """The contract of `luodi bench match --json`."""
        return asdict(self)


def bench_match(
    rows: int,
    seed: int = 1,
    seconds: float = _SECONDS,
    peers: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> MatchBench:
    """Matches `ASKS` over `rows` sample listings in two cities, a province and nationwide, for `seconds` each.

    The city is the one with most listings, in the province measured; the small city has about 12 per 1,000. Compiling and one
    round of all variants come before the clock starts. With `peers`, the same questions are then put to them in alternation
    with Luodi; `progress` is called with each peer as it loads, then with each scope.
    """
    arrays = columns(rows, seed)
    start = time.perf_counter()
    index = Index.from_arrays(arrays, ADMISSIONS)
    built = round(time.perf_counter() - start, 2)
    bench = MatchBench(rows, THREADS, round(index.bytes_per_row, 1))
    codes = scope_codes(arrays["region_code"])
    for name, code in codes.items():
        times = measured(index, requirements_in(code), seconds)
        bench.scopes[name] = {"rows": rows_within(arrays["region_code"], code), **asdict(times)}
    bench.same_answer = all(
        is_same_answer(arrays, each) for each in (requirements_in(code)[0] for code in codes.values())
    )
    if peers:
        ours = Entrant(__version__, THREADS, built, round(index.bytes_per_row * rows))
        scopes = {name: requirements_in(code) for name, code in codes.items()}
        run = race(index, ours, arrays, scopes, TOP, min(seconds, _PEER_SECONDS), progress)
        bench.peers, bench.peers_alike = run.ratios(OURS), run.ratios(ALIKE)
        bench.missing, bench.differences = run.missing, run.differences
        bench.entrants = {name: asdict(each) for name, each in run.entrants.items()}
        bench.same_answer &= not run.differences
    return bench


def measured(index: Index, requirements: list[Requirement], seconds: float) -> Latency:
    """Percentiles of complete answers, down to the JSON a program would get."""
    calls = [lambda r=r: document(match(index, r, as_of=AS_OF, top=TOP, threads=THREADS), "zh") for r in requirements]
    return latency(timed(calls, seconds, _LEAST))


def requirements_in(code: str) -> list[Requirement]:
    """The variants of `ASKS` in a region ("" is everywhere)."""
    return [requirement({**ASKS, **_varied(n), "region_codes": [code] if code else []}) for n in range(_VARIANTS)]


def _varied(number: int) -> Mapping[str, float]:
    return {key: ASKS[key] * (100 + number) / 100 for key in _VARIED}


def scope_codes(regions: Any) -> dict[str, str]:
    """The code of each scope: a small city, the biggest city, its province, and "" for everywhere."""
    cities, counts = np.unique(_prefixes(regions, _CITY), return_counts=True)
    cities, counts = cities[cities > 0], counts[cities > 0]
    small = cities[np.argmin(np.abs(counts - len(regions) * _SMALL / 1_000_000))]
    city = str(int(cities[np.argmax(counts)]))
    return {"small_city": str(int(small)), "city": city, "province": city[:_PROVINCE], "nation": ""}


def rows_within(regions: Any, code: str) -> int:
    """The number of listings whose code starts with `code`."""
    return int((_prefixes(regions, len(code)) == int(code)).sum()) if code else len(regions)


def _prefixes(regions: Any, digits: int) -> Any:
    """The first digits of codes of 2, 4, 6 or 9 digits; 0 for shorter codes."""
    values = np.asarray(regions, dtype=np.int64)
    prefixes = np.zeros_like(values)
    for length in (2, 4, 6, 9):
        if length >= digits:
            inside = (values >= 10 ** (length - 1)) & (values < 10**length)
            prefixes[inside] = values[inside] // 10 ** (length - digits)
    return prefixes


def is_same_answer(arrays: Arrays, requirement: Requirement) -> bool:
    """Whether an index over a sample of the rows answers like judging each row on its own."""
    step = max(1, len(arrays["region_code"]) // _CHECKED)
    index = Index.from_arrays({key: column[::step] for key, column in arrays.items()}, ADMISSIONS)
    answer = match(index, requirement, as_of=AS_OF, top=len(index), threads=THREADS)
    return outcome(answer) == one_by_one([index.listing(row) for row in range(len(index))], requirement)


def outcome(answer: Answer) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """Counts, and the ranked pairs with verdict and score."""
    return answer.counts, [_pair(each) for each in answer.matches]


def one_by_one(listings: list[Listing], requirement: Requirement) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """The same as `outcome`, from `judge` alone."""
    judged = [each for each in (judge(one, requirement, AS_OF) for one in listings) if each.in_scope]
    counts = {verdict: sum(each.verdict == verdict for each in judged) for verdict in VERDICTS}
    ranked = sorted((each for each in judged if each.verdict != "no"), key=lambda each: (each.order, each.listing.id))
    return counts, [_pair(each) for each in ranked]


def _pair(judged: Judgement) -> tuple[Any, ...]:
    return judged.listing.id, judged.verdict, judged.score
