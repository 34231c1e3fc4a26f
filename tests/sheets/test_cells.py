"""One cell under one heading: the fields that it fills, or the reason why it cannot stand."""

import pytest

from luodi.fields import FIELDS, heading_keys
from luodi.sheets._cells import parser
from luodi.sheets._headings import find
from luodi.sheets._why import CellError


def cell(heading, value):
    column = next(c for c in find([["编号", "交易方式", heading]]).columns if c.index == 2)
    return {key: v for key, v in parser(column)(value).items() if key != "~rent_period"}


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("面积", 3000, {"area_m2": 3000}),
        ("面积", "3000平", {"area_m2": 3000}),
        ("面积", "约３０００㎡左右", {"area_m2": 3000}),
        ("面积", "三千平", {"area_m2": 3000}),
        ("面积", "1.2万", {"area_m2": 12000}),
        ("面积", "5亩", {"land_area_m2": 3333.33}),
        ("面积（亩）", 30, {"land_area_m2": 20000}),
        ("建筑面积（亩）", 3, {"area_m2": 2000}),
        ("面积(万㎡)", 1.5, {"area_m2": 15000}),
        ("面积", "800-1000㎡", {"area_m2": 1000, "min_area_m2": 800, "is_divisible": True}),
        ("土地面积(公顷)", 2.3, {"land_area_m2": 23000}),
        ("租金", 18, {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("租金", "18-22", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 22}),
        ("租金", "18元起", {"rent_min_cny_m2_month": 18}),
        ("租金", "最高22元", {"rent_max_cny_m2_month": 22}),
        ("租金", "18元/㎡/月（含税）", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("租金", "月租金18左右", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("租金", "一楼22，二楼15", CellError),
        ("租金", "面议", {"is_rent_negotiable": True}),
        ("租金", "价格面议", {"is_rent_negotiable": True}),
        (
            "租金",
            "18（可议）",
            {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18, "is_rent_negotiable": True},
        ),
        ("租金", "0.8元/㎡/天", {"rent_min_cny_m2_month": 24.3333, "rent_max_cny_m2_month": 24.3333}),
        ("租金(元/㎡/天)", 0.62, {"rent_min_cny_m2_month": 18.8583, "rent_max_cny_m2_month": 18.8583}),
        ("日租金", 0.62, {"rent_min_cny_m2_month": 18.8583, "rent_max_cny_m2_month": 18.8583}),
        ("日租金", "18元/平/月", {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("年租金(元/㎡)", 216, {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("租金（元/平/月）", 18, {"rent_min_cny_m2_month": 18, "rent_max_cny_m2_month": 18}),
        ("租金下限", 18, {"rent_min_cny_m2_month": 18}),
        ("租金上限", 22, {"rent_max_cny_m2_month": 22}),
        ("总价(万元)", 1200, {"sale_price_cny": 12_000_000}),
        ("总价(万元)", "1.2亿", {"sale_price_cny": 120_000_000}),
        ("总价", "1200万", {"sale_price_cny": 12_000_000}),
        ("售价(元/㎡)", 4500, {"sale_price_cny_m2": 4500}),
        ("售价(万元)", 1200, {"sale_price_cny": 12_000_000}),
        ("单价(万元/亩)", 30, {"land_price_cny_mu": 300_000}),
        ("地价", "30万/亩", {"land_price_cny_mu": 300_000}),
        ("承重(吨/㎡)", 2, {"floor_load_kn_m2": 19.62}),
        ("承重", "2吨", {"floor_load_kn_m2": 19.62}),
        ("荷载", "20kN/㎡", {"floor_load_kn_m2": 20}),
        ("承重", 2, {"~needs_unit": True}),
        ("净高(米)", 8.1, {"clear_height_m": 8.1}),
        ("净高", "8米以上", {"clear_height_m": 8}),
        ("层高(cm)", 450, {"storey_height_m": 4.5}),
        ("税收要求(万元/亩)", 20, {"tax_per_mu_min_cny": 200_000}),
        ("税收要求", "20万", {"tax_per_mu_min_cny": 200_000}),
        ("投资强度(万元/公顷)", 3750, {"investment_per_mu_min_cny": 2_500_000}),
        ("配电", "630KVA", {"power_capacity_kva": 630}),
        ("配电", "2*630KVA", {"power_capacity_kva": 1260}),
        ("配电", "630+400", {"power_capacity_kva": 1030}),
        ("配电", "315kW", {"power_demand_kw": 315}),
        ("配电", "630KVA+400千伏安", {"power_capacity_kva": 1030}),
        ("配电", "2*630KVA、400", {"power_capacity_kva": 1660}),
        ("配电", "315kW+160千瓦", {"power_demand_kw": 475}),
        ("配电", "630KVA+315kW", CellError),
        ("配电", "2*315kW、630千伏安", CellError),
        ("配电", "630+315kW", CellError),
        ("配电(KW)", "315+630KVA", CellError),
        ("配电", "630千伏安", {"power_capacity_kva": 630}),
        ("配电", "按需配置", {}),
        ("层高", "檐高9米", {"eaves_height_m": 9}),
        ("层高", "首层6米，其余4.5米", CellError),
        ("租金", "3万/亩/年", {"rent_min_cny_m2_month": 3.75, "rent_max_cny_m2_month": 3.75}),
        ("交付时间", "2026年底", {"~unread": "2026年底"}),
        ("交付时间", "2027年3月", {"~unread": "2027年3月"}),
        ("交付时间", "20270301", {"available_from": "2027-03-01"}),
        ("交付时间", "某天", CellError),
        ("交付时间", "2026年13月1日", CellError),
        ("配电(KW)", 315, {"power_demand_kw": 315}),
        ("行车", "有", {"has_crane": True}),
        ("行车", "无", {"has_crane": False}),
        ("行车", "有，5t×2、10t×1", {"has_crane": True, "crane_capacity_t": 10, "~largest": "有，5t×2、10t×1"}),
        ("行车", "20+10", {"has_crane": True, "crane_capacity_t": 20, "~largest": "20+10"}),
        ("行车", "20+10吨", {"has_crane": True, "crane_capacity_t": 20, "~largest": "20+10吨"}),
        ("行车", "16/3.2t", {"has_crane": True, "crane_capacity_t": 16, "~largest": "16/3.2t"}),
        ("行车", "2+1", CellError),
        ("行车", "5吨，可增10吨", {"has_crane": True, "crane_capacity_t": 5}),
        ("行车", "预留10吨", {"~unread": "预留10吨"}),
        ("行车", "可加装", {"~unread": "可加装"}),
        ("行车数量", "5+5", CellError),
        ("行车吨位", "20/5", {"has_crane": True, "crane_capacity_t": 20, "~largest": "20/5"}),
        ("行车吨位", "预留", {"~unread": "预留"}),
        ("货梯", "3吨/2吨", {"has_freight_lift": True, "freight_lift_t": 3, "~largest": "3吨/2吨"}),
        ("消防等级", "丙二类", {"fire_hazard_category": "C"}),
        ("消防等级", "丙类二项", {"fire_hazard_category": "C"}),
        ("消防等级", "丙二类仓库", {"fire_hazard_category": "C"}),
        ("消防等级", "丙、丁类", {"fire_hazard_category": "C"}),
        ("消防等级", "丁类及以下", {"fire_hazard_category": "D"}),
        ("消防等级", "丙类厂房", {"fire_hazard_category": "C"}),
        ("消防等级", "火灾危险性：丙类", {"fire_hazard_category": "C"}),
        ("消防等级", "丙二", {"fire_hazard_category": "C", "~fire_item": "丙二"}),
        ("消防等级", "耐火等级二级", {"~unread": "耐火等级二级"}),
        ("消防等级", "一般", CellError),
        ("行车(吨)", 10, {"crane_capacity_t": 10}),
        ("行车吨位", "10T", {"crane_capacity_t": 10}),
        ("行车吨位", "无", {"has_crane": False}),
        ("货梯", "2台3吨", {"has_freight_lift": True, "freight_lift_t": 3}),
        ("货梯", "2台", {"has_freight_lift": True}),
        ("宿舍", "500㎡", {"has_dormitory": True}),
        ("环评", "可", {"is_eia_possible": True}),
        ("环评", "不可", {"is_eia_possible": False}),
        ("产证", "办理中", {"~unread": "办理中"}),
        ("天然气", True, {"has_gas": True}),
        ("天然气", 0.0, {"has_gas": False}),
        ("消防", "丙类已验收", {"is_fire_accepted": True, "fire_hazard_category": "C"}),
        ("消防等级", "丁类", {"fire_hazard_category": "D"}),
        ("消防等级", "丙类二级", {"fire_hazard_category": "C"}),
        ("消防等级", "c", {"fire_hazard_category": "C"}),
        ("楼层", "1-3", {"floor_no": [1, 2, 3]}),
        ("楼层", "一楼、三楼", {"floor_no": [1, 3]}),
        ("楼层", 2.0, {"floor_no": [2]}),
        ("总层数", "4层", {"floors_total": 4}),
        ("押金", "押二付三", {"deposit_months": 2}),
        ("免租期(月)", 3, {"rent_free_months": 3}),
        ("免租期", "半年", CellError),
        ("起租年限", "3年起", {"lease_years_min": 3}),
        ("交付时间", "2026年12月1日", {"available_from": "2026-12-01"}),
        ("交付时间", 46357.0, {"available_from": "2026-12-01"}),
        ("交付时间", "随时", {}),
        ("电话", 13812345678.0, {"phone": "13812345678"}),
        ("电话", "1.38123E+10", CellError),
        ("类型", "单层厂房", {"kind": ["factory"], "is_single_storey": True}),
        ("类型", "厂房、仓库", {"kind": ["factory", "warehouse"]}),
        ("类型", "商铺", CellError),
        ("准入行业", "34、C35", {"industries_admitted": ["34", "35"]}),
        ("净高", "8-10米", CellError),
        ("净高", "8吨", CellError),
        ("净高", "很高", CellError),
        ("净高", -8, CellError),
        ("净高", True, CellError),
        ("净高", "不详", {}),
        ("总价", "20元/㎡/月", CellError),
        ("租金", "-18", CellError),
        ("租金", "22-18", CellError),
        ("环评", "大概", CellError),
    ],
)
def test_cell_under_heading_gives_fields(heading, value, expected):
    if expected is CellError:
        with pytest.raises(CellError):
            cell(heading, value)
    else:
        assert cell(heading, value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("出租", ["rent"]),
        ("for sale", ["sale"]),
        ("To let", ["rent"]),
        ("转租", ["rent"]),
        ("转让", ["sale"]),
        ("租售", ["rent", "sale"]),
        ("出租、出售", ["rent", "sale"]),
    ],
)
def test_deal_of_words_gives_set(value, expected):
    column = find([["编号", "交易方式", "面积"]]).columns[1]
    assert parser(column)(value) == {"deal": expected}


def test_every_heading_of_the_dictionary_is_found_in_any_width_and_case():
    for heading, key in heading_keys("listing").items():
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in heading.upper())
        other = "类型" if key != "kind" else "编号"
        columns = {c.index: c for c in find([[other, f" {wide} *"]]).columns}
        unit_may_choose = {"power_capacity_kva", "power_demand_kw"}
        assert columns[1].field.key == key or {columns[1].field.key, key} <= unit_may_choose
        assert FIELDS[key] is columns[1].field or key in unit_may_choose
