"""Sheets as the trade writes them: two-row headings, units beside and above, prices that may be rents, contacts, free cells."""

import datetime as dt
import zipfile

import pytest

from luodi.sheets import read_listings

DAY = dt.date(2026, 11, 30)


def notes(sheet, language="zh"):
    return [note.sentence(language) for note in sheet.notes]


def records(book, *rows):
    sheet = read_listings(book(rows), today=DAY)
    assert sheet.faults == []
    return sheet.records


def why(book, *rows):
    sheet = read_listings(book(rows), today=DAY)
    assert sheet.records == []
    return [(fault.row, fault.letter, fault.column, fault.value, fault.refusal("zh").reason) for fault in sheet.faults]


# Headings --------------------------------------------------------------------------------------------------------------


def test_row_of_units_below_the_headings_counts(book):
    head = [["编号", "类型", "占地面积", "建筑面积", "租金"], ["单位", "-", "亩", "万㎡", "元/㎡/天"]]
    (record,) = records(book, *head, ["C9", "厂房", 6, 0.25, 0.6])
    assert (record["land_area_m2"], record["area_m2"], record["rent_max_cny_m2_month"]) == (4000, 2500, 18.25)


@pytest.mark.parametrize("title", ["溧阳闲置土地一览表（单位：亩、万元）", "单位：亩；万元"])
def test_units_of_the_title_hold_for_headings_without_one(book, title):
    (record,) = records(book, [title], ["编号", "类型", "面积", "总价"], ["C9", "土地", 12, 480])
    assert (record["land_area_m2"], record["sale_price_cny"]) == (8000, 4_800_000)


def test_group_over_names_is_read_by_its_names(book):
    head = [
        ["编号", "类型", "区域", "规模", None, "费用", None],
        [None, None, None, "建筑面积", "层高", "租金", "物业费"],
    ]
    (record,) = records(book, *head, ["C9", "厂房", "溧阳", 2100, 7.5, 16, 2])
    assert (record["area_m2"], record["storey_height_m"], record["rent_min_cny_m2_month"]) == (2100, 7.5, 16)
    assert record["service_charge_cny_m2_month"] == 2


def test_group_and_name_that_mean_something_together_are_joined(book):
    head = [["编号", "类型", "土地", None, "厂房", None], [None, None, "面积(亩)", "用途", "面积(㎡)", "层高"]]
    (record,) = records(book, *head, ["C9", "厂房", 3, "工业", 900, 8])
    assert (record["land_area_m2"], record["area_m2"], record["storey_height_m"]) == (2000, 900, 8)


@pytest.mark.parametrize(("heading", "value"), [("产权方", "某某集团"), ("租赁方式", "整租"), ("产权单位", "村集体")])
def test_word_behind_a_known_name_is_no_unit_of_it(book, heading, value):
    sheet = read_listings(book([["编号", "面积", heading], ["C9", 900, value]]))
    assert (sheet.records, sheet.faults) == ([{"id": "C9", "area_m2": 900}], [])
    assert notes(sheet) == [f"表「房源」不认得的列没有读取：{heading}。"]


def test_invisible_characters_in_headings_and_cells_do_not_matter(book):
    head = ["\u200b编号", "类\u200d型\ufeff", "面\u00ad积"]
    assert records(book, head, ["C9\u200b", "厂房\u2060", "900\u200e"]) == [
        {"id": "C9", "kind": ["factory"], "area_m2": 900}
    ]


