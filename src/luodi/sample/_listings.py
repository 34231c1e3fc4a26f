"""Sample listings as records, and as arrays for very large worlds. Both come from the same blocks."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from luodi.fields import FIELDS, for_record
from luodi.geography import full_name
from luodi.sample._chance import Array
from luodi.sample._draw import ADMISSIONS, BLOCK, block
from luodi.sample._regions import World, world_of

Record = dict[str, Any]

#: The source that every sample record names.
SOURCE = "示例数据"

_DEALS, _KINDS = FIELDS["deal"].choices, FIELDS["kind"].choices
_ORDER = {field.key: place for place, field in enumerate(for_record("listing"))}


def listings(n: int, seed: int, world: World | None = None) -> Iterator[Record]:
    """n sample listings. The same seed gives the same records, and a smaller n the first of them.

    Up to 20 000 lie in and around Changzhou, more in the whole country, unless `world` says which. Ids are
    sample-000001 and on, `source` is 示例数据, and contacts are named 示例.
    """
    world = world or world_of(n)
    for start in range(0, n, BLOCK):
        columns = block(seed, start // BLOCK, world)
        names = sorted(columns, key=lambda key: _ORDER.get(key, 0))
        rows = zip(*(columns[key].tolist() for key in names), strict=True)
        for number, row in zip(range(start, min(start + BLOCK, n)), rows, strict=False):
            yield _record(number + 1, dict(zip(names, row, strict=True)))


def _record(number: int, row: dict[str, float]) -> Record:
    stated = {key: value for key, value in row.items() if value == value and key != "admission"}
    values = {key: _value(key, value) for key, value in stated.items()}
    values |= _admitted(int(row["admission"]))
    values |= {"id": f"sample-{number:06}", "contact_name": f"示例联系人{number % 97 + 1}", "source": SOURCE}
    if "region_code" in values:
        values |= {"region_raw": full_name(values["region_code"]), "address": f"示例路 {number % 899 + 1} 号"}
    return {key: values[key] for key in sorted(values, key=_ORDER.__getitem__)}


def _value(key: str, value: float) -> Any:
    field = FIELDS[key]
    if field.type == "set":
        names = _DEALS if key == "deal" else _KINDS
        return [name for place, name in enumerate(names) if int(value) >> place & 1]
    if field.type == "bool":
        return bool(value)
    if field.type == "date":
        return dt.date.fromordinal(int(value)).isoformat()
    if key == "fire_hazard_category":
        return "ABCDE"[int(value) - 1]
    if key == "floor_no":
        return [floor for floor in range(1, 63) if int(value) >> floor & 1]
    return str(int(value)) if key == "region_code" else int(value) if value == int(value) else value


def _admitted(number: int) -> Record:
    if number < 0:
        return {}
    admitted, excluded, exclusive = ADMISSIONS[number]
    values = {"industries_admitted": list(admitted), "industries_excluded": list(excluded)}
    return {key: codes for key, codes in values.items() if codes} | (
        {"is_admission_exclusive": exclusive} if admitted else {}
    )


_MASKS = {"deal", "kind", "region_code", "fire_hazard_category", "floor_no"}
_WIDE = {"region_code": np.int32, "floor_no": np.int64, "available_from": np.int32, "valid_until": np.int32}
_EXACT = {"sale_price_cny", "sale_price_cny_m2", "land_area_m2", "land_price_cny_mu"}


def columns(n: int, seed: int, world: World | None = None) -> dict[str, Array]:
    """The same listings as arrays, in the form of `luodi.matching.Index.from_arrays`; pass it ADMISSIONS as well.

    Numbers are floats in the dictionary's units with NaN where not stated, booleans −1, 0, 1, sets and floors bit
    masks, dates ordinals. About 170 bytes a row.
    """
    world = world or world_of(n)
    facts: dict[str, Array] = {}
    for start in range(0, n, BLOCK):
        drawn = block(seed, start // BLOCK, world)
        for key, values in drawn.items():
            if key not in facts:
                facts[key] = np.empty(n, dtype=_dtype(key))
            part = facts[key][start : start + BLOCK]
            part[:] = _whole(key, values[: len(part)])
    return facts


def _dtype(key: str) -> Any:
    if key == "admission" or (key in FIELDS and FIELDS[key].type == "bool"):
        return np.int8
    if key in _MASKS or FIELDS[key].type == "date":
        return _WIDE.get(key, np.int16)
    return np.float64 if key in _EXACT else np.float32


def _whole(key: str, values: Array) -> Array:
    if np.issubdtype(_dtype(key), np.floating) or key == "admission":
        return values
    return np.where(np.isnan(values), 0 if key in _MASKS else -1, values)
