"""Random worlds for the property tests: records of listings and requirements, seeded by an integer.

Values crowd around a few limits, so that equality, one step below, one step above, straddling intervals, contradictions and every
branch of design section 5 happen often. Every number fits the stored scale of its field. About two fifths of all keys are
blank (some as None, "" or an empty list), and requirements are thin, middling or full, so that every verdict occurs.
"""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from tests.naive.cards import PLAIN_ASKS
from tests.naive.records import Record, stated

from luodi.fields import FIELDS, for_record

AS_OF = "2026-11-01"

#: Prefixes of 2, 4, 6 and 9 digits that nest, and neighbours that do not.
REGIONS = ("32", "33", "3204", "3205", "320481", "320411", "320481109", "320481114", "320411103")
#: Codes with sub-codes among them, ties, and classes that are alone in their group.
INDUSTRIES = ("26", "263", "2631", "2651", "266", "33", "336", "3360", "38", "384", "3841", "34", "99")
KINDS = ("factory", "warehouse", "yard", "land", "office", "lab", "park")
#: Names of asks, as the dictionary has them.
ASKS = tuple(dict.fromkeys(field.criterion for field in FIELDS.values() if field.criterion))

Draw = Callable[[random.Random], Any]

#: Limits around which the numbers of a dimension crowd, shared by both sides.
LIMITS: dict[str, Sequence[str]] = {
    "area": ("1000", "2000", "3000", "6000", "15500"),
    "land": ("9999.99", "10000", "20000", "26666.67", "40000"),
    "rent": ("12", "18", "18.8583", "22"),
    "unit_price": ("2999", "3000", "3500"),
    "total": ("6000000", "9000000", "10500000", "46500000"),
    "mu_price": ("300000", "400000"),
    "height": ("6", "8", "8.5", "12"),
    "load": ("4.905", "9.81", "29.43"),
    "tonnes": ("0", "5", "10"),
    "kva": ("200", "400", "630"),
    "per_mu": ("200000", "300000"),
    "company": ("3000000", "4500000", "8000000", "12000000"),
    "years": ("1", "3", "5"),
    "amount": ("0.5", "2", "20", "50"),
}

NUMBERS = {
    "area_m2": "area",
    "min_area_m2": "area",
    "land_area_m2": "land",
    "rent_min_cny_m2_month": "rent",
    "rent_max_cny_m2_month": "rent",
    "sale_price_cny": "total",
    "sale_price_cny_m2": "unit_price",
    "land_price_cny_mu": "mu_price",
    "clear_height_m": "height",
    "storey_height_m": "height",
    "eaves_height_m": "height",
    "height_m": "height",
    "floor_load_kn_m2": "load",
    "crane_capacity_t": "tonnes",
    "power_capacity_kva": "kva",
    "power_demand_kw": "kva",
    "tax_per_mu_min_cny": "per_mu",
    "investment_per_mu_min_cny": "per_mu",
    "output_per_mu_min_cny": "per_mu",
    "lease_years_min": "years",
    "area_min_m2": "area",
    "area_max_m2": "area",
    "land_area_min_m2": "land",
    "land_area_max_m2": "land",
    "sale_price_max_cny_m2": "unit_price",
    "land_price_max_cny_mu": "mu_price",
    "clear_height_min_m": "height",
    "storey_height_min_m": "height",
    "height_min_m": "height",
    "floor_load_min_kn_m2": "load",
    "crane_min_t": "tonnes",
    "power_min_kva": "kva",
    "tax_cny_year": "company",
    "investment_cny": "company",
    "output_cny_year": "company",
    "lease_years": "years",
}

#: Numbers of plain asks that no dimension above is for.
NUMBERS |= {
    key: "amount" for ask in PLAIN_ASKS if ask.form != "boolean" for key in (ask.fact, ask.limit) if key not in NUMBERS
}
#: What a listing asks in numbers.
ASKED = ("tax_per_mu_min_cny", "investment_per_mu_min_cny", "output_per_mu_min_cny", "lease_years_min")

LISTING_NUMBERS = [key for key in NUMBERS if "listing" in FIELDS[key].records]
REQUIREMENT_NUMBERS = [key for key in NUMBERS if "requirement" in FIELDS[key].records and key != "power_demand_kw"]

PRICE_LIMITS = ("rent_max_cny_m2_month", "sale_price_max_cny_m2", "land_price_max_cny_mu")

#: Keys of which one end must not lie above the other in a plausible record.
ENDS = (
    ("rent_min_cny_m2_month", "rent_max_cny_m2_month"),
    ("min_area_m2", "area_m2"),
    ("area_min_m2", "area_max_m2"),
    ("land_area_min_m2", "land_area_max_m2"),
)

FACTS = tuple(field.key for field in for_record("listing") if field.type == "bool" and field.criterion)
NEEDS = tuple(field.key for field in for_record("requirement") if field.type == "bool" and field.criterion)