@pytest.mark.parametrize(
    ("heading", "value", "key", "expected"),
    [
        ("可招商面积", 900, "area_m2", 900),
        ("总可租赁面积", 900, "area_m2", 900),
        ("租赁面积_平方米", 900, "area_m2", 900),
        ("sqft", 10_000, "area_m2", 929.03),
        ("Available SF", 10_000, "area_m2", 929.03),
        ("Building Size (sq. ft.)", 10_000, "area_m2", 929.03),
        ("面积(坪)", 121, "area_m2", 400),
        ("亩数", 3, "land_area_m2", 2000),
        ("Clear Height (ft)", 30, "clear_height_m", 9.144),
        ("净高", "30ft", "clear_height_m", 9.144),
        ("厂房层高(米)", 8, "storey_height_m", 8),
        ("首层层高", 8, "storey_height_m", 8),
        ("梁底净高", 8, "clear_height_m", 8),
        ("首层承重(吨/㎡)", 2, "floor_load_kn_m2", 19.62),
        ("租金单价_元/平方米*月", 18, "rent_max_cny_m2_month", 18),
        ("意向租金单价(元/平方米·天)", 0.6, "rent_max_cny_m2_month", 18.25),
        ("Asking Rent (CNY/sqft/month)", 2, "rent_max_cny_m2_month", 21.5278),
        ("房号", "B-301", "address", "B-301"),
        ("楼宇名称", "甲楼", "address", "甲楼"),
        ("宗地位置", "一路东", "address", "一路东"),
        ("动力电", 630, "power_capacity_kva", 630),
        ("供电容量(KVA)", 630, "power_capacity_kva", 630),
        ("行车数量", 3, "has_crane", True),
        ("货梯数量", "两部", "has_freight_lift", True),
        ("Dock Doors", 4, "has_loading_dock", True),
        ("位于层数", "3", "floor_no", [3]),
        ("可否办环评", "可", "is_eia_possible", True),
        ("是否有蒸汽", "否", "has_steam", False),
        ("手机号码", "13911112222", "phone", "13911112222"),
        ("业主电话", "0519-88886666", "phone", "0519-88886666"),
        ("经纪人", "老周", "contact_name", "老周"),
        ("起租期", "3年", "lease_years_min", 3),
        ("发布时间", "2026-10-09 08:30:00", "as_of", "2026-10-09"),
    ],
)
def test_headings_of_public_files_are_known(book, heading, value, key, expected):
    (record,) = records(book, ["编号", "类型", heading], ["C9", "厂房", value])
    assert record[key] == expected


# Cells -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["行车", "货梯", "宿舍", "食堂", "卸货平台", "办公室"])
@pytest.mark.parametrize(("count", "expected"), [(3, True), (1.0, True), ("2台", True), ("0", False), (0, False)])
def test_count_under_a_yes_or_no_column_says_yes_or_no(book, heading, count, expected):
    (record,) = records(book, ["编号", "面积", heading], ["C9", 900, count])
    assert [value for value in record.values() if isinstance(value, bool)] == [expected]


@pytest.mark.parametrize(
    ("floor", "numbers", "total"),
    [("2/5", [2], 5), ("2F/5F", [2], 5), ("第2层/共5层", [2], 5), ("1-2/4", [1, 2], 4), ("二层（共五层）", [2], 5)],
)
def test_floor_of_all_floors(book, floor, numbers, total):
    (record,) = records(book, ["编号", "面积", "楼层"], ["C9", 900, floor])
    assert (record["floor_no"], record["floors_total"]) == (numbers, total)


def test_floors_in_a_list_and_floors_that_excel_took_for_a_date(book):
    (record,) = records(book, ["编号", "面积", "楼层"], ["C9", 900, "1/2/3"])
    assert (record["floor_no"], record.get("floors_total")) == ([1, 2, 3], None)
    rows = [["编号", "面积", "楼层"], ["C9", 900, dt.date(2026, 1, 3)]]
    assert why(book, *rows) == [(2, "C", "楼层", "2026-01-03", "被 Excel 改成了日期")]
    assert why(book, rows[0], ["C9", 900, "5/3"])[0][4] == "看不出是哪几层"


@pytest.mark.parametrize("cell", ["5万", "20000元", 20000, "30000"])
def test_deposit_that_is_a_sum_is_named_and_the_row_used(book, cell):
    sheet = read_listings(book([["编号", "面积", "押金"], ["C9", 900, cell]]))
    assert sheet.records == [{"id": "C9", "area_m2": 900}]
    assert [(f.letter, f.drops_row, f.refusal("zh").reason) for f in sheet.faults] == [
        ("C", False, "是一笔金额，这里要的是几个月租金，没有采用")
    ]


