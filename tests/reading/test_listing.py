"""Listings: what is on offer, shared rents, several offers in one message."""

from typing import Any

import pytest

from luodi.reading import read


def records(text: str) -> list[dict[str, Any]]:
    return list(read(text, "listing").records)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("厂房出租3000平", 3000),
        ("建面5200平 (其中夹层600)", 5200),
        ("面积2600 房东自用一半 剩下1300出租", 1300),
        ("租的厂房1600平用不完，转租800平左右", 800),
        ("厂房800-1000㎡出租", 1000),
        ("厂房9800平 另有空地可再建4000平", 9800),
        ("厂房4600㎡+办公楼三层共1100㎡出租", 4600),
    ],
)
def test_area_is_what_is_on_offer(text: str, area: int) -> None:
    assert records(text)[0]["area_m2"] == area


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("厂房3000平 15元/平", 15, 15),
        ("厂房3000平 15元起", 15, None),
        ("厂房3000平 租10-12元", 10, 12),
        ("厂房3000平 租15（不含税）含税16.35", 15, 16.35),
        ("厂房3000平 租:前两年12第三年起13.5", 12, 13.5),
        ("厂房1080平 年5.5万", 4.2438, 4.2438),
        ("厂房520平 房租每月1.2万", 23.0769, 23.0769),
        ("占地28亩 建面13800㎡ 年租198万", 11.9565, 11.9565),
        ("堆场出租15亩 一年45万", 3.75, 3.75),
        ("厂房1500平 高5.5 13.5 环评可转", 13.5, 13.5),
        ("5亩地 1800平车间 240平辅房 年租15万", None, None),
        ("厂房6600平+12亩场地 年租150万", None, None),
    ],
)
def test_rent_has_two_ends(text: str, low: float | None, high: float | None) -> None:
    found = records(text)[0]
    assert (found.get("rent_min_cny_m2_month"), found.get("rent_max_cny_m2_month")) == (low, high)


FLOORS = """常州横林 厂房出租
一楼 1850平 层高6米 承重2吨 22元
二楼 1920平 层高4.5米 承重0.8吨 16元
两部3吨货梯"""


def test_floors_become_records_that_share_the_rest() -> None:
    keys = ("area_m2", "storey_height_m", "floor_load_kn_m2", "rent_max_cny_m2_month", "floor_no", "freight_lift_t")
    assert [[r[k] for k in keys] for r in records(FLOORS)] == [
        [1850, 6, 19.62, 22, [1], 3],
        [1920, 4.5, 7.848, 16, [2], 3],
    ]


def test_lines_with_area_and_price_become_records() -> None:
    text = "厂房出租：\n武进洛阳 1200平 18元\n武进雪堰 2600平 14元\n薛总 13812345678"
    assert [(r["area_m2"], r["rent_max_cny_m2_month"], r["phone"]) for r in records(text)] == [
        (1200, 18, "13812345678"),
        (2600, 14, "13812345678"),
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("三年起租", 3),
        ("期限3年起签", 3),
        ("租期最少3年", 3),
        ("租期4年起", 4),
        ("两层一起租一年30万", None),
        ("租期一至三年", 1),
        ("租期3年", None),
        ("合同期限5年", None),
    ],
)
def test_shortest_lease_is_only_one_that_is_said_to_be(text: str, years: int | None) -> None:
    assert records(f"厂房3000平出租 {text}")[0].get("lease_years_min") == years


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026年11月20日前入驻", "2026-11-20"), ("2026年11月20日可进", "2026-11-20"), ("2026年11月20日前签约", None)],
)
def test_day_by_which_an_offer_is_empty_is_the_day_it_is_free(text: str, day: str | None) -> None:
    assert records(f"厂房3000平出租 {text}")[0].get("available_from") == day


def test_office_has_no_office_beside_it() -> None:
    assert "has_office" not in records("写字楼出租 办公室精装修 300平")[0]
    assert records("厂房3000平出租 配套办公楼")[0]["has_office"] is True


def test_own_yard_of_a_steel_building_is_a_factory() -> None:
    assert records("独院钢构 2800平 出租")[0]["kind"] == ["factory"]


