"""Sample requirements: what made-up companies look for, with 5 to 14 asks each."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from luodi.fields import for_record
from luodi.sample._chance import Chance, snap
from luodi.sample._draw import AS_OF, BLOCK, FACTORY, LAND, WAREHOUSE
from luodi.sample._listings import Record
from luodi.sample._regions import World, regions, world_of

#: Asks a requirement has at least and at most; deal, kind and region set the scope and are not counted.
FEWEST, MOST = 5, 14

_ORDER = {field.key: place for place, field in enumerate(for_record("requirement"))}
_COMPANIES = ("机械", "电子", "汽配", "新能源", "食品", "包装", "物流", "医疗器械", "家居", "模具")
_CODES = (["34"], ["39"], ["367"], ["38"], ["14"], ["23"], ["59"], ["358"], ["21"], ["352"])
_NEEDS = {
    "lift": "needs_freight_lift",
    "dock": "needs_loading_dock",
    "own_yard": "needs_own_yard",
    "gas": "needs_gas",
    "steam": "needs_steam",
    "sewer": "needs_sewer",
    "eia": "needs_eia",
    "deed": "needs_title_deed",
    "ground": "needs_ground_floor",
}
#: Relative weights with which asks are chosen.
_WEIGHTS = {
    "price": 6,
    "height": 5,
    "power": 5,
    "eia": 3,
    "crane": 3,
    "load": 3,
    "deed": 3,
    "lift": 2,
    "sewer": 2,
    "ground": 2,
    "needed_by": 3,
    "lease": 2,
    "dock": 2,
    "own_yard": 2,
    "hazard": 2,
    "gas": 1,
    "steam": 0.6,
}
_NAMES = tuple(_WEIGHTS)
_OF_LAND = {"price", "power", "eia", "deed", "sewer", "gas", "steam", "needed_by"}
#: The names of asks in `wishes`.
_WISHES = {"eia": "eia", "dock": "loading_dock", "own_yard": "own_yard", "gas": "gas", "lift": "freight_lift"}

Row = dict[str, Any]


def requirements(n: int, seed: int, world: World | None = None) -> Iterator[Record]:
    """n sample requirements, ids need-000001 and on; the same seed gives the same ones."""
    world = world or world_of(n)
    for start in range(0, n, BLOCK):
        drawn = _block(Chance(seed, 2, start // BLOCK, BLOCK), world)
        for place in range(min(BLOCK, n - start)):
            yield _record(start + place + 1, {key: values[place] for key, values in drawn.items()})


def _block(chance: Chance, world: World) -> dict[str, list[Any]]:
    table = regions(world)
    keys = np.stack([chance.uniform() ** (1 / weight) for weight in _WEIGHTS.values()])
    count = np.floor(chance.spread([FEWEST, 8, 10, MOST + 1])).astype(np.int64)
    drawn = {
        "kind": chance.pick([FACTORY, WAREHOUSE, FACTORY | WAREHOUSE, LAND], [72, 14, 8, 6]),
        "deal": chance.pick([1, 2, 3], [80, 8, 12]),
        "region": table.codes[table.draw(chance)],
        "other": table.codes[table.draw(chance)],
        "width": chance.pick([0, 1, 2], [3, 5, 2]),
        "level": table.rents[table.draw(chance)],
        "area": snap(chance.spread([300, 1000, 2000, 4000, 8000, 30000]), 100),
        "said": chance.pick([0, 1, 2], [5, 3, 2]),
        "mu": snap(chance.spread([10, 25, 50, 200]), 5),
        "price": chance.spread([0.8, 1, 1.15, 1.5]),
        "height": snap(chance.spread([4, 6, 8, 9, 12]), 0.5),
        "named": chance.pick([0, 1, 2], [4, 3, 3]),
        "power": chance.pick([100, 200, 315, 400, 630, 800, 1250], [3, 4, 4, 3, 4, 2, 1]),
        "crane": chance.pick([0, 3, 5, 10, 16, 20], [3, 2, 5, 5, 1, 1]),
        "load": chance.pick([0.5, 1, 2, 3], [2, 4, 4, 1]),
        "lease": chance.pick([1, 2, 3, 5, 10], [2, 2, 5, 4, 1]),
        "wait": np.floor(chance.spread([10, 60, 120, 400])),
        "hazard": chance.pick([2, 3, 4, 5], [1, 6, 3, 1]),
        "trade": chance.pick(range(len(_CODES)), [1] * len(_CODES)),
        "taxed": chance.uniform(),
        "tax": snap(chance.spread([50, 200, 500, 3000]), 10) * 10_000,
        "wish": chance.uniform(),
        "asked": np.argsort(-keys, axis=0).T,
        "count": count,
    }
    return {key: values.tolist() for key, values in drawn.items()}


def _record(number: int, row: Row) -> Record:
    asked = [_NAMES[place] for place in row["asked"] if row["kind"] != LAND or _NAMES[place] in _OF_LAND]
    asked = asked[: row["count"] - 1]
    record: Record = {"id": f"need-{number:06}", "company": f"示例{_COMPANIES[row['trade']]}有限公司{number}"}
    record |= {"contact_name": f"示例联系人{number % 97 + 1}", "industry_codes": _CODES[row["trade"]]}
    record |= _scope(row) | _size(row)
    for name in asked:
        record |= {_NEEDS[name]: True} if name in _NEEDS else _ASKS[name](row)
    wishes = [_WISHES[name] for name in asked if name in _WISHES][: int(row["wish"] * 3)]
    record |= {"wishes": wishes} if wishes else {}
    record |= {"tax_cny_year": int(row["tax"])} if row["taxed"] < 0.4 else {}
    return {key: record[key] for key in sorted(record, key=_ORDER.__getitem__)}


def _scope(row: Row) -> Record:
    """A district, its city, or two places; a place in Changzhou stays a district more often than not."""
    code = str(row["region"])[:6]
    wanted = [code[:4]] if row["width"] == 0 else [code] if row["width"] == 1 else [code, str(row["other"])[:6]]
    kinds = [name for place, name in enumerate(("factory", "warehouse", "yard", "land")) if row["kind"] >> place & 1]
    deals = [name for place, name in enumerate(("rent", "sale")) if row["deal"] >> place & 1]
    if row["kind"] == LAND:
        deals = ["sale"]
    return {"deal": deals, "kind": kinds, "region_codes": list(dict.fromkeys(wanted))}


def _size(row: Row) -> Record:
    """An area as people state it: one number with some tolerance, a range, or a lower end."""
    area, stated = row["area"], row["said"]
    if row["kind"] == LAND:
        return {"land_area_min_m2": round(row["mu"] * 0.9 * 2000 / 3, 2), "land_area_max_m2": round(row["mu"] * 800, 2)}
    if stated == 0:
        return {"area_min_m2": round(area * 0.9), "area_max_m2": round(area * 1.2)}
    return {"area_min_m2": int(area)} if stated == 1 else {"area_min_m2": int(area), "area_max_m2": int(area * 1.5)}


def _price(row: Row) -> Record:
    """Rent if renting is possible, else a price per ㎡ or per mu."""
    if row["kind"] == LAND:
        return {"land_price_max_cny_mu": int(row["level"] * row["price"] * 2) * 10_000}
    if row["deal"] & 1:
        return {"rent_max_cny_m2_month": max(int(row["level"] * row["price"]), 4)}
    return {"sale_price_max_cny_m2": int(row["level"] * row["price"] * 2) * 100}


def _height(row: Row) -> Record:
    return {("clear_height_min_m", "storey_height_min_m", "height_min_m")[row["named"]]: _plain(row["height"])}


def _crane(row: Row) -> Record:
    return {"needs_crane": True} | ({"crane_min_t": row["crane"]} if row["crane"] else {})


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


_ASKS: dict[str, Callable[[Row], Record]] = {
    "price": _price,
    "height": _height,
    "crane": _crane,
    "power": lambda row: {"power_min_kva": row["power"]},
    "load": lambda row: {"floor_load_min_kn_m2": _plain(round(row["load"] * 9.81, 4))},
    "lease": lambda row: {"lease_years": row["lease"]},
    "hazard": lambda row: {"hazard_category": "ABCDE"[row["hazard"] - 1]},
    "needed_by": lambda row: {"needed_by": (AS_OF + dt.timedelta(days=row["wait"])).isoformat()},
}
