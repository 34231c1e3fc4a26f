"""Requirements: the hedge rule, alternatives, budgets, what a company brings."""

from typing import Any

import pytest

from luodi.reading import read


def record(text: str) -> dict[str, Any]:
    return read(text, "requirement").record


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("求租厂房2000平", 1800, 2400),
        ("求租厂房2000平左右", 1800, 2200),
        ("求租厂房2000平以上", 2000, None),
        ("求租厂房2000平以内", None, 2000),
        ("求租厂房2000-3000平", 2000, 3000),
        ("面积不低于1500平，不超过2500平", 1500, 2500),
        ("求租厂房2600-3000 高10", 2600, 3000),
        ("找厂房 1万5到2万 单层", 15_000, 20_000),
        ("现有厂房3600平不够用，求租厂房8000-9000平", 8000, 9000),
    ],
)
def test_area_follows_the_hedge_rule(text: str, least: int | None, most: int | None) -> None:
    found = record(text)
    assert (found.get("area_min_m2"), found.get("area_max_m2")) == (least, most)


def test_land_or_building_makes_two_branches() -> None:
    found = record("求购15亩地或6000㎡厂房")
    assert found["branches"] == [
        {"kind": ["land"], "area_min_m2": None, "area_max_m2": None},
        {"kind": ["factory"], "land_area_min_m2": None, "land_area_max_m2": None},
    ]
    assert (found["area_min_m2"], found["land_area_min_m2"]) == (5400, 9000)


@pytest.mark.parametrize(
    "text",
    [
        "地的话二十亩到三十亩 要是没有地 租个八千平左右的厂房也可以",
        "厂房7000平 单层。如果有30亩左右的地可以买，我们也愿意自建",
        "求购厂房6000平 如果没有 买地10亩也行",
    ],
)
def test_second_way_said_under_a_condition_makes_two_branches(text: str) -> None:
    found = record(text)
    assert [sorted(b["kind"]) for b in sorted(found["branches"], key=lambda b: b["kind"])] == [["factory"], ["land"]]
    assert found["kind"] == ["factory", "land"]


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("找厂房 2000平 15元以下", ["rent"]),
        ("找个车间 600平就行 6块一平", ["rent"]),
        ("找块地 15亩左右 单价25万/亩以内", ["sale"]),
        ("找个独栋厂房 单价3500一平以内", ["sale"]),
    ],
)
def test_deal_not_said_follows_from_the_price(text: str, deal: list[str]) -> None:
    assert record(text)["deal"] == deal


@pytest.mark.parametrize(
    ("text", "excluded", "ground"),
    [
        ("求租厂房 二楼不要", [2], None),
        ("求租厂房 唔要二楼", [2], None),
        ("求租厂房 1-2层均可 首层承重2吨", None, None),
        ("求租厂房 不要二楼三楼", [2, 3], None),
        ("求租厂房 楼层：仅一楼，二楼不要", [2], True),
        ("求租厂房 非一楼不要", None, True),
        ("求租厂房 二楼以上 货梯要有", [1], None),
        ("求租厂房 只考虑一楼", None, True),
        ("求租厂房 三楼以上免谈", list(range(3, 31)), None),
        ("求租厂房 必须一层，不接受两层及以上", list(range(2, 31)), True),
        ("求租厂房 一楼二楼都行", None, None),
        ("求租厂房 二楼不要求货梯", None, None),
    ],
)
def test_floors_refused_are_excluded(text: str, excluded: list[int] | None, ground: bool | None) -> None:
    found = record(text)
    assert (found.get("floors_excluded"), found.get("needs_ground_floor")) == (excluded, ground)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("需求编号：CD-XQ-20260418\n求租厂房2000平", "CD-XQ-20260418"),
        ("【编号】0731 求租厂房2000平", "0731"),
        ("求租厂房2000平 高新技术企业证书编号GR2023420011", None),
        ("求租厂房2000平", None),
    ],
)
def test_number_of_the_need_is_its_id(text: str, number: str | None) -> None:
    assert record(text).get("id") == number


def test_clients_of_one_message_are_records_that_share_who_to_call() -> None:
    text = (
        "客户需求汇总，请对号入座：\n客户A：求租 南通海安，3000-4000平，纺织后整理，18元以内\n客户B：求购 如皋，15亩，做模具\n"
        "客户C：求租 靖江 仓库 5000平\n统一找我 13914310055"
    )
    keys = ("deal", "kind", "region_codes", "phone")
    assert [[r.get(k) for k in keys] for r in read(text, "requirement").records] == [
        [["rent"], ["factory"], ["320685"], "13914310055"],
        [["sale"], ["land"], ["320682"], "13914310055"],
        [["rent"], ["warehouse"], ["321282"], "13914310055"],
    ]


def test_sources_of_each_client_lie_in_its_own_words() -> None:
    text = "1、求租溧阳厂房2000平\n2、求购金坛土地20亩\n电话13800138000"
    reading = read(text, "requirement")
    spans = [each["region_codes"] for each in reading.fields_each]
    assert [text[span["start"] : span["end"]] for span in spans] == ["溧阳", "金坛"]


@pytest.mark.parametrize(
    "text",
    [
        "【求租】厂房2000平\n【求租】太仓沙溪",
        "求租溧阳厂房2000平 15元\n要求：1.单层 2.有行车",
        "需求：求租厂房2000平，需求方：常州某厂",
    ],
)
def test_one_need_in_several_lines_is_one_record(text: str) -> None:
    assert len(read(text, "requirement").records) == 1


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("目前在武汉江夏租厂房4200平方米。现在想找：面积7000至9000平方米 厂房", 7000),
        ("现厂位于芝罘区（1900㎡），要3200至3600平方米厂房", 3200),
        ("目前需要厂房2000至3000平", 2000),
    ],
)
def test_present_premises_are_not_wanted(text: str, least: int) -> None:
    assert record(text)["area_min_m2"] == least