@pytest.mark.parametrize(
    "text",
    [
        "厂房分层出租\n楼层 面积（㎡） 租金（元/㎡/月）\n一层 2300 24\n二层 2100 15",
        "厂房分层出租\n一层 2300㎡ 24\n二层 2100㎡ 15\n（注：租金单位为元/㎡/月）",
        "厂房分层出租\n一层 2300㎡ 24元\n二层 2100㎡ 15元",
    ],
)
def test_rows_of_floors_become_records_with_the_unit_of_their_column(text: str) -> None:
    keys = ("area_m2", "rent_max_cny_m2_month", "floor_no", "floors_total")
    assert [tuple(r.get(k) for k in keys) for r in records(text)] == [(2300, 24, [1], None), (2100, 15, [2], None)]


def test_column_of_day_rents_is_turned_into_months() -> None:
    text = "房源表\n房号|面积(平方米)|单价(元/平方米/天)\nA1|820|0.9\nB2|640|0.8"
    assert [(r["area_m2"], r["rent_max_cny_m2_month"]) for r in records(text)] == [(820, 27.375), (640, 24.3333)]


def test_lone_number_beside_no_area_is_no_rent_of_a_column() -> None:
    found = records("厂房出租 2000平\n租金：18元/㎡/月\n层高 8 米\n变压器 400")
    assert [(r["rent_max_cny_m2_month"], r["power_capacity_kva"]) for r in found] == [(18, 400)]


def test_height_of_the_first_floor_is_not_that_of_the_others() -> None:
    found = records("厂房分租，一层1250平层高8米，二层1230平，三层1210平，两部3吨货梯")
    assert [(r.get("storey_height_m"), r["freight_lift_t"]) for r in found] == [(8, 3), (None, 3), (None, 3)]


def test_let_unit_is_left_out() -> None:
    text = "1号车间6200平 18元\n2号车间4100平 16元\n3号车间租掉了"
    assert [r["area_m2"] for r in records(text)] == [6200, 4100]


def test_headline_that_repeats_the_text_is_no_second_offer() -> None:
    text = "【厂房20000㎡ 8元㎡】\n总面积20000平方米，租金8元/平方米"
    assert [r["area_m2"] for r in records(text)] == [20000]


def test_heights_of_several_floors_hold_for_none() -> None:
    found = records("独栋4层8600㎡，首层7.2m，二三四层5m 18元")[0]
    assert "height_m" not in found


def test_transformers_are_added_and_repeats_are_not() -> None:
    assert records("厂房3000平 变压器1000KVA+630KVA")[0]["power_capacity_kva"] == 1630
    assert records("【厂房 400KVA】厂房3000平 变压器400KVA")[0]["power_capacity_kva"] == 400


def test_reserved_bracket_is_no_crane() -> None:
    assert records("厂房3000平 预留10吨牛腿,无行车")[0]["has_crane"] is False


def test_several_records_are_in_the_document() -> None:
    document = read(FLOORS, "listing").as_json()
    assert len(document["records"]) == 2
    assert document["record"] == document["records"][0]


def test_value_that_is_not_agreed_on_is_asked_about() -> None:
    reading = read("厂房3000平出租 高度8-10米", "listing")
    assert "height_m" not in reading.record
    assert [(r.text, r.note) for r in reading.ambiguous] == [("高度8-10米", "有几个高度或一个范围：最低处是多少？")]


def test_several_areas_without_a_total_are_asked_about() -> None:
    reading = read("厂房出租 车间3000平 厂房5000平", "listing")
    assert "area_m2" not in reading.record
    assert [r.note for r in reading.ambiguous] == ["有几个面积，可租售的总面积是多少？"]


@pytest.mark.parametrize(
    "text",
    ["厂房三层共6300平出租 首层25元其余14元", "标准厂房6300平 1F 25元, 2F 14元", "厂房6300平 一楼25元，楼上14元"],
)
def test_rents_of_floors_without_areas_are_one_offer_with_two_ends(text: str) -> None:
    keys = ("area_m2", "rent_min_cny_m2_month", "rent_max_cny_m2_month", "floor_no")
    assert [tuple(r.get(k) for k in keys) for r in records(text)] == [(6300, 14, 25, None)]


@pytest.mark.parametrize("where", ["1号楼2600平 2号楼3900平 打包年租120万", "整体年租120万 1号楼2600平 2号楼3900平"])
def test_rent_for_two_buildings_is_a_unit_rent_of_neither(where: str) -> None:
    found = records(f"厂房两栋 {where}")
    assert [(r["area_m2"], r.get("rent_max_cny_m2_month")) for r in found] == [(2600, None), (3900, None)]


