"""Builds large indexes from NumPy arrays without an object per listing, and turns a row back into a Listing."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from luodi.fields import field
from luodi.matching.codes import ABSENT
from luodi.matching.columns import (
    FLAGS,
    HAZARD_SHIFT,
    KIND_SHIFT,
    NUMBER_COLUMNS,
    ROW_COLUMNS,
    SITE_KEYS,
    SITE_WIDTH,
    Facts,
)
from luodi.matching.criteria.industry import Admission
from luodi.matching.index.columns import Columns
from luodi.matching.sides import Listing, Storeys

Array = npt.NDArray[Any]

#: Bits per column, 32 by default. If one value overflows a column that may be wide, all such columns are widened.
BITS = {
    "sale_price_cny": 64,
    "scope": 16,
    "flags": 32 if len(FLAGS) < 16 else 64,
    "land_area_m2": 32,
    "land_price_cny_mu": 32,
    "storeys": 16,
    "industries": 16,
}
WIDE = {"land_area_m2": 64, "land_price_cny_mu": 64, "storeys": 32, "industries": 32}
_DATES = ("available_from", "valid_until")
#: No building has more storeys; larger numbers are stored as this one.
_MOST_STOREYS = 999
NO_ADMISSION: Admission = ((), (), False)


def facts_of_arrays(arrays: Mapping[str, Array], admissions: Sequence[Admission]) -> Columns:
    """The arrays described at `Index.from_arrays` as columns, in the same order."""
    n = len(next(iter(arrays.values())))
    rows = {key: _number(arrays, key, n) for key in NUMBER_COLUMNS}
    scope = _whole(arrays, "deal", n, 0) | _whole(arrays, "kind", n, 0) << KIND_SHIFT
    rows["scope"] = scope | _whole(arrays, "fire_hazard_category", n, 0) << HAZARD_SHIFT
    rows["flags"] = _flags(arrays, admissions, n)
    floors, rows["storeys"] = _storeys(arrays, n)
    rows["industries"] = _whole(arrays, "admission", n, -1) + 1
    sites, rows["site"] = _sites(arrays, n)
    return Columns(Facts(**rows, sites=sites), floors, [NO_ADMISSION, *admissions])


def compact(facts: Facts, order: Array) -> Facts:
    """The rows reordered, in the narrowest layout that holds them; the table of sites stays 64 bits wide.

    There are only two layouts, because each costs a compilation. ValueError for a number that intake would refuse.
    """
    names = Facts._fields[:ROW_COLUMNS]
    raw = {name: np.asarray(getattr(facts, name)) for name in names}
    largest = {name: int(column.max(initial=0)) for name, column in raw.items()}
    bits = {name: BITS.get(name, 32) for name in names}
    if any(largest[name] >= 1 << bits[name] - 1 for name in WIDE):
        bits |= WIDE
    too_large = [name for name in names if largest[name] >= 1 << bits[name] - 1]
    if too_large:
        raise ValueError(f"larger than any listing: {', '.join(too_large)}")
    rows = {name: raw[name][order].astype(f"i{bits[name] // 8}") for name in names}
    return Facts(**rows, sites=np.asarray(facts.sites, dtype=np.int64))


def region_keys(codes: Array) -> Array:
    """Integer codes (320481) as keys that sort like their text: nine digits, then the number of digits stated."""
    digits: Array = np.select([codes >= 10**6, codes >= 10**4, codes >= 100, codes > 0], [9, 6, 4, 2], 0)
    keys: Array = np.asarray(codes, dtype=np.int64) * 10 ** (9 - digits) * 10 + digits
    return keys


def region_text(key: int) -> str:
    """The text of a code from its key; "" when not stated."""
    return str(key // 10)[: key % 10] if key else ""


def listing_of_row(columns: Columns, row: int, identifier: str, region: str) -> Listing:
    """The Listing of a row, equal to the one the row was made from."""
    facts = columns.facts
    scope, flags, site = int(facts.scope[row]), int(facts.flags[row]), int(facts.site[row])
    admitted, excluded, _ = columns.industries[int(facts.industries[row])]
    values: dict[str, Any] = {key: int(getattr(facts, key)[row]) for key in NUMBER_COLUMNS}
    values |= {key: (flags >> 2 * place & 3) - 1 for place, key in enumerate(FLAGS)}
    sites = np.asarray(facts.sites).reshape(SITE_WIDTH, -1)
    values |= {key: int(sites[place, site]) for place, key in enumerate(SITE_KEYS)}
    values |= columns.storeys[int(facts.storeys[row])]._asdict()
    return Listing(
        id=identifier,
        deal=scope & 3,
        kind=scope >> KIND_SHIFT & 127,
        region_code=region,
        fire_hazard_category=(scope >> HAZARD_SHIFT) or ABSENT,
        industries_admitted=admitted,
        industries_excluded=excluded,
        **values,
    )


def _number(arrays: Mapping[str, Array], key: str, n: int) -> Array:
    if key in _DATES or key not in arrays:
        return _whole(arrays, key, n, ABSENT)
    scale = field(key).scale
    values = np.asarray(arrays[key], dtype=np.float64)
    stated = values >= 0
    scaled = np.floor(np.round(np.where(stated, values, 0) * (scale or 1), 3) + 0.5)
    return np.where(stated, scaled, ABSENT).astype(np.int64)


def _whole(arrays: Mapping[str, Array], key: str, n: int, absent: int) -> Array:
    return np.asarray(arrays[key], dtype=np.int64) if key in arrays else np.full(n, absent, dtype=np.int64)


def _flags(arrays: Mapping[str, Array], admissions: Sequence[Admission], n: int) -> Array:
    exclusive = np.array([*(1 if each[2] else ABSENT for each in admissions), ABSENT])
    columns = {**arrays, "is_admission_exclusive": exclusive[_whole(arrays, "admission", n, -1)]}
    flags: Array = np.zeros(n, dtype=np.int64)
    for place, key in enumerate(FLAGS):
        flags |= (_whole(columns, key, n, ABSENT) + 1) << 2 * place
    return flags


def _storeys(arrays: Mapping[str, Array], n: int) -> tuple[list[Storeys], Array]:
    """The distinct Storeys, and the number of each row's among them."""
    floors, numbers = np.unique(_whole(arrays, "floor_no", n, 0), return_inverse=True)
    total = np.minimum(_number(arrays, "floors_total", n), _MOST_STOREYS)
    keys = (
        (numbers.reshape(-1) * 3 + _whole(arrays, "is_single_storey", n, ABSENT) + 1) * (_MOST_STOREYS + 2) + total + 1
    )
    distinct, numbers = np.unique(keys, return_inverse=True)
    parts = ((*divmod(key // (_MOST_STOREYS + 2), 3), key % (_MOST_STOREYS + 2)) for key in distinct.tolist())
    profiles = [Storeys(_floors_of(int(floors[place])), single - 1, total - 1) for place, single, total in parts]
    return profiles, numbers.reshape(-1)


def _floors_of(mask: int) -> tuple[int, ...]:
    return tuple(floor for floor in range(63) if mask >> floor & 1)


def _sites(arrays: Mapping[str, Array], n: int) -> tuple[Array, Array]:
    """The table of distinct sites (the first states nothing), and the number of each row's among them."""
    table = np.stack([_number(arrays, key, n) for key in SITE_KEYS], axis=1)
    stated = np.flatnonzero((table != ABSENT).any(axis=1))
    numbers = np.zeros(n, dtype=np.int64)
    distinct, inverse = np.unique(table[stated], axis=0, return_inverse=True)
    numbers[stated] = inverse.reshape(-1) + 1
    return np.vstack([np.full((1, SITE_WIDTH), ABSENT, dtype=np.int64), distinct]).T.reshape(-1), numbers
