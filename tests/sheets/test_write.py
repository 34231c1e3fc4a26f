"""Records to files and back, and the template that is filled in by hand."""

import datetime as dt

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luodi.fields import FIELDS, for_record
from luodi.sheets import SheetError, read_listings, write_listings, write_template
from luodi.sheets._columns import columns
from luodi.sheets._example import EXAMPLE_ID
from luodi.sheets._template import heading

FULL = {
    "id": "A1",
    "deal": ["rent", "sale"],
    "kind": ["factory", "warehouse"],
    "region_code": "320481",
    "region_raw": "溧阳",
    "lon": 119.484211,
    "lat": 31.415641,
    "area_m2": 3000.5,
    "area_basis": "gross",
    "min_area_m2": 500,
    "is_divisible": True,
    "rent_min_cny_m2_month": 18.8583,
    "rent_max_cny_m2_month": 22,
    "sale_price_cny": 12345678.9,
    "land_price_cny_mu": 305000,
    "floor_load_kn_m2": 19.62,
    "has_crane": False,
    "wastewater_left_t_d": 120.5,
    "steam_left_t_h": 10,
    "gas_left_nm3_h": 300,
    "floor_no": [1, 2, 3],
    "fire_hazard_category": "C",
    "industries_admitted": ["34", "3521"],
    "tax_per_mu_min_cny": 200000,
    "available_from": "2026-12-01",
    "phone": "13800000000",
    "contact_name": "=示例",
}
BARE = {"id": "A2", "area_m2": 12}
LAND = {"id": "A3", "deal": ["sale"], "kind": ["land"], "land_area_m2": 13333.33, "land_price_cny_mu": 300000}


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl"])
def test_records_written_and_read_are_the_same(tmp_path, ending):
    path = tmp_path / f"房源.{ending}"
    write_listings(path, [FULL, BARE, LAND])
    sheet = read_listings(path)
    assert (sheet.records, sheet.faults, sheet.notes) == ([FULL, BARE, LAND], [], [])


def test_csv_guards_text_that_would_run_as_a_formula(tmp_path):
    path = tmp_path / "a.csv"
    write_listings(path, [FULL])
    assert ",'=示例," in path.read_text("utf-8-sig")


def _values(field):
    if field.type == "bool":
        return st.booleans()
    if field.type == "date":
        return st.dates(dt.date(2020, 1, 1), dt.date(2039, 12, 31)).map(dt.date.isoformat)
    return st.integers(3, 50)


_PLAIN = [f for f in for_record("listing") if f.type in ("bool", "date")]
_HEIGHTS = [FIELDS[k] for k in ("clear_height_m", "storey_height_m", "eaves_height_m", "power_capacity_kva", "yard_m2")]


@settings(max_examples=25)
@given(st.fixed_dictionaries({}, optional={f.key: _values(f) for f in [*_PLAIN, *_HEIGHTS]}))
def test_any_plain_record_survives_a_workbook(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("round") / "a.xlsx"
    written = {"id": "A", "area_m2": 100, **record}
    write_listings(path, [written])
    assert read_listings(path, today=dt.date(2039, 12, 31)).records == [written]


def test_unknown_ending_is_refused(tmp_path):
    with pytest.raises(SheetError):
        write_listings(tmp_path / "a.docx", [])


def test_template_reads_back_without_faults_and_skips_its_example(tmp_path):
    write_template(tmp_path / "t.xlsx")
    sheet = read_listings(tmp_path / "t.xlsx")
    assert (sheet.records, sheet.faults, sheet.rows) == ([], [], 0)


def test_template_has_every_field_a_note_and_drop_downs(tmp_path):
    write_template(tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["房源"]
    assert [cell.value for cell in sheet[1]] == [heading(c) for c in columns()]
    assert all(c.field.en in cell.comment.text for c, cell in zip(columns(), sheet[1], strict=True))
    offered = sum(1 for c in columns() if c.choices)
    assert (len(sheet.data_validations.dataValidation), sheet.freeze_panes) == (offered, "B2")


def test_example_row_is_valid_once_it_has_a_real_id(tmp_path):
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book["房源"]["A2"].value == EXAMPLE_ID
    book["房源"]["A2"].value = "A1"
    book.save(tmp_path / "t.xlsx")
    sheet = read_listings(tmp_path / "t.xlsx")
    assert sheet.faults == []
    assert sheet.records[0] | {
        "address": "",
        "contact_name": "",
        "source": "",
        "region_raw": "",
        "region_code": "",
    } == {
        "id": "A1",
        "deal": ["rent"],
        "kind": ["factory"],
        "region_code": "",
        "region_raw": "",
        "address": "",
        "area_m2": 3000,
        "area_basis": "gross",
        "min_area_m2": 1000,
        "is_divisible": True,
        "rent_min_cny_m2_month": 16,
        "rent_max_cny_m2_month": 18,
        "clear_height_m": 8,
        "has_crane": True,
        "crane_capacity_t": 10,
        "power_capacity_kva": 630,
        "floor_no": [1],
        "is_single_storey": True,
        "is_eia_possible": True,
        "fire_hazard_category": "C",
        "has_title_deed": True,
        "available_from": "2026-12-01",
        "contact_name": "",
        "source": "",
    }
