"""Saved requirements as rows: from objects, or a million at once from arrays."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from luodi.fields import field
from luodi.matching._arrays import Array, region_keys, region_text
from luodi.matching._asks import ABSENT, ASKED_BY_LISTING, ASKS, NUMBER, PRICES, RENTING, SELLING
from luodi.matching._facts import HAZARD_SHIFT, KIND_SHIFT, Branch, Profiles, Requirement
from luodi.matching._regions import shortest
from luodi.matching._want import LIMITS, NEEDS, WISHABLE, ask_numbers, hard_mask, is_price_asked
from luodi.matching._watch_kernel import PRICE_SHIFT, Needs

#: Columns that are one number of a Branch.
PLAIN = {
    "area_low": "area_min_m2",
    "area_high": "area_max_m2",
    "land_low": "land_area_min_m2",
    "land_high": "land_area_max_m2",
    "rent": "rent_max_cny_m2_month",
    "sale": "sale_price_max_cny_m2",
    "land_price": "land_price_max_cny_mu",
    "clear": "clear_height_min_m",
    "storey": "storey_height_min_m",
    "height": "height_min_m",
    "load": "floor_load_min_kn_m2",
    "crane": "crane_min_t",
    "power": "power_min_kva",
    "needed_by": "needed_by",
    "lease": "lease_years",
    "tax": "tax_cny_year",
    "investment": "investment_cny",
    "output": "output_cny_year",
}
#: Types of the narrow layout; 32 bits where nothing is said. One value that does not fit makes every column 64 bits wide.
NARROW: dict[str, Any] = {
    "scope": np.int16,
    "lease": np.int16,
    "floors": np.int16,
    "tax": np.int64,
    "investment": np.int64,
    "output": np.int64,
}


class Rows(NamedTuple):
    """Rows in any order, one a branch and wanted region: needs, each row's region, what numbers and profiles mean."""

    needs: Needs
    regions: Array
    codes: Sequence[str]
    ids: Sequence[str]
    floors: Sequence[tuple[int, ...]]
    trades: Sequence[tuple[str, ...]]


def rows_of(requirements: Sequence[Requirement]) -> Rows:
    """The rows of some requirements, which have different ids."""
    codes, floors, trades = Profiles(), Profiles(), Profiles()
    rows = [
        (
            number,
            codes.number(code),
            floors.number(branch.floors_excluded),
            trades.number(branch.industry_codes),
            branch,
        )
        for number, one in enumerate(requirements)
        for branch in one.branches
        for code in shortest(branch.region_codes) or ("",)
    ]
    branches = [row[-1] for row in rows]
    columns = {name: [getattr(branch, key) for branch in branches] for name, key in PLAIN.items()}
    columns["number"], regions, columns["floors"], columns["trade"] = (
        [row[place] for row in rows] for place in range(4)
    )
    columns["scope"] = [scope_word(branch) for branch in branches]
    columns["hard"] = [hard_asks(branch) for branch in branches]
    needs = Needs(**{name: np.array(values, dtype=np.int64) for name, values in columns.items()})
    ids = [one.id for one in requirements]
    return Rows(needs, np.array(regions, dtype=np.int64), codes.values, ids, floors.values, trades.values)


def scope_word(branch: Branch) -> int:
    """The `scope` word of a row."""
    prices = sum(1 << place for place, name in enumerate(PRICES) if is_price_asked(name, branch))
    letter = max(branch.hazard_category, 0)
    return branch.deal | branch.kind << KIND_SHIFT | letter << HAZARD_SHIFT | prices << PRICE_SHIFT


def hard_asks(branch: Branch) -> int:
    """Bits of the asks that are made and are not wishes; region is one whenever it is not known."""
    prices = (NUMBER[name] for name in PRICES if is_price_asked(name, branch))
    asked = {*ask_numbers(branch), *prices, NUMBER["region"]}
    return sum(1 << number for number in asked) & hard_mask(branch)


def rows_of_arrays(arrays: Mapping[str, Array], industries: Sequence[tuple[str, ...]], ids: Sequence[str]) -> Rows:
    """The rows of the arrays described at `Watches.from_arrays`."""
    stated = {key: _scaled(arrays, key, len(ids)) for key in PLAIN.values()}
    stated |= {key: _whole(arrays, key, len(ids), ABSENT) for key in (*NEEDS.values(), "needs_crane")}
    stated |= {key: _whole(arrays, key, len(ids), 0) for key in ("deal", "kind", "hazard_category", "floors_excluded")}
    made = {name: _is_made(name, stated) for name in ASKS}
    wishes = np.bitwise_or.reduce([_whole(arrays, f"wishes.{name}", len(ids), 0) << NUMBER[name] for name in WISHABLE])
    columns = {name: stated[key] for name, key in PLAIN.items()}
    columns["hard"] = sum(made[name].astype(np.int64) << NUMBER[name] for name in ASKS) & ~wishes
    prices = sum(made[name].astype(np.int64) << place for place, name in enumerate(PRICES))
    scope = stated["deal"] | stated["kind"] << KIND_SHIFT | stated["hazard_category"] << HAZARD_SHIFT
    columns["scope"] = scope | prices << PRICE_SHIFT
    masks, columns["floors"] = np.unique(stated["floors_excluded"], return_inverse=True)
    columns["trade"] = _whole(arrays, "industry", len(ids), ABSENT) + 1
    columns["number"], regions, codes = _wanted_regions(arrays.get("region_codes"), len(ids))
    needs = Needs(
        **{name: values if name == "number" else values[columns["number"]] for name, values in columns.items()}
    )
    floors = [tuple(floor for floor in range(63) if int(mask) >> floor & 1) for mask in masks]
    return Rows(needs, regions, codes, ids, floors, [(), *industries])


