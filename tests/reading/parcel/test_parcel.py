"""Parcels in tables and JSON: whole records, whatever joins the cells and wherever the unit stands."""

from typing import Any

import pytest

from luodi.reading import Reading, read

_HEADS = ("宗地编号", "宗地总面积", "容积率", "建筑限高", "出让年限", "投资强度", "保证金", "起始价", "加价幅度")
_ROW = (
    "2026-G05",
    "20010平方米",
    "大于或等于1并且小于或等于2",
    "小于或等于24",
    "50年",
    "4500万元/公顷",
    "199万元",
    "399万元",
    "1万元",
)
_RECORD = {
    "parcel_no": "2026-G05",
    "land_area_m2": 20010,
    "tenure_years": 50,
    "floor_area_ratio_min": 1,
    "floor_area_ratio_max": 2,
    "height_limit_max_m": 24,
    "start_price_cny": 3990000,
    "deposit_cny": 1990000,
    "investment_per_mu_min_cny": 3000000,
}


def records(text: str) -> list[dict[str, Any]]:
    return list(read(text, "parcel").records)


def words(reading: Reading) -> list[dict[str, str]]:
    return [{key: found["text"] for key, found in each.items()} for each in reading.fields_each]


@pytest.mark.parametrize("join", ["|", "｜", "\t", " | ", "  ", ";", ",", " ", "│"])
def test_row_under_its_headings_gives_the_same_record_however_it_is_joined(join: str) -> None:
    assert records(f"{join.join(_HEADS)}\n{join.join(_ROW)}") == [_RECORD]


def test_markdown_table_gives_a_record_a_row() -> None:
    line = "| " + " | ".join(_HEADS) + " |"
    row = "| " + " | ".join(_ROW) + " |"
    assert records(f"{line}\n|{'---|' * len(_HEADS)}\n{row}\n{row.replace('G05', 'G06')}") == [
        _RECORD,
        _RECORD | {"parcel_no": "2026-G06"},
    ]


def test_columns_in_any_order_give_the_same_record() -> None:
    assert records("|".join(reversed(_HEADS)) + "\n" + "|".join(reversed(_ROW))) == [_RECORD]


@pytest.mark.parametrize(
    "text",
    [
        "宗地编号|2026-G05\n宗地总面积|20010平方米\n容积率|大于或等于1.2\n起始价|399万元",
        "宗地编号：\t2026-G05\t宗地总面积：\t20010平方米\n容积率：\t≥1.2\t起始价：\t399万元\t加价幅度：\t1万元",
        "宗地编号|宗地总面积|规划指标||起始价\n||容积率|绿地率|\n2026-G05|20010平方米|≥1.2||399万元",
        "地块编号\t面积\t规划条件\t起始价\n\t(㎡)\t容积率\t(万元)\n2026-G05\t20010\t≥1.2\t399",
        "宗地编号|面积(㎡/亩)|规划指标要求|起始价\n2026-G05|20010/30.02|容积率≥1.2，配建待定|399万元",
        "编号,面积(平方米),容积率下限,容积率上限,挂牌起始价（万元）\n2026-G05,20010,1.2,0.00,399",
        '地块编号,面积（平方米）,容积率,起始价\n2026-G05,"20,010",≥1.2,"3,990,000元"',
        "宗地编号：2026-G05\n土地面积（㎡）：20010\n容积率（≥）：1.2\n起始价（万元）：399",
        "宗地编号：2026-G05\n土地面积：20010平方米\n规划指标：容积率 建筑密度\n≥1.2 待定\n起始价：399万元",
        '{"宗地编号":"2026-G05","面积":"20010平方米","容积率":"≥1.2","起始价(万元)":399}',
        '{"地块编号":"2026-G05","面积(平方米)":20010,"容积率":{"下限":1.2,"上限":0},"起始价":"399万元"}',
        '[\n {"parcel_no": "2026-G05", "land_area_m2": 20010, "floor_area_ratio_min": 1.2, "start_price_cny": 3990000}\n]',
        '{"data": [{"plot_no": "2026-G05", "area": "2.001公顷", "plot_ratio": "≥1.2", "start_price": "399万元"}]}',
        '{"\\u5b97\\u5730\\u7f16\\u53f7": "2026-G05", "面积": "20010\\u33a1", "容积率": "1.2以上", "起始价": "399万元"}',
    ],
)
def test_other_shapes_of_a_table_give_the_same_record(text: str) -> None:
    want = {"parcel_no": "2026-G05", "land_area_m2": 20010, "floor_area_ratio_min": 1.2, "start_price_cny": 3990000}
    assert records(text) == [want]


