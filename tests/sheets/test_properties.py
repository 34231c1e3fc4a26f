"""Whatever stands in a cell, only clean values or a fault come of it; whatever stands in a file, only a SheetError."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from luodi import intake
from luodi.fields import FIELDS, clean, for_record
from luodi.sheets import SheetError, read_listings
from luodi.sheets._cells import parser
from luodi.sheets._headings import find
from luodi.sheets._why import CellError
from luodi.voice import refusal

UNITS = ["面积（亩）", "租金(元/㎡/天)", "年租金(万元)", "日租金", "年租金", "总价(万元)", "承重(吨/㎡)", "售价(元/㎡)"]
HEADINGS = sorted({name for f in for_record("listing") for name in (f.zh, *f.headings)} | set(UNITS))
PIECES = [
    *"0123456789.-~至到一二三万千亿元块/㎡亩吨米月年日天起约甲丙类层F ×*+、，（）%e",
    "以上",
    "面议",
    "KVA",
    "kW",
    "有",
    "无",
    "已验收",
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=7).map("".join)
CELLS = WORDS | st.text(max_size=5) | st.booleans() | st.integers() | st.floats() | st.dates()


@settings(max_examples=400)
@given(st.sampled_from(HEADINGS), CELLS)
def test_any_cell_gives_clean_values_or_a_reason(heading, value):
    columns = [c for c in find([["编号", "交易方式", heading]]).columns if c.index == 2 and c.why is None]
    for column in columns:
        try:
            values = parser(column)(value)
        except CellError as error:
            assert all(refusal(error.why.code, language, **error.why.values) for language in ("zh", "en"))
        else:
            known = {key: v for key, v in values.items() if not key.startswith("~")}
            assert {key: clean(FIELDS[key], v) for key, v in known.items()} == known


@settings(max_examples=60)
@given(st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=9), st.lists(st.lists(WORDS, max_size=9), max_size=6))
def test_any_table_gives_records_that_intake_takes(tmp_path_factory, head, rows):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text("\n".join("\t".join(row) for row in [head, *rows]), "utf-8")
    try:
        sheet = read_listings(path)
    except SheetError:
        return
    for record in sheet.records:
        assert {key: clean(FIELDS[key], value) for key, value in record.items()} == record
        assert intake.listing(record).id == record["id"]
    assert all(f.sentence("zh").endswith("。") and f.sentence("en").endswith(".") for f in sheet.faults)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["rent", "factory"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "record", "records", *FIELDS]), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.lists(JSON, min_size=1, max_size=4))
def test_any_json_lines_give_clean_records_or_faults(tmp_path_factory, values):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, values)), "utf-8")
    sheet = read_listings(path)
    assert [intake.listing(record).id for record in sheet.records] == [record["id"] for record in sheet.records]
    assert len(sheet.records) + len({f.row for f in sheet.faults}) >= min(1, len(values))
    for record in sheet.records:
        assert {key: clean(FIELDS[key], value) for key, value in record.items()} == record


@settings(max_examples=80)
@given(st.binary(max_size=200), st.sampled_from(["a.xlsx", "a.xls", "a.csv", "a.jsonl"]), st.booleans())
def test_any_bytes_give_a_sheet_or_a_sheet_error(tmp_path_factory, data, name, is_zip):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes((b"PK\x03\x04" if is_zip else b"") + data)
    try:
        assert read_listings(path).records is not None
    except SheetError as error:
        assert error.sentence("zh")