def _is_made(name: str, stated: Mapping[str, Array]) -> Array:
    """Per requirement, whether an ask is made (`_want.is_asked`, over arrays)."""
    always = np.ones_like(stated["deal"], dtype=bool)
    if name in ASKED_BY_LISTING or name == "region":
        return always
    if name in ("deal", "kind"):
        return np.asarray(stated[name] != 0)
    if name == "floors":
        return np.asarray(stated["floors_excluded"] != 0)
    if name in NEEDS:
        return np.asarray(stated[NEEDS[name]] == 1)
    if name == "hazard":
        return np.asarray(stated["hazard_category"] != 0)
    made = np.any([stated[key] != ABSENT for key in LIMITS[name]], axis=0)
    if name == "crane":
        return np.asarray(made | (stated["needs_crane"] == 1))
    deal = RENTING if name == "rent" else SELLING
    may = (stated["deal"] == 0) | (stated["deal"] & deal != 0) if name in PRICES else always
    return np.asarray(made & may)


def _wanted_regions(codes: Array | None, n: int) -> tuple[Array, Array, list[str]]:
    """Requirement, region number of each row, and the regions' texts; a region inside another is left out."""
    if codes is None:
        return np.arange(n), np.zeros(n, dtype=np.int64), [""]
    keys = region_keys(np.asarray(codes, dtype=np.int64).reshape(n, -1))
    several = np.flatnonzero((keys > 0).sum(axis=1) > 1)
    for row in several:
        kept = _shortest_keys(tuple(keys[row].tolist()))
        keys[row] = 0
        keys[row, : len(kept)] = kept
    wanted = keys > 0
    wanted[~wanted.any(axis=1), 0] = True
    distinct, regions = np.unique(keys[wanted], return_inverse=True)
    return np.nonzero(wanted)[0], regions, [region_text(int(key)) for key in distinct]


@lru_cache(maxsize=4096)
def _shortest_keys(keys: tuple[int, ...]) -> list[int]:
    texts = {region_text(key): key for key in keys if key > 0}
    return [texts[text] for text in shortest(list(texts))]


def _scaled(arrays: Mapping[str, Array], key: str, n: int) -> Array:
    """A number at its stored scale, half up; ABSENT where not stated."""
    if key == "needed_by" or key not in arrays:
        return _whole(arrays, key, n, ABSENT)
    values = np.asarray(arrays[key], dtype=np.float64)
    stated = values >= 0
    scaled = np.floor(np.round(np.where(stated, values, 0) * (field(key).scale or 1), 3) + 0.5)
    return np.where(stated, scaled, ABSENT).astype(np.int64)


def _whole(arrays: Mapping[str, Array], key: str, n: int, absent: int) -> Array:
    return np.asarray(arrays[key], dtype=np.int64) if key in arrays else np.full(n, absent, dtype=np.int64)


def narrow_columns(needs: Needs) -> Needs:
    """The columns in the narrowest layout that holds them all."""
    kinds = {name: NARROW.get(name, np.int32) for name in Needs._fields}
    columns = {name: np.asarray(getattr(needs, name)) for name in Needs._fields}
    fits = all(column.max(initial=0) <= np.iinfo(kinds[name]).max for name, column in columns.items())
    return Needs(**{name: column.astype(kinds[name] if fits else np.int64) for name, column in columns.items()})


def joined(parts: Iterable[Rows]) -> Rows:
    """Several sets of rows as one."""
    parts = list(parts)
    codes, floors, trades = Profiles(), Profiles(), Profiles()
    columns: dict[str, list[Array]] = {name: [] for name in Needs._fields}
    regions: list[Array] = []
    ids: list[str] = []
    for part in parts:
        needs = part.needs._replace(
            number=np.asarray(part.needs.number, dtype=np.int64) + len(ids),
            floors=_renumbered(part.needs.floors, part.floors, floors),
            trade=_renumbered(part.needs.trade, part.trades, trades),
        )
        for name, column in needs._asdict().items():
            columns[name].append(column)
        regions.append(_renumbered(part.regions, part.codes, codes))
        ids.extend(part.ids)
    needs = Needs(**{name: np.concatenate(each) for name, each in columns.items()})
    return Rows(needs, np.concatenate(regions), codes.values, ids, floors.values, trades.values)


def _renumbered(numbers: Array, values: Sequence[Any], among: Profiles) -> Array:
    """Profile numbers as those of another set of profiles."""
    table = np.array([among.number(value) for value in values], dtype=np.int64)
    return table[numbers]