def test_standing_table_gives_a_record_a_column() -> None:
    text = "指标|地块一|地块二\n面积|45亩|60亩\n容积率|≥1.2|≥1.5\n亩均税收|≥20万元|≥25万元"
    assert records(text) == [
        {"parcel_no": "地块一", "land_area_m2": 30000, "floor_area_ratio_min": 1.2, "tax_per_mu_min_cny": 200000},
        {"parcel_no": "地块二", "land_area_m2": 40000, "floor_area_ratio_min": 1.5, "tax_per_mu_min_cny": 250000},
    ]


def test_result_of_a_grant_is_in_hectares_and_ten_thousand_yuan() -> None:
    text = (
        "行政区|土地坐落|总面积|行政区|电子监管号|面积|土地用途|土地使用年限|成交价格|土地使用权人|下限|上限|约定开工时间\n"
        "滨海县|滨海港经济区|2.162980|滨海县|3209222019B00661|2.162980|工业用地|50|343.9100|盐城昌隆科技有限公司|0.70|0.00|2021年07月15日"
    )
    assert records(text) == [
        {
            "region_raw": "滨海县",
            "region_code": "320922",
            "address": "滨海港经济区",
            "land_area_m2": 21629.8,
            "land_use": "工业用地",
            "tenure_years": 50,
            "floor_area_ratio_min": 0.7,
            "deal_price_cny": 3439100,
            "buyer": "盐城昌隆科技有限公司",
        }
    ]


def test_lines_around_a_table_are_shared_by_its_rows() -> None:
    text = (
        "溧阳市2026年第3批工业用地一览表\n地块名称|土地面积（㎡）|起始价（万元）\n城北1号|26668|1120\n城北2号|13334|480\n合计|40002|1600\n"
        "出让年限均为50年，联系人：王科长 0519-87212345"
    )
    shared = {"region_raw": "溧阳市", "region_code": "320481", "land_use": "工业用地", "tenure_years": 50}
    people = {"contact_name": "王科长", "phone": "0519-87212345"}
    assert records(text) == [
        {"parcel_no": "城北1号", "land_area_m2": 26668, "start_price_cny": 11200000, **shared, **people},
        {"parcel_no": "城北2号", "land_area_m2": 13334, "start_price_cny": 4800000, **shared, **people},
    ]


def test_empty_cells_and_dashes_state_nothing() -> None:
    assert records("宗地编号|面积|容积率|绿地率|保证金\nA-01|30亩||—|/") == [
        {"parcel_no": "A-01", "land_area_m2": 20000}
    ]


def test_every_record_knows_its_own_words() -> None:
    text = "宗地编号|面积|起始价\nA-01|30亩|600万元\nA-02|1.2公顷|500万元"
    assert words(read(text, "parcel")) == [
        {"parcel_no": "A-01", "land_area_m2": "30亩", "start_price_cny": "600万元"},
        {"parcel_no": "A-02", "land_area_m2": "1.2公顷", "start_price_cny": "500万元"},
    ]


def test_spans_in_json_point_into_the_original() -> None:
    text = '{"宗地编号":"A-01","\u200b面积":"30亩","容积率":"1.2-2.0"}'
    assert words(read(text, "parcel")) == [
        {"parcel_no": "A-01", "land_area_m2": "30亩", "floor_area_ratio_min": "1.2", "floor_area_ratio_max": "2.0"}
    ]


def test_row_that_does_not_fit_its_headings_is_asked_about() -> None:
    reading = read("编号  面积  容积率  起始价\nA-01  30亩  ≥1.2  600万元\nA-02  40亩  700万元", "parcel")
    assert (len(reading.records), [r.text for r in reading.ambiguous]) == (1, ["A-02  40亩  700万元"])


def test_area_without_a_unit_and_share_without_an_operator_are_asked_about() -> None:
    reading = read("宗地编号|面积|绿地率|起始价\nA-01|45|15%|600万元", "parcel")
    assert (reading.record, [r.text for r in reading.ambiguous]) == (
        {"parcel_no": "A-01", "start_price_cny": 6000000},
        ["45", "15%"],
    )


def test_cell_without_a_field_is_listed_as_ignored() -> None:
    reading = read("宗地编号|面积|加价幅度\nA-01|30亩|5万元", "parcel")
    assert [(r.text, r.note) for r in reading.ignored] == [("5万元", "「加价幅度」没有对应的字段，未采用")]


def test_table_of_ten_thousand_rows_gives_every_row() -> None:
    rows = "\n".join(f"A-{i:05}|{20_000 + i}平方米|大于或等于1.2|600万元" for i in range(10_000))
    found = records(f"宗地编号|宗地面积|容积率|起始价\n{rows}")
    assert (len(found), found[-1]["parcel_no"], found[-1]["land_area_m2"]) == (10_000, "A-09999", 29_999)
