"""Listings and parcels of the sample region: generated records, completed and assigned to a park or broker."""

import datetime as dt
import random
from typing import Any

from luodi.geography import division, is_division
from luodi.sample import AS_OF, SOURCE, listings
from luodi.web.listings.actions import add_listing, publish_listing, withdraw_listing
from luodi.web.listings.enums import ListingStatus
from luodi.web.listings.models import Listing
from luodi.web.listings.queries import missing_for_publishing
from luodi.web.places.actions import add_parcel
from luodi.web.places.models import Parcel, Park
from luodi.web.portal.sample._offices import Offices, rows

_SEED = 20261123
_DRAWN, _PARCELS = 460, 40
#: One listing in this many is withdrawn.
_WITHDRAWN_EVERY = 70
_DATES = ("available_from", "valid_until")
_NOUNS = {
    "factory": "厂房",
    "warehouse": "仓库",
    "yard": "堆场",
    "land": "工业地块",
    "office": "办公楼",
    "lab": "研发楼",
    "park": "整体园区",
}
_RENTS = ("rent_min_cny_m2_month", "rent_max_cny_m2_month")
#: What some parks still have to give, by the column of `parks.csv`: the amount, and the fact that goes with it.
_LEFT = {
    "wastewater_t_d": ("wastewater_left_t_d", "has_sewer"),
    "steam_t_h": ("steam_left_t_h", "has_steam"),
    "gas_nm3_h": ("gas_left_nm3_h", "has_gas"),
}
#: Kinds without a building, and hence without a gross floor area.
_OPEN = frozenset({"land", "yard"})
#: Facts the generator leaves open and publishers mostly fill in; listings without them stay drafts.
_USUAL = {"deal": "rent", "kind": "factory"}
_COUNTY = 6


def load_listings(offices: Offices, at: dt.datetime) -> tuple[int, int]:
    """Adds the missing listings and returns how many are public and how many are incomplete drafts."""
    there = set(Listing.objects.filter(is_sample=True).values_list("code", flat=True))
    for number, record in enumerate(listings(_DRAWN, _SEED)):
        if record["id"] not in there:
            _add(number, record, offices, at)
    rows = Listing.objects.filter(is_sample=True)
    return rows.filter(status=ListingStatus.PUBLIC).count(), rows.filter(status=ListingStatus.DRAFT).count()


def _add(number: int, record: dict[str, Any], offices: Offices, at: dt.datetime) -> None:
    chance = random.Random(f"{_SEED} {record['id']}")
    park = _park(record, offices, chance)
    office = park.organisation if park else offices.brokers[number % len(offices.brokers)]
    added = at - dt.timedelta(minutes=chance.randrange(60, 45 * 24 * 60))
    facts = _facts(number, record, park, chance, at) | {"as_of": _stated_before(added, chance)}
    listing = add_listing(
        organisation=office,
        code=record["id"],
        facts=facts,
        title=_title(facts, park),
        park=park,
        is_sample=True,
        actor=None,
        at=added,
    )
    if not missing_for_publishing(listing):
        listing = publish_listing(listing=listing, actor=None, at=added)
        if number % _WITHDRAWN_EVERY == _WITHDRAWN_EVERY - 1:
            withdraw_listing(listing=listing, reason="示例：已租出", actor=None, at=at)


def _park(record: dict[str, Any], offices: Offices, chance: random.Random) -> Park | None:
    """A park of the same county that has such places, for most listings; the others are a broker's."""
    county, kinds = record.get("region_code", "")[:_COUNTY], set(record.get("kind", [_USUAL["kind"]]))
    near = [
        park
        for park in offices.parks
        if park.region_code[:_COUNTY] == county and kinds <= set(_row(park)["kinds"].split())
    ]
    return chance.choice(near) if near and len(county) == _COUNTY and chance.random() < 0.6 else None


def _stated_before(added: dt.datetime, chance: random.Random) -> str:
    """The day that the facts are from: some weeks before the listing was added, and not yet old."""
    return (added.date() - dt.timedelta(days=chance.randrange(2, 44))).isoformat()