def near(key: str, rng: random.Random) -> int | float:
    """A limit of the key's dimension, or one stored step below or above it, or far away, or zero."""
    limit = Decimal(rng.choice(LIMITS[NUMBERS[key]]))
    scale = FIELDS[key].scale
    assert scale is not None
    step = rng.choices((Decimal(0), Decimal(1) / scale, Decimal(-1) / scale, limit / 2, -limit), (70, 11, 11, 5, 3))[0]
    value = max(limit + step, Decimal(0)).quantize(Decimal(1) / scale)
    return int(value) if value == value.to_integral_value() else float(value)


def close_to_limit(key: str) -> Draw:
    """`near` for one key."""
    return lambda rng: near(key, rng)


def some(values: Sequence[Any], most: int) -> Draw:
    """A list of one to `most` different members."""
    return lambda rng: rng.sample(list(values), rng.randint(1, most))


def day(rng: random.Random) -> str:
    """A day around as_of, often that very day."""
    return (dt.date.fromisoformat(AS_OF) + dt.timedelta(days=rng.choice((-30, -1, 0, 0, 1, 30, 61)))).isoformat()


def yes(share: float) -> Draw:
    """True for this share of the draws."""
    return lambda rng: rng.random() < share


LISTING: dict[str, Draw] = {
    "deal": lambda rng: rng.choice((["rent"], ["rent"], ["sale"], ["rent", "sale"], ["sale", "rent"])),
    "kind": some(KINDS[:4], 2),
    "region_code": lambda rng: rng.choice(REGIONS),
    **{key: yes(0.6) for key in FACTS},
    **{key: close_to_limit(key) for key in LISTING_NUMBERS},
    "floor_no": some((1, 2, 3, 4, -1, "2"), 3),
    "fire_hazard_category": lambda rng: rng.choice("ABCDE"),
    "industries_admitted": some(INDUSTRIES, 3),
    "industries_excluded": some(INDUSTRIES, 3),
    "available_from": day,
    "valid_until": day,
    "floors_total": lambda rng: rng.choice((1, 1, 2, 3, 6)),
}

REQUIREMENT: dict[str, Draw] = {
    "deal": LISTING["deal"],
    "kind": some(KINDS[:4], 3),
    "region_codes": some(REGIONS, 3),
    "regions_excluded": some(REGIONS, 2),
    **{key: yes(0.8) for key in NEEDS},
    **{key: close_to_limit(key) for key in REQUIREMENT_NUMBERS},
    "floors_excluded": some((1, 2, 3, 4), 3),
    "hazard_category": lambda rng: rng.choice("ABCDE"),
    "industry_codes": some(INDUSTRIES, 3),
    "needed_by": day,
    "power_demand_kw": close_to_limit("power_demand_kw"),
    "wishes": some(ASKS, 6),
}


def draw(rng: random.Random, keys: dict[str, Draw], blank: float) -> Record:
    """A record in which each key is blank with this probability, now and then by an empty value instead of absence."""
    record: Record = {}
    for key, value in keys.items():
        if rng.random() >= blank:
            record[key] = value(rng)
        elif rng.random() < 0.03:
            record[key] = rng.choice((None, "", []))
    return _ends_in_order(record) if rng.random() < 0.95 else record


def _ends_in_order(record: Record) -> Record:
    for low, high in ENDS:
        if stated(record, low) and stated(record, high):
            record[low], record[high] = sorted((record[low], record[high]))
    return record


def listing(rng: random.Random) -> Record:
    """A listing; what it asks of the company is blank more often than what it has, and it is seldom expired."""
    record = draw(rng, LISTING, rng.choice((0.2, 0.4, 0.6, 0.9)))
    for key in ("industries_admitted", "industries_excluded", "valid_until", *ASKED):
        if rng.random() < 0.5:
            record.pop(key, None)
    return record


def requirement(rng: random.Random, *, branches: bool = True) -> Record:
    """A requirement: thin, middling or full; a tenth little but a limit for either deal; a fifth have alternatives."""
    record = draw(rng, REQUIREMENT, rng.choice((0.4, 0.7, 0.85, 0.95)))
    if rng.random() < 0.1:
        limits = {key: near(key, rng) for key in rng.sample(PRICE_LIMITS, 2)}
        record = {**draw(rng, REQUIREMENT, 0.97), PRICE_LIMITS[0]: near(PRICE_LIMITS[0], rng), **limits}
    for key in ("deal", "kind", "region_codes", "regions_excluded"):
        if rng.random() < 0.4:
            record.pop(key, None)
    if branches and rng.random() < 0.2:
        record["branches"] = [draw(rng, REQUIREMENT, 0.9) for _ in range(rng.randint(2, 4))]
    return record


def pair(seed: int) -> tuple[Record, Record]:
    """One listing and one requirement."""
    rng = random.Random(seed)
    return {"id": "L0", **listing(rng)}, {"id": "R0", **requirement(rng)}


def world(seed: int, listings: int) -> tuple[list[Record], Record]:
    """Many listings (ids in shuffled order, some of them alike) and one requirement."""
    rng = random.Random(seed)
    wanted = requirement(rng)
    numbers = rng.sample(range(10 * listings), listings)
    records = [{"id": f"L{number:05d}", **listing(rng)} for number in numbers]
    for twin, record in zip(records[1::7], records[::7], strict=False):
        twin.update({key: value for key, value in record.items() if key != "id"})
    return records, wanted
