"""The facts of sample listings, drawn in blocks of columns.

First what a place is (kind, deal, storeys, area), then what follows from it (height from storeys, crane from height, load
and lift from the floor, rent from district and floor, power from area), then what its broker left blank. Keys and units
are those of the dictionary; NaN is "not stated", bit masks are as `luodi.matching.Index.from_arrays` takes them.
"""

import datetime as dt

import numpy as np

from luodi.sample._chance import Array, Bools, Chance, snap, where_stated
from luodi.sample._regions import World, regions

#: Rows drawn at a time. A world is the same however many of its rows are used.
BLOCK = 8192
#: The day on which the sample was "written".
AS_OF = dt.date(2026, 11, 1)

RENT, SALE = 1, 2
FACTORY, WAREHOUSE, YARD, LAND, OFFICE, LAB, PARK = (1 << place for place in range(7))

#: Admitted prefixes, excluded prefixes, is exclusive: what parks and owners ask for.
ADMISSIONS: tuple[tuple[tuple[str, ...], tuple[str, ...], bool], ...] = (
    (("34", "35"), (), False),
    (("34", "35", "36", "38"), ("26", "336"), False),
    (("36", "38"), (), True),
    (("38", "39"), ("26",), True),
    (("13", "14"), ("26", "336"), False),
    (("27", "358"), (), True),
    (("29", "33"), (), False),
    (("59",), (), False),
    ((), ("17", "26", "336"), False),
    ((), ("25", "26", "31", "336"), False),
    (("34", "35", "39", "40"), ("17", "26"), False),
    (("65", "73"), (), False),
)

Columns = dict[str, Array]
_TRANSFORMERS = np.array(
    [50, 80, 100, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 5000]
)
_CRANES = np.array([3, 5, 10, 16, 20, 32, 50])
_AREAS = {
    "industrial": [200, 600, 1200, 2200, 4000, 8000, 45000],
    "office": [60, 150, 300, 600, 1200, 9000],
    "park": [3000, 8000, 20000, 40000, 120000],
    "yard": [500, 1500, 3000, 8000, 40000],
}


def block(seed: int, number: int, world: World, size: int = BLOCK) -> Columns:
    """The columns of one block of listings."""
    chance = Chance(seed, 1, number, size)
    facts = _place(chance, world)
    for part in (_building, _services, _prices, _terms):
        facts |= part(chance, facts)
    facts |= _capacity(Chance(seed, 4, number, size), facts)
    facts |= {"~careful": Chance(seed, 3, number, size).yes(_CAREFUL)}
    return _left_blank(chance, facts)


def _place(chance: Chance, world: World) -> Columns:
    kinds = (FACTORY, WAREHOUSE, FACTORY | WAREHOUSE, LAND, YARD, OFFICE, LAB, PARK)
    kind = chance.pick(kinds, [0.60, 0.13, 0.03, 0.07, 0.05, 0.05, 0.04, 0.03])
    deal = chance.pick([RENT, SALE, RENT | SALE], [0.80, 0.11, 0.09])
    deal = np.where(kind == LAND, chance.pick([SALE, RENT], [0.85, 0.15]), np.where(kind == YARD, RENT, deal))
    table = regions(world)
    where = table.draw(chance)
    area = np.select(
        [kind == PARK, kind == YARD, (kind == OFFICE) | (kind == LAB)],
        [chance.spread(_AREAS[name]) for name in ("park", "yard", "office")],
        chance.spread(_AREAS["industrial"]),
    )
    area = np.where(area < 2000, snap(area, 10), snap(area, 50))
    return {
        "kind": kind,
        "deal": deal,
        "region_code": table.codes[where],
        "~level": table.rents[where],
        "area_m2": area,
    }


