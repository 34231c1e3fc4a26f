"""Saved requirements for watches: those of `requirements`, some with wider regions, as records and as arrays.

Four in five look in a city, 15 % in a province, 5 % anywhere. Both forms are the same companies, row by row.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from luodi.sample._chance import Array, Chance
from luodi.sample._draw import AS_OF, BLOCK, LAND
from luodi.sample._listings import Record
from luodi.sample._regions import World, world_of
from luodi.sample._requirements import _CODES, _NAMES, _NEEDS, _OF_LAND, _WISHES, _block, _record

#: The meaning of the numbers in `industry`.
INDUSTRIES: tuple[tuple[str, ...], ...] = tuple(tuple(codes) for codes in _CODES)
#: Digits of the region wanted, 0 for anywhere; 4 leaves a requirement its city or districts.
_REACH, _SHARES = (4, 2, 0), (80, 15, 5)
_HEIGHTS = ("clear_height_min_m", "storey_height_min_m", "height_min_m")

Columns = dict[str, Array]


def watched(n: int, seed: int, world: World | None = None) -> Iterator[Record]:
    """n saved requirements as records; the same seed gives the same ones."""
    for start, drawn, reach in _blocks(n, seed, world):
        for place in range(min(BLOCK, n - start)):
            record = _record(start + place + 1, {key: values[place] for key, values in drawn.items()})
            yield record | {"region_codes": _widened(record["region_codes"], int(reach[place]))}


def watched_columns(n: int, seed: int, world: World | None = None) -> Columns:
    """The same as arrays, for `luodi.matching.Watches.from_arrays`; pass it INDUSTRIES as well."""
    parts = [_columns(drawn, reach) for _, drawn, reach in _blocks(n, seed, world)]
    return {key: np.concatenate([part[key] for part in parts])[:n] for key in parts[0]}


def _blocks(n: int, seed: int, world: World | None) -> Iterator[tuple[int, dict[str, list[Any]], Array]]:
    """For each block its start, the columns drawn, and the reach of each requirement."""
    for start in range(0, n, BLOCK):
        drawn = _block(Chance(seed, 2, start // BLOCK, BLOCK), world or world_of(n))
        yield start, drawn, Chance(seed, 4, start // BLOCK, BLOCK).pick(_REACH, _SHARES)


def _widened(codes: list[str], digits: int) -> list[str]:
    return codes if digits == 4 else [codes[0][:digits]] if digits else []


def _columns(drawn: dict[str, list[Any]], reach: Array) -> Columns:
    rows = {key: np.array(values) for key, values in drawn.items()}
    chosen, soft = _chosen(rows)
    stated = _by_name(chosen, rows["asked"])
    wishes = {
        f"wishes.{_WISHES[name]}": is_soft for name, is_soft in _by_name(soft, rows["asked"]).items() if name in _WISHES
    }
    needs = {key: np.where(stated[name], 1, -1).astype(np.int8) for name, key in _NEEDS.items()}
    return needs | _scope(rows, reach) | _sizes(rows) | _prices(rows, stated) | _building(rows, stated) | wishes


def _chosen(rows: Columns) -> tuple[Array, Array]:
    """Which entries of `asked` a requirement uses, and which of these as wishes."""
    asked, land = rows["asked"], rows["kind"] == LAND
    allowed = ~land[:, None] | np.isin(_NAMES, list(_OF_LAND))[asked]
    chosen = allowed & (np.cumsum(allowed, axis=1) < rows["count"][:, None])
    soft = chosen & np.isin(_NAMES, list(_WISHES))[asked]
    soft &= np.cumsum(soft, axis=1) <= np.floor(rows["wish"] * 3)[:, None]
    return chosen, soft


def _by_name(chosen: Array, asked: Array) -> dict[str, Array]:
    """For each name of an ask, the entries of `asked` used with it."""
    mask = np.zeros_like(chosen)
    np.put_along_axis(mask, asked, chosen, axis=1)
    return {name: mask[:, place] for place, name in enumerate(_NAMES)}


def _scope(rows: Columns, reach: Array) -> Columns:
    digits = np.floor(np.log10(rows["region"])).astype(np.int64) + 1
    first = rows["region"] // 10 ** np.maximum(digits - 6, 0)
    other = rows["other"] // 10 ** np.maximum(np.floor(np.log10(rows["other"])).astype(np.int64) - 5, 0)
    city = first // 10 ** np.maximum(np.minimum(digits, 6) - 4, 0)
    wide = np.select([reach == 2, reach == 0, rows["width"] == 0], [city // 100, 0, city], first)
    two = np.where((reach == 4) & (rows["width"] == 2), other, 0)
    return {
        "deal": np.where(rows["kind"] == LAND, 2, rows["deal"]),
        "kind": rows["kind"],
        "region_codes": np.stack([wide, two], axis=1),
        "industry": rows["trade"],
        "tax_cny_year": np.where(rows["taxed"] < 0.4, rows["tax"], np.nan),
    }


def _sizes(rows: Columns) -> Columns:
    land, area, stated = rows["kind"] == LAND, rows["area"], rows["said"]
    low = np.where(stated == 0, np.round(area * 0.9), area)
    high = np.select([stated == 0, stated == 1], [np.round(area * 1.2), np.nan], np.floor(area * 1.5))
    return {
        "area_min_m2": np.where(land, np.nan, low),
        "area_max_m2": np.where(land, np.nan, high),
        "land_area_min_m2": np.where(land, np.round(rows["mu"] * 0.9 * 2000 / 3, 2), np.nan),
        "land_area_max_m2": np.where(land, np.round(rows["mu"] * 800, 2), np.nan),
    }


def _prices(rows: Columns, stated: dict[str, Array]) -> Columns:
    land, lets, level = rows["kind"] == LAND, rows["deal"] & 1 > 0, rows["level"] * rows["price"]
    asked = stated["price"]
    return {
        "rent_max_cny_m2_month": np.where(asked & ~land & lets, np.maximum(np.floor(level), 4), np.nan),
        "sale_price_max_cny_m2": np.where(asked & ~land & ~lets, np.floor(level * 2) * 100, np.nan),
        "land_price_max_cny_mu": np.where(asked & land, np.floor(level * 2) * 10_000, np.nan),
    }


def _building(rows: Columns, stated: dict[str, Array]) -> Columns:
    heights = {
        key: np.where(stated["height"] & (rows["named"] == place), rows["height"], np.nan)
        for place, key in enumerate(_HEIGHTS)
    }
    return heights | {
        "power_min_kva": np.where(stated["power"], rows["power"], np.nan),
        "needs_crane": np.where(stated["crane"], 1, -1),
        "crane_min_t": np.where(stated["crane"] & (rows["crane"] > 0), rows["crane"], np.nan),
        "floor_load_min_kn_m2": np.where(stated["load"], np.round(rows["load"] * 9.81, 4), np.nan),
        "lease_years": np.where(stated["lease"], rows["lease"], np.nan),
        "hazard_category": np.where(stated["hazard"], rows["hazard"], 0),
        "needed_by": np.where(stated["needed_by"], AS_OF.toordinal() + rows["wait"], -1).astype(np.int64),
    }