def test_yearly_rent_for_factory_and_yard_together_is_shared_out_to_none() -> None:
    assert "rent_max_cny_m2_month" not in record("急求 厂房5000平+空场2000平 年租60万以内")


def test_land_and_building_together_make_no_branches() -> None:
    found = record("求购带土地厂房，土地15亩，厂房6000㎡")
    assert "branches" not in found


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("求租厂房 预算18以内", 18),
        ("求租厂房 租金18-21元", 21),
        ("求租厂房3000平左右 预算年租金60万以内", 16.6667),
        ("求租厂房200平左右 一个月2000块以内", 10),
        ("求租仓库 租金1元/平/天", 30.4167),
        ("求租场地10亩 年租8万一亩以内", 10),
    ],
)
def test_budget_becomes_a_monthly_rent(text: str, rent: float) -> None:
    assert record(text)["rent_max_cny_m2_month"] == rent


def test_budget_for_a_range_of_areas_is_shared_out_to_none() -> None:
    assert "rent_max_cny_m2_month" not in record("求租仓库500-600平方 租金每年6万以内")


def test_minima_keep_their_kind_of_height() -> None:
    found = record("求租厂房3000平 净高9米 承重3吨 电500kva")
    assert {k: v for k, v in found.items() if "_min_" in k and not k.startswith("area")} == {
        "clear_height_min_m": 9,
        "floor_load_min_kn_m2": 29.43,
        "power_min_kva": 500,
    }


def test_what_a_company_brings_is_read() -> None:
    found = record("总投资3.2亿元，其中设备投入1.8亿元，年产值6亿元，年纳税约2400万元，用工260人")
    keys = ("investment_cny", "output_cny_year", "tax_cny_year", "employees")
    assert [found[k] for k in keys] == [320_000_000, 600_000_000, 24_000_000, 260]


def test_smaller_crane_that_will_do_is_required_and_the_wish_is_not() -> None:
    found = record("求租厂房3000平 16吨行车优先 没有的话10吨也行")
    assert (found["crane_min_t"], found["needs_crane"], "wishes" in found) == (10, True, False)


def test_ground_floor_at_best_is_a_wish_and_what_replaces_it_is_asked_about() -> None:
    found = read("求租厂房600平 最好一楼, 没有的话有大货梯也行", "requirement")
    assert (found.record["wishes"], found.record.get("needs_freight_lift")) == (["ground_floor"], None)
    assert [r.text for r in found.ambiguous] == ["货梯"]


def test_day_of_moving_in_is_the_day_needed() -> None:
    assert record("求租厂房3000平 2026年11月20日可入驻")["needed_by"] == "2026-11-20"


def test_goods_to_buy_are_no_place() -> None:
    assert record("求购钢管 一批 300吨") == {}


def test_later_phase_of_power_is_not_asked() -> None:
    assert record("求租厂房3000平 用电一期5000kVA二期10000kVA")["power_min_kva"] == 5000


def test_power_without_a_unit_is_asked_about() -> None:
    reading = read("求租厂房3000平 电300就够", "requirement")
    assert "power_min_kva" not in reading.record
    assert [(r.text, "kVA" in r.note) for r in reading.ambiguous] == [("电300", True)]


def test_number_of_something_else_is_listed_as_ignored() -> None:
    reading = read("求租厂房3000平 距高速10公里 13812345678", "requirement")
    assert [r.text for r in reading.ignored] == ["距高速10公里"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("单层", "needs_single_storey"),
        ("单层厂房", "needs_single_storey"),
        ("单层或底楼", "needs_ground_floor"),
        ("单层或者一楼", "needs_ground_floor"),
        ("底层", "needs_ground_floor"),
        ("一楼单层", "needs_ground_floor"),
    ],
)
def test_single_storey_is_an_ask_of_its_own_and_one_of_two_is_the_ground_floor(words: str, key: str) -> None:
    found = record(f"求租溧阳厂房3000平 {words} 15元")
    assert [each for each in ("needs_single_storey", "needs_ground_floor") if found.get(each)] == [key]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("要宿舍", True),
        ("需要员工宿舍", True),
        ("宿舍要有", True),
        ("宿舍12间", None),
        ("不要宿舍", None),
        ("宿舍无所谓", None),
    ],
)
def test_dormitory_is_needed_only_where_it_is_asked_for(words: str, wanted: bool | None) -> None:
    assert record(f"求租溧阳厂房3000平 {words}").get("needs_dormitory") == wanted


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("污水50吨/天", "wastewater_min_t_d", 50),
        ("每天排污水50吨", "wastewater_min_t_d", 50),
        ("蒸汽10吨/小时", "steam_min_t_h", 10),
        ("天然气500方/小时", "gas_min_nm3_h", 500),
        ("污水站200t/d", "wastewater_min_t_d", None),
        ("污水不超过50吨/天", "wastewater_min_t_d", None),
        ("蒸汽锅炉10吨", "steam_min_t_h", None),
        ("天然气一年100万方", "gas_min_nm3_h", None),
    ],
)
def test_amount_per_time_is_needed_at_least_and_nothing_else_is(words: str, key: str, value: int | None) -> None:
    assert record(f"求租溧阳厂房3000平 {words}").get(key) == value