@pytest.mark.parametrize(
    ("deal", "column", "cell", "expected"),
    [
        ("出租", "单价", 21, {"rent_min_cny_m2_month": 21, "rent_max_cny_m2_month": 21}),
        ("出售", "单价", 4200, {"sale_price_cny_m2": 4200}),
        ("租售", "单价", "21元/㎡/月", {"rent_min_cny_m2_month": 21, "rent_max_cny_m2_month": 21}),
        ("出租", "价格", "20-24", {"rent_min_cny_m2_month": 20, "rent_max_cny_m2_month": 24}),
        ("出售", "价格", "1300万", {"sale_price_cny": 13_000_000}),
        ("出售", "价格", "总价1300万元", {"sale_price_cny": 13_000_000}),
        ("出售", "价格", "32万/亩", {"land_price_cny_mu": 320_000}),
        ("出租", "价格", "面议", {"is_rent_negotiable": True}),
        ("出售", "价格", "面议", {}),
        ("出售", "价格(万元)", 1300, {"sale_price_cny": 13_000_000}),
    ],
)
def test_price_is_a_rent_or_a_price_as_deal_and_unit_say(book, deal, column, cell, expected):
    (record,) = records(book, ["编号", "交易方式", "类型", "面积", column], ["C9", deal, "厂房", 900, cell])
    assert {key: value for key, value in record.items() if "price" in key or "rent_" in key} == expected


@pytest.mark.parametrize(("deal", "cell"), [("租售", 21), ("", 4200), ("出售", 1300)])
def test_price_that_may_be_either_is_asked_about(book, deal, cell):
    rows = [["编号", "交易方式", "类型", "面积", "价格"], ["C9", deal, "厂房", 900, cell]]
    assert why(book, *rows) == [(2, "E", "价格", str(cell), "看不出是租金还是售价")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("13911112222", {"phone": "13911112222"}),
        ("139 1111 2222", {"phone": "139 1111 2222"}),
        ("周经理 13911112222（微信同号）", {"phone": "周经理 13911112222（微信同号）"}),
        ("+86-139-1111-2222", {"phone": "+86-139-1111-2222"}),
        ("0519-88886666-801", {"phone": "0519-88886666-801"}),
        ("400-123-4567", {"phone": "400-123-4567"}),
        ("zhaoshang@example.org", {"phone": "zhaoshang@example.org"}),
        ("微信：luodi_01", {"wechat": "luodi_01"}),
        ("无", {}),
    ],
)
def test_contact_is_what_can_be_rung_or_written_to(book, cell, expected):
    (record,) = records(book, ["编号", "面积", "联系电话"], ["C9", 900, cell])
    assert record == {"id": "C9", "area_m2": 900, **expected}


@pytest.mark.parametrize("cell", ["见备注", "周经理", "139", "138****2222", "1391111222", "面谈", "QQ"])
def test_contact_that_helps_nobody_is_a_fault(book, cell):
    rows = [["编号", "面积", "电话"], ["C9", 900, cell]]
    assert why(book, *rows) == [(2, "C", "电话", cell, "不是能打通的电话，也不是邮箱或微信号")]


@pytest.mark.parametrize(
    ("heading", "cell"), [("面积", 0), ("租金", "0元"), ("总价(万元)", 0), ("净高", 0), ("土地面积(亩)", 0.0)]
)
def test_nothing_is_0(book, heading, cell):
    sheet = read_listings(book([["编号", "地址", heading], ["C9", "一路1号", cell]]))
    assert (sheet.records, [(f.column, f.refusal("zh").reason) for f in sheet.faults]) == ([], [(heading, "不能是 0")])


def test_0_under_a_price_that_the_row_does_not_ask_is_a_blank(book):
    rows = [["编号", "交易方式", "面积", "租金", "总价"], ["C9", "出租", 900, 18, 0], ["C8", "出售", 900, 0, 9_000_000]]
    sheet = read_listings(book(rows))
    assert ([r["id"] for r in sheet.records], sheet.faults, len(notes(sheet))) == (["C9", "C8"], [], 2)


