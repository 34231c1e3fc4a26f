"""What is typed into a form is read as a cell of a sheet is, and refused for the same reasons."""

import datetime as dt

import pytest

from luodi.fields import for_record
from luodi.sheets import read_typed
from luodi.sheets._titles import column, right_heading

TODAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("key", "text", "record"),
    [
        ("land_area_m2", "50亩", {"land_area_m2": 33333.33}),
        ("area_m2", "3,000", {"area_m2": 3000}),
        ("area_m2", "5亩", {"land_area_m2": 3333.33}),
        ("sale_price_cny", "1200万", {"sale_price_cny": 12_000_000}),
        ("floor_load_kn_m2", "2吨/㎡", {"floor_load_kn_m2": 19.62}),
        ("rent_min_cny_m2_month", "0.6元/㎡/天", {"rent_min_cny_m2_month": 18.25}),
        ("rent_min_cny_m2_month", "18-22", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 22}),
        ("tax_per_mu_min_cny", "20万/亩", {"tax_per_mu_min_cny": 200_000}),
        ("power_capacity_kva", "2*630", {"power_capacity_kva": 1260}),
        ("as_of", "2026年11月1日", {"as_of": "2026-11-01"}),
        ("phone", "0519-8000 0000", {"phone": "0519-8000 0000"}),
        ("phone", "无", {}),
    ],
)
def test_text_says_what_its_field_will_hold(key, text, record):
    assert read_typed({key: text}, TODAY) == ({key: record}, {})


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("sale_price_cny", "1200", "rough_unit"),
        ("clear_height_m", "900", "not_metres"),
        ("clear_height_m", "0", "zero"),
        ("area_m2", "-5", "negative"),
        ("area_m2", "已租", "cell_not_number"),
        ("area_m2", "10米", "other_unit"),
        ("phone", "见备注", "not_contact"),
        ("as_of", "2027-01-01", "future"),
    ],
)
def test_what_cannot_be_is_refused_with_its_text(key, text, code):
    found, wrong = read_typed({key: text}, TODAY)
    assert (found, [(typed, why.code) for typed, why in wrong.values()]) == ({}, [(text, code)])


def test_texts_are_judged_beside_each_other():
    typed = {"rent_min_cny_m2_month": "22", "rent_max_cny_m2_month": "18"}
    found, wrong = read_typed(typed, TODAY)
    assert (found, wrong["rent_min_cny_m2_month"][1].code) == (
        {"rent_max_cny_m2_month": {"rent_max_cny_m2_month": 18}},
        "range_reversed",
    )


def test_zero_of_land_is_a_blank_for_a_building_and_a_fault_without_its_kind():
    assert read_typed({"land_area_m2": "0"}, TODAY, {"kind": ["factory"]}) == ({"land_area_m2": {}}, {})
    assert read_typed({"land_area_m2": "0"}, TODAY)[1]["land_area_m2"][1].code == "zero"


def test_every_field_is_known_by_its_own_heading():
    assert [f.key for f in for_record("listing") if column(0, right_heading(f)).field.key != f.key] == []


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("as_of", "1990-01-01", "no_such_day"),
        ("valid_until", "2206-11-30", "no_such_day"),
        ("available_from", "1970-1-1", "no_such_day"),
    ],
)
def test_day_that_nobody_can_mean_is_a_fault(key, text, code):
    assert read_typed({key: text}, TODAY)[1][key][1].code == code