def _building(chance: Chance, facts: Columns) -> Columns:
    """Storeys, floor and heights; crane, load and lift follow from them."""
    kind, area = facts["kind"], facts["area_m2"]
    built, industrial = (kind != LAND) & (kind != YARD), kind <= (FACTORY | WAREHOUSE)
    single = built & chance.yes(np.where(industrial, 0.48, 0.04))
    storeys = np.where(single, 1, chance.pick([2, 3, 4, 5, 6], [2, 4, 4, 3, 1]))
    whole = single | chance.yes(np.where(kind == PARK, 0.95, 0.3))
    floor = np.floor(chance.uniform() * storeys).astype(np.int64) + 1
    ground = whole | (floor == 1)
    low, high = chance.spread([3.3, 3.9, 4.5, 5, 6]), chance.spread([4.2, 5, 5.8, 6.5, 8])
    height = np.where(single, chance.spread([5.5, 8, 9, 10.5, 12, 18]), np.where(ground, high, low))
    of_office, of_lab = np.clip(height * 0.7, 3, 4.5), np.clip(height, 3.6, 6)
    height = np.select([kind == OFFICE, kind == LAB], [of_office, of_lab], height)
    crane = single & industrial & (height >= 7) & chance.yes(0.55)
    heaviest = np.interp(height, [7, 9, 12, 18], [1, 2, 4, 6.99]).astype(np.int64)
    tonnes = chance.pick([1.5, 2, 2.5, 3, 5], [2, 4, 2, 4, 2]), chance.pick([0.5, 0.75, 0.8, 1, 1.5], [2, 2, 3, 4, 1])
    load = np.where(ground, *tonnes) * 9.81
    load = np.where(kind == OFFICE, np.maximum(load * 0.3, 2), load)
    lift = built & ~single & chance.yes(0.85)
    return {
        "~built": built,
        "~industrial": industrial,
        "~ground": ground,
        "~height": np.floor(height * 10 + 0.5) / 10,
        "is_single_storey": single,
        "floors_total": storeys,
        "floor_no": np.where(whole, 2 ** (storeys + 1) - 2, 2**floor),
        "has_crane": crane,
        "crane_capacity_t": _CRANES[np.minimum(chance.pick(range(7), [3, 5, 6, 3, 2, 1, 1]), heaviest)],
        "floor_load_kn_m2": np.floor(load * 10000 + 0.5) / 10000,
        "has_freight_lift": lift,
        "freight_lift_t": chance.pick([1, 2, 3, 5], [1, 4, 4, 1]),
        "is_divisible": built & chance.yes(np.where(area >= 1000, 0.6, 0.15)),
        "~part": snap(area * chance.pick([0.2, 0.25, 1 / 3, 0.5], [1, 2, 2, 2]), 50),
    }


def _services(chance: Chance, facts: Columns) -> Columns:
    kind, industrial, single = facts["kind"], facts["~industrial"], facts["is_single_storey"]
    wanted = facts["area_m2"] * chance.spread([0.03, 0.06, 0.09, 0.15, 0.3])
    return {
        "has_loading_dock": chance.yes(np.where(kind == WAREHOUSE, 0.6, 0.2)),
        "has_own_yard": chance.yes(np.where(single, 0.45, 0.1)),
        "has_gas": chance.yes(0.45),
        "has_steam": chance.yes(0.12),
        "has_sewer": chance.yes(0.7),
        "is_eia_possible": chance.yes(np.where(industrial, 0.65, 0.25)),
        "fire_hazard_category": chance.pick([3, 4, 2, 5, 1], [60, 24, 6, 8, 2]),
        "is_fire_accepted": chance.yes(0.75),
        "has_title_deed": chance.yes(0.82),
        "has_office": chance.yes(0.7),
        "has_dormitory": chance.yes(0.35),
        "has_canteen": chance.yes(0.3),
        "power_capacity_kva": _TRANSFORMERS[np.minimum(np.searchsorted(_TRANSFORMERS, wanted), 17)],
        "power_demand_kw": snap(wanted * 0.8, 10),
    }


def _capacity(chance: Chance, facts: Columns) -> Columns:
    """Remaining capacity for wastewater, steam and gas, which few owners know."""
    return {
        "wastewater_left_t_d": snap(chance.spread([5, 30, 80, 200, 600]), 5),
        "steam_left_t_h": snap(chance.spread([1, 4, 10, 30]), 1),
        "gas_left_nm3_h": snap(chance.spread([50, 200, 600, 2000]), 50),
        "~has_capacity_said": chance.yes(np.where(facts["kind"] == PARK, 0.5, 0.08)),
    }


