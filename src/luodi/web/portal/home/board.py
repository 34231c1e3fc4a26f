"""The figures of a region for its home page, cached until something changes, as they are the same for every reader."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from luodi import voice
from luodi.geography import children
from luodi.voice.numbers import number
from luodi.web.listings.statistics import CountySums, by_county, count_naming
from luodi.web.places.queries import parks
from luodi.web.portal import figures
from luodi.web.portal.drawings import Gauge, gauge
from luodi.web.portal.listings.filters import chain_codes, chain_name
from luodi.web.shared.changes import in_transaction
from luodi.web.shared.models import Change
from luodi.web.shared.reader import reader

#: On PostgreSQL a change may commit after a later one and be missed by the cache key; this bounds how long.
_SECONDS = 60
#: The gauges' scale extends beyond the lowest and highest rent by this share of the range.
_AIR = 0.08


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A row of the table; `gauge` is None if too few listings state a rent."""

    code: str
    name: str
    listings: int
    factory: str
    land: str
    gauge: Gauge | None


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain, and how many listings admit its industries."""

    word: str
    name: str
    listings: int


@dataclass(frozen=True, slots=True)
class Board:
    """The figures of a home page."""

    listings: int
    factory: str
    land: str
    parks: int
    counties: list[CountyRow]
    chains: list[Chain]


def board(region_code: str, today: dt.date) -> Board:
    """The board of a region, cached until a listing, a park or the day changes."""
    if in_transaction():
        return _worked_out(region_code, today)
    key = f"board-{region_code}-{today}-{get_language()}-{_last_change()}"
    kept: Board | None = cache.get(key)
    if kept is None:
        kept = _worked_out(region_code, today)
        cache.set(key, kept, _SECONDS)
    return kept


def _last_change() -> int:
    return Change.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _worked_out(region_code: str, today: dt.date) -> Board:
    sums = by_county(today, region_code)
    return Board(
        listings=sum(each.listings for each in sums.values()),
        factory=figures.wan_m2(sum(each.factory_m2 for each in sums.values())),
        land=_mu(sum(each.land_m2 for each in sums.values())),
        parks=parks(region_code).count(),
        counties=_counties(region_code, sums),
        chains=_chains(region_code, today),
    )


def _counties(region_code: str, sums: Mapping[str, CountySums]) -> list[CountyRow]:
    """Every county of the region, including those without listings, most listings first."""
    codes = list(dict.fromkeys([*_below(region_code), *sums]))
    scale = _scale(sums)
    rows = [_county(code, sums.get(code, CountySums(code, 0, 0, 0)), scale) for code in codes if len(code) >= 6]
    return sorted(rows, key=lambda row: -row.listings)


def _below(region_code: str) -> tuple[str, ...]:
    return tuple(children(region_code)) if len(region_code) < 6 else (region_code,)


def _county(code: str, sums: CountySums, scale: tuple[float, float]) -> CountyRow:
    return CountyRow(
        code=code,
        name=voice.place_name(code, reader()),
        listings=sums.listings,
        factory=figures.wan_m2(sums.factory_m2),
        land=_mu(sums.land_m2),
        gauge=gauge(sums.rents, scale),
    )


def _mu(area_m2: float) -> str:
    return number(round(area_m2 * 3 / 2000))


def _scale(sums: Mapping[str, CountySums]) -> tuple[float, float]:
    """One scale for all counties, from the rents that are drawn."""
    rents = sorted(rent for each in sums.values() for rent in each.rents)
    if not rents:
        return 0.0, 1.0
    low, high = rents[len(rents) // 50], rents[-1 - len(rents) // 50]
    air: Any = (high - low) * _AIR
    return low - air, high + air


def _chains(region_code: str, today: dt.date) -> list[Chain]:
    """Chains whose industries some listing admits by name, most listings first."""
    counts = count_naming(today, region_code, {word: codes for word, (_zh, _en, codes) in chain_codes().items()})
    chains = [Chain(word, chain_name(word), counts[word]) for word in chain_codes() if counts[word]]
    return sorted(chains, key=lambda each: -each.listings)
