"""Saved requirements as rows, from objects or, by the million, from arrays."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from luodi.fields import field
from luodi.matching.asks import ASKS, CARDS, LIMITS, NEEDS, NUMBER, PRICES, WISHABLE
from luodi.matching.branches import ask_numbers, hard_mask, is_price_asked
from luodi.matching.codes import ABSENT, RENTING, SELLING
from luodi.matching.columns import HAZARD_SHIFT, KIND_SHIFT, NUMBERS, Profiles
from luodi.matching.index.arrays import Array, region_keys, region_text
from luodi.matching.index.regions import shortest
from luodi.matching.sides import Branch, Requirement
from luodi.matching.watch.columns import NUMBER_COLUMNS, PRICE_SHIFT, ROW_COLUMNS, Needs

#: Dtypes of the narrow layout, 32 bits by default. One value that does not fit makes every column 64 bits wide.
NARROW: dict[str, Any] = {
    "scope": np.int16,
    "lease_years": np.int16,
    "floors_excluded": np.int16,
    "regions_excluded": np.int16,
    "hard": np.int64,
    "amounts": np.int64,
    "tax_cny_year": np.int64,
    "investment_cny": np.int64,
    "output_cny_year": np.int64,
}
_WIDTH = len(NUMBERS)


class NeedRows(NamedTuple):
    """Rows in any order, one per branch and wanted region: needs, each row's region, ids and profiles by number.

    excluded: the distinct sets of excluded regions.
    """

    needs: Needs
    regions: Array
    codes: Sequence[str]
    ids: Sequence[str]
    floors: Sequence[tuple[int, ...]]
    trades: Sequence[tuple[str, ...]]
    excluded: Sequence[tuple[str, ...]]


def rows_of(requirements: Sequence[Requirement]) -> NeedRows:
    """The rows of some requirements with distinct ids."""
    rows = [
        (number, code, branch)
        for number, one in enumerate(requirements)
        for branch in one.branches
        for code in shortest(branch.region_codes) or ("",)
    ]
    branches = [branch for *_, branch in rows]
    codes, floors, trades, excluded, amounts = Profiles(), Profiles(), Profiles(), Profiles(), Profiles()
    columns = {name: [getattr(branch, name) for branch in branches] for name in NUMBER_COLUMNS}
    columns["number"] = [number for number, *_ in rows]
    columns["scope"] = [scope_word(branch) for branch in branches]
    columns["hard"] = [hard_asks(branch) for branch in branches]
    columns["floors_excluded"] = [floors.number(branch.floors_excluded) for branch in branches]
    columns["industry_codes"] = [trades.number(branch.industry_codes) for branch in branches]
    columns["regions_excluded"] = [excluded.number(branch.regions_excluded) for branch in branches]
    columns["amount"] = [amounts.number(tuple(getattr(branch, key) for key in NUMBERS)) for branch in branches]
    columns["amounts"] = [number for value in amounts.values for number in value]
    needs = Needs(**{name: np.array(values, dtype=np.int64) for name, values in columns.items()})
    regions = np.array([codes.number(code) for _, code, _ in rows], dtype=np.int64)
    ids = [one.id for one in requirements]
    return NeedRows(needs, regions, codes.values, ids, floors.values, trades.values, excluded.values)


def scope_word(branch: Branch) -> int:
    """The `scope` word of a row."""
    prices = sum(1 << place for place, name in enumerate(PRICES) if is_price_asked(name, branch))
    letter = max(branch.hazard_category, 0)
    return branch.deal | branch.kind << KIND_SHIFT | letter << HAZARD_SHIFT | prices << PRICE_SHIFT


def hard_asks(branch: Branch) -> int:
    """Bits of the asks that are made and are not wishes. Region is always included, as it counts whenever it is unknown."""
    prices = (NUMBER[name] for name in PRICES if is_price_asked(name, branch))
    asked = {*ask_numbers(branch), *prices, NUMBER["region"]}
    return sum(1 << number for number in asked) & hard_mask(branch)


def rows_of_arrays(arrays: Mapping[str, Array], industries: Sequence[tuple[str, ...]], ids: Sequence[str]) -> NeedRows:
    """The rows of the arrays described at `Watches.from_arrays`."""
    stated = {key: _scaled(arrays, key, len(ids)) for key in (*NUMBER_COLUMNS, *NUMBERS)}
    stated |= {key: _whole(arrays, key, len(ids), ABSENT) for key in NEEDS.values()}
    stated |= {key: _whole(arrays, key, len(ids), 0) for key in ("deal", "kind", "hazard_category", "floors_excluded")}
    made = {name: _is_made(name, stated) for name in ASKS}
    wishes = np.bitwise_or.reduce([_whole(arrays, f"wishes.{name}", len(ids), 0) << NUMBER[name] for name in WISHABLE])
    columns = {key: stated[key] for key in NUMBER_COLUMNS}
    columns["hard"] = sum(made[name].astype(np.int64) << NUMBER[name] for name in ASKS) & ~wishes
    prices = sum(made[name].astype(np.int64) << place for place, name in enumerate(PRICES))
    scope = stated["deal"] | stated["kind"] << KIND_SHIFT | stated["hazard_category"] << HAZARD_SHIFT
    columns["scope"] = scope | prices << PRICE_SHIFT
    masks, columns["floors_excluded"] = np.unique(stated["floors_excluded"], return_inverse=True)
    columns["industry_codes"] = _whole(arrays, "industry", len(ids), ABSENT) + 1
    excluded, columns["regions_excluded"] = _excluded_regions(arrays.get("regions_excluded"), len(ids))
    columns["number"], regions, codes = _wanted_regions(arrays.get("region_codes"), len(ids))
    columns["amounts"], columns["amount"] = _amounts(stated, len(ids))
    each_row = columns["number"]
    needs = Needs(
        **{name: values[each_row] if name not in ("number", "amounts") else values for name, values in columns.items()}
    )
    floors = [tuple(floor for floor in range(63) if int(mask) >> floor & 1) for mask in masks]
    return NeedRows(needs, regions, codes, ids, floors, [(), *industries], excluded)


def _amounts(stated: Mapping[str, Array], n: int) -> tuple[Array, Array]:
    """The distinct sets of amounts, concatenated, and the number of each requirement's among them."""
    if not NUMBERS:
        return np.zeros(0, dtype=np.int64), np.zeros(n, dtype=np.int64)
    distinct, numbers = np.unique(np.stack([stated[key] for key in NUMBERS], axis=1), axis=0, return_inverse=True)
    return distinct.reshape(-1), numbers.reshape(-1)