def _facts(
    number: int, record: dict[str, Any], park: Park | None, chance: random.Random, at: dt.datetime
) -> dict[str, Any]:
    """The record with the sample's dates and location, and the facts that publishers fill in."""
    days = at.date() - AS_OF
    facts = {key: value for key, value in record.items() if key not in ("id", "region_raw", "address")}
    facts |= {key: _later(record[key], days) for key in _DATES if key in record}
    facts |= {
        "phone": f"0300-8000{1000 + number % 9000}",
        "source": SOURCE,
    }
    if "area_m2" in record and not _OPEN & set(record.get("kind", ())):
        facts["area_basis"] = "gross" if chance.random() < 0.9 else "unit"
    facts = {key: [usual] for key, usual in _USUAL.items() if chance.random() < 0.6} | facts
    if "rent" in facts.get("deal", ()) and not any(key in facts for key in _RENTS) and chance.random() < 0.9:
        facts["is_rent_negotiable"] = True
    if park is not None:
        facts |= _place(number, facts, park, chance)
    elif is_division(record.get("region_code", "")):
        facts["address"] = f"{division(record['region_code']).name}示例路 {number % 199 + 1} 号"
    return facts


def _place(number: int, facts: dict[str, Any], park: Park, chance: random.Random) -> dict[str, Any]:
    """A location in a park: its division, its street, and a point within a kilometre of the park's; what it has left."""
    row = _row(park)
    is_open = bool(_OPEN & set(facts.get("kind", ())))
    return ({} if is_open else _left(row)) | {
        "region_code": park.region_code,
        "address": f"{row['street']} {number % 97 + 1} 号",
        "lon": round(float(row["lon"]) + chance.uniform(-0.008, 0.008), 6),
        "lat": round(float(row["lat"]) + chance.uniform(-0.008, 0.008), 6),
    }


def _left(row: dict[str, str]) -> dict[str, Any]:
    """The capacity a park can still give to a building in it, together with the supply itself."""
    found: dict[str, Any] = {}
    for column, (amount, supply) in _LEFT.items():
        if row[column]:
            found |= {amount: int(row[column]), supply: True}
    return found


def _row(park: Park) -> dict[str, str]:
    return next(row for row in rows() if row["name"] == park.name)


def _later(date: str, days: dt.timedelta) -> str:
    return (dt.date.fromisoformat(date) + days).isoformat()


def _title(facts: dict[str, Any], park: Park | None) -> str:
    """A title of parts separated by spaces, where a page may break the line; it says what the facts say."""
    noun = "、".join(_NOUNS[kind] for kind in facts.get("kind", [])) or "房源"
    if "address" not in facts:
        return f"常州 {noun}"
    where = _row(park)["short"] if park is not None else division(facts["region_code"]).name
    return f"{where} {facts['address'].removeprefix(where)}{noun}"


def load_parcels(offices: Offices, at: dt.datetime) -> int:
    """Adds the missing parcels, spread over the parks."""
    there = set(Parcel.objects.filter(is_sample=True).values_list("parcel_no", flat=True))
    for number in range(_PARCELS):
        park = offices.parks[number % len(offices.parks)]
        parcel_no = f"示例-{at.year}-{number + 1:03}"
        if parcel_no not in there and not any(no.endswith(f"-{number + 1:03}") for no in there):
            add_parcel(
                organisation=park.organisation,
                facts=_terms(number, parcel_no, park),
                park=park,
                source=SOURCE,
                as_of=at.date() - dt.timedelta(days=number % 40 + 1),
                is_sample=True,
                actor=None,
                at=at,
            )
    return Parcel.objects.filter(is_sample=True).count()


def _terms(number: int, parcel_no: str, park: Park) -> dict[str, Any]:
    chance = random.Random(f"{_SEED} {number}")
    area = chance.randrange(12, 120) * 500
    return {
        "parcel_no": parcel_no,
        "region_code": park.region_code,
        "address": f"{park.address}示例段 {number + 1} 号",
        "land_use": "工业用地",
        "land_area_m2": area,
        "tenure_years": chance.choice((20, 30, 50)),
        "floor_area_ratio_min": chance.choice((1.0, 1.2, 1.5, 2.0)),
        "building_coverage_min_pct": chance.choice((30, 40, 45)),
        "green_ratio_max_pct": chance.choice((10, 15, 20)),
        "land_price_cny_mu": chance.randrange(26, 46) * 10_000,
        "investment_per_mu_min_cny": chance.randrange(30, 55) * 100_000,
        "tax_per_mu_min_cny": chance.randrange(12, 40) * 10_000,
        "industries_admitted": park.industries_admitted,
    }
