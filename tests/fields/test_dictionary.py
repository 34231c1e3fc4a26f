"""The dictionary: whole, consistent, and equal to the shared reference where that is at hand."""

import csv
from pathlib import Path

import pytest

from luodi.fields import FIELDS, RECORDS, field, for_record, heading_keys
from luodi.fields._dictionary import Field
from luodi.matching import ASKS, plain_keys

REFERENCE = Path(__file__).parents[3] / "shared" / "reference" / "field-keys.csv"
#: Ours beyond the reference: what the publishing gate of design section 4 needs, and what notices of land state.
ADDED = {
    *("area_basis", "as_of", "start_price_cny_m2", "grant_method", "energy_max_tce_per_10k_cny", "energy_basis"),
    *("rd_share_min_pct", "ramp_up_months", "build_months", "needs_single_storey", "regions_excluded"),
}


def test_every_ask_is_served_by_a_field_and_every_criterion_is_an_ask() -> None:
    assert {f.criterion for f in FIELDS.values()} - {""} == set(ASKS)


def test_every_gate_of_the_design_is_filled() -> None:
    gates = {f.gate for f in for_record("listing")} - {""}
    assert gates == {"deal", "kind", "county", "area", "area_basis", "price", "contact", "source", "as_of"}


def test_personal_fields_are_the_three_contacts() -> None:
    assert {f.key for f in FIELDS.values() if f.is_personal} == {"contact_name", "phone", "wechat"}


@pytest.mark.parametrize("f", FIELDS.values(), ids=lambda f: f.key)
def test_field_has_names_records_and_a_scale_if_a_number(f: Field) -> None:
    assert f.zh
    assert f.en
    assert set(f.records) <= set(RECORDS)
    assert (f.scale is not None) == (f.type == "number" and f.key != "value")


@pytest.mark.parametrize("record", ["listing", "requirement", "parcel"])
def test_headings_of_a_record_name_one_key_each(record: str) -> None:
    names = [n for f in for_record(record) for n in {h.lower() for h in (f.key, f.zh, f.en, *f.headings)}]
    assert sorted({n for n in names if names.count(n) > 1}) == []


def test_heading_in_chinese_and_english_leads_to_the_key() -> None:
    headings = heading_keys("listing")
    assert [headings[h] for h in ("可租售面积", "floor area", "租金", "电话", "净高")] == [
        "area_m2",
        "area_m2",
        "rent_min_cny_m2_month",
        "phone",
        "clear_height_m",
    ]


def test_unknown_key_raises() -> None:
    with pytest.raises(KeyError):
        field("floor_space")


@pytest.mark.parametrize("path", [REFERENCE] if REFERENCE.exists() else [])
def test_dictionary_has_every_row_of_the_reference(path: Path) -> None:
    rows = list(csv.DictReader(path.read_text(encoding="utf8").splitlines()))
    plain = {*plain_keys("listing"), *plain_keys("requirement")}
    known = {r["key"] for r in rows}
    assert known <= set(FIELDS)
    assert ADDED <= set(FIELDS) - known <= ADDED | plain
    for row in rows:
        f = FIELDS[row["key"]]
        assert (row["zh"], row["en"], row["unit"]) == (f.zh, f.en, f.unit)
        assert set(row["record"].split()) <= set(f.records)