def test_whole_beside_its_parts_is_the_first_offer() -> None:
    text = "厂房出租 1层2100高6 2层2000高5 整租9元 分租一楼14 二楼8"
    assert [r.get("rent_max_cny_m2_month") for r in records(text)] == [9, 14, 8]
    assert [r.get("area_m2") for r in records(text)] == [None, 2100, 2000]


def test_sum_and_rent_behind_a_list_of_floors_belong_to_none_of_them_alone() -> None:
    records = read("1层:1200㎡ 2层:1100㎡，共2300㎡ 租金12元", "listing").records
    assert [(r["area_m2"], r["floor_no"], r["rent_max_cny_m2_month"]) for r in records] == [
        (1200, [1], 12),
        (1100, [2], 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "厂房6000平 层高首层8米二层5.5米",
        "厂房6000平 首层荷载1.5t/㎡ 二层0.8t/㎡",
        "厂房6000平 二楼办公200平",
    ],
)
def test_floor_that_only_tells_how_a_house_is_built_is_not_where_the_space_lies(text: str) -> None:
    record = read(text, "listing").record
    assert (record["area_m2"], record.get("floor_no")) == (6000, None)


def test_range_that_ends_at_the_whole_begins_at_the_smallest_part() -> None:
    record = read("厂房3000平 500-3000平可分", "listing").record
    assert (record["area_m2"], record["min_area_m2"], record["is_divisible"]) == (3000, 500, True)


def test_area_measured_inside_gives_way_to_the_area_of_the_building() -> None:
    assert read("厂房2000平 实用面积1800平", "listing").record["area_m2"] == 2000
    assert read("厂房出租 实用面积1800平", "listing").record["area_m2"] == 1800


PLATES = """今日盘源
①长沙宁乡金洲｜厂房出租｜3800㎡｜层高8.1m｜16元/㎡/月
②湘潭九华｜仓库出租｜一楼2200㎡｜3t货梯
③株洲芦淞｜厂房出售｜土地18亩 建面9000㎡｜2650元/㎡
④衡阳白沙洲｜四层整栋12000㎡｜9元起
以上盘源真实 统一联系：13873110097 王经理"""


def test_each_offer_of_a_list_has_its_own_place_deal_and_kind() -> None:
    keys = ("deal", "kind", "region_raw", "area_m2", "rent_min_cny_m2_month", "rent_max_cny_m2_month", "contact_name")
    assert [[r.get(k) for k in keys] for r in records(PLATES)] == [
        [["rent"], ["factory"], "长沙宁乡金洲", 3800, 16, 16, "王经理"],
        [["rent"], ["warehouse"], "湘潭九华", 2200, None, None, "王经理"],
        [["sale"], ["factory"], "株洲芦淞", 9000, None, None, "王经理"],
        [["rent"], None, "衡阳白沙洲", 12000, 9, None, "王经理"],
    ]


def test_fields_of_each_offer_are_found_in_the_original_words() -> None:
    reading = read(PLATES, "listing")
    quoted = [fields["area_m2"]["text"] for fields in reading.fields_each]
    assert quoted == ["3800㎡", "2200㎡", "建面9000㎡"[2:], "12000㎡"]


def test_heading_of_a_list_holds_for_each_offer() -> None:
    text = "厂房出租：\n1、惠州博罗园洲 3600方 18块\n2、惠州惠阳新圩 1500方 16块\n13502260039"
    assert [(r["deal"], r["kind"], r["region_raw"]) for r in records(text)] == [
        (["rent"], ["factory"], "惠州博罗园洲"),
        (["rent"], ["factory"], "惠州惠阳新圩"),
    ]


def test_long_list_takes_time_in_line_with_its_length() -> None:
    text = "\n".join(f"{i % 90 + 1}、武进洛阳 {1000 + i}平 15元" for i in range(400))
    assert [r["area_m2"] for r in records(text)] == [1000 + i for i in range(400)]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("2200平老厂房 一年二十二万", ["rent"]),
        ("仓库1500平 6毛一天一平", ["rent"]),
        ("工业地46亩 18万/亩", ["sale"]),
        ("三楼厂房800平 价格面议", None),
    ],
)
def test_price_tells_the_deal_where_no_word_does(text: str, deal: list[str] | None) -> None:
    assert records(text)[0].get("deal") == deal