def test_day_that_has_not_come_is_no_day_on_which_a_row_was_true(book):
    rows = [["编号", "面积", "更新时间"], ["C9", 900, "2027-06-01"]]
    assert why(book, *rows) == [(2, "C", "更新时间", "2027-06-01", "还没有到")]


def test_error_behind_a_styled_blank_is_a_fault(book):
    path = book([["编号", "类型", "面积", "租金"], ["C9", "厂房", 900, 18]])
    parts = _members(path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    at = sheet.index(b'<c r="C2"')
    cells = b'<c r="C2" s="0"/><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    parts["xl/worksheets/sheet1.xml"] = sheet[:at] + cells + sheet[sheet.index(b"</row>", at) + len(b"</row>") :]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    read = read_listings(path)
    assert [(f.row, f.letter, f.column, f.value) for f in read.faults] == [(2, "D", "租金", "#DIV/0!")]


def _members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# Free cells ------------------------------------------------------------------------------------------------------------


TEN = [
    ["序", "区", "地块", "性质", "亩数", "面积", "价格", "电", "备注", "电话"],
    [1, "溧阳", "城北一号地", "出租厂房", 12, 3600, "17元/平/月", "400kva", "层高8米，有5吨行车", "13900001111"],
    [2, "溧阳", "城北二号地", "厂房出租", 6, 1800, 16, 250, "可环评", "13900001111"],
    [3, "金坛", "华城路5号", "仓库出租", None, 5200, "0.5元/平/天", "有", "带月台", "13900001111"],
    [4, "武进", "东方大道", "厂房出售", 20, 9000, "2600万", "630KVA", "有产证", "13900001111"],
    [5, "武进", "牛塘", "厂房出售", 8, 4000, "3800元/平", "380V", "独门独院", "13900001111"],
    [6, "新北", "薛家", "土地出售", 30, None, "35万/亩", None, "七通一平", "13900001111"],
    [7, "溧阳", "上兴", "租售厂房", 9, 2700, "租金15元/平/月", "315千瓦", "单层厂房", "13900001111"],
    [8, "溧阳", "埭头", "厂房出租", None, 1200, "面议", "200kva", "随时看房", "13900001111"],
    [9, "溧阳", "南渡", "已租", 5, 1500, 14, None, None, "13900001111"],
    [10, "溧阳", "竹箦", "厂房出租", 4, 1100, "价格好商量", "动力电", "已租到年底", "139"],
]


def test_ten_ordinary_rows_are_all_used_or_each_fault_is_named(book):
    sheet = read_listings(book(TEN), today=DAY)
    used = [sheet.origins[record["id"]].row for record in sheet.records]
    assert used == [2, 3, 4, 5, 6, 7, 8, 9]
    assert [(o.row, o.column, o.value) for o in sheet.not_on_offer] == [
        (10, "性质", "已租"),
        (11, "备注", "已租到年底"),
    ]
    first, second, third, fourth, fifth, sixth, seventh, eighth = sheet.records
    assert (first["deal"], first["kind"], first["region_code"]) == (["rent"], ["factory"], "320481")
    assert (first["land_area_m2"], first["power_capacity_kva"], first["storey_height_m"]) == (8000, 400, 8)
    assert first["crane_capacity_t"] == 5
    assert (second["rent_max_cny_m2_month"], second["power_capacity_kva"], second["is_eia_possible"]) == (16, 250, True)
    assert (third["rent_max_cny_m2_month"], third["has_loading_dock"]) == (15.2083, True)
    assert (fourth["sale_price_cny"], fourth["has_title_deed"]) == (26_000_000, True)
    assert (fifth["sale_price_cny_m2"], fifth["has_own_yard"]) == (3800, True)
    assert (sixth["kind"], sixth["land_area_m2"], sixth["land_price_cny_mu"]) == (["land"], 20_000, 350_000)
    assert (seventh["deal"], seventh["rent_max_cny_m2_month"]) == (["rent", "sale"], 15)
    assert (seventh["power_demand_kw"], seventh["is_single_storey"]) == (315, True)
    assert (eighth["is_rent_negotiable"], eighth["address"]) == (True, "埭头")
    assert sheet.faults == []
    assert [note for note in notes(sheet) if "没有认出" in note] == [
        "表「房源」「电」列有 3 种写法没有认出，只留原文或按空白处理：「有」、「380V」、「动力电」。",
        "表「房源」「备注」列有 2 种写法没有认出，只留原文或按空白处理：「七通一平」、「随时看房」。",
    ]


def test_json_lines_pass_the_same_gate(tmp_path):
    lines = [
        '{"id": "A", "rent_min_cny_m2_month": 0}',
        '{"id": "B", "phone": "见备注"}',
        '{"id": "C", "as_of": "2099-01-01"}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*lines, '{"id": "D", "phone": "13911112222", "as_of": "2026-11-01"}']), "utf-8")
    sheet = read_listings(path, today=DAY)
    assert [record["id"] for record in sheet.records] == ["D"]
    assert [(f.row, f.refusal("zh").reason) for f in sheet.faults] == [
        (1, "不能是 0"),
        (2, "不是能打通的电话，也不是邮箱或微信号"),
        (3, "还没有到"),
    ]


def test_sheet_of_a_broker_who_quotes_uses_or_names_every_row(book):
    head = ["名称", "镇区", "租/售", "大小（平）", "报价", "变压器", "其他", "联系"]
    rows = [
        ["东厂", "武进区遥观镇", "租", 4200, "17元/㎡/月", "400kVA", "5T行车两台", "13800138000"],
        ["西厂", "武进区遥观镇", "售", 6000, "2800元/㎡", 630, "丙类", "0519-80000000"],
        ["地块一", "新北区", "售", "", "40万/亩", "", "占地15亩", "13800138000"],
        ["办公", "钟楼区", "租", 300, "1200万", "", "精装修", "13800138000"],
        ["南厂", "武进区横林镇", "", 3600, 15, "500", "独院", "13800138000"],
        ["老厂", "新北区薛家镇", "租", 2000, 12, "200", "已租", "13800138000"],
    ]
    sheet = read_listings(book([head, *rows]), today=DAY)
    by_row = {sheet.origins[record["id"]].row: record for record in sheet.records}
    prices = ("rent_min_cny_m2_month", "sale_price_cny_m2", "land_price_cny_mu", "sale_price_cny")
    assert {row: {key: record[key] for key in prices if key in record} for row, record in by_row.items()} == {
        2: {"rent_min_cny_m2_month": 17},
        3: {"sale_price_cny_m2": 2800},
        4: {"land_price_cny_mu": 400_000},
    }
    assert [by_row[2][key] for key in ("area_m2", "crane_capacity_t", "phone", "region_code")] == [
        *(4200, 5, "13800138000", "320412104")
    ]
    assert [(each.row, each.column) for each in sheet.faults] == [(5, "报价"), (6, "报价")]
    assert [each.row for each in sheet.not_on_offer] == [7]


# What the words of a row say of its kind, its deal and its price ---------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("单层厂房", {"kind": ["factory"], "is_single_storey": True}),
        ("A区3号仓库", {"kind": ["warehouse"]}),
        ("办公楼", {"kind": ["office"]}),
        ("2号厂房三层", {"kind": ["factory"], "floor_no": [3]}),
        ("城南路8号厂房B", {"kind": ["factory"]}),
        ("东方仓储中心", {}),
        ("厂房路5号", {}),
        ("厂房、仓库", {}),
    ],
)
def test_name_says_the_kind_where_no_column_does(book, name, facts):
    sheet = read_listings(book([["编号", "名称", "面积"], ["C9", name, 900]]), today=DAY)
    (record,) = sheet.records
    assert {key: value for key, value in record.items() if key not in ("id", "address", "area_m2")} == facts
    assert [note for note in notes(sheet) if "没写类型" in note] == (
        ["表「房源」第 2 行没写类型，按名称认定。"] if facts else []
    )
    (stated,) = records(book, ["编号", "名称", "面积", "类型"], ["C9", name, 900, "研发"])
    assert (stated["kind"], "floor_no" in stated) == (["lab"], False)


