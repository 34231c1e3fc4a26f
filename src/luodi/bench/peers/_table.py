"""The listings as peers store them: integers in matching units, real blanks, rows ordered by region.

Regions are numbers that sort as their codes do: 320481 is 3204810006, nine digits followed by the number of stated ones.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from luodi.bench.peers._expressions import ColumnTerm, Term, both, either
from luodi.fields import FIELDS
from luodi.matching import Branch, plain_keys

Array = Any

_PLAIN = plain_keys("listing")
_PLAIN_BOOLEANS = tuple(key for key in _PLAIN if FIELDS[key].type == "bool")
#: Columns by key, numbers first; `id`, `region` and `admission_bit` (one bit for the number of the list) come on top.
NUMBERS = (
    *("area_m2", "min_area_m2", "land_area_m2", "rent_min_cny_m2_month", "rent_max_cny_m2_month"),
    *("sale_price_cny", "sale_price_cny_m2", "land_price_cny_mu"),
    *("clear_height_m", "storey_height_m", "eaves_height_m", "height_m", "crane_capacity_t", "floors_total"),
    *("tax_per_mu_min_cny", "investment_per_mu_min_cny", "output_per_mu_min_cny"),
    *(key for key in _PLAIN if FIELDS[key].type == "number"),
)
_BOOLEANS = ("is_divisible", "has_crane", "is_single_storey", *_PLAIN_BOOLEANS)
_DATES = ("available_from", "valid_until")
#: Masks and letters; 0 is a blank.
_MASKS = ("deal", "kind", "fire_hazard_category", "floor_no")
_LENGTHS = (2, 4, 6, 9)


@dataclass(frozen=True, slots=True)
class PeerTable:
    """Integer columns as narrow as their values allow, with −1 for a blank (no value is negative)."""

    columns: Mapping[str, Array]

    def __len__(self) -> int:
        return len(self.columns["id"])


def table_of(arrays: Mapping[str, Array]) -> PeerTable:
    """The arrays of `luodi.matching.Index.from_arrays` ordered by region; ids are their row numbers."""
    region = region_keys(np.asarray(arrays["region_code"], dtype=np.int64))
    order = np.argsort(region, kind="stable")
    columns = {"id": order, "region": region[order]}
    for key in (*_MASKS, *_BOOLEANS, *_DATES, *NUMBERS):
        columns[key] = stored(key, arrays, len(order))[order]
    lists = stored("admission", arrays, len(order))[order]
    columns["admission_bit"] = np.where(lists < 0, -1, 1 << np.maximum(lists, 0))
    return PeerTable(
        {key: column.astype(np.min_scalar_type(-1 - int(column.max(initial=1)))) for key, column in columns.items()}
    )


def stored(key: str, arrays: Mapping[str, Array], rows: int) -> Array:
    """One column in its stored unit."""
    if key not in arrays:
        return np.full(rows, -1, dtype=np.int64)
    values = np.asarray(arrays[key])
    if key in NUMBERS:
        exact = np.where(values >= 0, values, 0).astype(np.float64) * (FIELDS[key].scale or 1)
        return np.where(values >= 0, np.floor(np.round(exact, 3) + 0.5), -1).astype(np.int64)
    if key == "floor_no":
        single = np.asarray(arrays.get("is_single_storey", np.zeros(rows))) == 1
        values = np.where((values == 0) & single, 1 << 1, values)
    return np.where(values == 0, -1, values).astype(np.int64) if key in _MASKS else values.astype(np.int64)


def region_keys(codes: Array) -> Array:
    """The region numbers of some codes; 0 stays 0."""
    digits = np.select([codes >= 10 ** (n - 1) for n in reversed(_LENGTHS)], list(reversed(_LENGTHS)), 0)
    return codes * 10 ** (9 - digits) * 10 + digits


def region_key(code: str) -> int:
    """The region number of a code; 0 for none."""
    return int(code.ljust(9, "0") + str(len(code))) if code else 0


@dataclass(frozen=True, slots=True)
class Where:
    """The regions of a requirement: runs of numbers inside (from, up to but not with), the numbers that leave it open, and
    the runs and numbers of what is excluded.
    """

    inside: tuple[tuple[int, int], ...]
    open: tuple[int, ...]
    outside: tuple[tuple[int, int], ...] = ()
    doubtful: tuple[int, ...] = ()

    @classmethod
    def of(cls, codes: tuple[str, ...], excluded: tuple[str, ...] = ()) -> "Where":
        """Of some wanted codes (of none, no restriction) and some that are excluded."""
        return cls(*_runs(codes), *_runs(excluded))

    @property
    def is_open(self) -> Term:
        """Whether a row's region leaves the wish open."""
        return either(*(ColumnTerm("region").equals(key) for key in (*self.open, *self.doubtful)))

    @property
    def lets_in(self) -> Term:
        """Whether a row is inside, or leaves it open."""
        region = ColumnTerm("region")
        if not self.inside:
            return True
        wanted = [both(region >= low, region < high) for low, high in self.inside]
        return either(*wanted, *(region.equals(key) for key in self.open))

    @property
    def not_excluded(self) -> list[Term]:
        """A condition for each excluded run."""
        region = ColumnTerm("region")
        return [either(region < low, region >= high) for low, high in self.outside]


def _runs(codes: tuple[str, ...]) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """The runs of numbers of some codes, and the numbers of what they are part of."""
    widest = {code for code in codes if not any(code != other and code.startswith(other) for other in codes)}
    above = {code[:length] for code in widest for length in (0, *_LENGTHS) if length < len(code)}
    inside = tuple(sorted((region_key(code), (int(code) + 1) * 10 ** (10 - len(code))) for code in widest))
    return inside, tuple(sorted(region_key(code) for code in above))


def lets_in(branch: Branch, as_of: dt.date) -> list[Term]:
    """Deal, kind and validity of the scope."""
    wanted = {name: mask for name in ("deal", "kind") if (mask := getattr(branch, name))}
    meets = [either(ColumnTerm(name).is_blank, ColumnTerm(name).shares_bits(mask)) for name, mask in wanted.items()]
    valid = ColumnTerm("valid_until")
    return [*meets, either(valid.is_blank, valid >= as_of.toordinal())]


def is_blank_possible(key: str) -> bool:
    """Whether a column may have blanks."""
    return key not in ("id", "region")