def _is_made(name: str, stated: Mapping[str, Array]) -> Array:
    """Per requirement, whether it makes an ask: `branches.is_asked` over arrays."""
    always, card = np.ones_like(stated["deal"], dtype=bool), CARDS[name]
    if card.is_of_listing or card.form == "region":
        return always
    if card.form == "scope":
        return np.asarray(stated[name] != 0)
    made = np.any([stated[key] != _NOTHING.get(key, ABSENT) for key in LIMITS.get(name, ())], axis=0) | ~always
    if card.need:
        made = made | (stated[card.need] == 1)
    deal = RENTING if card.deal == "rent" else SELLING
    may = (stated["deal"] == 0) | (stated["deal"] & deal != 0) if card.deal else always
    return np.asarray(made & may)


#: The value of an array key that means "not stated", if not ABSENT.
_NOTHING = {"hazard_category": 0, "floors_excluded": 0}


def _wanted_regions(codes: Array | None, n: int) -> tuple[Array, Array, list[str]]:
    """Requirement number and region number of each row, and the region codes; a region inside another is dropped."""
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


def _excluded_regions(codes: Array | None, n: int) -> tuple[list[tuple[str, ...]], Array]:
    """The distinct sets of excluded regions, and the number of each requirement's among them."""
    if codes is None:
        return [()], np.zeros(n, dtype=np.int64)
    keys = region_keys(np.asarray(codes, dtype=np.int64).reshape(n, -1))
    distinct, numbers = np.unique(keys, axis=0, return_inverse=True)
    return [tuple(region_text(key) for key in each if key > 0) for each in distinct.tolist()], numbers.reshape(-1)


@lru_cache(maxsize=4096)
def _shortest_keys(keys: tuple[int, ...]) -> list[int]:
    texts = {region_text(key): key for key in keys if key > 0}
    return [texts[text] for text in shortest(list(texts))]


def _scaled(arrays: Mapping[str, Array], key: str, n: int) -> Array:
    """An array rounded half up to its stored scale; ABSENT where not stated."""
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


def joined(parts: Iterable[NeedRows]) -> NeedRows:
    """Several sets of rows as one."""
    parts = list(parts)
    codes, floors, trades, excluded, amounts = Profiles(), Profiles(), Profiles(), Profiles(), Profiles()
    columns: dict[str, list[Array]] = {name: [] for name in ROW_COLUMNS}
    regions: list[Array] = []
    ids: list[str] = []
    for part in parts:
        sets = [tuple(each) for each in np.reshape(part.needs.amounts, (-1, _WIDTH)).tolist()] if _WIDTH else [()]
        needs = part.needs._replace(
            number=np.asarray(part.needs.number, dtype=np.int64) + len(ids),
            floors_excluded=_renumbered(part.needs.floors_excluded, part.floors, floors),
            industry_codes=_renumbered(part.needs.industry_codes, part.trades, trades),
            regions_excluded=_renumbered(part.needs.regions_excluded, part.excluded, excluded),
            amount=_renumbered(part.needs.amount, sets, amounts),
        )
        for name, column in columns.items():
            column.append(getattr(needs, name))
        regions.append(_renumbered(part.regions, part.codes, codes))
        ids.extend(part.ids)
    table = np.array([number for value in amounts.values for number in value], dtype=np.int64)
    needs = Needs(**{name: np.concatenate(each) for name, each in columns.items()}, amounts=table)
    return NeedRows(needs, np.concatenate(regions), codes.values, ids, floors.values, trades.values, excluded.values)


def _renumbered(numbers: Array, values: Sequence[Any], among: Profiles) -> Array:
    """Profile numbers mapped to those of another set of profiles."""
    table = np.array([among.number(value) for value in values], dtype=np.int64)
    return table[numbers]