def _prices(chance: Chance, facts: Columns) -> Columns:
    """Rents by district, kind and floor; sale prices as years of rent; land by the same level."""
    kind, area = facts["kind"], facts["area_m2"]
    of_kind = np.select([kind == YARD, kind == LAND, kind >= OFFICE], [0.25, 0.1, 1.6], 1.0)
    of_floor = np.where(facts["~ground"], 1.06, 0.8)
    rent = facts["~level"] * of_kind * of_floor * chance.spread([0.72, 0.9, 1, 1.1, 1.35])
    rent = np.maximum(snap(rent, 0.5), np.where((kind == YARD) | (kind == LAND), 1, 3))
    unit = snap(rent * 12 * chance.spread([9, 12, 14, 18]), 50)
    land = snap(chance.spread([8, 15, 30, 60, 120, 400]), 1)
    plot = snap(area * chance.spread([1.1, 1.6, 2.5]) * 3 / 2000, 1)
    return {
        "rent_min_cny_m2_month": rent,
        "rent_max_cny_m2_month": rent + chance.pick([0, 1, 2, 4], [70, 10, 12, 8]),
        "is_rent_negotiable": chance.yes(0.7),
        "sale_price_cny_m2": unit,
        "sale_price_cny": snap(unit * area, 10_000),
        "land_price_cny_mu": snap(facts["~level"] * 17_000 * chance.spread([0.7, 1, 1.5]), 5_000),
        "land_area_m2": np.floor(np.where(kind == LAND, land, plot) * 200_000 / 3 + 0.5) / 100,
    }


def _terms(chance: Chance, facts: Columns) -> Columns:
    kind = facts["kind"]
    asking = np.where((kind == LAND) | (kind == PARK), 0.55, 0.12)
    day = AS_OF.toordinal()
    return {
        "admission": np.where(chance.yes(asking * 1.4), chance.pick(range(len(ADMISSIONS)), [1] * len(ADMISSIONS)), -1),
        "tax_per_mu_min_cny": where_stated(chance.yes(asking), snap(chance.spread([5, 12, 20, 40]), 1) * 10_000),
        "investment_per_mu_min_cny": where_stated(
            chance.yes(asking * 0.7), snap(chance.spread([180, 300, 500]), 10) * 10_000
        ),
        "output_per_mu_min_cny": where_stated(
            chance.yes(asking * 0.5), snap(chance.spread([300, 500, 1000]), 10) * 10_000
        ),
        "lease_years_min": chance.pick([1, 2, 3, 5], [3, 2, 4, 2]),
        "deposit_months": chance.pick([1, 2, 3], [3, 4, 2]),
        "rent_free_months": chance.pick([0, 1, 2, 3, 6], [3, 4, 2, 2, 1]),
        "service_charge_cny_m2_month": chance.pick([0, 0.5, 1, 1.5, 2, 3], [3, 2, 3, 2, 2, 1]),
        "available_from": day + np.floor(chance.spread([-120, 0, 30, 400])),
        "valid_until": day + np.floor(chance.spread([-8, 60, 180, 365])),
    }


#: The share of listings filled in carefully, stating everything a tenant asks for.
_CAREFUL = 0.12
#: How often the other listings state a fact of the place, by key.
_STATED = {
    "deal": 0.97,
    "kind": 0.98,
    "region_code": 0.99,
    "area_m2": 0.98,
    "is_single_storey": 0.5,
    "floors_total": 0.6,
    "floor_no": 0.72,
    "has_crane": 0.62,
    "crane_capacity_t": 0.85,
    "floor_load_kn_m2": 0.6,
    "is_divisible": 0.62,
    "has_freight_lift": 0.68,
    "freight_lift_t": 0.6,
    "has_loading_dock": 0.45,
    "has_own_yard": 0.55,
    "has_gas": 0.5,
    "has_steam": 0.35,
    "has_sewer": 0.52,
    "is_eia_possible": 0.58,
    "fire_hazard_category": 0.6,
    "is_fire_accepted": 0.4,
    "has_title_deed": 0.68,
    "has_office": 0.4,
    "has_dormitory": 0.4,
    "has_canteen": 0.3,
    "lease_years_min": 0.5,
    "deposit_months": 0.4,
    "rent_free_months": 0.3,
    "service_charge_cny_m2_month": 0.35,
    "available_from": 0.5,
    "valid_until": 0.85,
}
_BUILDINGS_ONLY = (
    *("is_single_storey", "floors_total", "floor_no", "has_crane", "floor_load_kn_m2", "is_divisible"),
    *("has_freight_lift", "has_loading_dock", "fire_hazard_category", "is_fire_accepted", "has_office"),
    *("has_dormitory", "has_canteen", "service_charge_cny_m2_month"),
)
#: Facts of production buildings only; offices have no fire hazard category.
_PRODUCTION_ONLY = ("fire_hazard_category",)
#: The supply an amount belongs to: without the supply, no remaining amount is stated.
_SUPPLIES = {"wastewater_left_t_d": "has_sewer", "steam_left_t_h": "has_steam", "gas_left_nm3_h": "has_gas"}
#: Facts of a building or a yard; land has its own.
_NOT_OF_LAND = ("has_own_yard",)
_RENT_ONLY = ("lease_years_min", "deposit_months", "rent_free_months", "service_charge_cny_m2_month")


