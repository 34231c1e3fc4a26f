"""Sample listings: the same for a seed, plausible, as often blank as in life, and equal as records and as arrays."""

import hashlib
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from luodi.fields import FIELDS, clean
from luodi.geography import is_division
from luodi.intake import listing
from luodi.sample import ADMISSIONS, SOURCE, columns, listings, write_sample
from luodi.sample._regions import regions
from luodi.sheets import read_listings

ROOT = Path(__file__).parents[2]

#: What a person asks about a building for rent; a height of any name counts as one fact.
ASKED = (
    *("area_m2", "rent_min_cny_m2_month", "floor_load_kn_m2", "has_crane", "power_capacity_kva", "floor_no"),
    *("is_divisible", "has_freight_lift", "has_loading_dock", "has_own_yard", "has_gas", "has_sewer"),
    *("is_eia_possible", "fire_hazard_category", "has_title_deed", "lease_years_min", "available_from"),
)


@pytest.fixture(scope="module")
def drawn():
    return list(listings(4000, seed=7))


def test_one_seed_gives_one_world():
    records = [r | {"region_raw": ""} for r in listings(50, seed=1)]  # names of divisions may be corrected
    text = json.dumps(records, ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "6429c68b299cda1e"


def test_smaller_sample_is_the_beginning_of_a_larger_one():
    assert list(listings(10, seed=3)) == list(itertools.islice(listings(9000, seed=3), 10))
    assert list(listings(1, seed=3)) != list(listings(1, seed=4))


def test_every_value_is_clean_and_every_record_passes_intake(drawn):
    for record in drawn:
        assert {key: clean(FIELDS[key], value) for key, value in record.items()} == record
        assert listing(record).id == record["id"]


def test_every_record_says_that_it_is_a_sample(drawn):
    assert [r["id"] for r in drawn[:2]] == ["sample-000001", "sample-000002"]
    assert {r["source"] for r in drawn} == {SOURCE}
    assert all(r["contact_name"].startswith("示例") and "phone" not in r for r in drawn)


def test_two_facts_in_five_are_blank(drawn):
    lets = [r for r in drawn if r.get("deal") == ["rent"] and r.get("kind") == ["factory"]]
    blank = 1 - np.mean([sum(key in r for key in ASKED) / len(ASKED) for r in lets])
    assert 0.3 < blank < 0.5


def test_small_worlds_lie_around_changzhou(drawn):
    share = np.mean([r.get("region_code", "").startswith("3204") for r in drawn])
    assert 0.8 < share < 0.95


def mean(records, key):
    return np.mean([r[key] for r in records if key in r])


def test_facts_hang_together(drawn):
    single = [r for r in drawn if r.get("is_single_storey")]
    upper = [r for r in drawn if r.get("floor_no", [1])[0] > 1]
    assert mean(single, "clear_height_m") > 1.5 * mean(upper, "clear_height_m")
    assert mean(single, "floor_load_kn_m2") > 2 * mean(upper, "floor_load_kn_m2")
    assert mean(single, "rent_min_cny_m2_month") > mean(upper, "rent_min_cny_m2_month")
    assert not any(r.get("has_crane") for r in upper)
    large, small = ([r for r in single if (r.get("area_m2", 0) > 3000) is is_large] for is_large in (True, False))
    assert mean(large, "power_capacity_kva") > 2 * mean(small, "power_capacity_kva")


def test_no_office_stands_in_a_hall_and_no_land_states_what_a_building_has(drawn):
    of = {kind: [r for r in drawn if r.get("kind") == [kind]] for kind in ("office", "lab", "land")}
    heights = ("clear_height_m", "storey_height_m", "eaves_height_m", "height_m")
    assert max(r.get(key, 0) for r in of["office"] for key in heights) <= 4.5
    assert max(r.get(key, 0) for r in of["lab"] for key in heights) <= 6
    assert not any("fire_hazard_category" in r for r in of["office"])
    assert not any({"has_own_yard", "area_m2", "floor_no"} & r.keys() for r in of["land"])


def test_what_is_left_is_said_only_where_there_is_a_supply(drawn):
    supplies = {"wastewater_left_t_d": "has_sewer", "steam_left_t_h": "has_steam", "gas_left_nm3_h": "has_gas"}
    for amount, supply in supplies.items():
        stated = [r for r in drawn if amount in r]
        assert len(stated) > 5
        assert all(r[supply] is True and r[amount] > 0 for r in stated)


def test_numbers_are_plausible(drawn):
    buildings = [r for r in drawn if not {"land", "yard"} & set(r.get("kind", ["land"]))]
    for key, low, high in (
        ("rent_min_cny_m2_month", 3, 120),
        ("clear_height_m", 3, 20),
        ("floor_load_kn_m2", 2, 50),
        ("crane_capacity_t", 3, 50),
        ("power_capacity_kva", 50, 5000),
        ("area_m2", 60, 120_000),
    ):
        values = [r[key] for r in buildings if key in r]
        assert len(values) > 100
        assert low <= min(values) <= max(values) <= high
    both = [(r["rent_min_cny_m2_month"], r["rent_max_cny_m2_month"]) for r in drawn if "rent_max_cny_m2_month" in r]
    assert [pair for pair in both if pair[0] > pair[1]] == []


def test_arrays_hold_the_same_facts_as_records():
    arrays, records = columns(500, seed=5), list(listings(500, seed=5))
    for place, record in enumerate(records):
        assert int(arrays["region_code"][place]) == int(record.get("region_code", 0))
        assert arrays["deal"][place] == sum(1 << ("rent", "sale").index(d) for d in record.get("deal", ()))
        assert arrays["floor_no"][place] == sum(1 << f for f in record.get("floor_no", ()))
        assert arrays["has_crane"][place] == record.get("has_crane", -1)
        rent = arrays["rent_min_cny_m2_month"][place]
        assert record.get("rent_min_cny_m2_month") == (None if np.isnan(rent) else rent)
        admission = arrays["admission"][place]
        admitted = ADMISSIONS[admission][0] if admission >= 0 else ()
        assert tuple(record.get("industries_admitted", ())) == admitted


def test_a_million_would_put_twelve_thousand_into_changzhou_and_eighty_six_into_suzhou():
    table = regions("nation")
    shares = dict(zip(table.codes.astype(str), np.diff(table.edges, prepend=0), strict=True))
    of = {
        city: sum(share for code, share in shares.items() if code.startswith(city)) for city in ("3204", "3205", "32")
    }
    assert {city: round(share, 3) for city, share in of.items()} == {"3204": 0.012, "3205": 0.086, "32": 0.25}


@pytest.mark.parametrize("world", ["local", "nation"])
def test_every_region_is_a_division(world):
    assert [code for code in regions(world).codes.astype(str) if not is_division(code)] == []


def test_sample_spreadsheet_is_what_the_generator_writes(tmp_path):
    write_sample(tmp_path / "listings.xlsx")
    kept, made = read_listings(ROOT / "sample" / "listings.xlsx"), read_listings(tmp_path / "listings.xlsx")
    assert len(kept.records) == 300
    assert (kept.records, kept.faults, kept.notes) == (made.records, [], [])


def test_sample_survives_the_spreadsheet(tmp_path):
    records = list(listings(200, seed=9))
    write_sample(tmp_path / "a.xlsx", 200, 9)
    assert read_listings(tmp_path / "a.xlsx").records == records


def test_readme_says_that_the_folder_is_synthetic():
    assert "synthetic" in (ROOT / "sample" / "README.md").read_text("utf-8")