@pytest.mark.parametrize(
    ("heading", "words", "facts"),
    [
        ("性质", "集体", {}),
        ("性质", "国有出让", {}),
        ("性质", "集体土地", {}),
        ("性质", "工业", {"industry_raw": "工业"}),
        ("性质", "工业用地", {"industry_raw": "工业用地"}),
        ("性质", "商住", {"industry_raw": "商住"}),
        ("性质", "仓储", {"kind": ["warehouse"]}),
        ("性质", "集体厂房", {"kind": ["factory"]}),
        ("性质", "工业厂房出售", {"kind": ["factory"], "deal": ["sale"]}),
        ("土地性质", "仓储", {"industry_raw": "仓储"}),
        ("土地性质", "国有工业用地", {"industry_raw": "国有工业用地"}),
    ],
)
def test_nature_is_tenure_use_or_kind_as_its_words_say_and_never_makes_a_building_land(book, heading, words, facts):
    sheet = read_listings(book([["编号", heading, "地址", "面积"], ["C9", words, "一路东", 900]]), today=DAY)
    (record,) = sheet.records
    assert record == {"id": "C9", "address": "一路东", "area_m2": 900, **facts}
    assert any(f"「{words}」" in note for note in notes(sheet)) is (not facts or words == "集体厂房")