def _left_blank(chance: Chance, facts: Columns) -> Columns:
    """The facts a listing states; keys starting with "~" are removed."""
    built, lets, kind = facts["~built"], (facts["deal"] & RENT) > 0, facts["kind"]
    stated: dict[str, Bools] = {key: chance.yes(share) for key, share in _STATED.items()}
    stated = {key: each | facts["~careful"] if key not in _RENT_ONLY else each for key, each in stated.items()}
    for keys, allowed in (
        (_BUILDINGS_ONLY, built),
        (_RENT_ONLY, lets),
        (_PRODUCTION_ONLY, kind != OFFICE),
        (_NOT_OF_LAND, kind != LAND),
    ):
        for key in keys:
            stated[key] = stated[key] & allowed
    stated["area_m2"] = stated["area_m2"] & (kind != LAND)
    stated["crane_capacity_t"] = stated["crane_capacity_t"] & stated["has_crane"] & facts["has_crane"]
    stated["freight_lift_t"] = stated["freight_lift_t"] & stated["has_freight_lift"] & facts["has_freight_lift"]
    kept = {key: where_stated(stated[key], facts[key]) for key in _STATED}
    kept |= {key: facts[key] for key in ("admission", "tax_per_mu_min_cny", "investment_per_mu_min_cny")}
    kept["output_per_mu_min_cny"] = facts["output_per_mu_min_cny"]
    kept |= {
        key: where_stated(built & facts["~has_capacity_said"] & (kept[supply] == 1), facts[key])
        for key, supply in _SUPPLIES.items()
    }
    return kept | _heights(chance, facts) | _power(chance, facts) | _priced(chance, facts) | _parts(chance, facts, kept)


def _heights(chance: Chance, facts: Columns) -> Columns:
    height, single = facts["~height"], facts["is_single_storey"]
    named = chance.pick([0, 1, 2, 3, 4], [24, 26, 26, 6, 18])
    named = np.where(facts["~built"], np.where(facts["~careful"], 1, named), 0)
    named = np.where((named == 3) & ~single, 2, named)
    return {
        key: where_stated(named == place, height)
        for place, key in enumerate(("clear_height_m", "storey_height_m", "eaves_height_m", "height_m"), 1)
    }


def _power(chance: Chance, facts: Columns) -> Columns:
    units = chance.pick([0, 1, 2], [36, 58, 6])
    units = np.where(facts["~built"], np.where(facts["~careful"], 1, units), 0)
    return {
        "power_capacity_kva": where_stated(units == 1, facts["power_capacity_kva"]),
        "power_demand_kw": where_stated(units == 2, facts["power_demand_kw"]),
    }


def _priced(chance: Chance, facts: Columns) -> Columns:
    """Rent, sale and land price where the deal has one: stated four times in five, else often negotiable."""
    land, lets, sells = facts["kind"] == LAND, (facts["deal"] & RENT) > 0, (facts["deal"] & SALE) > 0
    stated, only_from = chance.yes(0.78) | facts["~careful"], chance.yes(0.08) & ~facts["~careful"]
    by_unit = chance.pick([0, 1, 2], [4, 5, 2])
    negotiable = lets & ~stated & facts["is_rent_negotiable"]
    return {
        "rent_min_cny_m2_month": where_stated(lets & stated, facts["rent_min_cny_m2_month"]),
        "rent_max_cny_m2_month": where_stated(lets & stated & ~only_from, facts["rent_max_cny_m2_month"]),
        "is_rent_negotiable": where_stated(negotiable, negotiable),
        "sale_price_cny_m2": where_stated(sells & ~land & stated & (by_unit != 1), facts["sale_price_cny_m2"]),
        "sale_price_cny": where_stated(sells & ~land & stated & (by_unit != 0), facts["sale_price_cny"]),
        "land_price_cny_mu": where_stated(sells & land & stated, facts["land_price_cny_mu"]),
    }


def _parts(chance: Chance, facts: Columns, kept: Columns) -> Columns:
    """The smallest part of divisible space, and the land of plots and yards."""
    divisible = (kept["is_divisible"] == 1) & (facts["~part"] < facts["area_m2"])
    plot = (facts["kind"] == LAND) | (facts["has_own_yard"] & facts["~built"] & chance.yes(0.4))
    return {
        "min_area_m2": where_stated(divisible & chance.yes(0.6) & (kept["area_m2"] > 0), facts["~part"]),
        "land_area_m2": where_stated(plot & chance.yes(0.96), facts["land_area_m2"]),
    }
