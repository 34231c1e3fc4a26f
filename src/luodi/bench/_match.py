"""The latency of a match over many listings, including explanations and reports, and whether plain and compiled answers agree."""

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
#: The requirement: fourteen hard asks of a maker of car parts; the last two answer listings' own asks.
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
#: Limits that vary from call to call, so that no call repeats the previous one.
_VARIANTS = 16
_VARIED = ("area_max_m2", "rent_max_cny_m2_month", "power_min_kva")
_SECONDS, _LEAST = 3.0, 32
#: Rows judged one by one for the check; more than the plain engine would take.
_CHECKED = 6000
_CITY, _PROVINCE = 4, 2
#: How many of a million listings the small city has.
_SMALL = 12_000
#: How long each peer is asked in each scope.
_PEER_SECONDS = 2.0


@dataclass(slots=True)
class MatchBench:
    """Latency by scope; same_answer: ids, verdicts, scores and counts of both paths are equal, and those of all peers.

    peers: how many times as long each takes, by scope; peers_alike: as Luodi without sentences and relaxations, which they
    do not make. entrants: what that is made of, Luodi among them, from one run in
    turn. missing: peers that are not installed, with what to install. differences: peer, scope and number of a variant.
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
    told: Callable[[str], None] = lambda _: None,
) -> MatchBench:
    """Matches `ASKS` over `rows` sample listings in two cities, a province and everywhere, for `seconds` each.

    The city is the one with most listings, the province is its own, the small city has about 12 of 1,000. The compiler
    and one round of all variants come before the clock. With `peers`, the same is then asked of them, in turn with Luodi;
    `told` hears which peer is being loaded, then which scope is being asked.
    """
    arrays = columns(rows, seed)
    start = time.perf_counter()
    index = Index.from_arrays(arrays, ADMISSIONS)
    built = round(time.perf_counter() - start, 2)
    bench = MatchBench(rows, THREADS, round(index.bytes_per_row, 1))
    codes = scope_codes(arrays["region_code"])
    for name, code in codes.items():
        found = measured(index, wanted(code), seconds)
        bench.scopes[name] = {"rows": rows_within(arrays["region_code"], code), **asdict(found)}
    bench.same_answer = all(is_same_answer(arrays, each) for each in (wanted(code)[0] for code in codes.values()))
    if peers:
        ours = Entrant(__version__, THREADS, built, round(index.bytes_per_row * rows))
        scopes = {name: wanted(code) for name, code in codes.items()}
        run = race(index, ours, arrays, scopes, TOP, min(seconds, _PEER_SECONDS), told)
        bench.peers, bench.peers_alike = run.ratios(OURS), run.ratios(ALIKE)
        bench.missing, bench.differences = run.missing, run.differences
        bench.entrants = {name: asdict(each) for name, each in run.entrants.items()}
        bench.same_answer &= not run.differences
    return bench


def measured(index: Index, requirements: list[Requirement], seconds: float) -> Latency:
    """Percentiles of whole answers, down to the JSON that a program would get."""
    calls = [lambda r=r: document(match(index, r, as_of=AS_OF, top=TOP, threads=THREADS), "zh") for r in requirements]
    return latency(timed(calls, seconds, _LEAST))


def wanted(code: str) -> list[Requirement]:
    """The variants of `ASKS` in a region ("" is anywhere)."""
    return [requirement({**ASKS, **_varied(n), "region_codes": [code] if code else []}) for n in range(_VARIANTS)]


def _varied(number: int) -> Mapping[str, float]:
    return {key: ASKS[key] * (100 + number) / 100 for key in _VARIED}


def scope_codes(regions: Any) -> dict[str, str]:
    """The code of each scope: a small city, the one with most listings, the province of that, and "" for everywhere."""
    cities, counts = np.unique(_prefixes(regions, _CITY), return_counts=True)
    cities, counts = cities[cities > 0], counts[cities > 0]
    small = cities[np.argmin(np.abs(counts - len(regions) * _SMALL / 1_000_000))]
    city = str(int(cities[np.argmax(counts)]))
    return {"small_city": str(int(small)), "city": city, "province": city[:_PROVINCE], "nation": ""}


def rows_within(regions: Any, code: str) -> int:
    """How many listings have a code that begins with `code`."""
    return int((_prefixes(regions, len(code)) == int(code)).sum()) if code else len(regions)


def _prefixes(regions: Any, digits: int) -> Any:
    """The first digits of codes of 2, 4, 6 or 9 digits; 0 for a shorter code."""
    values = np.asarray(regions, dtype=np.int64)
    found = np.zeros_like(values)
    for length in (2, 4, 6, 9):
        if length >= digits:
            inside = (values >= 10 ** (length - 1)) & (values < 10**length)
            found[inside] = values[inside] // 10 ** (length - digits)
    return found


def is_same_answer(arrays: Arrays, wanted: Requirement) -> bool:
    """Whether an index over a sample of the rows answers as judging each of them one by one does."""
    step = max(1, len(arrays["region_code"]) // _CHECKED)
    index = Index.from_arrays({key: column[::step] for key, column in arrays.items()}, ADMISSIONS)
    answer = match(index, wanted, as_of=AS_OF, top=len(index), threads=THREADS)
    return told(answer) == one_by_one([index.listing(row) for row in range(len(index))], wanted)


def told(answer: Answer) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """Counts, and the ranked pairs with verdict and score."""
    return answer.counts, [_pair(each) for each in answer.matches]


def one_by_one(listings: list[Listing], wanted: Requirement) -> tuple[dict[str, int], list[tuple[Any, ...]]]:
    """The same as `told`, from `judge` alone."""
    judged = [each for each in (judge(one, wanted, AS_OF) for one in listings) if each.in_scope]
    counts = {verdict: sum(each.verdict == verdict for each in judged) for verdict in VERDICTS}
    ranked = sorted((each for each in judged if each.verdict != "no"), key=lambda each: (each.order, each.listing.id))
    return counts, [_pair(each) for each in ranked]


def _pair(judged: Judgement) -> tuple[Any, ...]:
    return judged.listing.id, judged.verdict, judged.score
