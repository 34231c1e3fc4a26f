"""Needs as visitors type them: alternatives, bounds, slips of form, what a company promises, days counted from today."""

import datetime as dt
from typing import Any

import pytest

from luodi.reading import read


def record(text: str, **own: Any) -> dict[str, Any]:
    return read(text, "requirement", **own).record


class TestDeals:
    """租售都行 and 能买也行 leave both open, with the limits of both."""

    @pytest.mark.parametrize(
        "text",
        [
            "在武进找个厂房2000平，能买也行",
            "求租厂房2000平，租售都行",
            "找厂房2000平，租买均可",
            "厂房2000平，租或者买都可以",
            "想买个厂房2000平，租也行",
            "求租2000平厂房，合适的话也可以买",
            "厂房2000平，买租不限",
            "2000平厂房，租赁或购买",
        ],
    )
    def test_alternative_is_both(self, text: str) -> None:
        assert record(text)["deal"] == ["rent", "sale"]

    @pytest.mark.parametrize(
        ("text", "deal"),
        [
            ("求租厂房2000平，不买", ["rent"]),
            ("求租厂房2000平，设备已经买了", ["rent"]),
            ("想买厂房2000平，现在租的到期了", ["sale"]),
            ("求租厂房2000平，租金也可以谈", ["rent"]),
            ("求租厂房2000平，购买设备后进场", ["rent"]),
        ],
    )
    def test_other_deal_of_something_else_is_none(self, text: str, deal: list[str]) -> None:
        assert record(text)["deal"] == deal

    def test_limits_of_both_are_kept(self) -> None:
        found = record("找溧阳厂房3000平，租的话18元以内，买的话单价3000元/平以内，租售都行")
        assert (found["deal"], found["rent_max_cny_m2_month"], found["sale_price_max_cny_m2"]) == (
            ["rent", "sale"],
            18,
            3000,
        )


class TestAreas:
    """A figure keeps its bounds, and a label behind it takes none of it away."""

    @pytest.mark.parametrize(
        ("words", "bounds"),
        [
            ("2千多平", (2000, None)),
            ("两千余平方", (2000, None)),
            ("2000来平", (1800, 2200)),
            ("面积不低于2000不超过3000", (2000, 3000)),
            ("面积至少2000平，最多3000平", (2000, 3000)),
            ("面积大于2000，小于3000平", (2000, 3000)),
            ("面积3000 层高8米", (2700, 3600)),
            ("面积3000\n层高8米", (2700, 3600)),
            ("面积3000 平均租金18元", (2700, 3600)),
            ("面积3000 楼面承重2吨", (2700, 3600)),
        ],
    )
    def test_area_of_a_need(self, words: str, bounds: tuple[int | None, int | None]) -> None:
        found = record(f"求租溧阳厂房，{words}")
        assert (found.get("area_min_m2"), found.get("area_max_m2")) == bounds

    @pytest.mark.parametrize("words", ["面积3 层", "面积5 亩地", "面积30 个车位"])
    def test_unit_behind_a_space_is_a_unit(self, words: str) -> None:
        assert "area_min_m2" not in record(f"求租溧阳厂房，{words}")

    def test_area_before_a_label_of_an_offer(self) -> None:
        found = read("出租溧阳厂房 面积3000 层高8米 租金18", "listing").record
        assert (found["area_m2"], found["storey_height_m"], found["rent_max_cny_m2_month"]) == (3000, 8, 18)