def test_ground_without_a_building_is_land(book):
    (record,) = records(book, ["编号", "性质", "地址", "亩数"], ["C9", "工业用地", "一路东", 3])
    assert (record["kind"], record["land_area_m2"]) == (["land"], 2000)


@pytest.mark.parametrize("heading", ["价格", "租金"])
@pytest.mark.parametrize("cell", ["17万/年", "每年17万", "年租金17万", "一年17万元", "17万一年", "170000元/年"])
def test_total_rent_with_its_period_is_divided_by_the_area(book, heading, cell):
    (record,) = records(book, ["编号", "交易方式", "面积", heading], ["C9", "出租", 1000, cell])
    assert (record["rent_min_cny_m2_month"], record["rent_max_cny_m2_month"]) == (14.1667, 14.1667)


@pytest.mark.parametrize(
    ("area", "cell", "code"),
    [(None, "17万/年", "total_without_area"), (1000, "17万", "total_without_period"), (10, "17万/年", "rent_total")],
)
def test_total_rent_that_cannot_be_divided_is_a_fault_with_its_remedy(book, area, cell, code):
    sheet = read_listings(book([["编号", "交易方式", "面积", "价格"], ["C9", "出租", area, cell]]), today=DAY)
    assert (sheet.records, [fault.why.code for fault in sheet.faults]) == ([], [code])


@pytest.mark.parametrize("cell", ["租15 售2600", "租15元/售2600元", "租15元/㎡ 售2600元/㎡"])
@pytest.mark.parametrize("deal", [None, "租售"])
def test_cell_with_both_prices_offers_both_deals(book, cell, deal):
    (record,) = records(book, ["编号", "交易方式", "面积", "价格"], ["C9", deal, 1000, cell])
    assert (record["rent_min_cny_m2_month"], record["sale_price_cny_m2"]) == (15, 2600)
    assert record["deal"] == ["rent", "sale"]


def test_price_of_a_deal_that_the_row_does_not_offer_is_named(book):
    sheet = read_listings(book([["编号", "交易方式", "面积", "价格"], ["C9", "出租", 1000, "租15 售2600"]]), today=DAY)
    assert [record["deal"] for record in sheet.records] == [["rent"]]
    assert [(fault.why.code, fault.drops_row) for fault in sheet.faults] == [("deal_differs", False)]


@pytest.mark.parametrize(
    ("heading", "cell", "deal"),
    [("租金", 18, ["rent"]), ("总价(万元)", 900, ["sale"]), ("价格", "面议", None), ("租金", "面议", None)],
)
def test_prices_state_the_deal_of_a_row_that_states_none(book, heading, cell, deal):
    (record,) = records(book, ["编号", "面积", heading], ["C9", 1000, cell])
    assert record.get("deal") == deal


def test_blank_under_a_column_of_deals_stays_blank(book):
    (record,) = records(book, ["编号", "交易方式", "面积", "租金"], ["C9", None, 1000, 18])
    assert "deal" not in record