def test_storeys_before_an_area_may_be_where_it_lies_and_are_asked_about() -> None:
    reading = read("工业园厂房二层2300平 15元", "listing")
    assert (reading.record.get("floors_total"), reading.record.get("floor_no")) == (None, None)
    assert "“二层”是共二层，还是在第二层？" in [r.note for r in reading.ambiguous]


def test_load_before_a_lift_with_its_own_tonnes_is_no_lift() -> None:
    record = read("厂房6000平 荷载：首层2.5t 二三层1t 货梯每栋3T两部", "listing").record
    assert record["freight_lift_t"] == 3


def test_rents_in_turn_go_to_the_houses_in_their_order() -> None:
    text = "空置：2#一层1200㎡、3#二层1500㎡、5#整栋6000㎡，租金分别为20元、16元、18元"
    assert [(r["area_m2"], r["rent_max_cny_m2_month"]) for r in records(text)] == [(1200, 20), (1500, 16), (6000, 18)]


def test_rents_in_turn_that_do_not_fit_the_houses_go_to_none() -> None:
    text = "空置：2#一层1200㎡、3#二层1500㎡、5#整栋6000㎡，租金分别为20元、16元"
    assert [(r["area_m2"], r.get("rent_max_cny_m2_month")) for r in records(text)] == [
        (1200, None),
        (1500, None),
        (6000, None),
    ]


def test_several_prices_of_one_offer_are_asked_about() -> None:
    reading = read("厂房出售 首层6800元/㎡ 标准层4800元/㎡ 2400㎡", "listing")
    assert "sale_price_cny_m2" not in reading.record
    assert "有几个单价，各是哪一部分的？" in [r.note for r in reading.ambiguous]


def test_numbered_offers_in_one_line_become_records() -> None:
    text = "现房出租：1.洛社 单层2200平 22元 2.钱桥 二楼1300平 15元 3.前洲 5000平 18元 13812345678"
    assert [(r["area_m2"], r["rent_max_cny_m2_month"], r["phone"]) for r in records(text)] == [
        (2200, 22, "13812345678"),
        (1300, 15, "13812345678"),
        (5000, 18, "13812345678"),
    ]


def test_height_in_the_cell_behind_the_floor_is_of_the_whole() -> None:
    record = read("厂房|面积：2300㎡|楼层：1/3层|层高：7.2m|租金：26元/㎡·月", "listing").record
    assert (record["floor_no"], record["floors_total"], record["storey_height_m"]) == ([1], 3, 7.2)


def test_plates_of_a_house_keep_their_floors() -> None:
    found = records("厂房一栋，一层1300，二层1200，租金10元 常熟古里")
    assert [(r["area_m2"], r["floor_no"]) for r in found] == [(1300, [1]), (1200, [2])]


def test_first_payment_is_no_price() -> None:
    assert "sale_price_cny" not in records("厂房出售3000平 首期2万")[0]


@pytest.mark.parametrize(
    "text",
    [
        "楼层|面积|层高|荷载|租金\n1F|2600㎡|7.2m|2t|24元\n2F|2500㎡|5.4m|1t|18元",
        "楼层 面积(㎡) 层高(m) 荷载(t/㎡) 租金(元/㎡/月)\n1F 2600 7.2 2 24\n2F 2500 5.4 1 18",
        "楼层 面积 层高 承重 租金\n1F 2600㎡ 7.2米 2吨 24元/㎡\n2F 2500㎡ 5.4米 1000kg 18元/㎡",
    ],
)
def test_columns_of_heights_and_loads_belong_to_their_rows(text: str) -> None:
    keys = ("floor_no", "area_m2", "storey_height_m", "floor_load_kn_m2", "rent_max_cny_m2_month")
    assert [[r[k] for k in keys] for r in records(text)] == [
        [[1], 2600, 7.2, 19.62, 24],
        [[2], 2500, 5.4, 9.81, 18],
    ]


def test_words_that_are_no_heads_make_no_columns() -> None:
    assert "storey_height_m" not in records("面积 层高 都可以谈\n厂房 3000平 8米")[0]