class TestPromises:
    """What a company promises on each mu is read and asked about: it is no yearly sum until the land is known."""

    @pytest.mark.parametrize("words", ["亩均税收能做到30万", "每亩税收30万元", "亩均税收不低于30万"])
    def test_tax_on_each_mu_is_asked_about_with_its_sum(self, words: str) -> None:
        reading = read(f"求购工业用地，30-40亩，{words}", "requirement")
        assert ("tax_cny_year" in reading.record, reading.ignored) == (False, ())
        assert [r.note for r in reading.ambiguous] == ["这是按亩说的数：至少 30 亩，合起来 900 万元，对吗？"]

    def test_without_land_the_land_is_asked_about(self) -> None:
        reading = read("求租厂房3000平，亩均税收能做到30万", "requirement")
        assert ("tax_cny_year" in reading.record, reading.ignored) == (False, ())
        assert [r.note for r in reading.ambiguous] == ["这是按亩说的数，要配上用地面积才知道总数：要多少亩地？"]

    def test_alone_it_is_asked_about_too(self) -> None:
        assert len(read("亩均税收能做到30万", "requirement").ambiguous) == 1


class TestDays:
    """明天 is a date only where the day of writing is known."""

    @pytest.mark.parametrize(
        ("words", "day"), [("明天入住", "2026-12-01"), ("后天就要搬", "2026-12-02"), ("10天内要进场", "2026-12-10")]
    )
    def test_day_counts_from_the_day_of_writing(self, words: str, day: str) -> None:
        assert record(f"求租厂房300平，{words}", as_of=dt.date(2026, 11, 30))["needed_by"] == day

    @pytest.mark.parametrize("words", ["明天入住", "下周入驻"])
    def test_without_it_the_day_is_asked_about(self, words: str) -> None:
        reading = read(f"求租厂房300平，{words}", "requirement")
        assert ("needed_by" in reading.record, len(reading.ambiguous)) == (False, 1)

    def test_day_of_a_visit_is_no_date_of_moving_in(self) -> None:
        assert "needed_by" not in record("求租厂房300平，明天看房", as_of=dt.date(2026, 11, 30))


class TestOffers:
    """What is let is no offer, and a factory on its land is a factory."""

    @pytest.mark.parametrize(
        "text",
        [
            "溧阳厂房3000平，18元，已出租",
            "出租厂房3000平 18元 已经租掉了",
            "2号厂房3000平，已租",
            "不租了 厂房3000平 18元",
            "厂房3000平出售，已成交",
            "厂房3000平18元\n暂不出租",
        ],
    )
    def test_what_is_gone_is_no_offer(self, text: str) -> None:
        reading = read(text, "listing")
        assert (reading.records, reading.note) == ((), "写着已经租出或售出，不作为房源。")

    @pytest.mark.parametrize(
        ("text", "area"),
        [
            ("已租2000平，剩3000平出租 18元", 3000),
            ("1号楼已出租，2号楼3000平 18元", 3000),
            ("1、武进厂房1000平 18元 已租\n2、新北厂房3000平 16元", 3000),
            ("厂房出租3000平，一层已出租", 3000),
            ("带租约出售厂房3000平，现已出租给上市公司", 3000),
            ("厂房3000平出租，不分租", 3000),
        ],
    )
    def test_what_is_left_is_one(self, text: str, area: int) -> None:
        reading = read(text, "listing")
        assert [r["area_m2"] for r in reading.records] == [area]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("出售 金坛 土地20亩 厂房12000平 总价3200万", ["factory"]),
            ("转让土地15亩，厂房8000平，办公楼1000平", ["factory"]),
            ("出售土地20亩，可建厂房12000平", ["land"]),
            ("出售工业用地20亩", ["land"]),
        ],
    )
    def test_land_beside_a_factory_of_its_own_size_is_what_it_stands_on(self, text: str, kind: list[str]) -> None:
        assert read(text, "listing").record["kind"] == kind


@pytest.mark.parametrize(
    "words",
    [
        "微信 zhang_2020",
        "微信号：zhang_2020",
        "我微信是zhang_2020",
        "VX zhang_2020",
        "wx:zhang_2020",
        "加微信zhang_2020",
    ],
)
def test_wechat_id_is_a_contact(words: str) -> None:
    assert [m.value for m in read(f"求租厂房500平，{words}", "requirement").mentions if m.key == "wechat"] == [
        "zhang_2020"
    ]
